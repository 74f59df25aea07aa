import { agesIn } from './read-age.ts';
import { readTimes } from './read-days.ts';
import { isoLength } from './grammar-lengths.ts';
import { numbersIn } from './read-number.ts';
import type { Reference } from './phrase.ts';
import type { CalendarDay } from '../values/calendar-day.ts';

/** One thing read in a text, as the command `read` gives it: days are included on both ends, null is open. */
export type ReadResult =
  | { type: 'date'; start: CalendarDay }
  | { type: 'range'; start: CalendarDay | null; end: CalendarDay | null }
  | { type: 'duration'; iso: string }
  | { type: 'number'; value: number }
  | { type: 'age'; value: number; unit: 'year' | 'month' };

/** Everything a text says in dates, spans, durations, numbers and ages. */
export function readDays(text: string, reference: Reference): ReadResult[] {
  const { phrase, days, lengths } = readTimes(text, reference);
  const inDate = (i: number) => days.some(({ from, to }) => i >= from && i < to);
  const results: ReadResult[] = days.map(({ start, end }) =>
    start !== null && start === end ? { type: 'date', start } : { type: 'range', start, end },
  );
  for (const { length } of lengths) results.push({ type: 'duration', iso: isoLength(length) });
  const ages = agesIn(phrase, inDate);
  for (const { value, unit } of ages) results.push({ type: 'age', value, unit });
  const alone = days.length === 1 && days[0]?.from === 0 && days[0].to === phrase.length;
  for (const { value, from } of numbersIn(phrase, alone ? undefined : inDate)) {
    const age = ages.find((one) => one.from === from);
    results.push({ type: 'number', value: age?.value ?? value });
  }
  return results;
}
