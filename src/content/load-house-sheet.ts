import { join } from 'node:path';
import { loadFile } from './load.ts';
import { absenceReasons, type AbsenceReasons } from './shapes/absence-reasons.ts';
import { houseSheetTexts, type HouseSheetTexts } from './shapes/house-sheet.ts';

/** The words of the house sheet, and those by which it knows reasons. */
export interface HouseSheetWords {
  texts: HouseSheetTexts;
  reasons: AbsenceReasons;
}

/** @throws ContentError naming every fault */
export const loadHouseSheet = (content: string): HouseSheetWords => ({
  texts: loadFile(join(content, 'pages', 'house-sheet.yaml'), houseSheetTexts),
  reasons: loadFile(join(content, 'absence-reasons.yaml'), absenceReasons).match,
});
