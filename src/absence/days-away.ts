import { daysBetween, earliest, latest, plusDays, yearOf, type CalendarDay } from '../values/calendar-day.ts';

/** Days in a row, both ends included. There is none when `last` lies before `first`. */
export interface DayRange {
  first: CalendarDay;
  last: CalendarDay;
}

/**
 * The days that count as absence: from the day after departure up to the day before return (article 3.8.4). The day
 * of departure and the day of return do not count, so two nights away is one day and one night is none.
 *
 * @example
 * daysAway('2026-06-02', '2026-06-11') // 3 up to and including 10 June: 8 days, nine nights
 */
export const daysAway = (departure: CalendarDay, back: CalendarDay): DayRange => ({
  first: plusDays(departure, 1),
  last: plusDays(back, -1),
});

/** The days away so far of somebody who is not back yet: today counts too. */
export const daysAwaySoFar = (departure: CalendarDay, today: CalendarDay): DayRange => ({
  first: plusDays(departure, 1),
  last: today,
});

/** How many days a range has; 0 when it has none. */
export const dayCount = ({ first, last }: DayRange): number => Math.max(0, daysBetween(first, last) + 1);

/** The days of a range that fall in a calendar year; none when it has none there. */
export const withinYear = ({ first, last }: DayRange, year: number): DayRange => ({
  first: latest(first, `${year}-01-01` as CalendarDay),
  last: earliest(last, `${year}-12-31` as CalendarDay),
});

/** The number of days in each calendar year; years without a day are left out. */
export function daysPerYear(range: DayRange): Map<number, number> {
  const perYear = new Map<number, number>();
  for (let year = yearOf(range.first); year <= yearOf(range.last); year++) {
    const days = dayCount(withinYear(range, year));
    if (days > 0) perYear.set(year, days);
  }
  return perYear;
}
