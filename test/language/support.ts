import { dayOf, monthOf, plusDays, plusMonths, yearOf, type CalendarDay } from '../../src/values/calendar-day.ts';

export { plusDays };

/** The first and last day of the month of a day. */
export function wholeMonth(day: CalendarDay): { start: CalendarDay; end: CalendarDay } {
  const start = dayOf(yearOf(day), monthOf(day), 1) ?? day;
  return { start, end: plusDays(plusMonths(start, 1), -1) };
}
