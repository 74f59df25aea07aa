import { dayOfMonth, monthOf, weekdayOf, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import type { Spoken } from '../values/spoken.ts';
import { inWords, year } from './say-number.ts';

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const weekdays = 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' ');

/** The name of a month, 1..12. */
export const monthName = (month: number): string => months[month - 1] ?? '';

/** The name of a weekday, 1 is Monday. */
export const weekdayName = (weekday: number): string => weekdays[weekday - 1] ?? '';

/**
 * A day: for the eye always with its year, for the ear with the year only when it is not that of today.
 *
 * @example
 * sayDay('2026-06-02', '2026-11-22') // { text: '2 juni 2026', speak: 'twee juni' }
 * sayDay('2025-06-02', '2026-11-22') // { text: '2 juni 2025', speak: 'twee juni tweeduizend vijfentwintig' }
 */
export function sayDay(day: CalendarDay, today: CalendarDay): Spoken {
  const month = monthName(monthOf(day));
  const spoken = `${inWords(dayOfMonth(day))} ${month}`;
  const said = year(yearOf(day));
  return {
    text: `${dayOfMonth(day)} ${month} ${said.text}`,
    speak: yearOf(day) === yearOf(today) ? spoken : `${spoken} ${said.speak}`,
  };
}

/** A day with its weekday: 'maandag 8 juni 2026', 'maandag acht juni'. */
export function sayDayLong(day: CalendarDay, today: CalendarDay): Spoken {
  const { text, speak } = sayDay(day, today);
  const weekday = weekdayName(weekdayOf(day));
  return { text: `${weekday} ${text}`, speak: `${weekday} ${speak}` };
}

/** A span with both days included: 'van 3 juni 2026 tot en met 10 juni 2026'; one day is said as that day. */
export function saySpan(from: CalendarDay, to: CalendarDay, today: CalendarDay): Spoken {
  const first = sayDay(from, today);
  const last = sayDay(to, today);
  if (from === to) return first;
  const sameYear = yearOf(from) === yearOf(to);
  const start = sameYear ? first.text.replace(/ \d{4}$/, '') : first.text;
  // Over New Year both years are said: a long span would be heard as a short one.
  const speakStart = sameYear ? sayDay(from, from).speak : sayDay(from, to).speak;
  const speakLast = sameYear ? last.speak : sayDay(to, from).speak;
  return { text: `van ${start} tot en met ${last.text}`, speak: `van ${speakStart} tot en met ${speakLast}` };
}

/** A month with its year: 'juni 2026', 'juni tweeduizend zesentwintig'. */
export function sayMonth(day: CalendarDay): Spoken {
  const { text, speak } = year(yearOf(day));
  const month = monthName(monthOf(day));
  return { text: `${month} ${text}`, speak: `${month} ${speak}` };
}
