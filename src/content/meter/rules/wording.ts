import { jargonIn } from '../jargon.ts';
import { about, inSentence, type Measured, type Rule } from '../measure.ts';
import type { Finding, Kind } from '../passage.ts';

/** Words that address somebody as a child or a friend. */
const FAMILIAR = /(?<!\p{L})(je|jij|jouw|jou|jullie)(?!\p{L})/giu;
/** Signs and abbreviations that many people stumble over. */
const SIGNS =
  /en\/of|(?<!\p{L})(?:t\/m|p\/w|e\.d\.|i\.v\.m\.|o\.a\.|d\.m\.v\.|m\.b\.t\.|a\.u\.b\.|z\.s\.m\.|bijv\.|bv\.|enz\.|etc\.|incl\.|excl\.|(?:ca|nr|art|min|max|tel)\.(?=\s[\p{Ll}\d]))|[%&@/*_<>•]/giu;
/** A date in figures alone: `08-06-2026`, `8/6`. */
const FIGURE_DATE = /\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b/g;
/** What the tone of the guide leaves out: exclamation, emoji, empty comfort, blame. */
const TONE = /!|\p{Extended_Pictographic}|(?<!\p{L})(?:helaas|u voldoet niet|de cliënt|men)(?!\p{L})/giu;

/** Which words: known, explained, spelled well, kind. */
export const wordingRules: Rule[] = [
  {
    name: 'jargon',
    find: (text, { jargon }) =>
      jargonIn(
        text.sentences.map((sentence) => sentence.text),
        jargon,
        text.passage.explains,
      ).flatMap(({ term, word, sentence: index }) => {
        const sentence = text.sentences[index];
        const mayStand = term.rule === 'explain' && !isRunning(text.passage.kind);
        return sentence && !mayStand ? [inSentence(text, sentence, `jargon-${term.rule}`, word, term.plain)] : [];
      }),
  },
  {
    name: 'spelling',
    find: (text, { vocabulary, speller }) =>
      text.sentences.flatMap((sentence) =>
        sentence.words
          .filter((word) => /^\p{L}/u.test(word) && !vocabulary.isAllowed(word) && !speller(word))
          .map((word) => inSentence(text, sentence, 'spelling', word)),
      ),
  },
  matches('familiar', FAMILIAR),
  matches('signs', SIGNS),
  matches('figure-date', FIGURE_DATE),
  matches('tone', TONE),
];

/** A title has no room for an explanation; the answer behind it has. */
const isRunning = (kind: Kind): boolean => kind !== 'button' && kind !== 'label';

function matches(name: string, pattern: RegExp): Rule {
  return {
    name,
    find: (text: Measured): Finding[] =>
      text.passage.lines.flatMap(({ text: sentence, line }) =>
        (sentence.match(pattern) ?? []).map((found) => ({ ...about(text, name, found), line, sentence })),
      ),
  };
}
