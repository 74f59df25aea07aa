import { limits } from '../limits.ts';
import { about, inSentence, round, type Rule } from '../measure.ts';
import { secondsAloud } from '../syllables.ts';

/** How long: words, sentences, seconds, characters. */
export const lengthRules: Rule[] = [
  {
    name: 'words',
    find: (text) => {
      const limit = limits[text.passage.kind].words;
      return limit !== undefined && text.words.length > limit ? [about(text, 'words', text.words.length, limit)] : [];
    },
  },
  {
    name: 'sentence-length',
    find: (text) => {
      const limit = limits[text.passage.kind].longestSentence;
      return text.sentences
        .filter(({ words }) => words.length > limit)
        .map((sentence) => inSentence(text, sentence, 'sentence-length', sentence.words.length, limit));
    },
  },
  {
    name: 'sentence-mean',
    find: (text) => {
      const limit = limits[text.passage.kind].meanSentence;
      const mean = round(text.words.length / Math.max(1, text.sentences.length));
      return limit !== undefined && mean > limit ? [about(text, 'sentence-mean', mean, limit)] : [];
    },
  },
  {
    name: 'seconds',
    find: (text) => {
      const limit = limits[text.passage.kind].seconds;
      const seconds = secondsAloud(text.text);
      return limit !== undefined && seconds > limit ? [about(text, 'seconds', seconds, limit)] : [];
    },
  },
  {
    name: 'characters',
    find: (text) => {
      const limit = limits[text.passage.kind].characters;
      return limit !== undefined && text.text.length > limit
        ? [about(text, 'characters', text.text.length, limit)]
        : [];
    },
  },
  {
    name: 'end-of-sentence',
    find: (text) =>
      ['button', 'label'].includes(text.passage.kind)
        ? []
        : text.passage.lines
            .filter(({ text: line }) => !/[.?:!…)"']$/.test(line.trim()))
            .map(({ text: line, line: at }) => ({ ...about(text, 'end-of-sentence', line.slice(-30)), line: at })),
  },
];
