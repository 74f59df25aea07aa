import { BUBBLE } from '../limits.ts';
import { about, inSentence, type Measured, type Rule } from '../measure.ts';
import { isNumberWord } from '../number-words.ts';
import type { Kind } from '../passage.ts';

/** A telephone number, a postcode or an e-mail address, which belongs in contacts.yaml alone. */
const REACHABLE = /(?<!\d|\d\.)(?:112|113|0\d{3}|14 ?0\d{2,3})(?!\d|\.\d)|\b0\d[\d -]{7,}\b|\b\d{4} ?[A-Z]{2}\b|\S+@\S+\.\S+/g;
/** The number for danger, which may stand beside another. */
const DANGER = 'een een twee';
const isAloud = (kind: Kind): boolean => kind === 'voice' || kind === 'prompt';

/** How contacts stand in a text: by their key, one number at a time by ear, and no unknown place left open. */
export const contactRules: Rule[] = [
  {
    name: 'number-elsewhere',
    find: (text) =>
      text.passage.lines.flatMap(({ source, line }) =>
        (text.passage.file.endsWith('contacts.yaml') ? [] : (source.match(REACHABLE) ?? [])).map((found) => ({
          ...about(text, 'number-elsewhere', found),
          line,
          sentence: source,
        })),
      ),
  },
  {
    name: 'open-place',
    find: (text) =>
      text.passage.lines.flatMap(({ text: sentence, line }) =>
        (sentence.match(/\{[^}]*\}/g) ?? []).map((found) => ({ ...about(text, 'open-place', found), line, sentence })),
      ),
  },
  {
    name: 'phones',
    find: (text) => {
      const phones = isAloud(text.passage.kind) ? numbersGiven(text) : 0;
      return phones > 1 ? [about(text, 'phones', phones, 1)] : [];
    },
  },
  {
    name: 'bubble',
    find: (text) =>
      text.passage.kind === 'chat'
        ? text.sentences
            .filter((sentence) => sentence.text.length > BUBBLE)
            .map((sentence) => inSentence(text, sentence, 'bubble', sentence.text.length, BUBBLE))
        : [],
  },
];

/** Groups of three or more number words, said in a row: telephone numbers, each once, beside the one for danger. */
function numbersGiven({ words }: Measured): number {
  const groups: string[][] = [[]];
  for (const word of words) {
    if (isNumberWord(word)) groups.at(-1)?.push(word);
    else groups.push([]);
  }
  const given = groups.filter(({ length }) => length >= 3).map((group) => group.join(' '));
  return new Set(given.filter((number) => number !== DANGER)).size;
}
