import { escapeHtml as safe } from '../values/html.ts';
import type { CalendarDay } from '../values/calendar-day.ts';
import type { CalendarRow, YearCalendar } from './year-calendar.ts';

/** The words of the table, from the texts; each function gives text, not HTML. */
export interface TableWords {
  caption: (year: number, used: number, left: number) => string;
  headings: { departure: string; back: string; days: string; count: string; kind: string };
  /** A date for the eye. */
  day: (day: CalendarDay) => string;
  range: (first: CalendarDay, last: CalendarDay) => string;
  kind: Record<CalendarRow['kind'], string>;
  stillAway: string;
  none: string;
  total: string;
}

/** The calendar as a table that says the same as the picture: an absence a row, with its days of the year. */
export function calendarTable({ year, usedDays, remainingDays, rows }: YearCalendar, words: TableWords): string {
  const { headings } = words;
  const head = [headings.departure, headings.back, headings.days, headings.count, headings.kind];
  return [
    `<table><caption>${safe(words.caption(year, usedDays, remainingDays))}</caption>`,
    `<thead><tr>${head.map((title) => `<th scope="col">${safe(title)}</th>`).join('')}</tr></thead><tbody>`,
    ...rows.map((row) => tableRow(row, words)),
    `</tbody><tfoot><tr><th scope="row" colspan="3">${safe(words.total)}</th><td>${usedDays}</td><td></td></tr></tfoot></table>`,
  ].join('');
}

function tableRow({ departure, back, days, dayCount, kind }: CalendarRow, words: TableWords): string {
  const cells = [
    back ? words.day(back) : words.stillAway,
    days ? words.range(days.first, days.last) : words.none,
    String(dayCount),
    words.kind[kind],
  ];
  return `<tr><th scope="row">${safe(words.day(departure))}</th>${cells.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`;
}
