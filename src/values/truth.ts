/**
 * Yes, no, or not known. Unknown is never no: a missing answer makes an outcome unclear instead of guessing.
 * The operations are those of Kleene: one no makes an *and* no, one yes makes an *or* yes, whatever is unknown.
 */
export type Truth = 'yes' | 'no' | 'unknown';

/** A fact as it is told: a value, or `null` (asked, not known), or left out. */
export type Told<T> = T | null | undefined;

/** The truth of a plain fact. */
export const is = (fact: Told<boolean>): Truth => (fact == null ? 'unknown' : fact ? 'yes' : 'no');

/** The opposite; unknown stays unknown. */
export const not = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown');

/** Yes when all are yes, no when one is no. */
export const all = (...parts: Truth[]): Truth =>
  parts.includes('no') ? 'no' : parts.includes('unknown') ? 'unknown' : 'yes';

/** Yes when one is yes, no when all are no. */
export const any = (...parts: Truth[]): Truth =>
  parts.includes('yes') ? 'yes' : parts.includes('unknown') ? 'unknown' : 'no';

/** Whether a told value is one of these. */
export const oneOf = <T>(fact: Told<T>, ...values: T[]): Truth =>
  fact == null ? 'unknown' : values.includes(fact) ? 'yes' : 'no';

/** Whether a told number is this or more. */
export const atLeast = (fact: Told<number>, minimum: number): Truth =>
  fact == null ? 'unknown' : fact >= minimum ? 'yes' : 'no';

/** Whether a told number is less than this. */
export const below = (fact: Told<number>, limit: number): Truth => not(atLeast(fact, limit));

/** Whether a told list holds anything. */
export const notEmpty = (fact: Told<readonly unknown[]>): Truth =>
  fact == null ? 'unknown' : fact.length > 0 ? 'yes' : 'no';
