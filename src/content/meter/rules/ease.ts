import { limits, SHORT_TEXT } from '../limits.ts';
import { about, percent, type Rule } from '../measure.ts';

/** How easy: reading ease, hard and long words. */
export const easeRules: Rule[] = [
  {
    name: 'ease',
    find: (text) => {
      const limit = limits[text.passage.kind].ease;
      if (limit === undefined || text.words.length === 0) return [];
      const least = text.words.length < SHORT_TEXT.words ? SHORT_TEXT.ease : limit;
      return text.ease < least ? [about(text, 'ease', text.ease, least)] : [];
    },
  },
  {
    name: 'hard-words',
    find: (text) => {
      const limit = limits[text.passage.kind].hardWords;
      const share = percent(text.hard.length, text.letterWords);
      return limit !== undefined && share > limit
        ? [about(text, 'hard-words', `${share} %: ${text.hard.join(', ')}`, `${limit} %`)]
        : [];
    },
  },
  {
    name: 'long-words',
    find: (text) => {
      const limit = limits[text.passage.kind].longWords;
      const share = percent(text.long.length, text.letterWords);
      return limit !== undefined && share > limit
        ? [about(text, 'long-words', `${share} %: ${text.long.join(', ')}`, `${limit} %`)]
        : [];
    },
  },
];
