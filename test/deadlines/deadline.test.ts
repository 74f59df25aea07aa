import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlines } from '../../src/commands/deadlines.ts';
import { deadline } from '../../src/deadlines/deadline.ts';
import { isRestDay, nextWorkingDay } from '../../src/deadlines/holidays.ts';
import { terms } from '../../src/deadlines/procedures.ts';
import { calendar } from '../absence/day-by-day.ts';

interface Example {
  id: string;
  procedure: string;
  from: string;
  sentDate?: string;
  expected: object;
}
const lines = readFileSync(new URL('data/cases.jsonl', import.meta.url), 'utf8').trim();
const examples = lines.split('\n').map((line) => JSON.parse(line) as Example);

describe('the terms: the examples', () => {
  test.each(examples)('$id: $procedure from $from', ({ id: _id, expected, ...line }) => {
    expect(deadlines(line)).toEqual(expected);
  });

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('the same dates in %s', (timeZone) => {
    const out = execFileSync(process.execPath, ['src/cli.ts', 'deadlines'], {
      input: lines,
      encoding: 'utf8',
      env: { ...process.env, TZ: timeZone },
    });
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(answers).toEqual(examples.map(({ id, expected }) => ({ id, ...expected })));
  });
});

describe('every term by its article', () => {
  test.each([
    ['1.1', 'onderzoek', '2026-12-14', true, false],
    ['1.1', 'beschikking', '2026-11-16', true, false],
    ['1.1', 'bezwaar', '2026-12-14', true, false],
    ['1.2.1', 'crisisopvang-einde', '2026-12-14', false, false],
    ['1.2.1', 'crisisopvang-verlenging-melden', '2026-11-30', false, false],
    ['4.7.3', 'crisisopvang-uiterste-einde', '2027-01-25', false, true],
    ['1.2.1', 'wachtlijst-bellen', '2026-11-09', false, false],
    ['1.2.2', '24uursopvang-einde', '2026-12-14', false, false],
    ['1.2.2', '24uursopvang-verlenging-melden', '2026-11-30', false, false],
    ['1.2.2', '24uursopvang-besluit', '2026-11-16', false, true],
    ['4.7.1', '24uursopvang-basisduur', '2027-02-02', false, true],
    ['4.7.2', 'tijdelijk-onderdak-einde', '2026-12-14', false, false],
    ['4.7.2', 'tijdelijk-onderdak-uiterste-einde', '2027-01-25', false, true],
    ['4.7.4', 'ambulant-mo-einde', '2027-02-02', false, true],
    ['1.2.1, 1.2.2', 'verlenging-beschikking', '2026-11-16', true, false],
    ['2.6, 3.6', 'pgb-besteden', '2027-05-02', false, false],
    ['bb.4', 'bb-ondersteuningsplan-inleveren', '2026-10-30', false, false],
    ['bb.5', 'bb-uitslag', '2026-11-16', false, false],
    ['bb.12', 'bb-intrekken-woning', '2026-11-09', false, false],
    ['bb.13', 'bb-ambulant-beschikking-einde', '2027-05-02', false, true],
    ['bb.14', 'bb-huisbezoek', '2026-12-14', false, true],
    ['bb', 'bb-onderhuur-einde', '2028-11-02', false, true],
  ])('%s %s from Monday 2 November 2026: %s', (article, procedure, date, atw, approx) => {
    expect(deadline({ procedure, from: '2026-11-02' })).toEqual({
      dates: [date],
      latest: atw ? [date] : null,
      atw,
      approx,
    });
    expect(terms[procedure as keyof typeof terms].article).toContain(article);
  });

  test('bb.15: evaluations are added to the handover itself, not to each other', () => {
    expect(deadline({ procedure: 'bb-evaluaties', from: '2027-08-31' })).toMatchObject({
      dates: ['2028-02-29', '2028-08-31', '2029-08-31'],
    });
  });

  test('29 February and 12 months is 28 February', () => {
    expect(deadline({ procedure: 'bb-evaluaties', from: '2028-02-29' })).toMatchObject({
      dates: ['2028-08-29', '2029-02-28', '2030-02-28'],
    });
  });

  test.each([
    ['2026-11-22T00:00', true],
    ['2026-11-22T21:29', true],
    ['2026-11-22T21:30', 'ask'],
    ['2026-11-22T21:31', false],
    ['2026-11-22T23:59', false],
  ])('1.2.2: coming to the 24-uursopvang at %s', (from, inTime) => {
    expect(deadline({ procedure: '24uursopvang-melden', from })).toEqual({ inTime });
  });
});

describe('bezwaar (Awb 6:7, 6:8)', () => {
  test('the letter was sent later: the safe date is of the letter, the last legal day of the sending', () => {
    expect(deadline({ procedure: 'bezwaar', from: '2026-11-02', sentDate: '2026-11-13' })).toEqual({
      dates: ['2026-12-14'],
      latest: ['2026-12-28'],
      atw: true,
      approx: false,
    });
  });

  test('sent before its date is an error, a date that does not exist comes first', () => {
    expect(deadline({ procedure: 'bezwaar', from: '2026-11-02', sentDate: '2026-11-01' })).toEqual({
      error: 'SENT_BEFORE_DECISION',
    });
    expect(deadline({ procedure: 'bezwaar', from: '2026-11-02', sentDate: '2026-10-32' })).toEqual({
      error: 'INVALID_DATE',
    });
    expect(deadline({ procedure: 'onderzoek', from: '2026-11-02', sentDate: '2026-11-01' })).toHaveProperty('dates');
  });
});

describe('the Algemene termijnenwet', () => {
  test('no end falls on a rest day, and none is moved further than needed', () => {
    const days = calendar.filter((day) => day >= '2026-01-01' && day <= '2028-12-28') as Parameters<
      typeof nextWorkingDay
    >[0][];
    fc.assert(
      fc.property(fc.constantFrom(...days), (day) => {
        const end = nextWorkingDay(day);
        if (!end) throw new Error(`${day}: no working day found`);
        expect(isRestDay(end)).toBe(false);
        const between = calendar.filter((d) => d >= day && d < end) as typeof days;
        expect(between.every(isRestDay)).toBe(true);
        expect(between.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  test.each([
    ['2026-04-03', '2026-04-07'], // Good Friday to Easter Monday
    ['2026-05-14', '2026-05-18'], // Ascension Day and the day made equal
    ['2027-03-26', '2027-03-30'],
    ['2028-04-27', '2028-05-01'],
    ['2028-12-29', '2028-12-29'],
  ])('%s ends on %s', (day, end) => {
    expect(nextWorkingDay(day as `${number}-${number}-${number}`)).toBe(end);
  });

  test('beyond the known holidays the last legal day is not named', () => {
    expect(deadline({ procedure: 'beschikking', from: '2028-12-16' })).toEqual({
      dates: ['2028-12-30'],
      latest: [null],
      atw: true,
      approx: false,
    });
    expect(deadline({ procedure: 'onderzoek', from: '2028-12-01' })).toMatchObject({
      dates: ['2029-01-12'],
      latest: [null],
    });
  });
});

describe('a question that cannot be answered', () => {
  test.each([
    [{ procedure: 'oppas', from: '2026-11-02' }, 'UNKNOWN_PROCEDURE'],
    [{ procedure: 'toString', from: '2026-11-02' }, 'UNKNOWN_PROCEDURE'],
    [{ procedure: 'onderzoek', from: '2026-11-02T10:00' }, 'INVALID_DATE'],
    [{ procedure: 'onderzoek', from: '2 november' }, 'INVALID_DATE'],
    [{ procedure: 'onderzoek', from: '9999-12-31' }, 'INVALID_DATE'],
    [{ procedure: '24uursopvang-melden', from: '2026-11-22' }, 'INVALID_DATE'],
    [{ procedure: '24uursopvang-melden', from: '2026-11-22T24:00' }, 'INVALID_DATE'],
    [{ procedure: '24uursopvang-melden', from: '2026-11-31T20:00' }, 'INVALID_DATE'],
    [{ from: '2026-11-02' }, 'procedure: found nothing, expected the name of a procedure'],
    [{ procedure: 'onderzoek' }, 'from: found nothing, expected a date yyyy-mm-dd'],
  ])('%j', (line, error) => {
    expect(deadlines(line)).toEqual({ error });
  });
});
