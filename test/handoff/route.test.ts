import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadline } from '../../src/deadlines/deadline.ts';
import { emptyCourse, type Course } from '../../src/handoff/course.ts';
import { queueFor, urgencyFor } from '../../src/handoff/route.ts';
import { queueIds } from '../../src/handoff/summary.ts';
import { crises } from '../../src/understanding/intents.ts';
import { anyFeiten } from '../criteria/feiten.ts';

const door = (course: Partial<Course>) => queueFor({ ...emptyCourse, ...course });
const urgency = (course: Partial<Course>, moment = { today: '2026-11-23', time: '10:00' } as const) =>
  urgencyFor({ ...emptyCourse, ...course }, moment);
const term = (procedure: string, from: string) => ({ procedure, from, answer: deadline({ procedure, from }) });

describe('exactly one queue, and why', () => {
  test('whatever was told there is one', () => {
    fc.assert(
      fc.property(anyFeiten, fc.subarray([...crises]), (feiten, danger) => {
        expect(queueIds).toContain(door({ feiten, danger }).id);
      }),
      { numRuns: 100 },
    );
  });

  test.each<[string, Partial<Course>, string, string]>([
    ['1.2: no bed tonight', { danger: ['crisis-vannacht'] }, 'iriszorg', 'vannacht'],
    [
      '1.2.1: no bed tonight, from outside the region',
      { danger: ['crisis-vannacht'], feiten: { woongemeente: 'anders' } },
      'iriszorg',
      'vannacht',
    ],
    ['1.2.2: in the 24-uursopvang', { feiten: { in24uursopvang: true } }, 'iriszorg', 'opvang'],
    ['1.2: shelter asked for', { regelingen: ['mo'], feiten: { leeftijd: 34 } }, 'iriszorg', 'opvang'],
    ['1.1: Beschermd Wonen asked for', { regelingen: ['bw'], feiten: {} }, 'regionale-toegang', 'wonen-met-hulp'],
    ['1.1: Beschut Wonen asked for', { regelingen: ['beschut'] }, 'regionale-toegang', 'wonen-met-hulp'],
    ['bb: Bijzondere Bemiddeling asked for', { regelingen: ['bb'] }, 'bzt', 'huurhuis'],
    ['who lives elsewhere', { regelingen: ['bw'], feiten: { woongemeente: 'anders' } }, 'algemeen', 'buiten-regio'],
    ['nothing told', {}, 'algemeen', 'onbekend'],
    [
      'all asked for and nothing settled',
      { regelingen: ['bw', 'beschut', 'mo', 'bb'], feiten: {} },
      'algemeen',
      'onbekend',
    ],
    ['3.8.4: a term of the objection', { terms: [term('bezwaar', '2026-11-01')] }, 'regionale-toegang', 'datum'],
    ['1.2.1: a term of the shelter', { terms: [term('crisisopvang-einde', '2026-11-01')] }, 'iriszorg', 'datum'],
    ['bb.15: a term of Bijzondere Bemiddeling', { terms: [term('bb-evaluaties', '2026-11-01')] }, 'bzt', 'datum'],
    ['an explanation of shelter', { topics: ['bw-wat-is', 'mo-vormen'] }, 'iriszorg', 'uitleg'],
    ['an explanation that belongs to no door', { topics: ['privacy'] }, 'algemeen', 'onbekend'],
  ])('%s', (_what, course, id, reason) => {
    expect(door(course)).toEqual({ id, reason });
  });

  test('2.3.3.b: refused for Beschermd Wonen without a home points to the shelter', () => {
    expect(
      door({ regelingen: ['bw'], feiten: { dakloos: 'dakloos', in24uursopvang: false, leeftijd: 17 } }).reason,
    ).toBe('verwezen');
  });

  test('3.8.4: days away go to the regionale toegang', () => {
    const absence = { errors: [] } as unknown as Course['absence'];
    expect(door({ absence })).toEqual({ id: 'regionale-toegang', reason: 'weg-zijn' });
  });
});

describe('how soon', () => {
  test.each(['crisis-112', 'crisis-zelfdoding', 'crisis-geweld', 'crisis-psychisch'] as const)('%s is now', (id) => {
    expect(urgency({ danger: ['crisis-vannacht', id] })).toEqual({ level: 'nu', reason: id });
  });

  test('1.2.2: no bed tonight is today, and now as the door is about to close', () => {
    const course: Partial<Course> = { danger: ['crisis-vannacht'] };
    const at = (time: string) => urgency(course, { today: '2026-11-23', time } as never).level;
    expect([at('06:00'), at('17:59'), at('18:00'), at('23:30'), at('05:59')]).toEqual([
      'vandaag',
      'vandaag',
      'nu',
      'nu',
      'nu',
    ]);
  });

  test('violence at home that was told as a fact is today', () => {
    expect(urgency({ feiten: { huiselijkGeweld: true } })).toEqual({ level: 'vandaag', reason: 'geweld' });
  });

  // Six weeks after 12 October 2026 is Monday 23 November.
  test.each([
    ['2026-10-15', 'gewoon'],
    ['2026-10-14', 'vandaag'],
    ['2026-10-12', 'vandaag'],
  ])('1.1: an objection to a decision of %s is %s on the 23rd of November', (from, level) => {
    expect(urgency({ terms: [term('bezwaar', from)] }).level).toBe(level);
  });

  test('1.1: after the last day it is today too, for it can be excused', () => {
    expect(urgency({ terms: [term('bezwaar', '2026-10-01')] })).toEqual({ level: 'vandaag', reason: 'datum-voorbij' });
  });

  test('a term that others keep makes no haste', () => {
    expect(urgency({ terms: [term('beschikking', '2026-11-10')] }).level).toBe('gewoon');
  });
});
