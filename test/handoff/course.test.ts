import { describe, expect, test } from 'vitest';
import { begunAnew, emptyCourse, followed, isBlank, noted } from '../../src/handoff/course.ts';

describe('the course of a conversation', () => {
  test('the facts of an outcome and of a half-finished pre-screen', () => {
    const half = noted(emptyCourse, { screen: { feiten: { leeftijd: 34, verblijf: undefined } } });
    expect(half).toMatchObject({ feiten: { leeftijd: 34 }, regelingen: null });
    const whole = followed(half, { uitkomsten: [{ regeling: 'bw' }], feiten: { leeftijd: 35 } });
    expect(whole).toMatchObject({ regelingen: ['bw'], feiten: { leeftijd: 35 } });
  });

  test('a new pre-screen takes the place of one before, but only when something is told in it', () => {
    const before = noted(emptyCourse, { screen: { regelingen: ['bw'], feiten: { leeftijd: 34 } } });
    expect(noted(before, { screen: { feiten: {} } })).toEqual(before);
    expect(noted(before, { screen: { feiten: { leeftijd: 17 } } })).toMatchObject({
      regelingen: null,
      feiten: { leeftijd: 17 },
    });
  });

  test('of a term that is worked out twice the last counts; topics and dangers stand there once', () => {
    const term = (from: string) => ({ deadline: { dates: [] }, deadlineCase: { procedure: 'bezwaar', from } });
    const said = [term('2026-11-01'), { onderwerp: 'bw-wat-is' }, term('2026-11-02'), { onderwerp: 'mo-wat-is' }];
    const course = [...said, { onderwerp: 'bw-wat-is' }, { crisis: 'crisis-112' }].reduce(followed, emptyCourse);
    expect(course.terms.map(({ from }) => from)).toEqual(['2026-11-02']);
    expect(course.topics).toEqual(['mo-wat-is', 'bw-wat-is']);
    expect(course.danger).toEqual(['crisis-112']);
  });

  test.each([[null], ['tekst'], [{}], [{ onderwerp: 'geen-onderwerp', crisis: 7, uitkomsten: [null, 3], feiten: [] }]])(
    'channelData that says nothing of it changes nothing: %j',
    (data) => {
      expect(isBlank({ ...followed(emptyCourse, data), regelingen: null })).toBe(true);
    },
  );

  test('who begins anew lets go of what was told, not of danger and diaries', () => {
    const told = { ...emptyCourse, wil: 'iets', danger: ['crisis-112' as const], diaries: ['diary/x'] };
    expect(begunAnew(told)).toEqual({ ...emptyCourse, danger: ['crisis-112'], diaries: ['diary/x'] });
  });
});
