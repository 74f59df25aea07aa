import { CsvError, parse } from 'csv-parse/sync';
import { calendarDay, dayOf, type CalendarDay } from '../../values/calendar-day.ts';
import type { UnreadableCode } from './decoded.ts';

/** What is wrong with a row by itself. */
export type RowFaultCode = 'NO_RESIDENT' | 'LONG_LABEL' | 'NO_DEPARTURE' | 'BAD_DEPARTURE' | 'BAD_RETURN' | 'BAD_STAY';

/** One departure of one resident, as it stands in the sheet. */
export interface SheetRow {
  /** The line in the file, counted from 1, the heading included. */
  line: number;
  resident: string;
  departure: CalendarDay;
  back: CalendarDay | null;
  reason: string | null;
  stayStart: CalendarDay | null;
}

/** A row that cannot be used; `resident` is empty when the row names none. */
export interface FaultyRow {
  line: number;
  resident: string;
  fault: RowFaultCode;
}

export type ReadSheet = { rows: SheetRow[]; faulty: FaultyRow[]; unreadable?: never } | { unreadable: UnreadableCode };

const columns = ['resident', 'departure', 'back', 'reason', 'stayStart'] as const;
type Column = (typeof columns)[number];

/** The words in the heading of each column, as the texts give them; compared without case and signs. */
export type ColumnWords = Record<Column, readonly string[]>;

/** A label longer than this is a name, and a name does not belong in the sheet. */
const longestLabel = 20;

/**
 * The rows of a sheet. The delimiter is `;`, `,` or a tab, whichever the first line has most of. With a heading the
 * columns may stand in any order; without one they are resident, departure, return, reason, first day of the stay.
 */
export function sheetRows(text: string, words: ColumnWords): ReadSheet {
  const records = recordsOf(text);
  if (!Array.isArray(records)) return records;
  const [first] = records;
  if (!first) return { unreadable: 'EMPTY' };

  const heading = headingOf(first.cells, words);
  if (heading?.resident === undefined && heading) return { unreadable: 'NO_RESIDENT_COLUMN' };
  if (heading?.departure === undefined && heading) return { unreadable: 'NO_DEPARTURE_COLUMN' };
  const places = heading ?? { resident: 0, departure: 1, back: 2, reason: 3, stayStart: 4 };

  const rows: SheetRow[] = [];
  const faulty: FaultyRow[] = [];
  for (const record of heading ? records.slice(1) : records) {
    const read = rowOf(record, places);
    if ('fault' in read) faulty.push(read);
    else rows.push(read);
  }
  return { rows, faulty };
}

interface SheetRecord {
  line: number;
  cells: string[];
}

function recordsOf(text: string): SheetRecord[] | { unreadable: UnreadableCode } {
  try {
    const parsed = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (error instanceof CsvError) return { unreadable: 'QUOTE_NOT_CLOSED' };
    throw error;
  }
}

function delimiterOf(text: string): string {
  const [first = ''] = text.trimStart().split(/\r?\n/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (sign: string): number => bare.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

type Places = Partial<Record<Column, number>>;

/** The places of the columns, or undefined when the first row is no heading: it holds a date, or no word of ours. */
function headingOf(cells: string[], words: ColumnWords): Places | undefined {
  if (cells.some((cell) => sheetDay(cell))) return undefined;
  const folded = cells.map(fold);
  const places: Places = {};
  for (const column of columns) {
    const place = folded.findIndex((cell) => words[column].some((word) => fold(word) === cell));
    if (place >= 0) places[column] = place;
  }
  return Object.keys(places).length > 0 ? places : undefined;
}

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function rowOf({ line, cells }: SheetRecord, places: Places): SheetRow | FaultyRow {
  const cell = (column: Column): string => cells[places[column] ?? -1] ?? '';
  const resident = cell('resident');
  const fault = (code: RowFaultCode): FaultyRow => ({ line, resident: resident.slice(0, longestLabel), fault: code });

  if (!resident) return fault('NO_RESIDENT');
  if (resident.length > longestLabel) return fault('LONG_LABEL');
  if (!cell('departure')) return fault('NO_DEPARTURE');
  const departure = sheetDay(cell('departure'));
  if (!departure) return fault('BAD_DEPARTURE');
  const back = cell('back') ? sheetDay(cell('back')) : null;
  if (back === undefined) return fault('BAD_RETURN');
  const stayStart = cell('stayStart') ? sheetDay(cell('stayStart')) : null;
  if (stayStart === undefined) return fault('BAD_STAY');
  return { line, resident, departure, back, reason: cell('reason') || null, stayStart };
}

/**
 * A date as it stands in sheets, day before month and with its year: `2-6-2026`, `02/06/26`, `2.6.2026`, `2026-06-02`;
 * a time behind it is let go. Undefined for anything else: a sheet is not the place to guess.
 */
export function sheetDay(cell: string): CalendarDay | undefined {
  const [date = ''] = cell.trim().split(/[T ]+\d{1,2}:\d{2}/);
  const iso = calendarDay(date);
  if (iso) return iso;
  const [, day, month, year = ''] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(date) ?? [];
  return dayOf(Number(year) + (year.length === 2 ? 2000 : 0), Number(month), Number(day));
}
