import { calendarDay, dayOf, plusDays, weekdayOf, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import type { AbsenceAnswer, AbsenceCase, Counts, Verdict } from './absence-case.ts';
import { dayCount, daysAway, daysAwaySoFar, withinYear, type DayRange } from './days-away.ts';

/**
 * What a day of the calendar is: held against the 42 (`counted`), held against them but in doubt, away without the
 * financing (`unpaid`), planned, a day of departure or return, or an ordinary day. A day that is several of these
 * shows the first.
 */
export type DayKind = 'counted' | 'doubt' | 'unpaid' | 'planned' | 'edge' | 'home';

/** A year with its absences, to be shown as a picture and as a table. */
export interface YearCalendar {
  year: number;
  usedDays: number;
  remainingDays: number;
  today: CalendarDay;
  months: { month: number; days: { day: CalendarDay; kind: DayKind; weekday: number }[] }[];
  /** The absences that touch the year, in the order of the calendar. */
  rows: CalendarRow[];
}

/** One absence: its dates, and its days in this year. */
export interface CalendarRow {
  departure: CalendarDay;
  back: CalendarDay | null;
  /** The days away in this year; undefined when there are none. */
  days: DayRange | undefined;
  dayCount: number;
  kind: Exclude<DayKind, 'edge' | 'home'>;
}

/** The calendar of the asked year, or undefined while the case has errors. */
export function yearCalendar(told: AbsenceCase, answer: AbsenceAnswer): YearCalendar | undefined {
  const today = calendarDay(told.today);
  const { usedDays, remainingDays } = answer;
  if (!today || usedDays === null || remainingDays === null) return undefined;

  const { year } = told;
  const rows = [
    ...told.periods.map((period, i) => row(period, answer.perPeriod[i], today, year)),
    ...(told.plan && answer.plan ? [plannedRow(told.plan, answer.plan, today, year)] : []),
  ]
    .filter((found) => found !== undefined)
    .filter(
      ({ departure, back, dayCount }) => dayCount > 0 || yearOf(departure) === year || (back && yearOf(back) === year),
    )
    .sort((a, b) => (a.departure < b.departure ? -1 : a.departure > b.departure ? 1 : 0));

  const kinds = kindsOfDays(rows);
  const months = Array.from({ length: 12 }, (_, i) => ({ month: i + 1, days: daysOfMonth(year, i + 1, kinds) }));
  return { year, usedDays, remainingDays, today, months, rows };
}

type Dates = Pick<AbsenceCase['periods'][number], 'departure' | 'return'>;

function row(told: Dates, verdict: Verdict | undefined, today: CalendarDay, year: number): CalendarRow | undefined {
  const departure = calendarDay(told.departure);
  if (!departure || !verdict) return undefined;
  const back = calendarDay(told.return) ?? null;
  const all = back ? daysAway(departure, back) : daysAwaySoFar(departure, today);
  const days = withinYear(all, year);
  return {
    departure,
    back,
    days: dayCount(days) > 0 ? days : undefined,
    dayCount: dayCount(days),
    kind: kindOf(verdict.counts),
  };
}

/** The plan; the days of the running absence so far keep their own row, so the expected end begins tomorrow. */
function plannedRow(told: Dates, verdict: Verdict, today: CalendarDay, year: number): CalendarRow | undefined {
  const found = told.return === null ? undefined : row(told, verdict, today, year);
  if (!found?.days) return found && { ...found, kind: 'planned' };
  const first = found.days.first <= today ? plusDays(today, 1) : found.days.first;
  const days = { first, last: found.days.last };
  return { ...found, days: dayCount(days) > 0 ? days : undefined, dayCount: dayCount(days), kind: 'planned' };
}

const kindOf = (counts: Counts): CalendarRow['kind'] =>
  counts === true ? 'counted' : counts === 'ask' ? 'doubt' : 'unpaid';

function kindsOfDays(rows: readonly CalendarRow[]): Map<CalendarDay, DayKind> {
  const kinds = new Map<CalendarDay, DayKind>();
  for (const { departure, back } of rows) {
    kinds.set(departure, 'edge');
    if (back) kinds.set(back, 'edge');
  }
  for (const { days, kind } of rows) {
    for (let day = days?.first; day && days && day <= days.last; day = plusDays(day, 1)) kinds.set(day, kind);
  }
  return kinds;
}

const daysOfMonth = (year: number, month: number, kinds: Map<CalendarDay, DayKind>) =>
  Array.from({ length: 31 }, (_, i) => dayOf(year, month, i + 1))
    .filter((day) => day !== undefined)
    .map((day) => ({ day, weekday: weekdayOf(day), kind: kinds.get(day) ?? 'home' }));
