import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AbsenceCase } from '../../src/absence/absence-case.ts';
import { absenceBalance } from '../../src/absence/balance.ts';
import { balanceWithDaysBefore } from '../../src/absence/days-before.ts';
import { plusDays, type CalendarDay } from '../../src/values/calendar-day.ts';

const running: AbsenceCase = {
  today: '2026-11-25',
  year: 2026,
  stayStart: '2024-03-01',
  housing: null,
  periods: [{ departure: '2026-11-20', return: null, reason: 'ziekenhuisopname' }],
  plan: null,
};

describe('3.8.4: days that were counted before, without their dates', () => {
  test('are added, and bring the limits nearer', () => {
    expect(balanceWithDaysBefore(running, 30)).toMatchObject({
      usedDays: 35,
      usedDaysCertain: 35,
      remainingDays: 7,
      over: false,
      latestReturn: '2026-12-03',
      extensionDeadline: { thisAbsence: '2027-01-01', yearTotal: '2026-12-02', safe: '2026-12-02', differ: true },
    });
  });

  test.each([
    [36, { usedDays: 41, remainingDays: 1, overDays: 0, over: false }],
    [37, { usedDays: 42, remainingDays: 0, overDays: 0, over: false }],
    [38, { usedDays: 43, remainingDays: 0, overDays: 1, over: true }],
  ])('42 is allowed and 43 is over: %i', (before, expected) => {
    expect(balanceWithDaysBefore(running, before)).toMatchObject(expected);
  });

  test('none leaves the balance as it is', () => {
    expect(balanceWithDaysBefore(running, 0)).toEqual(absenceBalance(running));
  });

  test('come to the same as the absence that they stand for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 16, max: 120 }), (days, gap) => {
        const back = plusDays('2026-11-20', -gap);
        const earlier = { departure: plusDays(back, -days - 1), return: back, reason: 'vakantie' };
        const told = absenceBalance({ ...running, periods: [earlier, ...running.periods] });
        const { usedDays, remainingDays, overDays, latestReturn, extensionDeadline } = told;
        const thisAbsence = extensionDeadline?.thisAbsence;
        expect(balanceWithDaysBefore(running, days)).toMatchObject({ usedDays, remainingDays, overDays, latestReturn });
        // where 42 was reached already, its day lies in days of which the dates are not known
        if (days < 42) expect(balanceWithDaysBefore(running, days)).toMatchObject({ extensionDeadline });
        else expect(balanceWithDaysBefore(running, days)).toMatchObject({ extensionDeadline: { thisAbsence } });
      }),
    );
  });

  test('a plan above 42 with them needs an extension', () => {
    const plan = { departure: '2026-12-20', return: '2026-12-31', reason: 'verlof' };
    expect(balanceWithDaysBefore({ ...running, periods: [], plan }, 35)).toMatchObject({
      usedDays: 35,
      plan: { totalsAfter: { '2026': 45 }, overYears: [2026] },
      extensionDeadline: { safe: '2026-12-27' },
    });
  });

  test('more than the year has room for, or of another year, is a fault', () => {
    const early = { ...running, periods: [{ departure: '2026-01-10' as CalendarDay, return: null, reason: null }] };
    expect(balanceWithDaysBefore(early, 10)).toEqual({ fault: 'DAYS_BEFORE_TOO_MANY' });
    expect(balanceWithDaysBefore(early, 9)).toMatchObject({ errors: [] });
    const before = { ...running, today: '2027-01-05', year: 2027 };
    expect(balanceWithDaysBefore(before, 10)).toEqual({ fault: 'DAYS_BEFORE_YEAR' });
  });
});
