import { z } from 'zod';
import { isHoliday } from '../../deadlines/holidays.ts';
import { calendarDay, plusDays, weekdayOf, type CalendarDay } from '../../values/calendar-day.ts';
import { fixedClock, type Clock } from '../../values/clock.ts';
import { queueIds, type QueueId } from '../summary.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected times such as 09:00-17:00')
  .transform((text) => {
    const [from = '', to = ''] = text.split('-');
    return { from, to };
  })
  .refine(({ from, to }) => from < to, 'expected the time of opening before that of closing');

const day = z
  .string()
  .transform((text) => calendarDay(text))
  .refine((value): value is CalendarDay => value !== undefined, 'expected a day as yyyy-mm-dd');

const queueShape = z.strictObject({
  open: z.strictObject(
    Object.fromEntries(weekdays.map((name) => [name, z.array(span).default([])])) as unknown as Record<
      (typeof weekdays)[number],
      z.ZodDefault<z.ZodArray<typeof span>>
    >,
  ),
  /** Whether people work on public holidays. */
  holidays: z.enum(['open', 'closed']),
  /** Other days on which nobody works. */
  closed: z.array(day).default([]),
  /** Within how many minutes somebody answers; who waits longer is told so. */
  answerWithin: z.int().min(1).max(240),
  /** The municipality has not confirmed these times yet. */
  toFillIn: z.boolean().default(false),
});

/** The file `content/desk-hours.yaml`: when people work at the desk, queue by queue. */
export const deskHoursShape = z.strictObject(
  Object.fromEntries(queueIds.map((id) => [id, queueShape])) as Record<QueueId, typeof queueShape>,
);

export type DeskHours = z.output<typeof deskHoursShape>;

/** How far ahead we look for the next opening. */
const daysAhead = 60;

/** Whether people work in a queue now, in the time of the Netherlands; the time of closing is not in it. */
export const isOpen = (hours: DeskHours, queue: QueueId, clock: Clock): boolean =>
  spansOf(hours, queue, clock.today()).some(({ from, to }) => from <= clock.time() && clock.time() < to);

/** When a queue opens next, as an ISO moment in UTC; null while it is open, or when it stays closed for two months. */
export function opensAt(hours: DeskHours, queue: QueueId, clock: Clock): string | null {
  if (isOpen(hours, queue, clock)) return null;
  for (let ahead = 0; ahead < daysAhead; ahead++) {
    const on = plusDays(clock.today(), ahead);
    const from = spansOf(hours, queue, on)
      .map((span) => span.from)
      .sort()
      .find((time) => ahead > 0 || time > clock.time());
    if (from !== undefined) return fixedClock(`${on}T${from}`).now().toISOString();
  }
  return null;
}

/** The times of a day; what a holiday of after 2028 changes is not known. */
function spansOf(hours: DeskHours, queue: QueueId, on: CalendarDay): readonly { from: string; to: string }[] {
  const { open, holidays, closed } = hours[queue];
  if (closed.includes(on) || (holidays === 'closed' && isHoliday(on))) return [];
  return open[weekdays[weekdayOf(on) - 1] ?? 'sunday'];
}
