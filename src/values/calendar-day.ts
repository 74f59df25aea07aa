import { UTCDate } from '@date-fns/utc';
import { addMonths } from 'date-fns/addMonths';

/**
 * A day on the calendar of the Netherlands, as text `YYYY-MM-DD`: without hour or time zone, sortable as it stands.
 * `Date` stays inside this file.
 */
export type CalendarDay = `${number}-${number}-${number}`;

const MS_PER_DAY = 86_400_000;

/**
 * The day that a text names, or undefined when it is not `YYYY-MM-DD` or does not exist.
 *
 * @example
 * calendarDay('2026-02-29') // undefined: 2026 is no leap year
 */
export function calendarDay(text: unknown): CalendarDay | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return exists(year, month, day) ? (text as CalendarDay) : undefined;
}

/** The day with this year, month (1..12) and day of the month, or undefined when there is no such day. */
export const dayOf = (year: number, month: number, day: number): CalendarDay | undefined =>
  exists(year, month, day) ? written(year, month, day) : undefined;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function exists(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
  return [year, month, day].every(Number.isInteger) && year >= 1000 && year <= 9999 && day >= 1 && day <= length;
}

/** The day n days later (earlier when n is negative). */
export const plusDays = (day: CalendarDay, n: number): CalendarDay => fromDate(new Date(toMs(day) + n * MS_PER_DAY));

/**
 * The same day of the month n months later, or the last day of that month when it is shorter.
 *
 * @example
 * plusMonths('2026-08-31', 6) // '2027-02-28'
 */
export const plusMonths = (day: CalendarDay, n: number): CalendarDay => fromDate(addMonths(new UTCDate(toMs(day)), n));

/** Whole days from the one to the other: negative when the second comes first. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => (toMs(to) - toMs(from)) / MS_PER_DAY;

/** The calendar year of a day. */
export const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

/** The month of a day, 1..12. */
export const monthOf = (day: CalendarDay): number => Number(day.slice(5, 7));

/** The day of the month, 1..31. */
export const dayOfMonth = (day: CalendarDay): number => Number(day.slice(8, 10));

/** The day of the week: 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (day: CalendarDay): number => new Date(toMs(day)).getUTCDay() || 7;

/** The earlier of two days. */
export const earliest = (a: CalendarDay, b: CalendarDay): CalendarDay => (a < b ? a : b);

/** The later of two days. */
export const latest = (a: CalendarDay, b: CalendarDay): CalendarDay => (a > b ? a : b);

const toMs = (day: CalendarDay): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));

const fromDate = (date: Date): CalendarDay => written(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());

const written = (year: number, month: number, day: number): CalendarDay =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDay;
