import { decoded } from '../../absence/house-sheet/decoded.ts';
import type { SheetSetting } from '../../absence/house-sheet/house-sheet.ts';
import { sheetRows } from '../../absence/house-sheet/sheet-rows.ts';
import { holdsBsn, isNameLike, type NameWords } from '../personal-data.ts';

/**
 * The lines of a sheet that tell who somebody is: a name for a label, a citizen service number, a date of birth. A day
 * since when somebody lives here may be long ago, so only the words around a date make it one of birth.
 */
export function personLines(file: Uint8Array, { columns }: SheetSetting, names: NameWords): number[] {
  const read = decoded(file);
  if ('unreadable' in read) return [];
  const found = new Set<number>();
  const sheet = sheetRows(read.text, columns);
  if (sheet.unreadable === undefined) {
    for (const { line, resident } of [...sheet.rows, ...sheet.faulty]) if (isNameLike(resident, names)) found.add(line);
  }
  for (const [i, line] of read.text.split(/\r?\n/).entries()) {
    const born = Array.from(line.matchAll(/\p{L}+/gu)).some(([word]) => names.birthWords.has(word.toLowerCase()));
    if (born || holdsBsn(line)) found.add(i + 1);
  }
  return [...found].sort((a, b) => a - b);
}

/** So many columns and rows make rows of a sheet and no sentence. */
const row = /^[^;\t\n]{1,40}[;\t][^\n]*\d/;

/**
 * Whether a text is rows of a sheet: several lines with the same sign between the cells, or a heading of ours with
 * rows under it.
 */
export function looksLikeSheet(text: string): boolean {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const rows = lines.filter((line) => row.test(line) && /\d{1,4}[-/.]\d{1,2}/.test(line));
  return rows.length >= 1 && rows.length >= lines.length - Math.max(1, Math.floor(lines.length / 3));
}
