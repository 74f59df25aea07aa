import { describe, expect, test } from 'vitest';
import { cpuTime } from '../support/cpu-time.ts';
import { houseSheet, type HouseSheet, type SheetSetting } from '../../src/absence/house-sheet/house-sheet.ts';
import { sheetCsv } from '../../src/absence/house-sheet/sheet-csv.ts';
import { sheetDay } from '../../src/absence/house-sheet/sheet-rows.ts';

const setting: SheetSetting = {
  today: '2026-11-22',
  year: 2026,
  inForce: '2026-02-11',
  columns: {
    resident: ['bewoner', 'nummer'],
    departure: ['vertrek', 'weg op'],
    back: ['terugkomst', 'terug'],
    reason: ['reden'],
    stayStart: ['woont hier sinds'],
  },
  readReason: (written) => (written === 'Ziekenhuis' ? 'ziekenhuisopname' : written.toLowerCase()),
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sheetOf = (file: Uint8Array | string): HouseSheet => {
  const sheet = houseSheet(typeof file === 'string' ? bytes(file) : file, setting);
  if ('unreadable' in sheet) throw new Error(sheet.unreadable);
  return sheet;
};
const heading = 'Bewoner;Vertrek;Terugkomst;Reden;Woont hier sinds\n';

describe('3.8.4: the sheet of a house', () => {
  test('balances by resident, those with the fewest days left first', () => {
    const { balances, faults, rowCount } = sheetOf(
      `${heading}A.B.;2-6-2026;11-6-2026;vakantie;1-3-2024\n7;1-4-2026;10-5-2026;verlof;1-3-2024\nA.B.;10-11-2026;;Ziekenhuis;\n`,
    );
    expect(faults).toEqual([]);
    expect(rowCount).toBe(3);
    expect(balances).toMatchObject([
      { resident: '7', used: 38, left: 4, nearLimit: true, awaySince: null, extension: null, doubts: [] },
      {
        resident: 'A.B.',
        used: 20,
        usedCertain: 20,
        left: 22,
        nearLimit: false,
        awaySince: '2026-11-10',
        latestReturn: '2026-12-15',
        extension: { safe: '2026-12-14', thisAbsence: '2026-12-22', differ: true },
        doubts: [],
      },
    ]);
  });

  test.each([
    [34, false],
    [35, true],
    [42, true],
    [43, true],
  ])('%i days used: near the limit %s', (days, near) => {
    const back = new Date(Date.UTC(2026, 3, 2 + days)).toISOString().slice(0, 10);
    expect(sheetOf(`x;2026-04-01;${back};verlof;2024-01-01`).balances).toMatchObject([{ used: days, nearLimit: near }]);
  });

  test('every faulty row has its line and its reason, and its resident has no total', () => {
    const sheet = sheetOf(
      heading +
        'A;31-6-2026;2-7-2026;verlof;\n' + // 2
        'A;1-8-2026;5-8-2026;verlof;\n' + // 3
        'B;11-6-2026;2-6-2026;verlof;\n' + // 4
        '\n' +
        ';1-8-2026;5-8-2026;;\n' + // 6
        'C;2-6-2026;11-6-2026;;\n' + // 7
        'C;9-6-2026;15-6-2026;;\n' + // 8
        'D;2-6-2026;;;\n' + // 9
        'D;9-7-2026;15-7-2026;;\n' + // 10
        'E;1-12-2026;;;\n' + // 11
        'F;1-8-2026;gisteren;;\n' + // 12
        'G;;5-8-2026;;\n' + // 13
        'H;1-8-2026;5-8-2026;;2-8-2026\n' + // 14
        'Jan Jansen van de Overkant;1-8-2026;5-8-2026;;\n' + // 15
        'I;1-8-2026;5-8-2026;;1-1-2026\nI;1-9-2026;5-9-2026;;1-2-2026\n' + // 16, 17
        'J;1-8-2026;30-11-2026;;1-1-2026\n' + // 18
        'K;1-8-2026;5-8-2026;;ooit\n', // 19
    );
    expect(sheet.balances).toEqual([]);
    expect(sheet.faults.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'BAD_DEPARTURE'],
      [4, 'RETURN_BEFORE_DEPARTURE'],
      [6, 'NO_RESIDENT'],
      [8, 'OVERLAP'],
      [10, 'OPEN_NOT_LAST'],
      [11, 'DEPARTURE_IN_FUTURE'],
      [12, 'BAD_RETURN'],
      [13, 'NO_DEPARTURE'],
      [14, 'DEPARTURE_BEFORE_STAY'],
      [15, 'LONG_LABEL'],
      [17, 'STAY_DIFFERS'],
      [18, 'RETURN_IN_FUTURE'],
      [19, 'BAD_STAY'],
    ]);
  });

  test.each([
    ['semicolons', 'a;2-6-2026;11-6-2026;verlof;1-3-2024'],
    ['commas', 'a,2-6-2026,11-6-2026,verlof,1-3-2024'],
    ['tabs', 'a\t2-6-2026\t11-6-2026\tverlof\t1-3-2024'],
    ['quotes', '"a";"2-6-2026";"11-6-2026";"verlof";"1-3-2024"'],
    ['Windows line ends', '\r\na;2-6-2026;11-6-2026;verlof;1-3-2024\r\n\r\n'],
    ['columns in another order', 'Woont hier sinds,Terug,Weg op,REDEN,nummer\n1-3-2024,11-6-2026,2-6-2026,verlof,a'],
  ])('%s', (_name, file) => {
    expect(sheetOf(file).balances).toMatchObject([{ resident: 'a', used: 8, usedCertain: 8 }]);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffé;2-6-2026;11-6-2026;verlof')],
    ['UTF-16 with a mark', Buffer.from('\ufeffé;2-6-2026;11-6-2026;verlof', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('é;2-6-2026;11-6-2026;verlof', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\ufeffé;2-6-2026;11-6-2026;verlof', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('é;2-6-2026;11-6-2026;verlof', 'latin1')],
  ])('written as %s', (_name, file) => {
    expect(sheetOf(file).balances).toMatchObject([{ resident: 'é', used: 8 }]);
  });

  test.each([
    ['TOO_BIG', new Uint8Array(10 * 1_048_576).fill(65)],
    ['NOT_TEXT', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
    ['NOT_TEXT', Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 11)],
    ['EMPTY', bytes('  \n\n ')],
    ['QUOTE_NOT_CLOSED', bytes('a;"2-6-2026;11-6-2026\nb;1-1-2026;')],
    ['NO_RESIDENT_COLUMN', bytes('Vertrek;Terug\n2-6-2026;11-6-2026')],
    ['NO_DEPARTURE_COLUMN', bytes('Bewoner;Terug\na;11-6-2026')],
  ])('%s: a file that cannot be read', (unreadable, file) => {
    expect(houseSheet(file, setting)).toEqual({ unreadable });
  });

  test.each([
    ['5,000 residents', (i: number) => `r${i};2-6-2026;11-6-2026;verlof;1-3-2024`],
    ['one resident 5,000 times', () => 'a;2-6-2026;2-6-2026;verlof;1-3-2024'],
    ['5,000 faulty rows', (i: number) => `r${i};2-6-2026;1-6-2026;verlof;1-3-2024`],
    ['5,000 overlaps', () => 'a;2-6-2026;11-6-2026;verlof;1-3-2024'],
  ])('%s: within a second', async (_name, line) => {
    const file = bytes(heading + Array.from({ length: 5_000 }, (_, i) => line(i)).join('\n'));
    const spent = await cpuTime(() => {
      expect(sheetOf(file).rowCount).toBe(5_000);
    });
    expect(spent).toBeLessThan(1_000);
  });
});

describe('dates in a sheet', () => {
  test.each([
    ['2-6-2026', '2026-06-02'],
    ['02/06/26', '2026-06-02'],
    ['2.6.2026', '2026-06-02'],
    ['2026-06-02', '2026-06-02'],
    ['2-6-2026 14:30', '2026-06-02'],
    ['2026-06-02T00:00:00', '2026-06-02'],
    ['29-2-2026', undefined],
    ['6/13/2026', undefined],
    ['2 juni', undefined],
    ['46175', undefined],
    ['', undefined],
  ])('%s', (cell, day) => {
    expect(sheetDay(cell)).toBe(day);
  });
});

describe('the sheet as CSV', () => {
  test.each(['=1+1', '+31612345678', '-2+3', '@SUM(A1)', '\tx', '=HYPERLINK("http://x";"y")', '＝1+1'])(
    'a cell that begins like a formula is text: %j',
    (cell) => {
      const [, value = ''] = /^\ufeff(.*)\r\n$/s.exec(sheetCsv([[cell]])) ?? [];
      expect(value).toMatch(/^"?'/);
    },
  );

  test('quotes, delimiters and line ends stay inside their cell', () => {
    expect(sheetCsv([['a"b', 'c;d', 'e\nf', 8, -3]])).toBe('\ufeff"a""b";"c;d";"e\nf";8;-3\r\n');
  });
});
