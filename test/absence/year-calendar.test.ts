import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AbsenceCase } from '../../src/absence/absence-case.ts';
import { absenceBalance } from '../../src/absence/balance.ts';
import { calendarPicture } from '../../src/absence/calendar-picture.ts';
import { calendarTable, type TableWords } from '../../src/absence/calendar-table.ts';
import { yearCalendar, type YearCalendar } from '../../src/absence/year-calendar.ts';
import { histories } from './histories.ts';

const calendarOf = (changes: Partial<AbsenceCase>): YearCalendar => {
  const told: AbsenceCase = {
    today: '2026-11-22',
    year: 2026,
    stayStart: '2024-03-01',
    housing: null,
    periods: [],
    plan: null,
    ...changes,
  };
  const calendar = yearCalendar(told, absenceBalance(told));
  if (!calendar) throw new Error('found no calendar');
  return calendar;
};
const kinds = (calendar: YearCalendar, month: number): string =>
  (calendar.months[month - 1]?.days ?? [])
    .map(({ kind }) => ({ counted: 'x', doubt: '?', unpaid: '-', planned: 'p', edge: 'o', home: '.' })[kind])
    .join('');

const words: TableWords = {
  caption: (year, used, left) => `${year}: ${used} gebruikt, ${left} over`,
  headings: { departure: 'Weg', back: 'Terug', days: 'Dagen', count: 'Aantal', kind: 'Telt' },
  day: (day) => day,
  range: (first, last) => `${first}..${last}`,
  kinds: { counted: 'telt', doubt: 'misschien', unpaid: 'niet betaald', planned: 'plan' },
  stillAway: 'nog weg',
  none: 'geen',
  total: 'Samen',
};
const picture = {
  months: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  legend: { counted: 'telt', doubt: 'misschien', unpaid: 'niet betaald', planned: 'plan', edge: 'weg of terug' },
};
const example = { periods: [{ departure: '2026-06-02', return: '2026-06-11', reason: 'verlof' }] };

describe('3.8.4: the calendar of the year', () => {
  test('the days that count are marked, departure and return are greyed', () => {
    expect(kinds(calendarOf(example), 6)).toBe('.oxxxxxxxxo...................');
  });

  test('doubt, days without financing, a running absence and its expected end each look their own way', () => {
    const calendar = calendarOf({
      stayStart: '2026-06-01',
      periods: [
        { departure: '2026-06-03', return: '2026-06-06', reason: 'verlof' },
        { departure: '2026-07-05', return: '2026-07-08', reason: 'mantelzorg' },
        { departure: '2026-11-19', return: null, reason: 'verlof' },
      ],
      plan: { departure: '2026-11-19', return: '2026-11-25' },
    });
    expect(kinds(calendar, 6)).toBe('..o--o........................');
    expect(kinds(calendar, 7)).toBe('....o??o.......................');
    expect(kinds(calendar, 11)).toBe('..................oxxxppo.....');
  });

  test('a year has its own days only, 29 February among them', () => {
    const calendar = calendarOf({
      today: '2028-03-10',
      year: 2028,
      periods: [
        { departure: '2027-12-30', return: '2028-01-03', reason: 'verlof' },
        { departure: '2028-02-27', return: '2028-03-02', reason: 'verlof' },
      ],
    });
    expect(kinds(calendar, 1).slice(0, 4)).toBe('xxo.');
    expect(kinds(calendar, 2)).toBe('..........................oxx');
    expect(calendar.rows.map(({ dayCount }) => dayCount)).toEqual([2, 3]);
  });

  test('the marked days, the rows of the table and the balance agree on generated histories', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const told = { ...history, plan: null };
        const answer = absenceBalance(told);
        const calendar = yearCalendar(told, answer);
        const marked = calendar?.months
          .flatMap(({ days }) => days)
          .filter(({ kind }) => kind === 'counted' || kind === 'doubt');
        const inRows = calendar?.rows
          .filter(({ kind }) => kind !== 'unpaid')
          .reduce((sum, { dayCount }) => sum + dayCount, 0);
        expect([marked?.length, inRows]).toEqual([answer.usedDays, answer.usedDays]);
      }),
      { numRuns: 300 },
    );
  });

  test('a case with errors has no calendar', () => {
    const told = { today: '2026-11-22', year: 2025, stayStart: null, housing: null, periods: [], plan: null };
    expect(yearCalendar(told, absenceBalance(told))).toBeUndefined();
  });
});

describe('3.8.4: the calendar as picture and table', () => {
  test('the table says the same as the picture, a row for each absence', () => {
    expect(calendarTable(calendarOf(example), words)).toEqual({
      caption: '2026: 8 gebruikt, 34 over',
      columns: ['Weg', 'Terug', 'Dagen', 'Aantal', 'Telt'],
      rows: [
        ['2026-06-02', '2026-06-11', '2026-06-03..2026-06-10', '8', 'telt'],
        ['Samen', '', '', '8', ''],
      ],
    });
  });

  test('the picture is hidden from screen readers, has a mark for each day and needs no style', () => {
    const svg = calendarPicture(calendarOf(example), picture);
    expect(svg).toMatch(/^<svg [^>]*aria-hidden="true"/);
    expect(svg.match(/fill="#0b5394"/g)).toHaveLength(8 + 1); // and one in the legend
    expect(svg.match(/<circle/g)).toHaveLength(2 + 1);
    expect(svg.match(/url\(#days\)/g)).toHaveLength(12); // a row of days for each month
    expect(svg.length).toBeLessThan(5_000);
    expect(svg).not.toMatch(/style|class=|NaN|undefined/);
  });
});
