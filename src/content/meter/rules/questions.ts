import { limits } from '../limits.ts';
import { about, type Rule } from '../measure.ts';
import { isNumberWord } from '../number-words.ts';

/** What is asked of people: few questions, few numbers. */
export const questionRules: Rule[] = [
  {
    name: 'questions',
    find: (text) => {
      const limit = limits[text.passage.kind].questions;
      const count = (text.text.match(/\?/g) ?? []).length;
      return limit !== undefined && count > limit ? [about(text, 'questions', count, limit)] : [];
    },
  },
  {
    name: 'question-last',
    find: (text) =>
      isAloud(text.passage.kind) && text.text.includes('?') && !/\?\s*$/.test(text.text)
        ? [about(text, 'question-last', text.sentences.find(({ text: one }) => one.endsWith('?'))?.text ?? '?')]
        : [],
  },
  {
    name: 'numbers',
    find: (text) => {
      const limit = limits[text.passage.kind].numbers;
      const count = isAloud(text.passage.kind) ? numbersHeard(text.words) : numbersSeen(text.words);
      return limit !== undefined && count > limit ? [about(text, 'numbers', count, limit)] : [];
    },
  },
];

const isAloud = (kind: string): boolean => kind === 'voice' || kind === 'prompt';
const numbersSeen = (words: readonly string[]): number => words.filter((word) => /^\d/.test(word)).length;

/** Numbers in words, a group of them (a telephone number) as one; "een" alone is mostly the article. */
function numbersHeard(words: readonly string[]): number {
  const isNumber = (word = ''): boolean => /^\d/.test(word) || isNumberWord(word);
  return words.filter(
    (word, i) => isNumber(word) && !isNumber(words[i - 1]) && (word.toLowerCase() !== 'een' || isNumber(words[i + 1])),
  ).length;
}
