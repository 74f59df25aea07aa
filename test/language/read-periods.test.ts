import { describe, expect, test } from 'vitest';
import { readPeriods } from '../../src/language/read-periods.ts';

const past = { today: '2026-06-15', direction: 'past' } as const;
const periods = (text: string) => readPeriods(text, past).periods;

describe('a told span becomes a departure and a return', () => {
  test.each([
    'van 2 tot 11 juni',
    '2 t/m 11 juni',
    'op 2 juni weg, de 11e terug',
    'twee zes tot elf zes',
    'ik ben 2 juni weggegaan en de elfde was ik weer thuis',
    'vertrek 2/6 retour 11/6',
    'ik kwam op 11 juni terug en ging op 2 juni weg',
    "van 2 juni 's ochtends tot 11 juni 10 uur",
  ])('%s', (text) => {
    expect(periods(text)).toEqual([{ departure: '2026-06-02', return: '2026-06-11', sure: true }]);
  });

  test('one night away', () => {
    const night = [{ departure: '2026-06-13', return: '2026-06-14', sure: true }];
    expect(periods('van zaterdag op zondag')).toEqual(night);
    expect(periods('zaterdag 13 juni een nachtje')).toEqual(night);
  });
});

describe('words for whole days or nights away can mean more: not sure', () => {
  test.each([
    'ik was er 3 tot en met 10 juni niet',
    'van 3 tot 10 juni was ik niet thuis',
    'vorige week was ik weg',
    'de hele maand mei',
    '2 en 3 juni was ik weg',
    'vanaf 3 juni was ik al vier dagen weg',
  ])('%s', (text) => {
    expect(periods(text).every(({ sure }) => !sure) || readPeriods(text, past).unplaced).toBe(true);
  });

  test.each(['acht nachten weg geweest', 'drie weken in juli', 'in april was ik 2 weken weg'])(
    'a length without a day is not placed: %s',
    (text) => {
      expect(readPeriods(text, past)).toEqual({ periods: [], unplaced: true });
    },
  );
});

describe('an absence that runs has no return', () => {
  test('since when, and why', () => {
    expect(periods('ik lig sinds 8 juni in het ziekenhuis')).toEqual([
      { departure: '2026-06-08', return: null, reason: 'ziekenhuisopname', sure: true },
    ]);
    expect(periods('ik zit al drie weken vast')).toEqual([
      { departure: '2026-05-25', return: null, reason: 'detentie', sure: false },
    ]);
  });

  test('the day that somebody expects to be back is no return', () => {
    expect(periods('ik ben sinds 1 juni opgenomen in een afkickkliniek en kom 1 juli terug')).toEqual([
      {
        departure: '2026-06-01',
        return: null,
        expectedReturn: '2026-07-01',
        reason: 'opname_verslavingskliniek',
        sure: true,
      },
    ]);
  });

  test('a departure alone leaves the return open', () => {
    expect(periods('ik ben gisteren weggegaan')).toEqual([{ departure: '2026-06-14', sure: true }]);
  });
});

test('several absences in one story, each with its own reason', () => {
  expect(
    periods('van 1 tot 5 mei op vakantie, van 10 tot 20 mei in het ziekenhuis en 2 juni een nachtje bij mijn zus'),
  ).toEqual([
    { departure: '2026-05-01', return: '2026-05-05', reason: 'vakantie', sure: true },
    { departure: '2026-05-10', return: '2026-05-20', reason: 'ziekenhuisopname', sure: true },
    { departure: '2026-06-02', return: '2026-06-03', sure: true },
  ]);
});

test.each([
  ['van 2 tot 5 juni met verlof', 'verlof'],
  ['van 2 tot 5 juni in de gevangenis', 'detentie'],
  ['van 2 tot 5 juni opgenomen bij de ggz', 'opname_ggz'],
  ['van 2 tot 5 juni bij mijn moeder', undefined],
])('the reason in "%s" is %s', (text, reason) => {
  expect(periods(text)[0]?.reason).toBe(reason);
});

test('a plan lies ahead', () => {
  expect(readPeriods('van 20 tot 27 juni', { today: '2026-06-15', direction: 'future' }).periods).toEqual([
    { departure: '2026-06-20', return: '2026-06-27', sure: true },
  ]);
  expect(periods('ik ga vrijdag weg en kom zondag terug')).toEqual([
    { departure: '2026-06-19', return: '2026-06-21', sure: true },
  ]);
});

test.each(['elk weekend', 'iedere vrijdag', 'geboren op 3 maart 2000', 'ik heb twee kinderen', ''])(
  'no absence in "%s"',
  (text) => {
    expect(periods(text)).toEqual([]);
  },
);
