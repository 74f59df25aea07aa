import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../src/assistant.ts';
import { loadFile } from '../../src/content/load.ts';
import { absenceReasons } from '../../src/content/shapes/absence-reasons.ts';
import { staffRefusalTexts } from '../../src/content/shapes/staff.ts';
import { readAbsence, tellsAbsence } from '../../src/staff/absence/read-absence.ts';
import { looksLikeSheet } from '../../src/staff/house-sheet/person-lines.ts';
import { nameWords } from '../../src/staff/load.ts';
import { isNameLike, personalDataIn } from '../../src/staff/personal-data.ts';

const { match } = loadFile(join(contentFolder, 'absence-reasons.yaml'), absenceReasons);
const names = nameWords(loadFile(join(contentFolder, 'staff', 'refusals.yaml'), staffRefusalTexts({})));
const today = '2026-11-25';
const read = (text: string) => readAbsence(text, today, match);

describe('what a worker tells of a client in one line', () => {
  test.each([
    ['cl. vrijdag opgenomen, was al 30 dgn weg, wat nu?', [['2026-11-20', null]], 30],
    ['cliënt A weg sinds 2 november, al 30 dagen gebruikt', [['2026-11-02', null]], 30],
    ['kamer 12 van 2 juni tot 11 juni op vakantie', [['2026-06-02', '2026-06-11']], 0],
    [
      '2-6 t/m 11-6 vakantie en sinds 1-11 in detentie',
      [
        ['2026-06-02', '2026-06-11'],
        ['2026-11-01', null],
      ],
      0,
    ],
    ['cliënt A vertrok 31 oktober, dertig dagen eerder dit jaar', [['2026-10-31', null]], 30],
    ['cl is al 5 dagen weg', [['2026-11-20', null]], 0],
    ['cl 2 juni weg, terug 11 juni', [['2026-06-02', '2026-06-11']], 0],
  ])('%s', (text, periods, before) => {
    const { periods: found, before: days } = read(text);
    expect(found.map(({ departure, return: back }) => [departure, back])).toEqual(periods);
    expect(days).toBe(before);
  });

  test('a plan, an expected return and the begin of a stay are told apart', () => {
    expect(read('bewoner X wil van 20 tot 30 december naar familie, 35 dagen gebruikt')).toMatchObject({
      client: 'bewoner X',
      plan: { departure: '2026-12-20', back: '2026-12-30' },
      before: 35,
    });
    expect(
      read('cl A sinds 10 november in het ziekenhuis, komt 5 december terug, woont hier sinds 1 maart 2024'),
    ).toMatchObject({
      client: 'cliënt A',
      periods: [{ departure: '2026-11-10', return: null, reason: 'ziekenhuisopname' }],
      plan: { departure: '2026-11-10', back: '2026-12-05' },
      stayStart: '2024-03-01',
    });
  });

  test('a return that is told with "tot" is expected', () => {
    expect(read('clt is sinds afgelopen maandag met vakantie tot 12 december')).toMatchObject({
      periods: [{ departure: '2026-11-23', return: null, reason: 'vakantie' }],
      plan: { departure: '2026-11-23', back: '2026-12-12' },
    });
  });

  test('a question without a day is no story', () => {
    expect(tellsAbsence('maakt het uit of hij in het ziekenhuis ligt')).toBe(false);
    expect(tellsAbsence('bewoner zit sinds 3 weken vast')).toBe(true);
  });

  test('a day is no number of a client', () => {
    expect(read('cl 2 juni weg').client).toBeUndefined();
  });
});

describe('a reference', () => {
  test.each(['A', 'AB', 'cliënt A', 'kamer 12', '12', 'K3', 'nr. 14', 'c-7', 'AB/12'])('%s is one', (label) => {
    expect(isNameLike(label, names)).toBe(false);
  });
  test.each(['Jan', 'jan', 'P. Bakker', 'de Vries', 'mevrouw J', 'Fatima B', 'Xandra'])('%s is a name', (label) => {
    expect(isNameLike(label, names)).toBe(true);
  });
});

describe('hostile input', () => {
  const hostile = [
    'a '.repeat(5_000),
    '1 2 3 4 5 6 7 8 9 '.repeat(600),
    'Aa Bb '.repeat(2_000),
    'mevrouw '.repeat(1_500),
    'al '.repeat(3_000) + '30 dagen',
    '2-6-2026;'.repeat(1_200),
    'x;1-1-2026\n'.repeat(900),
    '\u0000\u202e😀'.repeat(3_000),
    'terug '.repeat(2_000),
  ];
  test.each(hostile)('ends within 50 ms (%#)', (text) => {
    for (const look of [
      () => read(text),
      () => personalDataIn(text, names, today),
      () => looksLikeSheet(text),
      () => isNameLike(text, names),
    ]) {
      look();
      const begin = process.cpuUsage();
      look();
      const { user, system } = process.cpuUsage(begin);
      expect((user + system) / 1_000).toBeLessThan(50);
    }
  });
});
