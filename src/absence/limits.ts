import { policy } from '../policy/policy.ts';
import { earliest, plusDays, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import type { ExtensionDeadline } from './absence-case.ts';
import { dayCount, withinYear, type DayRange } from './days-away.ts';

const perYear = policy.absenceDaysPerYear.value;
const atOnce = policy.absenceDaysAtOnce.value;

/**
 * The latest day to come back: the first day after departure that, counted as a day away, would bring its calendar
 * year above 42, or this absence above 42 days. Coming back on that day is still within the limit. It may lie in the
 * past.
 *
 * @param others the days of the other absences that count, in the order of the calendar
 */
export function latestReturn(departure: CalendarDay, others: DayRange[]): CalendarDay {
  const first = plusDays(departure, 1);
  const usedIn = (year: number): number => sum(others.map((range) => dayCount(withinYear(range, year))));
  let used = usedIn(yearOf(first));

  for (let n = 1; n <= atOnce; n++) {
    const day = plusDays(departure, n);
    if (yearOf(day) > yearOf(plusDays(day, -1)) && n > 1) used = usedIn(yearOf(day));
    used += 1;
    if (used > perYear) return day;
  }
  return plusDays(departure, atOnce + 1);
}

/**
 * The last day to ask for an extension (article 3.8.4: "binnen de eerste 42 dagen van afwezigheid"), in both readings.
 * No weekend or holiday moves it.
 *
 * @param others the days of the other absences that count, in the order of the calendar
 */
export function extensionDeadline(departure: CalendarDay, others: DayRange[]): ExtensionDeadline {
  const thisAbsence = plusDays(departure, atOnce);
  const yearTotal = yearTotalDay(departure, others);
  return {
    thisAbsence,
    yearTotal,
    safe: earliest(thisAbsence, yearTotal),
    differ: thisAbsence !== yearTotal,
  };
}

/** The 42nd day away of a year if the absence goes on: of the year of its first day, or else of the year after. */
function yearTotalDay(departure: CalendarDay, others: DayRange[]): CalendarDay {
  const first = plusDays(departure, 1);
  const goesOn: DayRange = { first, last: `${yearOf(first) + 1}-12-31` as CalendarDay };
  const ranges = [...others, goesOn];
  const found = nthDay(ranges, yearOf(first)) ?? nthDay(ranges, yearOf(first) + 1);
  if (!found) throw new RangeError(`absence from ${departure}: found no 42nd day in two years`);
  return found;
}

/** The 42nd day of these ranges in a year, in the order of the calendar. */
function nthDay(ranges: DayRange[], year: number): CalendarDay | undefined {
  let left = perYear;
  for (const range of ranges) {
    const here = withinYear(range, year);
    const days = dayCount(here);
    if (days >= left) return plusDays(here.first, left - 1);
    left -= days;
  }
  return undefined;
}

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
