import { describe, expect, test } from 'vitest';
import { readAnswer, type AnswerKind } from '../../src/language/read-answer.ts';
import type { Direction } from '../../src/language/day-form.ts';
import { readDays } from '../../src/language/read-results.ts';
import type { CalendarDay } from '../../src/values/calendar-day.ts';
import { judge, linesOf, type DateCase } from './judge.ts';

describe('dates, lengths, numbers and ages of the data files', () => {
  test.each([
    { file: 'indomain-dev', exact: 97, wrong: 3 },
    { file: 'own', exact: 97, wrong: 3 },
    { file: 'recognizers-half1', exact: 91, wrong: 9 },
    { file: 'duckling-half1', exact: 94, wrong: 6 },
    { file: 'chrono-tests', exact: 97, wrong: 3 },
  ])('$file: at least $exact % exact, at most $wrong % wrong', ({ file, exact, wrong }) => {
    const cases = linesOf<DateCase>(file);
    const verdicts = cases.map((item) =>
      judge(item, readDays(item.text, { today: item.ref as CalendarDay, direction: 'past' })),
    );
    const share = (verdict: string): number => (100 * verdicts.filter((one) => one === verdict).length) / cases.length;
    expect(cases.length).toBeGreaterThan(50);
    expect(share('exact')).toBeGreaterThanOrEqual(exact);
    expect(share('wrong')).toBeLessThanOrEqual(wrong);
  });
});

interface AnswerCase {
  id: string;
  kind: AnswerKind;
  text: string;
  expected: unknown;
  ref?: CalendarDay;
  direction?: Direction;
  options?: string[];
  unit?: string;
}

test.each([...linesOf<AnswerCase>('answers-dev'), ...linesOf<AnswerCase>('answers-own')])(
  'answer $id, $kind: "$text" is $expected',
  ({ kind, text, expected, ref = '2026-06-15', direction = 'past', options = [], unit }) => {
    expect(readAnswer({ kind, text, today: ref, direction, options, unit }).value).toEqual(expected);
  },
);
