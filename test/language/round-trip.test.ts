import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/language/read-day.ts';
import { readNumber } from '../../src/language/read-number.ts';
import { readDays } from '../../src/language/read-results.ts';
import { sayDay, sayDayLong, sayMonth, saySpan } from '../../src/language/say-day.ts';
import { count, days, inWords, nights, ordinalInWords, sayNumber, weeks, year } from '../../src/language/say-number.ts';
import { plusDays, wholeMonth } from './support.ts';
import { daysBetween, type CalendarDay } from '../../src/values/calendar-day.ts';

const aDay = fc.integer({ min: 0, max: 45_000 }).map((n) => plusDays('1990-01-01', n));
const today: CalendarDay = '2026-06-15';
const directionTo = (day: CalendarDay, from = today) => (day <= from ? ('past' as const) : ('future' as const));
const speakable = /^[\p{L}' ,]+$/u;

describe('what is said is read back to itself', () => {
  test('every day, with and without its weekday, by eye and by ear', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        for (const said of [sayDay(day, today), sayDayLong(day, today)]) {
          const asked = { today, direction: directionTo(day) };
          expect(readDay(said.text, asked)).toBe(day);
          expect(readDay(said.speak, asked)).toBe(day);
          expect(said.speak).toMatch(speakable);
        }
      }),
    );
  });

  test('every span', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 400 }), (from, length) => {
        const to = plusDays(from, length);
        const said = saySpan(from, to, today);
        const results = [{ type: 'range', start: from, end: to }];
        expect(readDays(said.text, { today, direction: 'past' }).filter(({ type }) => type !== 'number')).toEqual(
          results,
        );
        // By ear the year of today is left out: the direction of the question tells it.
        const asked = { today, direction: to <= today ? ('past' as const) : ('future' as const) };
        if (from > today || to <= today || daysBetween(from, to) < 100) {
          expect(readDays(said.speak, asked).filter(({ type }) => type !== 'number')).toEqual(results);
        }
        expect(said.speak).toMatch(speakable);
      }),
    );
  });

  test('every month with its year', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const { text, speak } = sayMonth(day);
        for (const said of [text, speak]) {
          expect(readDays(said, { today, direction: 'past' })[0]).toEqual({ type: 'range', ...wholeMonth(day) });
        }
      }),
    );
  });

  test('every whole number up to 999 999, and its ordinal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (n) => {
        expect(readNumber(inWords(n))).toBe(n);
        if (n > 0) expect(readNumber(ordinalInWords(n))).toBe(n);
        expect(readNumber(sayNumber(n).text)).toBe(n);
      }),
      { numRuns: 1000 },
    );
    for (let n = 0; n <= 1100; n += 1) expect(readNumber(inWords(n))).toBe(n);
  });

  test('every number with one or two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => {
        const { text, speak } = sayNumber(n / 100);
        expect(readNumber(text)).toBe(n / 100);
        expect(readNumber(speak)).toBe(n / 100);
      }),
    );
  });

  test('every count and length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (n) => {
        for (const said of [days(n), nights(n), weeks(n), count(n, 'brief', 'brieven')]) {
          expect(readNumber(said.text)).toBe(n);
          expect(readNumber(said.speak)).toBe(n);
          expect(said.speak).toMatch(speakable);
        }
      }),
    );
  });

  test('every year from 1900 on', () => {
    for (let n = 1900; n < 2200; n += 1) {
      for (const said of [year(n).text, year(n).speak]) {
        const [read] = readDays(`in ${said}`, { today, direction: 'past' });
        expect(read).toEqual({ type: 'range', start: `${n}-01-01`, end: `${n}-12-31` });
      }
    }
  });
});
