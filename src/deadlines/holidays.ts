import { plusDays, weekdayOf, type CalendarDay } from '../values/calendar-day.ts';

/**
 * The public holidays of the Algemene termijnenwet, article 3: lid 1, Good Friday (lid 2), and the days made equal by
 * royal decree (lid 3). Easter Sunday and Whit Sunday are Sundays anyway.
 */
const holidays: ReadonlySet<string> = new Set([
  ...['2026-01-01', '2026-01-02', '2026-04-03', '2026-04-06', '2026-04-27', '2026-05-05', '2026-05-14', '2026-05-15'],
  ...['2026-05-25', '2026-12-25', '2026-12-26'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-04-27', '2027-05-05', '2027-05-06', '2027-05-07', '2027-05-17'],
  ...['2027-12-25', '2027-12-26'],
  ...['2028-01-01', '2028-04-14', '2028-04-17', '2028-04-27', '2028-04-28', '2028-05-05', '2028-05-25', '2028-05-26'],
  ...['2028-06-05', '2028-12-25', '2028-12-26'],
]);

/** The last day of which it is known whether it is a public holiday. */
export const lastKnownHolidayYear = 2028;
const lastKnownDay: CalendarDay = `${lastKnownHolidayYear}-12-31`;

/** Whether a day is a public holiday; of days after 2028 that is not known, and the answer is no. */
export const isHoliday = (day: CalendarDay): boolean => holidays.has(day);

/** Whether a term set in an Act may not end on this day: a Saturday, a Sunday or a public holiday (Atw 1 lid 1). */
export const isRestDay = (day: CalendarDay): boolean => weekdayOf(day) >= 6 || holidays.has(day);

/**
 * The day on which a term set in an Act ends: that day, or the next that is no Saturday, Sunday or public holiday (Atw
 * 1 lid 1). Undefined when the search ends after 2028, because the holidays of later years are not known here.
 *
 * @example
 * nextWorkingDay('2026-12-25') // '2026-12-28': two days of Christmas, then a Sunday
 */
export function nextWorkingDay(day: CalendarDay): CalendarDay | undefined {
  let end = day;
  while (end <= lastKnownDay && isRestDay(end)) end = plusDays(end, 1);
  return end <= lastKnownDay ? end : undefined;
}
