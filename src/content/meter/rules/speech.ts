import { about, inSentence, type Rule } from '../measure.ts';
import { ssmlFaults } from '../ssml.ts';

/** Letters that are a word of their own: every engine spells them, or they are said as a word. */
const SPOKEN_LETTERS = new Set(['pgb', 'wlz', 'ggz']);
const UNSPEAKABLE = /[\d%€&@/*_•#+=|\\^~[\]()«»“”„]|https?:|www\.|\.nl\b/g;
/** Capitals in a row, words without a vowel, letters with full stops between. */
const ABBREVIATION = /(?<!\p{L})(?:\p{Lu}{2,}|[bcdfghjklmnpqrstvwxz]{2,}|(?:\p{L}\.){2,}|Wmo)(?!\p{L})/gu;
const isAloud = (kind: string): boolean => kind === 'voice' || kind === 'prompt';

/** What only the ear gets: words, and nothing that an engine would stumble over. */
export const speechRules: Rule[] = [
  {
    name: 'unspeakable',
    find: (text) =>
      isAloud(text.passage.kind)
        ? text.passage.lines.flatMap(({ text: sentence, line }) =>
            (sentence.replace(/<[^>]*>/g, '').match(UNSPEAKABLE) ?? []).map((found) => ({
              ...about(text, 'unspeakable', found),
              line,
              sentence,
            })),
          )
        : [],
  },
  {
    name: 'abbreviation',
    find: (text) =>
      isAloud(text.passage.kind)
        ? text.sentences.flatMap((sentence) =>
            (sentence.text.match(ABBREVIATION) ?? [])
              .filter((found) => !SPOKEN_LETTERS.has(found.toLowerCase()))
              .map((found) => inSentence(text, sentence, 'abbreviation', found)),
          )
        : [],
  },
  {
    name: 'ssml',
    find: (text) =>
      isAloud(text.passage.kind) ? ssmlFaults(text.text).map((found) => about(text, 'ssml', found)) : [],
  },
];
