import { z } from 'zod';

const label = z.string().min(1);
const labels = <const Names extends string>(...names: Names[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, label])) as Record<Names, typeof label>);
const words = z.array(label).min(1);

/** `content/pages/house-sheet.yaml`: what carers read on the house sheet. */
export const houseSheetTexts = z
  .strictObject({
    staff: z.strictObject({
      title: label,
      intro: words,
      columnsTitle: label,
      columnsText: words,
      example: label,
      pasteLabel: label,
      fileLabel: label,
      yearLabel: label,
      submit: label,
      again: label,
      notDecision: label,
      balanceCaption: label,
      noBalances: label,
      nearTitle: label,
      nearNone: label,
      windowsTitle: label,
      windowsText: label,
      windowsNone: label,
      windowLine: label,
      windowPassed: label,
      faultsCaption: label,
      faultsText: label,
      download: label,
      headings: labels(
        ...['resident', 'used', 'left', 'over', 'state', 'awaySince', 'latestReturn', 'extension', 'doubts', 'line', 'fault'] as const,
      ),
      states: labels('fine', 'near', 'full', 'over'),
      doubts: labels(
        ...['STAY_TOO_SHORT', 'STAY_BOUNDARY', 'STAY_UNKNOWN', 'GAP_SHORT', 'REASON_UNKNOWN', 'BEFORE_RULE', 'LONG_ACROSS_YEARS'] as const,
      ),
      faults: labels(
        ...['NO_RESIDENT', 'LONG_LABEL', 'NO_DEPARTURE', 'BAD_DEPARTURE', 'BAD_RETURN', 'BAD_STAY', 'RETURN_BEFORE_DEPARTURE'] as const,
        ...['DEPARTURE_IN_FUTURE', 'RETURN_IN_FUTURE', 'OVERLAP', 'OPEN_NOT_LAST', 'DEPARTURE_BEFORE_STAY', 'STAY_IN_FUTURE'] as const,
        ...['STAY_DIFFERS', 'YEAR_NOT_COVERED'] as const,
      ),
      unreadable: labels(
        ...['TOO_BIG', 'NOT_TEXT', 'EMPTY', 'QUOTE_NOT_CLOSED', 'NO_RESIDENT_COLUMN', 'NO_DEPARTURE_COLUMN', 'BAD_FORM', 'TOO_OFTEN'] as const,
      ),
      columns: z.strictObject({ resident: words, departure: words, back: words, reason: words, stayStart: words }),
    }),
  })
  .transform(({ staff }) => staff);

/** The texts of the house sheet. */
export type HouseSheetTexts = z.output<typeof houseSheetTexts>;
