import { together } from './limits.ts';
import { percent, readingEase, round, type Measured } from './measure.ts';

/** How all texts together read. */
export interface Totals {
  texts: number;
  words: number;
  sentences: number;
  ease: number;
  meanSentence: number;
  hardWords: number;
  longWords: number;
}

/** Adds up texts; buttons and labels, which are no running text, are left out. */
export function totalsOf(texts: readonly Measured[]): Totals {
  const running = texts.filter(({ passage: { kind } }) => kind !== 'button' && kind !== 'label');
  const sum = (value: (text: Measured) => number): number => running.reduce((total, text) => total + value(text), 0);
  const words = sum((text) => text.words.length);
  const sentences = sum((text) => text.sentences.length);
  const letterWords = sum((text) => text.letterWords);
  return {
    texts: texts.length,
    words,
    sentences,
    ease: readingEase(words, sentences, sum((text) => text.syllables)),
    meanSentence: round(words / Math.max(1, sentences)),
    hardWords: percent(sum((text) => text.hard.length), letterWords),
    longWords: percent(sum((text) => text.long.length), letterWords),
  };
}

/** What is over the limits for all texts together: name, found, limit. */
export function totalFaults(totals: Totals): { rule: string; found: number; limit: number }[] {
  const faults = [
    { rule: 'all-ease', found: totals.ease, limit: together.ease, wrong: totals.ease < together.ease },
    { rule: 'all-mean', found: totals.meanSentence, limit: together.meanSentence, wrong: totals.meanSentence > together.meanSentence },
    { rule: 'all-hard', found: totals.hardWords, limit: together.hardWords, wrong: totals.hardWords > together.hardWords },
    { rule: 'all-long', found: totals.longWords, limit: together.longWords, wrong: totals.longWords > together.longWords },
  ];
  return faults.filter(({ wrong }) => wrong).map(({ rule, found, limit }) => ({ rule, found, limit }));
}
