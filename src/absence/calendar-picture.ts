import { dayOfMonth } from '../values/calendar-day.ts';
import { escapeHtml as safe } from '../values/html.ts';
import type { DayKind, YearCalendar } from './year-calendar.ts';

/** The words in the picture: the months in short, and what each mark means. */
export interface PictureWords {
  /** Twelve names, January first. */
  months: readonly string[];
  legend: Record<Exclude<DayKind, 'home'>, string>;
}

const CELL = 14;
const STEP = 16;
const LEFT = 52;
const TOP = 24;
const ROW = 20;
const WIDTH = LEFT + 31 * STEP;

/**
 * The year as a picture (SVG): a row for each month, a square for each day. It is hidden from screen readers, because
 * the table says the same. No mark differs by colour alone, and no style sheet is needed.
 */
export function calendarPicture(calendar: YearCalendar, words: PictureWords): string {
  const legend = legendOf(calendar, words, TOP + 12 * ROW + 14);
  const row = (month: number): number => TOP + (month - 1) * ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${legend.bottom}" aria-hidden="true" focusable="false" font-family="sans-serif">`,
    `<pattern id="days" x="${LEFT}" width="${STEP}" height="${STEP}" patternUnits="userSpaceOnUse"><rect width="${CELL}" height="${STEP}" fill="#e4e7eb"/></pattern>`,
    ...[1, 5, 10, 15, 20, 25, 30].map((day) =>
      label(LEFT + (day - 1) * STEP + CELL / 2, TOP - 8, String(day), 'middle'),
    ),
    ...calendar.months.flatMap(({ month, days }) => [
      label(0, row(month) + CELL - 1, words.months[month - 1] ?? '', 'start'),
      `<rect x="${LEFT}" y="${row(month)}" width="${days.length * STEP}" height="${CELL}" fill="url(#days)"/>`,
      ...days.map(({ day, kind }) =>
        mark(kind, LEFT + (dayOfMonth(day) - 1) * STEP, row(month), day === calendar.today),
      ),
    ]),
    ...legend.parts,
    '</svg>',
  ].join('');
}

const order = ['counted', 'doubt', 'unpaid', 'planned', 'edge'] as const;

function legendOf(
  { months }: YearCalendar,
  { legend }: PictureWords,
  top: number,
): { parts: string[]; bottom: number } {
  const present = new Set(months.flatMap(({ days }) => days.map(({ kind }) => kind)));
  const kinds = order.filter((kind) => present.has(kind));
  const parts = kinds.flatMap((kind, i) => [
    mark(kind, 0, top + i * 24, false),
    label(24, top + i * 24 + CELL - 1, legend[kind], 'start'),
  ]);
  return { parts, bottom: top + kinds.length * 24 };
}

const label = (x: number, y: number, text: string, anchor: 'start' | 'middle'): string =>
  `<text x="${x}" y="${y}" font-size="17" fill="#1f2933" text-anchor="${anchor}">${safe(text)}</text>`;

function mark(kind: DayKind, x: number, y: number, today: boolean): string {
  const ring = today
    ? `<rect x="${x - 1.5}" y="${y - 1.5}" width="${CELL + 3}" height="${CELL + 3}" fill="none" stroke="#b00020" stroke-width="2"/>`
    : '';
  return shape[kind](x, y) + ring;
}

const square = (x: number, y: number, look: string): string =>
  `<rect x="${x}" y="${y}" width="${CELL}" height="${CELL}" ${look}/>`;
const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#1f2933" stroke-width="2"/>`;

const shape: Record<DayKind, (x: number, y: number) => string> = {
  counted: (x, y) => square(x, y, 'fill="#0b5394"'),
  doubt: (x, y) => square(x, y, 'fill="#9fc5e8" stroke="#0b5394"') + line(x, y + CELL, x + CELL, y),
  unpaid: (x, y) =>
    square(x, y, 'fill="#fff" stroke="#1f2933"') + line(x, y + CELL, x + CELL, y) + line(x, y, x + CELL, y + CELL),
  planned: (x, y) =>
    square(x + 1, y + 1, 'fill="#fff" stroke="#0b5394" stroke-width="3"').replaceAll(`"${CELL}"`, `"${CELL - 2}"`),
  edge: (x, y) => `<circle cx="${x + CELL / 2}" cy="${y + CELL / 2}" r="${CELL / 2}" fill="#7b8794"/>`,
  home: () => '',
};
