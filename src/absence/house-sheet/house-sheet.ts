import { policy } from '../../policy/policy.ts';
import { type CalendarDay } from '../../values/calendar-day.ts';
import type { ErrorCode, ExtensionDeadline, VerdictCode } from '../absence-case.ts';
import { absenceBalance, absenceErrors } from '../balance.ts';
import { decoded, type UnreadableCode } from './decoded.ts';
import { sheetRows, type ColumnWords, type RowFaultCode, type SheetRow } from './sheet-rows.ts';

/** What is wrong between the rows of one resident. */
export type ResidentFaultCode = ErrorCode | 'STAY_DIFFERS';

/** A row that was not counted: its line in the file and why. */
export interface RowFault {
  line: number;
  resident: string;
  fault: RowFaultCode | ResidentFaultCode;
}

/** The balance of one resident. While one of their rows is faulty there is none: a total would be too low. */
export interface ResidentBalance {
  resident: string;
  used: number;
  usedCertain: number;
  left: number;
  over: number;
  /** Within seven days of 42, or above it. */
  nearLimit: boolean;
  /** Away since this day. */
  awaySince: CalendarDay | null;
  latestReturn: string | null;
  extension: ExtensionDeadline | null;
  /** Why days are in doubt, each code once. */
  doubts: VerdictCode[];
}

/** The sheet of a whole house. */
export interface HouseSheet {
  year: number;
  today: CalendarDay;
  rowCount: number;
  /** Those with the fewest days left first. */
  balances: ResidentBalance[];
  faults: RowFault[];
}

/** What the sheet is reckoned with. */
export interface SheetSetting {
  today: CalendarDay;
  year: number;
  inForce: CalendarDay;
  columns: ColumnWords;
  /** A reason as it was written, as one that article 3.8.4 names; another word stays itself. */
  readReason: (written: string) => string;
}

/** So close to the 42 days that somebody should look. */
const nearLimit = 7;

/**
 * The balances of everybody in a house by article 3.8.4, from a CSV file of departures and returns under initials or
 * own numbers. Nothing is kept. A file that cannot be read gives a code; a faulty row gives its line and the reason.
 */
export function houseSheet(file: Uint8Array, setting: SheetSetting): HouseSheet | { unreadable: UnreadableCode } {
  const read = decoded(file);
  if ('unreadable' in read) return read;
  const sheet = sheetRows(read.text, setting.columns);
  if (sheet.unreadable !== undefined) return { unreadable: sheet.unreadable };

  const perResident = Map.groupBy(sheet.rows, ({ resident }) => resident);
  const faults: RowFault[] = [...sheet.faulty];
  const balances: ResidentBalance[] = [];
  const unsure = new Set(sheet.faulty.map(({ resident }) => resident));
  for (const [resident, rows] of perResident) {
    const found = faultsBetween(rows, setting);
    faults.push(...found);
    if (found.length === 0 && !unsure.has(resident)) balances.push(balanceOf(resident, rows, setting));
  }
  return {
    year: setting.year,
    today: setting.today,
    rowCount: sheet.rows.length + sheet.faulty.length,
    balances: balances.sort((a, b) => a.left - b.left || b.over - a.over || collator.compare(a.resident, b.resident)),
    faults: faults.sort((a, b) => a.line - b.line),
  };
}

const collator = new Intl.Collator('nl', { numeric: true });

const caseOf = (rows: readonly SheetRow[], { today, year, readReason }: SheetSetting) => ({
  today,
  year,
  stayStart: rows.find(({ stayStart }) => stayStart)?.stayStart ?? null,
  housing: null,
  periods: rows.map(({ departure, back, reason }) => ({
    departure,
    return: back,
    reason: reason && readReason(reason),
  })),
  plan: null,
});

function faultsBetween(rows: readonly SheetRow[], setting: SheetSetting): RowFault[] {
  const whole = caseOf(rows, setting);
  const faults: RowFault[] = [];
  for (const row of rows) {
    const fault = (code: ResidentFaultCode): unknown =>
      faults.push({ line: row.line, resident: row.resident, fault: code });
    if (row.stayStart && row.stayStart !== whole.stayStart) fault('STAY_DIFFERS');
    absenceErrors({ ...caseOf([row], setting), stayStart: whole.stayStart }).forEach(fault);
  }
  return faults.length > 0 ? faults : clashesOf(rows);
}

/** The second row of each pair that overlaps, and every absence that began after one that has no return yet. */
function clashesOf(rows: readonly SheetRow[]): RowFault[] {
  const end = ({ back }: SheetRow): string => back ?? '~';
  const sorted = rows.toSorted((a, b) => compare(a.departure, b.departure) || compare(end(a), end(b)));
  return sorted.flatMap((row, i) => {
    const before = sorted[i - 1];
    if (!before || (before.back && before.back <= row.departure)) return [];
    return [{ line: row.line, resident: row.resident, fault: before.back ? 'OVERLAP' : 'OPEN_NOT_LAST' } as const];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function balanceOf(resident: string, rows: readonly SheetRow[], setting: SheetSetting): ResidentBalance {
  const answer = absenceBalance(caseOf(rows, setting), setting.inForce);
  const { usedDays, usedDaysCertain, remainingDays, overDays } = answer;
  if (usedDays === null || usedDaysCertain === null || remainingDays === null || overDays === null) {
    throw new RangeError(`house sheet: found ${answer.errors.join(', ')}, expected rows that were checked`);
  }
  const doubts = answer.perPeriod.filter(({ counts }) => counts !== true).flatMap(({ why }) => why);
  return {
    resident,
    used: usedDays,
    usedCertain: usedDaysCertain,
    left: remainingDays,
    over: overDays,
    nearLimit: usedDays >= policy.absenceDaysPerYear.value - nearLimit,
    awaySince: rows.find(({ back }) => back === null)?.departure ?? null,
    latestReturn: answer.latestReturn,
    extension: answer.extensionDeadline,
    doubts: [...new Set(doubts)],
  };
}
