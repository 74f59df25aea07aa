import { plusDays, type CalendarDay } from '../values/calendar-day.ts';
import { namesDay, nearestWeekday, oneDay, place, type DayForm, type Direction } from './day-form.ts';
import { dateAt, dayWithin, monthAt, yearAfter } from './grammar-dates.ts';
import { lengthAt, shifted, type Length } from './grammar-lengths.ts';
import { codedQuarterAt, nthAt } from './grammar-nth.ts';
import { partAt, periodAt, pointerAt, yearAt } from './grammar-periods.ts';
import { directionAt } from './direction.ts';
import { skipClock, skipDayPart, weekdayAt, weekdayName } from './grammar-weekdays.ts';
import { mondayOf } from './calendar-spans.ts';
import { holidayAt } from './holidays.ts';
import type { Hit, Phrase } from './phrase.ts';
import { pointers, relativeDays, weekdayPlurals } from './vocabulary.ts';

const corrections = [
  'nee',
  'neen',
  'sorry',
  'wacht',
  'of',
  'ik',
  'bedoel',
  'eh',
  'uh',
  'ehm',
  'oh',
  'o',
  'foutje',
  'fout',
  'eigenlijk',
  ',',
  '.',
  'even',
  'denken',
  'niet',
  'was',
  'het',
  'maar',
  'toch',
  'beter',
  'gezegd',
  'de',
  'op',
  'dat',
  'is',
  'correctie',
];
const correcting = new Set([
  'nee',
  'neen',
  'sorry',
  'wacht',
  'bedoel',
  'foutje',
  'fout',
  'correctie',
  'gezegd',
  'eigenlijk',
]);

/** Passes "nee sorry", "ik bedoel", "of nee wacht"; undefined when nothing is corrected here. */
export function correctionAt(phrase: Phrase, i: number): number | undefined {
  const end = phrase.skip(i, ...corrections);
  return phrase.between(i, end).some((word) => correcting.has(word)) ? end : undefined;
}

/** A day or span at a place, after its corrections: "de tiende nee de elfde" is the eleventh. */
export function formAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  return phrase.once('form', i, () => correctedForm(phrase, i));
}

function correctedForm(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const first = plainForm(phrase, i);
  if (!first) return undefined;
  const found = corrected(phrase, first);
  return namesDay(found.value) ? { ...found, next: skipClock(phrase, found.next) } : found;
}

/** Applies what is corrected right behind a form. */
export function corrected(phrase: Phrase, first: Hit<DayForm>): Hit<DayForm> {
  let found = first;
  for (let tries = 0; tries < 4; tries += 1) {
    const at = correctionAt(phrase, found.next);
    if (at === undefined) return found;
    const again = plainForm(phrase, at) ?? bareDayAt(phrase, at);
    if (!again) return found;
    const { month, year, day } = found.value;
    const inherits =
      again.value.day !== undefined && again.value.month === undefined && day !== undefined && month !== undefined;
    found = {
      value: inherits ? { ...again.value, month, ...(year !== undefined && { year }) } : again.value,
      next: again.next,
    };
  }
  return found;
}

/** A bare day of the month, as one side of a span or after a correction: "elf", "de 11e". */
export function bareDayAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const at = phrase.skip(i, 'de', 'den', 'op');
  const day = phrase.dayNumber(at);
  if (day === undefined || phrase.counts(at + 1)) return undefined;
  if (phrase.ordinal(at) === undefined && phrase.list[at + 1]?.kind === 'junk') return undefined;
  return { value: { day }, next: at + 1 };
}

function plainForm(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  return phrase.once('plain', i, () => firstForm(phrase, i));
}

function firstForm(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const token = phrase.list[i];
  if (!token || token.kind === 'junk') return undefined;
  return (
    nthAt(phrase, i, formAt) ??
    codedQuarterAt(phrase, i) ??
    lengthFrom(phrase, i) ??
    relativeDay(phrase, i) ??
    holiday(phrase, i) ??
    weekdayAt(phrase, i) ??
    dateAt(phrase, phrase.skip(i, 'de', 'den')) ??
    pointerForm(phrase, i) ??
    partAt(phrase, i) ??
    periodAt(phrase, i, formAt) ??
    monthAt(phrase, i) ??
    yearAt(phrase, i) ??
    ordinalDay(phrase, i)
  );
}

/** "afgelopen 2 juni", "vorig jaar 2 juni", and the periods that a pointer moves. */
function pointerForm(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const period = pointerAt(phrase, i);
  const pointer = pointers.get(phrase.word(i));
  if (pointer && !period) {
    const date = dateAt(phrase, i + 1);
    const direction: Direction = pointer === 'previous' ? 'past' : 'future';
    if (date) return { value: pointer === 'this' ? date.value : { ...date.value, direction }, next: date.next };
  }
  if (period?.value.days && phrase.unit(period.next - 1) === 'year') {
    const date = dateAt(phrase, phrase.skip(period.next, 'op', 'de', 'van', 'in'));
    const year = Number(period.value.days.start.slice(0, 4));
    if (date && date.value.year === undefined) return { value: { ...date.value, year }, next: date.next };
  }
  const inMonth = period && dayOfPeriod(phrase, period);
  return inMonth ?? period;
}

/** "vorige maand de 12e", "volgende maand op de derde". */
function dayOfPeriod(phrase: Phrase, { value, next }: Hit<DayForm>): Hit<DayForm> | undefined {
  const at = phrase.skip(next, 'op', 'de', 'den', ',');
  const day = phrase.unit(next - 1) === 'month' && at > next ? phrase.ordinal(at) : undefined;
  if (day === undefined || !value.days || !phrase.endsDay(at + 1)) return undefined;
  return { value: { days: value.days, within: (whole) => dayWithin(whole, day) }, next: at + 1 };
}

/** "de vijftiende", "op de 15e": an ordinal that is followed by nothing it could count. */
function ordinalDay(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const at = phrase.skip(i, 'de', 'den');
  const day = phrase.ordinal(at);
  if (day === undefined || day < 1 || day > 31 || !phrase.endsDay(skipDayPart(phrase, at + 1))) return undefined;
  const led = at > i || phrase.is(i - 1, 'de', 'den', 'totenmet', 'tot');
  return led ? { value: { day }, next: skipDayPart(phrase, at + 1) } : undefined;
}

function holiday(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const found = holidayAt((n) => phrase.name(n), i);
  if (!found) return undefined;
  const next = i + found.length;
  const year = yearAfter(phrase, next, false);
  return {
    value: { holiday: found.rule, ...(year && { year: year.value }) },
    next: year?.next ?? skipDayPart(phrase, next),
  };
}

/** "gisteravond", "vandaag over een week", "morgen een week geleden", "de dag na morgen". */
function relativeDay(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  if (phrase.is(i, 'dag') && phrase.is(i + 1, 'na', 'voor')) {
    const anchor = formAt(phrase, i + 2);
    const days = anchor && place(anchor.value, phrase.today, directionAt(phrase, i, anchor.next));
    if (!days) return undefined;
    const day = phrase.is(i + 1, 'na') ? plusDays(days.end, 1) : plusDays(days.start, -1);
    return { value: { days: oneDay(day) }, next: anchor.next };
  }
  const word = phrase.word(i);
  const distance = relativeDays.get(word) ?? (word === 'nu' && nowIsDay(phrase, i) ? 0 : undefined);
  if (distance === undefined) return undefined;
  if (word === 'morgen' && (phrase.is(i - 1, 'goede', 'goeie', 's', 'de') || phrase.is(i - 1, 'elke', 'iedere')))
    return undefined;
  const day = plusDays(phrase.today, distance);
  const next = skipDayPart(phrase, i + 1);
  const exactly = phrase.skip(next, 'precies', 'exact', 'ongeveer');
  const over = phrase.is(exactly, 'over');
  const length = lengthAt(phrase, over ? exactly + 1 : exactly);
  const ago = length && phrase.is(length.next, 'geleden', 'terug');
  if (length && (over || ago)) {
    const moved = shifted(day, length.value, over ? 1 : -1);
    if (moved) return { value: { days: oneDay(moved) }, next: over ? length.next : length.next + 1 };
  }
  return { value: { days: oneDay(day) }, next };
}

/** "nu" is a day only as the end of a span: "tot nu", "tussen 22 januari en nu". */
const nowIsDay = (phrase: Phrase, i: number): boolean => phrase.is(i - 1, 'tot', 'totenmet', 'en', 'vanaf');

/** "twee weken geleden", "over 10 dagen", "drie weken na 2 juni", "over twee zondagen". */
function lengthFrom(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const ahead = phrase.is(i, 'over', 'in', 'binnen') ? phrase.skip(i + 1, 'de', 'een', 'ongeveer', 'zo') : -1;
  const start = ahead < 0 ? i : phrase.number(ahead - 1) === 1 ? ahead - 1 : ahead;
  const sundays = weekdaysAhead(phrase, i);
  if (sundays) return sundays;
  const length = lengthAt(phrase, start);
  if (!length) return undefined;
  const { next } = length;
  const from = (day: CalendarDay, sign: 1 | -1, end: number): Hit<DayForm> | undefined => {
    const moved = shifted(day, length.value, sign);
    return moved && { value: { days: oneDay(moved) }, next: end };
  };
  if (
    phrase.is(next, 'geleden', 'eerder', 'hiervoor') ||
    (phrase.is(next, 'terug') && (beganThen(phrase, i, next + 1) || !returning(phrase)))
  ) {
    return weekdayThen(phrase, length, next + 1) ?? from(phrase.today, -1, next + 1);
  }
  const at = phrase.skip(next, 'gerekend', 'gezien', 'vanaf', 'na', 'voor', 'sinds');
  const link = phrase.word(at - 1);
  if (at > next && /^(?:vanaf|na|voor|sinds)$/.test(link) && !(link === 'vanaf' && staying(phrase))) {
    const now = phrase.is(at, 'nu') ? { value: { days: oneDay(phrase.today) }, next: at + 1 } : undefined;
    const anchor = now ?? formAt(phrase, phrase.skip(at, 'de', 'het', 'afloop', 'van'));
    const days = anchor && place(anchor.value, phrase.today, directionAt(phrase, i, anchor.next));
    if (days) return from(days.start, link === 'voor' ? -1 : 1, phrase.skip(anchor.next, 'gezien'));
  }
  if (phrase.is(next, 'later', 'hierna', 'verder')) return from(phrase.today, 1, next + 1);
  if (ahead > 0 && !(phrase.is(i, 'in') && phrase.is(next, 'tijd', 'totaal'))) return from(phrase.today, 1, next);
  return undefined;
}

/** "twee weken geleden op zaterdag": the Saturday of that week. */
function weekdayThen(phrase: Phrase, { value: length }: Hit<Length>, next: number): Hit<DayForm> | undefined {
  const whole = length.weeks >= 1 && Number.isInteger(length.weeks) && !length.days && !length.months && !length.years;
  const weekday = whole ? weekdayName(phrase, phrase.skip(next, 'op', 'de', ',')) : undefined;
  if (!weekday) return undefined;
  const monday = plusDays(mondayOf(phrase.today), -7 * length.weeks);
  return { value: { days: oneDay(plusDays(monday, weekday.value - 1)), ambiguous: true }, next: weekday.next };
}

/** "een week terug ging ik weg": the length first, and a verb of the past right behind it. */
const beganThen = (phrase: Phrase, i: number, verb: number): boolean =>
  (i === 0 || phrase.is(i - 1, 'zo', 'ongeveer', ',', '.', 'en')) &&
  phrase.is(verb, 'ging', 'vertrok', 'was', 'ben', 'is', 'werd', 'had', 'heb', 'heeft', 'moest');

const returning = (phrase: Phrase): boolean =>
  phrase.has('kom', 'komt', 'kwam', 'ga', 'gaan', 'ging', 'was', 'ben', 'zijn', 'gekomen', 'komen');
const staying = (phrase: Phrase): boolean =>
  phrase.has('weg', 'afwezig', 'geweest', 'weggeweest', 'opgenomen', 'vakantie', 'ziekenhuis');

function weekdaysAhead(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const at = phrase.skip(i, 'over');
  const n = phrase.number(at);
  const weekday = weekdayPlurals.get(phrase.word(at + 1));
  if (n === undefined || !weekday || n < 1 || n > 60) return undefined;
  const next = phrase.skip(at + 2, 'vanaf', 'nu');
  if (at === i && next === at + 2) return undefined;
  return {
    value: { days: oneDay(plusDays(nearestWeekday(weekday, plusDays(phrase.today, 1), 'future'), 7 * (n - 1))) },
    next,
  };
}
