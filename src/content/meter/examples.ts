import type { Spoken } from '../message.ts';
import type { Standing } from '../texts.ts';

const PLACE = /\{([\w.]+)\}/g;

/** What stands in an open place of a text when it is measured, by the name of the place; the first that fits. */
const EXAMPLES: [RegExp, Spoken][] = [
  [/^(?:told|periods?|lines?|facts|summary|answers)$/i, { text: 'U woont nu in Deventer.', speak: 'U woont nu in Deventer.' }],
  [/^span$/i, { text: 'van 2 juni tot 11 juni', speak: 'van twee juni tot elf juni' }],
  [/^code$/i, { text: '4217', speak: 'vier twee een zeven' }],
  [/year/i, { text: '2026', speak: 'dit jaar' }],
  [/days|used|left|over|total|nights/i, { text: '12 dagen', speak: 'twaalf dagen' }],
  [/count|number|place|position|max|min|late|touched/i, { text: '3', speak: 'drie' }],
  [/weeks?/i, { text: '6 weken', speak: 'zes weken' }],
  [/time|hour/i, { text: 'half 10', speak: 'half tien' }],
  [/day|date|until|from|departure|return|last|first|start|safe|begin|end|between|certain/i, { text: '8 juni', speak: 'acht juni' }],
];
/** Places that hold a word of their own: a text says "u" or speaks of somebody else. */
const OWN_WORD = /^(?:u|uw|bent|hebt|wilt|kunt|moet|mag|gaat|woont|komt|zoekt|krijgt|zegt|weet)$/i;

/** A text with its open places filled: contacts as they are, other values with an example of the usual length. */
export const filled = (text: string, side: keyof Spoken, standing: Standing): string =>
  text.replace(PLACE, (place, name: string) =>
    name.startsWith('contact.') ? (standing[name]?.[side] ?? place) : exampleOf(name)[side],
  );

const exampleOf = (name: string): Spoken =>
  OWN_WORD.test(name)
    ? { text: name, speak: name }
    : (EXAMPLES.find(([pattern]) => pattern.test(name))?.[1] ?? { text: 'hulp', speak: 'hulp' });
