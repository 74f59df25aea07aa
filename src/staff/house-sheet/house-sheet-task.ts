import type { HouseSheet, ResidentBalance, SheetSetting } from '../../absence/house-sheet/house-sheet.ts';
import { houseSheet } from '../../absence/house-sheet/house-sheet.ts';
import * as cards from '../../cards/card.ts';
import type { StaffRefusalTexts, StaffSheetTexts } from '../../content/shapes/staff.ts';
import type { HouseSheetTexts } from '../../content/shapes/house-sheet.ts';
import { count } from '../../language/say-number.ts';
import type { NameWords } from '../personal-data.ts';
import type { StaffReply, StaffTurn } from '../reply.ts';
import { personLines } from './person-lines.ts';
import { asCsv, sheetDate, stateOf } from './sheet-words.ts';

/** What the house sheet in a chat is made of. */
export interface HouseSheetParts {
  texts: StaffSheetTexts;
  /** The words that the page of the house sheet has too. */
  sheetTexts: HouseSheetTexts;
  refusals: StaffRefusalTexts;
  names: NameWords;
  setting: () => SheetSetting;
}

/** Asks for the rows. */
export function askSheet({ texts, setting }: HouseSheetParts): StaffTurn {
  const { year } = setting();
  const card = cards.card(
    texts.title({ year }),
    [texts.how(), texts.example()].join('\n'),
    [
      cards.text(texts.how()),
      cards.text(texts.example().trim().split('\n').join('\n\n'), { fontType: 'monospace', size: 'small' }),
      cards.textInput('blad', texts.pasteLabel, undefined, { isMultiline: true, maxLength: 20_000 }),
    ],
    [cards.execute(texts.submit, 'huisblad')],
  );
  return { replies: [{ text: texts.how(), card }], pending: { task: 'huisblad', given: {} } };
}

/** The balances of a whole house from pasted rows or a file (article 3.8.4), as a card and as CSV. Nothing is kept. */
export function sheetTask(file: Uint8Array, parts: HouseSheetParts): StaffTurn {
  const { sheetTexts, refusals, names, setting } = parts;
  const reckonedWith = setting();
  const sheet = houseSheet(file, reckonedWith);
  if ('unreadable' in sheet) return { replies: [{ text: sheetTexts.unreadable[sheet.unreadable] }] };
  const persons = personLines(file, reckonedWith, names);
  if (persons.length > 0)
    return { replies: [{ text: refusals.personInSheet({ lines: persons.slice(0, 20).join(', ') }) }] };
  return { replies: [reply(sheet, parts)] };
}

function reply(sheet: HouseSheet, parts: HouseSheetParts): StaffReply {
  const { texts, sheetTexts } = parts;
  const windows = windowsOf(sheet);
  const near = sheet.balances.filter(({ nearLimit }) => nearLimit);
  const summary = texts.summary({
    count: count(sheet.balances.length, 'bewoner', 'bewoners').text,
    near: near.length,
    windows: windows.length,
    faults: count(sheet.faults.length, 'foute regel', 'foute regels').text,
  });
  const title = texts.title({ year: sheet.year });
  return {
    text: [`**${title}**`, summary, sheetTexts.notDecision].join('\n\n'),
    card: cards.fitting(sheet.balances.length + sheet.faults.length, (shown) =>
      sheetCard(sheet, parts, { title, summary, shown }),
    ),
    file: {
      name: texts.fileName({ year: sheet.year }),
      contentType: 'text/csv',
      content: asCsv(sheetTexts, sheet),
      about: texts.fileAbout(),
    },
  };
}

const windowsOf = ({ balances }: HouseSheet): ResidentBalance[] =>
  balances
    .filter(({ extension }) => extension !== null)
    .sort((a, b) => ((a.extension?.safe ?? '') < (b.extension?.safe ?? '') ? -1 : 1));

function sheetCard(
  sheet: HouseSheet,
  parts: HouseSheetParts,
  { title, summary, shown }: { title: string; summary: string; shown: number },
): cards.Card {
  const { texts, sheetTexts } = parts;
  const near = sheet.balances.filter(({ nearLimit }) => nearLimit);
  const windows = windowsOf(sheet);
  const nearLines = near.map(({ resident, used, left, over }) =>
    over > 0 ? texts.overLine({ resident, used, over }) : texts.nearLine({ resident, used, left }),
  );
  const windowLines = windows.map((found) => windowLine(found, sheet, parts));
  const faultLines = sheet.faults.map(({ line, resident, fault }) =>
    [
      `${sheetTexts.headings.line} ${line}`,
      resident && ` (${resident})`,
      `: ${sheetTexts.faults[fault as keyof typeof sheetTexts.faults]}`,
    ].join(''),
  );
  const cut = (lines: readonly string[]): cards.Element[] => listed(lines, shown, texts);
  const kept = windows.slice(0, 20).map(({ resident, extension }) => `${resident}/${extension?.safe ?? ''}`);
  return cards.card(
    title,
    [title, summary, ...nearLines.slice(0, shown), ...windowLines.slice(0, shown), ...faultLines.slice(0, shown)]
      .join('\n')
      .slice(0, 6_000),
    [
      cards.text(summary),
      cards.heading(sheetTexts.nearTitle),
      ...(near.length > 0 ? cut(nearLines) : [cards.text(sheetTexts.nearNone)]),
      cards.heading(sheetTexts.windowsTitle),
      ...(windows.length > 0
        ? [cards.text(sheetTexts.windowsText), ...cut(windowLines)]
        : [cards.text(sheetTexts.windowsNone)]),
      ...(faultLines.length > 0
        ? [
            cards.heading(sheetTexts.faultsCaption.replace('{count}', String(faultLines.length))),
            cards.text(sheetTexts.faultsText),
            ...cut(faultLines),
          ]
        : []),
      cards.text(sheetTexts.notDecision, { isSubtle: true, separator: true }),
    ],
    [
      ...(sheet.balances.length > 0
        ? [
            cards.show(texts.showAll, [
              balanceTable(sheet, sheetTexts, shown),
              ...more(sheet.balances.length, shown, texts),
            ]),
          ]
        : []),
      ...(windows.length > 0 ? [cards.submit(texts.keepWindows, 'houd-bij', { lijst: kept.join(';') })] : []),
    ],
  );
}

function windowLine(
  { resident, extension }: ResidentBalance,
  { today }: HouseSheet,
  { texts, sheetTexts }: HouseSheetParts,
): string {
  const safe = extension?.safe ?? '';
  const line = (safe < today ? sheetTexts.windowPassed : sheetTexts.windowLine)
    .replace('{resident}', resident)
    .replace('{safe}', sheetDate(safe));
  if (!extension?.differ) return line;
  const { thisAbsence, yearTotal } = extension;
  return `${line} (${texts.windowDiffer({ thisAbsence: sheetDate(thisAbsence), yearTotal: sheetDate(yearTotal) })})`;
}

const listed = (lines: readonly string[], shown: number, texts: StaffSheetTexts): cards.Element[] => [
  ...(shown > 0 ? [cards.list(lines.slice(0, shown))] : []),
  ...more(lines.length, shown, texts),
];

const more = (count: number, shown: number, texts: StaffSheetTexts): cards.Element[] =>
  count > shown ? [cards.text(texts.more({ count: count - shown }), { isSubtle: true })] : [];

function balanceTable({ balances }: HouseSheet, texts: HouseSheetTexts, shown: number): cards.Table {
  const { headings } = texts;
  return cards.table(
    [3, 2, 2, 3],
    [
      [headings.resident, headings.used, headings.left, headings.state],
      ...balances
        .slice(0, shown)
        .map((found) => [
          found.resident,
          String(found.used),
          String(found.over > 0 ? -found.over : found.left),
          stateOf(texts, found),
        ]),
    ],
  );
}
