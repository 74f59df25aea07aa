import type { CalendarDay } from '../values/calendar-day.ts';
import { place } from './day-form.ts';
import { bareDayAt, corrected } from './grammar-forms.ts';
import { dateAt } from './grammar-dates.ts';
import type { Reference } from './phrase.ts';
import { Phrase } from './phrase.ts';
import { readTimes, type FoundDays } from './read-days.ts';

/** The days in an answer to "op welke dag": the one that was asked, and the others. */
export interface DayTold {
  day: CalendarDay;
  /** Other days in the same answer, in order. */
  also: FoundDays[];
}

/**
 * The one day that a text names, nearest to today in the direction of the question unless its own words say otherwise.
 * A bare "elf" or "de elfde" is a day of the month. Undefined when no day or more than one is named, or only a week or
 * a month.
 *
 * @example
 * readDay('de tiende nee de elfde', { today: '2026-06-15', direction: 'past' }) // '2026-06-11'
 */
export const readDay = (text: string, reference: Reference): CalendarDay | undefined => {
  const told = readDayTold(text, reference);
  return told?.also.length === 0 ? told.day : undefined;
};

/** The day that a text names first, and what it names besides: of a span the first day. */
export function readDayTold(text: string, reference: Reference): DayTold | undefined {
  const { days, phrase } = readTimes(text, reference);
  const [first, ...others] = days;
  if (!first) {
    const bare = bareDay(phrase);
    return bare && { day: bare, also: [] };
  }
  const { start, end, form } = first;
  if (start !== null && start === end) return { day: start, also: others };
  if (start === null || end === null) {
    const named = start ?? end;
    return named === null ? undefined : { day: named, also: others };
  }
  if (form) return undefined;
  return { day: start, also: [{ start: end, end, from: first.from, to: first.to }, ...others] };
}

/** An answer that is only a number or an ordinal: that day of the month. */
function bareDay(phrase: Phrase): CalendarDay | undefined {
  const at = phrase.skip(
    0,
    'ja',
    'op',
    'de',
    'den',
    'dat',
    'was',
    'het',
    'ik',
    'denk',
    'volgens',
    'mij',
    'ongeveer',
    'rond',
  );
  const pair = phrase.list[at]?.numeral;
  const found =
    pair?.kind === 'pair' && pair.b <= 12
      ? { value: { day: pair.a, month: pair.b }, next: at + 1 }
      : (dateAt(phrase, at) ?? bareDayAt(phrase, at));
  if (!found) return undefined;
  const { value, next } = corrected(phrase, found);
  const end = phrase.skip(next, 'dacht', 'ik', 'denk', 'was', 'dat', 'ongeveer', '.', '!', 'geloof');
  return end >= phrase.length ? place(value, phrase.today, phrase.direction)?.start : undefined;
}
