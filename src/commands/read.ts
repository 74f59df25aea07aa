import { z } from 'zod';
import { readDays } from '../language/read-results.ts';
import { calendarDay, type CalendarDay } from '../values/calendar-day.ts';
import { systemClock } from '../values/clock.ts';
import { checkedLine } from './checked-line.ts';
import type { Command } from './command.ts';

const expectedDay = 'a day yyyy-mm-dd';

/** A day of a line; today when it is left out. */
export const refDay = z
  .custom<CalendarDay>((value) => calendarDay(value) !== undefined, expectedDay)
  .nullish()
  .transform((day) => day ?? systemClock.today());

const line = z.object({ ref: refDay, text: z.string('a text') }, 'a JSON object');

/** The command `read`: every date, span, duration, number and age in a text, as `results`. */
export const read: Command = (input) => {
  const { value, error } = checkedLine(line, input);
  return value ? { results: readDays(value.text, { today: value.ref, direction: 'past' }) } : { error };
};
