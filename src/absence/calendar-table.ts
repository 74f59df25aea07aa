import type { CalendarDay } from '../values/calendar-day.ts';
import type { CalendarRow, YearCalendar } from './year-calendar.ts';

/** The words of the table. */
export interface TableWords {
  caption: (year: number, used: number, left: number) => string;
  headings: { departure: string; back: string; days: string; count: string; kind: string };
  /** A date for the eye. */
  day: (day: CalendarDay) => string;
  range: (first: CalendarDay, last: CalendarDay) => string;
  kinds: Record<CalendarRow['kind'], string>;
  stillAway: string;
  none: string;
  total: string;
}

/** A table of texts: the first cell of each row names it. */
export interface Table {
  caption: string;
  columns: string[];
  rows: string[][];
}

/** The calendar as a table that says the same as the picture: an absence a row, with its days of the year. */
export function calendarTable({ year, usedDays, remainingDays, rows }: YearCalendar, words: TableWords): Table {
  const { departure, back, days, count, kind } = words.headings;
  return {
    caption: words.caption(year, usedDays, remainingDays),
    columns: [departure, back, days, count, kind],
    rows: [
      ...rows.map((row) => [
        words.day(row.departure),
        row.back ? words.day(row.back) : words.stillAway,
        row.days ? words.range(row.days.first, row.days.last) : words.none,
        String(row.dayCount),
        words.kinds[row.kind],
      ]),
      [words.total, '', '', String(usedDays), ''],
    ],
  };
}
