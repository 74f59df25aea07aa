import { describe, expect, test } from 'vitest';
import { parseFile } from '../../../src/content/load.ts';
import { deskHoursShape, isOpen, opensAt } from '../../../src/handoff/desk/hours.ts';
import { queueIds } from '../../../src/handoff/summary.ts';
import { fixedClock } from '../../../src/values/clock.ts';
import { hours as ours } from './desks.ts';

const office = `
  open: { monday: [09:00-12:30, 13:30-17:00], thursday: [09:00-17:00], saturday: [22:00-24:00] }
  holidays: closed
  closed: ['2026-12-24']
  answerWithin: 10`;
const always = `
  open: { ${['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => `${day}: [00:00-24:00]`).join(', ')} }
  holidays: open
  answerWithin: 5`;
const read = (text: string) => parseFile('desk-hours.yaml', text, deskHoursShape);
const hours = read(`regionale-toegang:${office}\niriszorg:${always}\nbzt:${office}\nalgemeen:${office}\n`);
const state = (moment: string) => {
  const clock = fixedClock(moment);
  return [isOpen(hours, 'regionale-toegang', clock), opensAt(hours, 'regionale-toegang', clock)];
};

describe('opening hours', () => {
  test.each<[string, string, boolean, string | null]>([
    ['just before the morning', '2026-11-23T08:59', false, '2026-11-23T08:00:00.000Z'],
    ['at the first minute', '2026-11-23T09:00', true, null],
    ['at the last minute of the morning', '2026-11-23T12:29', true, null],
    ['at lunch', '2026-11-23T12:30', false, '2026-11-23T12:30:00.000Z'],
    ['after closing', '2026-11-23T17:00', false, '2026-11-26T08:00:00.000Z'],
    ['in the last hour of a day', '2026-11-28T23:59', true, null],
    ['on a Sunday', '2026-11-29T12:00', false, '2026-11-30T08:00:00.000Z'],
    ['on a day that the municipality closes', '2026-12-24T10:00', false, '2026-12-28T08:00:00.000Z'],
    ['on Easter Monday', '2026-04-06T10:00', false, '2026-04-09T07:00:00.000Z'],
    ['over the change to summer time', '2026-03-28T23:59', true, null],
    ['after the change to summer time', '2026-03-29T12:00', false, '2026-03-30T07:00:00.000Z'],
    ['over New Year, with a holiday on a Thursday before', '2026-12-31T17:00', false, '2027-01-02T21:00:00.000Z'],
  ])('%s: %s', (_what, moment, open, next) => {
    expect(state(moment)).toEqual([open, next]);
  });

  test('a queue that is always open is so on Christmas night too', () => {
    const clock = fixedClock('2026-12-25T00:00');
    expect([isOpen(hours, 'iriszorg', clock), opensAt(hours, 'iriszorg', clock)]).toEqual([true, null]);
  });

  test('a queue that never opens has no next opening', () => {
    const never = read(queueIds.map((id) => `${id}:\n  open: {}\n  holidays: closed\n  answerWithin: 10\n`).join(''));
    expect(opensAt(never, 'bzt', fixedClock('2026-11-25'))).toBeNull();
  });

  test.each([
    ['17:00-09:00', 'before that of closing'],
    ['9:00-17:00', 'expected times such as'],
    ['09:00-25:00', 'expected times such as'],
  ])('%s is a fault with its line', (span, fault) => {
    const text = `regionale-toegang:${office}\niriszorg:${always}\nbzt:${office}\nalgemeen:${office.replace('09:00-12:30', span)}\n`;
    expect(() => read(text)).toThrow(fault);
  });

  test('our own file knows all queues', () => {
    expect(Object.keys(ours)).toEqual([...queueIds]);
  });
});
