import { type JargonTerm } from './jargon.ts';
import { isNumberWord } from './number-words.ts';
import type { Finding, Passage, Sentence } from './passage.ts';
import { sentencesOf, wordsOf } from './sentences.ts';
import type { Speller } from './spelling.ts';
import { syllablesIn } from './syllables.ts';
import { LONGEST_SHORT_WORD, type Vocabulary } from './vocabulary.ts';

/** What the rules need to know of Dutch. */
export interface Dutch {
  vocabulary: Vocabulary;
  jargon: readonly JargonTerm[];
  speller: Speller;
}

/** A passage that was taken apart and counted once, for all rules. */
export interface Measured {
  passage: Passage;
  text: string;
  sentences: Sentence[];
  words: string[];
  /** Words that begin with a letter. */
  letterWords: number;
  syllables: number;
  hard: string[];
  long: string[];
  /** Flesch-Douma: 206.84 - 77 x syllables per word - 0.93 x words per sentence. */
  ease: number;
}

/** A rule of the writing guide: its name, and what it finds in a text. The name leads to its words in meter.yaml. */
export interface Rule {
  name: string;
  find(measured: Measured, dutch: Dutch): Finding[];
}

/** Takes a passage apart. */
export function measure(passage: Passage, { vocabulary }: Dutch): Measured {
  const sentences = passage.lines.flatMap(({ text, line }) =>
    sentencesOf(text).map((sentence) => ({ text: sentence, line, words: wordsOf(sentence) })),
  );
  const words = sentences.flatMap((sentence) => sentence.words);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const hard: string[] = [];
  const long: string[] = [];
  for (const sentence of sentences) {
    sentence.words.forEach((word, i) => {
      if (!/^\p{L}/u.test(word)) return;
      const isName = i > 0 && /^\p{Lu}/u.test(word);
      if (word.length > LONGEST_SHORT_WORD && !vocabulary.isAllowed(word) && !isNumberWord(word)) long.push(word);
      if (!isName && !vocabulary.isCommon(word)) hard.push(word);
    });
  }
  return {
    passage,
    text: passage.lines.map(({ text }) => text).join('\n'),
    sentences,
    words,
    letterWords: words.filter((word) => /^\p{L}/u.test(word)).length,
    syllables,
    hard,
    long,
    ease: readingEase(words.length, sentences.length, syllables),
  };
}

/** Flesch-Douma reading ease, to one decimal; a text without words is as easy as can be. */
export const readingEase = (words: number, sentences: number, syllables: number): number =>
  words === 0 ? 206.84 : round(206.84 - 77 * (syllables / words) - 0.93 * (words / Math.max(1, sentences)));

/** A share in per cent, to one decimal. */
export const percent = (part: number, whole: number): number => round((100 * part) / Math.max(1, whole));

/** To one decimal. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** A finding about a whole text. */
export const about = (
  { passage }: Measured,
  rule: string,
  found: string | number,
  limit?: string | number,
): Finding => ({
  rule,
  file: passage.file,
  line: passage.lines[0]?.line ?? 0,
  key: passage.key,
  found: String(found),
  ...(limit !== undefined && { limit: String(limit) }),
});

/** A finding about one sentence. */
export const inSentence = (
  measured: Measured,
  sentence: Sentence,
  rule: string,
  found: string | number,
  limit?: string | number,
): Finding => ({ ...about(measured, rule, found, limit), line: sentence.line, sentence: sentence.text });
