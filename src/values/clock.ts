import { calendarDay, type CalendarDay } from './calendar-day.ts';

/** What time it is: the one thing that changes by itself, so every room gets it as an argument. */
export interface Clock {
  /** The moment, for time stamps and expiry. */
  now(): Date;
  /** The day in the Netherlands. */
  today(): CalendarDay;
  /** The time of day in the Netherlands, `hh:mm`. */
  time(): string;
}

const amsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A moment as day and time of day in the Netherlands. */
export function inNetherlands(moment: Date): { day: CalendarDay; time: string } {
  const shown = amsterdam.format(moment);
  return { day: shown.slice(0, 10) as CalendarDay, time: shown.slice(11, 16) };
}

/** The clock of the machine, read in Europe/Amsterdam. */
export const systemClock: Clock = clockAt(() => new Date());

/**
 * A clock that stands still, for tests and for the setting `TODAY`.
 *
 * @param moment `yyyy-mm-dd` (noon is taken) or `yyyy-mm-ddThh:mm`, local time in the Netherlands
 * @throws RangeError when the moment has another form
 */
export function fixedClock(moment: string): Clock {
  const [day = '', time = '12:00'] = moment.split('T');
  const today = calendarDay(day);
  if (!today || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new RangeError(`"${moment}" is no moment; expected yyyy-mm-dd or yyyy-mm-ddThh:mm`);
  }
  const guess = new Date(`${day}T${time}:00Z`);
  const shown = new Date(`${amsterdam.format(guess).replace(' ', 'T')}:00Z`);
  const now = new Date(2 * guess.getTime() - shown.getTime());
  return { now: () => now, today: () => today, time: () => time };
}

function clockAt(now: () => Date): Clock {
  // A turn asks many times, and the answer changes once a minute.
  let minute = Number.NaN;
  let shown = '';
  const local = (): string => {
    const moment = now();
    const current = Math.floor(moment.getTime() / 60_000);
    if (current !== minute) [minute, shown] = [current, amsterdam.format(moment)];
    return shown;
  };
  return { now, today: () => local().slice(0, 10) as CalendarDay, time: () => local().slice(11, 16) };
}
