import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { absence } from '../../src/commands/absence.ts';

const cli = (name: string, lines: string, timeZone: string): string =>
  execFileSync(process.execPath, ['src/cli.ts', name], {
    input: lines,
    encoding: 'utf8',
    env: { ...process.env, TZ: timeZone },
  });

describe('the command absence', () => {
  test('what is missing is null', () => {
    const bare = { today: '2026-11-22', year: 2026, periods: [{ departure: '2026-11-10' }] };
    const full = {
      ...bare,
      stayStart: null,
      housing: null,
      plan: null,
      periods: [{ departure: '2026-11-10', return: null, reason: null }],
    };
    expect(absence(bare)).toEqual(absence(full));
    expect(absence(bare)).toMatchObject({ usedDays: 12, errors: [] });
  });

  test.each([
    [{ today: '2026-11-22', year: 2026 }, 'periods: found nothing, expected a list of absences'],
    [{ today: '2026-11-22', year: '2026', periods: [] }, 'year: found "2026", expected a year, a whole number'],
    [{ year: 2026, periods: [] }, 'today: found nothing, expected a date yyyy-mm-dd'],
    [
      { today: '2026-11-22', year: 2026, periods: [{ return: '2026-06-11' }] },
      'periods.0.departure: found nothing, expected a date yyyy-mm-dd',
    ],
    [
      { today: '2026-11-22', year: 2026, periods: ['2 tot 11 juni'] },
      'periods.0: found "2 tot 11 juni", expected an object with departure, return and reason',
    ],
  ])('a line of the wrong shape: %j', (line, error) => {
    expect(absence(line)).toEqual({ error });
  });

  test('what was found is cut short in the error', () => {
    const { error } = absence({ today: '2026-11-22', year: 'x'.repeat(10_000), periods: [] });
    expect(error).toMatch(/^year: found "x{39}…, expected/);
  });

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Amsterdam'])('the same answers in %s', (timeZone) => {
    const examples = readFileSync(new URL('data/cases.jsonl', import.meta.url), 'utf8').trim();
    const answers = cli('absence', examples, timeZone).trim().split('\n');
    const expected = examples.split('\n').map((line) => {
      const { id, expected: answer } = JSON.parse(line) as { id: string; expected: object };
      return { id, ...answer };
    });
    expect(answers.map((line) => JSON.parse(line) as unknown)).toEqual(expected);
  });
});
