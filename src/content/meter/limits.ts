import type { Kind } from './passage.ts';

/** What the writing guide allows for a kind of text; what is left out has no limit. */
export interface Limits {
  /** Flesch-Douma reading ease, at least. */
  ease?: number;
  /** Words in a sentence: the mean of a text, and the most. */
  meanSentence?: number;
  longestSentence: number;
  /** Hard and long words, in per cent of the words. */
  hardWords?: number;
  longWords?: number;
  /** Words in the whole text. */
  words?: number;
  /** Seconds aloud. */
  seconds?: number;
  questions?: number;
  numbers?: number;
  /** Characters in the whole text. */
  characters?: number;
}

/** The limits per kind of text (writing guide, section 1). */
export const limits: Record<Kind, Limits> = {
  chat: { ease: 85, meanSentence: 9, longestSentence: 14, hardWords: 4, longWords: 2, words: 60, questions: 2, numbers: 5 },
  voice: { ease: 85, meanSentence: 9, longestSentence: 15, hardWords: 4, longWords: 2, words: 50, seconds: 25, questions: 1, numbers: 3 },
  prompt: { ease: 85, meanSentence: 9, longestSentence: 15, hardWords: 4, longWords: 2, words: 50, seconds: 10, questions: 1, numbers: 3 },
  page: { ease: 80, meanSentence: 8, longestSentence: 14, hardWords: 4, longWords: 2 },
  button: { longestSentence: 10, characters: 45 },
  label: { longestSentence: 14 },
};

/** Reading ease of a text under 30 words, at least: the formula is unsure about short texts. */
export const SHORT_TEXT = { words: 30, ease: 70 } as const;

/** The most words between the finite verb and the last verb of a clause. */
export const WIDEST_TANG = 6;

/** The most words that deny in one sentence. */
export const NEGATIONS = 1;

/** Buttons under one question, beside "Ik weet het niet" and "Medewerker". */
export const BUTTONS = 3;

/** The limits over all texts together. */
export const together = { ease: 85, meanSentence: 7.5, hardWords: 1, longWords: 0.4, meanAtLeast: 6 } as const;

/** The most characters in one bubble of the chat. */
export const BUBBLE = 160;
