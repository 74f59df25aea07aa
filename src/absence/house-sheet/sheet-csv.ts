import { stringify } from 'csv-stringify/sync';

/**
 * Rows as a CSV file that opens in a Dutch spreadsheet: semicolons, and a byte order mark so that accents stay. A cell
 * that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export const sheetCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(rows as (string | number)[][], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
