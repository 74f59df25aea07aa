import { fold } from './fold.ts';
import { distance } from './typing-errors.ts';

/** Words by which each reason is known, the reasons in order of weight; a star stands for any ending. */
export type ReasonWords<Reason extends string> = Readonly<Record<Reason, readonly string[]>>;

/**
 * The reason for an absence that a text names, or undefined. Of several the first in the list counts. One letter wrong
 * in a longer word is read all the same.
 *
 * @example
 * readReason('ik lag in het zieknhuis', { ziekenhuisopname: ['ziekenhuis*'] }) // 'ziekenhuisopname'
 */
export function readReason<Reason extends string>(text: string, words: ReasonWords<Reason>): Reason | undefined {
  const told =
    fold(text)
      .slice(0, 1_000)
      .match(/[\p{L}\d]+/gu) ?? [];
  const line = ` ${told.join(' ')} `;
  const reasons = Object.entries(words) as [Reason, readonly string[]][];
  const exact = reasons.find(([, list]) => list.some((word) => stands(word, line)));
  if (exact) return exact[0];
  return reasons.find(([, list]) => list.some((word) => told.some((one) => isSlipOf(one, word))))?.[0];
}

const stands = (word: string, line: string): boolean =>
  word.endsWith('*') ? line.includes(` ${word.slice(0, -1)}`) : line.includes(` ${word} `);

function isSlipOf(told: string, word: string): boolean {
  const stem = word.replace('*', '');
  if (stem.includes(' ') || stem.length < 5) return false;
  const limit = stem.length >= 9 ? 3 : 2;
  const length = word.endsWith('*') ? Math.min(told.length, stem.length + 1) : told.length;
  return [stem.length, length].some(
    (cut) =>
      cut >= stem.length - 1 && told.startsWith(stem.charAt(0)) && distance(told.slice(0, cut), stem, limit) < limit,
  );
}
