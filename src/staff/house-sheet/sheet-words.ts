import type { HouseSheet, ResidentBalance, RowFault } from '../../absence/house-sheet/house-sheet.ts';
import { sheetCsv } from '../../absence/house-sheet/sheet-csv.ts';
import type { HouseSheetTexts } from '../../content/shapes/house-sheet.ts';

/** A date as it stands in sheets: day, month, year. */
export const sheetDate = (day: string | null): string => (day === null ? '' : day.split('-').reverse().join('-'));

/** How much is left, in a word. */
export const stateOf = ({ states }: HouseSheetTexts, { used, over, left, nearLimit }: ResidentBalance): string =>
  over > 0 ? states.over : left === 0 && used > 0 ? states.full : nearLimit ? states.near : states.fine;

/** The columns of the balances, by the names of their headings. */
export const balanceColumns = [
  'resident',
  'used',
  'left',
  'over',
  'state',
  'awaySince',
  'latestReturn',
  'extension',
  'doubts',
] as const;

/** The balance of one resident, cell by cell. */
export function balanceCells(texts: HouseSheetTexts, found: ResidentBalance): (string | number)[] {
  const { resident, used, left, over, awaySince, latestReturn, extension, doubts } = found;
  const asked = doubts.flatMap((code) =>
    code in texts.doubts ? [texts.doubts[code as keyof typeof texts.doubts]] : [],
  );
  const dates = [awaySince, latestReturn, extension?.safe ?? null].map(sheetDate);
  return [resident, used, left, over, stateOf(texts, found), ...dates, asked.join('; ')];
}

/** A row that was not counted, cell by cell. */
export const faultCells = (texts: HouseSheetTexts, { line, resident, fault }: RowFault): (string | number)[] => [
  line,
  resident,
  texts.faults[fault as keyof typeof texts.faults],
];

/** The tables as one CSV file: the balances, then the faulty rows. */
export function asCsv(texts: HouseSheetTexts, { balances, faults }: HouseSheet): string {
  const { headings } = texts;
  return sheetCsv([
    balanceColumns.map((column) => headings[column]),
    ...balances.map((found) => balanceCells(texts, found)),
    ...(faults.length > 0 ? [[], [headings.line, headings.resident, headings.fault]] : []),
    ...faults.map((fault) => faultCells(texts, fault)),
  ]);
}
