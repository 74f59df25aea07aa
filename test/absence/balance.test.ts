import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AbsenceAnswer, AbsenceCase, ErrorCode, Period } from '../../src/absence/absence-case.ts';
import { absenceBalance } from '../../src/absence/balance.ts';
import { absence } from '../../src/commands/absence.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { dayByDay } from './day-by-day.ts';
import { histories } from './histories.ts';

interface Example {
  id: string;
  title: string;
  expected: AbsenceAnswer;
}
const examples = readFileSync(new URL('data/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example);

const told = (changes: Partial<AbsenceCase>): AbsenceCase => ({
  today: '2026-11-22',
  year: 2026,
  stayStart: '2024-03-01',
  housing: null,
  periods: [],
  plan: null,
  ...changes,
});
const away = (departure: string, back: string | null, reason: string | null = 'verlof'): Period => ({
  departure,
  return: back,
  reason,
});
const errorsOf = (changes: Partial<AbsenceCase>): ErrorCode[] => absenceBalance(told(changes)).errors;

describe('3.8.4: the examples', () => {
  test.each(examples)('$id: $title', ({ id: _id, title: _title, expected, ...line }) => {
    expect(absence(line)).toEqual(expected);
  });
});

describe('3.8.4: against a count of every day', () => {
  test('the whole answer is the same on generated histories', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(absenceBalance(history)).toEqual(dayByDay(history));
      }),
      { numRuns: 400 },
    );
  });

  test('the order in which absences are told does not matter', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { perPeriod, ...rest } = absenceBalance(history);
        const turned = absenceBalance({ ...history, periods: history.periods.toReversed() });
        expect(turned).toEqual({ ...rest, perPeriod: perPeriod.toReversed() });
      }),
      { numRuns: 150 },
    );
  });

  test('a plan never changes the days used', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { usedDays, usedDaysCertain, perPeriod } = absenceBalance({ ...history, plan: null });
        expect(absenceBalance(history)).toMatchObject({ usedDays, usedDaysCertain, perPeriod });
      }),
      { numRuns: 150 },
    );
  });
});

describe('3.8.4: a wrong case has codes and no number', () => {
  test.each<[ErrorCode[], Partial<AbsenceCase>]>([
    [['INVALID_DATE'], { periods: [away('2026-02-29', '2026-03-02')] }],
    [['INVALID_DATE'], { periods: [away('2026-6-2', '2026-06-11')] }],
    [['INVALID_DATE'], { today: '22-11-2026' }],
    [['INVALID_DATE'], { stayStart: '' }],
    [['INVALID_DATE'], { plan: { departure: '2026-12-01', return: '2026-12-32' } }],
    [['INVALID_DATE'], { housing: 'MO', year: 2025, periods: [away('2026-11-31', null)] }],
    [['RETURN_BEFORE_DEPARTURE'], { periods: [away('2026-06-11', '2026-06-02')] }],
    [['RETURN_BEFORE_DEPARTURE'], { plan: { departure: '2026-12-11', return: '2026-12-02' } }],
    [['DEPARTURE_IN_FUTURE'], { periods: [away('2026-11-23', null)] }],
    [['DEPARTURE_IN_FUTURE', 'RETURN_IN_FUTURE'], { periods: [away('2026-11-23', '2026-11-24')] }],
    [['RETURN_IN_FUTURE'], { periods: [away('2026-11-22', '2026-11-23')] }],
    [['OVERLAP'], { periods: [away('2026-06-09', '2026-06-15'), away('2026-06-02', '2026-06-11')] }],
    [['OVERLAP'], { periods: [away('2026-06-02', '2026-06-11'), away('2026-06-02', '2026-06-04')] }],
    [['OVERLAP'], { periods: [away('2026-06-02', '2026-06-11'), away('2026-06-05', null)] }],
    [['OPEN_NOT_LAST'], { periods: [away('2026-06-02', null), away('2026-06-05', '2026-06-08')] }],
    [['OPEN_NOT_LAST'], { periods: [away('2026-06-02', null), away('2026-06-05', null)] }],
    [
      ['RETURN_BEFORE_DEPARTURE'],
      { periods: [away('2026-06-11', '2026-06-02'), away('2026-06-03', null), away('2026-06-04', '2026-06-20')] },
    ],
    [['DEPARTURE_BEFORE_STAY'], { stayStart: '2026-06-03', periods: [away('2026-06-02', '2026-06-11')] }],
    [['DEPARTURE_BEFORE_STAY', 'STAY_IN_FUTURE'], { stayStart: '2026-11-23', periods: [away('2026-06-02', null)] }],
    [
      ['DEPARTURE_BEFORE_STAY', 'STAY_IN_FUTURE'],
      { stayStart: '2026-12-03', plan: { departure: '2026-12-02', return: null } },
    ],
    [['STAY_IN_FUTURE'], { stayStart: '2026-11-23' }],
    [['PLAN_IN_PAST'], { plan: { departure: '2026-11-21', return: null } }],
    [
      ['PLAN_IN_PAST'],
      { periods: [away('2026-11-10', null)], plan: { departure: '2026-11-10', return: '2026-11-21' } },
    ],
    [
      ['PLAN_WHILE_AWAY'],
      { periods: [away('2026-11-10', null)], plan: { departure: '2026-11-01', return: '2026-11-05' } },
    ],
    [['YEAR_NOT_COVERED'], { year: 2025 }],
    [['NOT_APPLICABLE'], { housing: 'BB' }],
    [
      ['NOT_APPLICABLE', 'OVERLAP', 'YEAR_NOT_COVERED'],
      { housing: 'MO', year: 2025, periods: [away('2026-06-02', '2026-06-11'), away('2026-06-10', '2026-06-12')] },
    ],
  ])('%s', (codes, changes) => {
    expect(absenceBalance(told(changes))).toEqual({
      usedDays: null,
      usedDaysCertain: null,
      remainingDays: null,
      overDays: null,
      over: null,
      perPeriod: [],
      plan: null,
      latestReturn: null,
      extensionDeadline: null,
      errors: codes,
    });
  });

  test.each<[string, Partial<AbsenceCase>]>([
    ['today itself is fine', { periods: [away('2026-11-22', '2026-11-22')] }],
    [
      'back and away again on one day is fine',
      { periods: [away('2026-06-02', '2026-06-11'), away('2026-06-11', '2026-06-20')] },
    ],
    [
      'a running absence after one of the same departure',
      { periods: [away('2026-06-02', null), away('2026-06-02', '2026-06-02')] },
    ],
    ['a plan from today', { plan: { departure: '2026-11-22', return: '2026-11-25' } }],
    [
      'an expected return today',
      { periods: [away('2026-11-10', null)], plan: { departure: '2026-11-10', return: '2026-11-22' } },
    ],
    ['leaving on the first day of the stay', { stayStart: '2026-06-02', periods: [away('2026-06-02', '2026-06-03')] }],
  ])('%s', (_name, changes) => {
    expect(errorsOf(changes)).toEqual([]);
  });
});

describe('3.8.4: the edges of the rule', () => {
  test.each([
    ['2026-06-13', false, ['STAY_TOO_SHORT']],
    ['2026-06-14', 'ask', ['STAY_BOUNDARY']],
    ['2026-06-15', true, ['OK']],
  ])('stay from 1 June, away on %s', (departure, counts, why) => {
    const [verdict] = absenceBalance(
      told({ stayStart: '2026-06-01', periods: [away(departure, '2026-06-30')] }),
    ).perPeriod;
    expect(verdict).toMatchObject({ counts, why });
  });

  test('the day of entry into force is a setting', () => {
    const periods = [away('2026-03-01', '2026-03-05')];
    expect(absenceBalance(told({ periods })).perPeriod[0]?.why).toEqual(['OK']);
    expect(absenceBalance(told({ periods }), '2026-03-03').perPeriod[0]?.why).toEqual(['BEFORE_RULE']);
    expect(absenceBalance(told({ periods }), '2026-03-02').perPeriod[0]?.why).toEqual(['OK']);
  });

  test('a plan of its own without a reason is not judged on it; the end of a running absence is', () => {
    expect(absenceBalance(told({ plan: { departure: '2026-12-01', return: '2026-12-04' } })).plan?.why).toEqual(['OK']);
    const running = told({
      periods: [away('2026-11-10', null, null)],
      plan: { departure: '2026-11-10', return: '2026-12-01' },
    });
    expect(absenceBalance(running).plan?.why).toEqual(['REASON_UNKNOWN']);
  });

  test('5,000 absences of one person are reckoned within half a second', async () => {
    const periods = Array.from({ length: 5_000 }, () => away('2026-06-02', '2026-06-02'));
    const spent = await cpuTime(() => absenceBalance(told({ periods })));
    expect(spent).toBeLessThan(500);
  });

  test('dates at the ends of the calendar are answered, not looped over', () => {
    expect(errorsOf({ plan: { departure: '9999-12-30', return: null } })).toEqual(['INVALID_DATE']);
    expect(absenceBalance(told({ stayStart: null, periods: [away('1000-01-01', '2026-11-22')] })).usedDays).toBe(325);
  });
});
