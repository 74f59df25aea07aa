import type { Spoken } from '../message.ts';
import type { Standing } from '../texts.ts';

const PLACE = /\{([\w.]+)\}/g;

/** What stands in an open place of a text when it is measured, by the name of the place; the first that fits. */
const EXAMPLES: [RegExp, Spoken][] = [
  [/year/i, { text: '2026', speak: 'dit jaar' }],
  [/(?:count|number|place|position)$/i, { text: '3', speak: 'drie' }],
  [/weeks?/i, { text: '6 weken', speak: 'zes weken' }],
  [/time|hour/i, { text: 'half 10', speak: 'half tien' }],
  [/day|date|until|from|departure|return|last|first|start|safe|begin|end/i, { text: '8 juni', speak: 'acht juni' }],
  [/days|used|left|over|total/i, { text: '12 dagen', speak: 'twaalf dagen' }],
  [/scheme|regeling|term|word|title|reason|answer|topic/i, { text: 'hulp thuis', speak: 'hulp thuis' }],
];
const OTHER: Spoken = { text: 'hulp', speak: 'hulp' };

/** A text with its open places filled: contacts as they are, other values with an example of the usual length. */
export const filled = (text: string, side: keyof Spoken, standing: Standing): string =>
  text.replace(PLACE, (place, name: string) =>
    name.startsWith('contact.') ? (standing[name]?.[side] ?? place) : exampleOf(name)[side],
  );

/** Words that fit the person spoken of stand in a text in their form for 'u': `{hebt}` is hebt, or heeft. */
const PERSON = /^(?:u|bent|hebt|kunt|wilt|hij)$/i;

const exampleOf = (name: string): Spoken => {
  if (PERSON.test(name)) return { text: name, speak: name };
  if (/days$|^days|used|left/i.test(name)) return { text: '12 dagen', speak: 'twaalf dagen' };
  return EXAMPLES.find(([pattern]) => pattern.test(name))?.[1] ?? OTHER;
};
