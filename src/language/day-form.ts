import {
  dayOf,
  dayOfMonth,
  monthOf,
  plusDays,
  plusMonths,
  weekdayOf,
  yearOf,
  type CalendarDay,
} from '../values/calendar-day.ts';
import type { Span } from './holidays.ts';

/** Where to look for a day without a year: back (absences) or ahead (plans). */
export type Direction = 'past' | 'future';

/** First and last day, both known. */
export interface Days {
  start: CalendarDay;
  end: CalendarDay;
}

/** A part of a month or a year, as "begin mei" and "eind 2025". */
export type Part = 'begin' | 'middle' | 'end';

/**
 * A day or span as it was named, not yet placed on the calendar: parts of a date, a holiday that comes back every year,
 * or days that are certain already ("gisteren", "vorige week").
 */
export interface DayForm {
  day?: number;
  month?: number;
  year?: number;
  weekday?: number;
  holiday?: (year: number) => Days | undefined;
  /** Certain days: "gisteren", "week 20 van 2026". */
  days?: Days;
  /** A set of days inside the month or year of the form: "de tweede maandag van", "begin". */
  within?: (whole: Days) => Days | undefined;
  /** "aanstaande", "afgelopen": overrules the direction of the question. */
  direction?: Direction;
  /** A weekday or month named by "volgende" or "deze" could be another one: worth asking. */
  ambiguous?: boolean;
}

/** Whether a form means one day, and not a week, a month or a year. */
export const namesDay = ({ day, weekday, month, year, within, holiday, days }: DayForm): boolean =>
  days
    ? days.start === days.end
    : !within && (day !== undefined || weekday !== undefined || !!holiday || (!month && !year));

/**
 * The days a form means, nearest to a day on one side: the last that begins on or before it (`past`), or the first that
 * begins on or after it (`future`). Undefined when there are none, as for 30 February.
 */
export function place(form: DayForm, anchor: CalendarDay, side: Direction): Days | undefined {
  const whole = placeWhole(form, anchor, form.direction ?? side);
  if (!whole || !form.within) return whole;
  const inside = form.within(whole);
  if (!inside || form.year !== undefined || form.days) return inside;
  // "eerste maandag van juni": the month may be right and the day in it on the other side.
  const wrong = side === 'past' ? inside.start > anchor : inside.end < anchor;
  if (!wrong || form.month === undefined) return inside;
  const other = placeWhole(form, plusMonths(whole.start, side === 'past' ? -1 : 1), form.direction ?? side);
  return (other && form.within(other)) ?? inside;
}

function placeWhole(form: DayForm, anchor: CalendarDay, side: Direction): Days | undefined {
  if (form.days) return form.days;
  const { day, month, year, weekday, holiday } = form;
  if (holiday) return placeHoliday(holiday, year, anchor, side);
  if (day !== undefined && month !== undefined) return placeDayOfYear(form, day, month, anchor, side);
  if (day !== undefined) return placeDayOfMonth(day, weekday, anchor, side);
  if (month !== undefined) return placeMonth(month, year, anchor, side);
  if (year !== undefined) return { start: `${year}-01-01`, end: `${year}-12-31` };
  if (weekday !== undefined) return oneDay(nearestWeekday(weekday, anchor, side));
  return undefined;
}

/** A span of one day. */
export const oneDay = (day: CalendarDay): Days => ({ start: day, end: day });

/** The last day with this weekday up to and including a day, or the first from it on. */
export function nearestWeekday(weekday: number, anchor: CalendarDay, side: Direction): CalendarDay {
  const ahead = (weekday - weekdayOf(anchor) + 7) % 7;
  return plusDays(anchor, side === 'future' ? ahead : ahead === 0 ? 0 : ahead - 7);
}

/** A whole month. */
export function wholeMonth(year: number, month: number): Days {
  const start = dayOf(year, month, 1) ?? `${year}-01-01`;
  return { start, end: plusDays(plusMonths(start, 1), -1) };
}

const step = (side: Direction): 1 | -1 => (side === 'past' ? -1 : 1);
const onSide = (day: CalendarDay, anchor: CalendarDay, side: Direction): boolean =>
  side === 'past' ? day <= anchor : day >= anchor;

function placeHoliday(
  rule: (year: number) => Days | undefined,
  year: number | undefined,
  anchor: CalendarDay,
  side: Direction,
) {
  if (year !== undefined) return rule(year);
  for (let y = yearOf(anchor) - step(side), tries = 0; tries < 4; y += step(side), tries += 1) {
    const days = rule(y);
    if (days && onSide(days.start, anchor, side)) return days;
  }
  return undefined;
}

function placeDayOfYear(
  { year, weekday }: DayForm,
  day: number,
  month: number,
  anchor: CalendarDay,
  side: Direction,
): Days | undefined {
  if (year !== undefined) {
    const exact = dayOf(year, month, day);
    return exact && oneDay(exact);
  }
  const nearest = (toward: Direction): CalendarDay | undefined => {
    for (let y = yearOf(anchor), tries = 0; tries < 9; y += step(toward), tries += 1) {
      const found = dayOf(y, month, day);
      if (found && onSide(found, anchor, toward)) return found;
    }
    return undefined;
  };
  const wanted = nearest(side);
  if (weekday === undefined || (wanted && weekdayOf(wanted) === weekday)) return wanted && oneDay(wanted);
  // The weekday tells which year is meant.
  const other = nearest(side === 'past' ? 'future' : 'past');
  const right = other && weekdayOf(other) === weekday ? other : wanted;
  return right && oneDay(right);
}

function placeDayOfMonth(
  day: number,
  weekday: number | undefined,
  anchor: CalendarDay,
  side: Direction,
): Days | undefined {
  const search = (
    toward: Direction,
    months: number,
    matches: (found: CalendarDay) => boolean,
  ): CalendarDay | undefined => {
    const first: CalendarDay = dayOf(yearOf(anchor), monthOf(anchor), 1) ?? anchor;
    for (let i = 0; i < months; i += 1) {
      const month = plusMonths(first, i * step(toward));
      const found = dayOf(yearOf(month), monthOf(month), day);
      if (found && onSide(found, anchor, toward) && matches(found)) return found;
    }
    return undefined;
  };
  const sameWeekday = (found: CalendarDay) => weekday === undefined || weekdayOf(found) === weekday;
  const other: Direction = side === 'past' ? 'future' : 'past';
  const found =
    search(side, 3, sameWeekday) ??
    search(other, 3, (one) => weekday !== undefined && sameWeekday(one)) ??
    search(side, 14, sameWeekday) ??
    search(side, 3, () => true);
  return found && oneDay(found);
}

function placeMonth(month: number, year: number | undefined, anchor: CalendarDay, side: Direction): Days {
  if (year !== undefined) return wholeMonth(year, month);
  const y = yearOf(anchor);
  const passed = month > monthOf(anchor) ? -1 : 0;
  const toCome =
    month < monthOf(anchor) || (month === monthOf(anchor) && side === 'future' && dayOfMonth(anchor) > 28) ? 1 : 0;
  return wholeMonth(side === 'past' ? y + passed : y + toCome, month);
}

/**
 * Two forms as one span. What the one leaves open it takes from the other: "van 4 tot 22 januari 1995". Without years
 * the span is over (`past`) or has yet to begin (`future`); a span of months begins in the past.
 */
export function placeRange(first: DayForm, last: DayForm, today: CalendarDay, side: Direction): Span | undefined {
  const [from, to] = shared(first, last);
  const direction = from.direction ?? to.direction ?? side;
  const fixedFrom = isFixed(from);
  const fixedTo = isFixed(to);
  let start: Days | undefined;
  let end: Days | undefined;
  if (fixedTo && !fixedFrom) {
    end = place(to, today, direction);
    start = end && place(from, end.start, 'past');
  } else if (!fixedFrom && !fixedTo && direction === 'past' && looseDay(to) && looseDay(from)) {
    end = place(to, today, 'past');
    start =
      end &&
      place(
        from,
        to.weekday !== undefined && from.weekday === to.weekday ? plusDays(end.start, -1) : end.start,
        'past',
      );
  } else if (direction === 'future' && !fixedFrom && !looseDay(from)) {
    end = place(to, today, 'future');
    start = end && place(from, end.start, 'past');
  } else {
    start = place(from, today, direction);
    end = start && place(to, start.start, 'future');
  }
  if (!start || !end || end.end < start.start) return undefined;
  return { start: start.start, end: end.end };
}

/** A day within a week or a month, that comes back soon: such spans are over when told. */
const looseDay = ({ month, year, holiday, within }: DayForm): boolean => !month && !year && !holiday && !within;
const isFixed = ({ days, year }: DayForm): boolean => days !== undefined || year !== undefined;

function shared(first: DayForm, last: DayForm): [DayForm, DayForm] {
  const from = { ...first };
  const to = { ...last };
  if (from.days || to.days) return [from, to];
  if (bareDay(from) && to.month !== undefined && to.day !== undefined) {
    const earlier = (from.day ?? 0) > to.day;
    from.month = earlier ? ((to.month + 10) % 12) + 1 : to.month;
    if (to.year !== undefined) from.year = earlier && to.month === 1 ? to.year - 1 : to.year;
  } else if (bareDay(to) && from.month !== undefined && from.day !== undefined) {
    const later = (to.day ?? 0) < from.day;
    to.month = later ? (from.month % 12) + 1 : from.month;
    if (from.year !== undefined) to.year = later && from.month === 12 ? from.year + 1 : from.year;
  }
  if (from.month !== undefined && to.month !== undefined) {
    const turned = from.month > to.month || (from.month === to.month && (from.day ?? 0) > (to.day ?? 31));
    if (from.year === undefined && to.year !== undefined) from.year = turned ? to.year - 1 : to.year;
    else if (to.year === undefined && from.year !== undefined) to.year = turned ? from.year + 1 : from.year;
  }
  return [from, to];
}

const bareDay = ({ day, month }: DayForm): boolean => day !== undefined && month === undefined;
