import { dayOf, monthOf, plusDays, plusMonths, weekdayOf, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import { oneDay, wholeMonth, type Days, type Part } from './day-form.ts';

/** The Monday of the week of a day. */
export const mondayOf = (day: CalendarDay): CalendarDay => plusDays(day, 1 - weekdayOf(day));

/** The week, Monday to Sunday, some weeks away from that of a day. */
export function weekFrom(day: CalendarDay, weeks: number): Days {
  const start = plusDays(mondayOf(day), 7 * weeks);
  return { start, end: plusDays(start, 6) };
}

/** The Saturday and Sunday of the week of a day. */
export const weekendOf = (day: CalendarDay): Days => ({
  start: plusDays(mondayOf(day), 5),
  end: plusDays(mondayOf(day), 6),
});

/** A quarter of a year, 1..4. */
export function quarterOf(year: number, quarter: number): Days {
  const first = wholeMonth(year, 3 * quarter - 2);
  return { start: first.start, end: wholeMonth(year, 3 * quarter).end };
}

/** The calendar year. */
export const wholeYear = (year: number): Days => ({ start: `${year}-01-01`, end: `${year}-12-31` });

/** The nth week of a span, or its last: weeks count from the one that has its Thursday in the span (ISO 8601). */
export function weekWithin({ start, end }: Days, nth: number | 'last'): Days | undefined {
  const firstMonday = plusDays(mondayOf(plusDays(start, 3)), 0);
  if (nth !== 'last') return weekFrom(firstMonday, nth - 1);
  return weekFrom(plusDays(mondayOf(plusDays(end, -3)), 0), 0);
}

/** The nth weekday of a span, or its last. */
export function weekdayWithin({ start, end }: Days, weekday: number, nth: number | 'last'): Days | undefined {
  const first = plusDays(start, (weekday - weekdayOf(start) + 7) % 7);
  const day = nth === 'last' ? plusDays(end, -((weekdayOf(end) - weekday + 7) % 7)) : plusDays(first, 7 * (nth - 1));
  return day >= start && day <= end ? oneDay(day) : undefined;
}

/** The ISO week with this number, or undefined when the year has no such week. */
export function isoWeek(year: number, week: number): Days | undefined {
  const days = weekFrom(`${year}-01-04`, week - 1);
  return week >= 1 && yearOf(plusDays(days.start, 3)) === year ? days : undefined;
}

/** The beginning, the middle or the end of a week, a month or a year. A named year is cut in three, a coming one in two. */
export function partOf({ start, end }: Days, part: Part, namedYear: boolean): Days {
  const length = (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
  if (length <= 7) {
    if (part === 'begin') return { start, end: plusDays(start, 2) };
    return part === 'end' ? { start: plusDays(start, 3), end } : { start: plusDays(start, 2), end: plusDays(start, 3) };
  }
  const year = yearOf(start);
  if (length <= 31) {
    const day = (n: number) => dayOf(year, monthOf(start), n) ?? start;
    if (part === 'begin') return { start, end: day(15) };
    return part === 'end' ? { start: day(16), end } : { start: day(10), end: day(20) };
  }
  const months = (from: number, to: number): Days => ({
    start: wholeMonth(year, from).start,
    end: wholeMonth(year, to).end,
  });
  if (namedYear || part === 'middle')
    return part === 'begin' ? months(1, 4) : part === 'end' ? months(9, 12) : months(5, 8);
  return part === 'begin' ? months(1, 6) : months(7, 12);
}

/** The n periods before today or after it, today not included. */
export function periodsFrom(
  today: CalendarDay,
  unit: 'day' | 'week' | 'month' | 'year',
  n: number,
  back: boolean,
): Days {
  const months = unit === 'month' ? n : unit === 'year' ? 12 * n : 0;
  const days = unit === 'day' ? n : unit === 'week' ? 7 * n : 0;
  const far = months ? plusMonths(today, back ? -months : months) : plusDays(today, back ? -days : days);
  return back ? { start: far, end: plusDays(today, -1) } : { start: plusDays(today, 1), end: far };
}
