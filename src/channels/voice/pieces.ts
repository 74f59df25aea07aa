import type { Activity } from 'botbuilder';
import { inWordsOnly, secondsOf, sentencesIn } from './speech.ts';

/** One thing that is said: its sentences, and how it is said. */
export interface Piece {
  sentences: readonly string[];
  /** It cannot be cut off by speaking: a notice, a number that comes once. */
  mustBeHeard?: boolean;
  /** It is said whole, however long: words for danger. */
  whole?: boolean;
}

/** Sentences are reckoned one by one, each rounded. */
const ROUNDING = 0.3;

/** So much longer slow speech takes, with its pauses. */
const SLOWER = 1.3;

/** No turn is longer aloud than this, in seconds. */
export const LONGEST_SECONDS = 25;

/** What the bot said, in pieces for the ear. */
export function piecesOf(said: readonly Partial<Activity>[]): Piece[] {
  return said.flatMap(({ type, speak, text, channelData, inputHint }) => {
    const aloud = speak ?? inWordsOnly(text ?? '');
    if (type !== 'message' || aloud === '') return [];
    const sentences = sentencesIn(aloud);
    const mustBeHeard = inputHint === 'ignoringInput' || inputHint === 'ignoring';
    const whole = typeof (channelData as { crisis?: unknown } | undefined)?.crisis === 'string';
    return [{ sentences, ...(mustBeHeard && { mustBeHeard }), ...(whole && { whole }) }];
  });
}

/** How pieces are cut. */
export interface Cutting {
  /** The question that follows. */
  asked: readonly string[];
  /** The question whether to go on, asked when something is left. */
  more: readonly string[];
  slow: boolean;
  /** Whether a sentence is said now, wherever it stands: that something is no decision. */
  isDue: (sentence: string) => boolean;
}

/**
 * Pieces cut at the end of a sentence, so that what is said first and what is asked after it stay within the limit.
 *
 * @returns what is said now, and the sentences that are left
 */
export function cut(pieces: readonly Piece[], { asked, more, slow, isDue }: Cutting): { now: Piece[]; rest: string[] } {
  const longest = slow ? LONGEST_SECONDS / SLOWER : LONGEST_SECONDS;
  const all = pieces.flatMap(({ sentences }) => sentences);
  if (pieces.some(({ whole }) => whole) || secondsOf([...all, ...asked]) <= longest) {
    return { now: [...pieces], rest: [] };
  }
  const due = all.filter(isDue);
  const others = all.filter((sentence) => !isDue(sentence));
  // Something is left for after the question whether to go on, also where only the question itself made it too long.
  const room = Math.min(longest - secondsOf([...due, ...more]) - ROUNDING, secondsOf(others) - 0.1);
  const now: Piece[] = [];
  const rest: string[] = [];
  let used = 0;
  for (const { sentences, ...how } of pieces) {
    const fits: string[] = [];
    for (const sentence of sentences.filter((one) => !isDue(one))) {
      used += secondsOf([sentence]);
      if (rest.length === 0 && (used <= room || (now.length === 0 && fits.length === 0))) fits.push(sentence);
      else rest.push(sentence);
    }
    if (fits.length > 0) now.push({ sentences: fits, ...how });
  }
  return { now: due.length > 0 ? [...now, { sentences: due }] : now, rest };
}
