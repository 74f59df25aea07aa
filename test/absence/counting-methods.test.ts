import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countingMethods, explainDifference } from '../../src/absence/counting-methods.ts';
import { plusDays } from '../../src/values/calendar-day.ts';

test('3.8.4: 2 to 11 June is 8 days between, 9 nights, 10 days touched', () => {
  expect(countingMethods('2026-06-02', '2026-06-11')).toEqual([
    { method: 'between', days: 8, range: { first: '2026-06-03', last: '2026-06-10' }, isRule: true },
    { method: 'nights', days: 9, range: { first: '2026-06-02', last: '2026-06-10' }, isRule: false },
    { method: 'touched', days: 10, range: { first: '2026-06-02', last: '2026-06-11' }, isRule: false },
  ]);
});

test.each([
  [8, []],
  [9, ['nights']],
  [10, ['touched']],
  [12, []],
])('3.8.4: "onze administratie zegt %i"', (told, fits) => {
  expect(explainDifference([{ departure: '2026-06-02', back: '2026-06-11' }], told)).toMatchObject({ rule: 8, fits });
});

test('3.8.4: over several absences each night and each day touched adds up', () => {
  const absences = [
    { departure: '2026-06-02', back: '2026-06-11' },
    { departure: '2026-07-01', back: '2026-07-03' },
  ] as const;
  expect(explainDifference(absences, 11)).toEqual({
    rule: 9,
    fits: ['nights'],
    totals: { between: 9, nights: 11, touched: 13 },
  });
});

test('3.8.4: days are nights minus one, days touched are nights plus one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (nights) => {
      const [between, asNights, touched] = countingMethods('2026-02-20', plusDays('2026-02-20', nights));
      expect([between?.days, asNights?.days, touched?.days]).toEqual([nights - 1, nights, nights + 1]);
    }),
  );
});
