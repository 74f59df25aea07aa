import { plusDays } from '../values/calendar-day.ts';
import { oneDay, place, placeRange, type DayForm, type Direction } from './day-form.ts';
import { bareDayAt, corrected, formAt } from './grammar-forms.ts';
import { openAt, type ToldSpan } from './grammar-open.ts';
import { monthAt, pairAsDate, yearAfter } from './grammar-dates.ts';
import { lengthAt, shifted } from './grammar-lengths.ts';
import { pointerAt } from './grammar-periods.ts';
import { weekdayName } from './grammar-weekdays.ts';
import type { Span } from './holidays.ts';
import type { Hit, Phrase } from './phrase.ts';
import { seasons } from './vocabulary.ts';

/** Two days with a word between them, a day with a length, or an open span, at a place. */
export function spanAt(phrase: Phrase, i: number, direction: Direction): Hit<ToldSpan> | undefined {
  return rangeAt(phrase, i, direction) ?? openAt(phrase, i, direction);
}

const leads = ['van', 'vanaf', 'tussen', 'sinds', 'in', 'op', 'de', 'het', 'periode', 'startend', 'beginnend'];

function rangeAt(phrase: Phrase, i: number, direction: Direction): Hit<ToldSpan> | undefined {
  const inside =
    insidePeriod(phrase, i, direction) ?? insideYear(phrase, i) ?? dayList(phrase, i, direction) ?? within(phrase, i);
  if (inside) return inside;
  const start = phrase.skip(i, ...leads);
  const between = phrase.between(i, start).includes('tussen');
  const led = phrase.between(i, start).some((word) => word === 'van' || word === 'vanaf' || word === 'tussen');
  const joined = numeralRange(phrase, start, led, direction);
  if (joined) return joined;
  for (const at of start > i ? [start, Math.max(i, start - 1)] : [start]) {
    const sides = twoSides(phrase, at, { led, between, direction });
    if (sides) return sides;
  }
  return undefined;
}

/** "5/11-9/11", "1-14 juni", "november 19-20", "2014-2018". */
function numeralRange(phrase: Phrase, i: number, led: boolean, direction: Direction): Hit<ToldSpan> | undefined {
  const month = phrase.month(i);
  const at = month?.next ?? i;
  const numeral = phrase.list[at]?.numeral;
  if (!numeral) return undefined;
  const placed = (from: DayForm, to: DayForm, next: number): Hit<ToldSpan> | undefined => {
    const span = placeRange(from, to, phrase.today, direction);
    return span && { value: span, next };
  };
  if (numeral.kind === 'range' && !month) {
    const year = numeral.to.year === undefined ? yearAfter(phrase, at + 1, true) : undefined;
    return placed(numeral.from, { ...numeral.to, ...(year && { year: year.value }) }, year?.next ?? at + 1);
  }
  if (numeral.kind === 'years' && !month) return placed({ year: numeral.from }, { year: numeral.to }, at + 1);
  if (numeral.kind !== 'pair' || numeral.sign === '/' || numeral.sign === '.' || numeral.a >= numeral.b)
    return undefined;
  if (month) return placed({ day: numeral.a, month: month.value }, { day: numeral.b, month: month.value }, at + 1);
  const after = phrase.month(phrase.skip(at + 1, 'van'));
  if (after) {
    const year = yearAfter(phrase, after.next, true);
    const to = { day: numeral.b, month: after.value, ...(year && { year: year.value }) };
    return placed({ day: numeral.a, month: after.value }, to, year?.next ?? after.next);
  }
  const joiner = phrase.is(at + 1, 'tot', 'totenmet', 'en', 'op', '-');
  return led && !joiner && numeral.b > 12 ? placed({ day: numeral.a }, { day: numeral.b }, at + 1) : undefined;
}

interface Lead {
  led: boolean;
  between: boolean;
  direction: Direction;
}

function twoSides(phrase: Phrase, i: number, { led, between, direction }: Lead): Hit<ToldSpan> | undefined {
  const left = sideAt(phrase, i);
  if (!left) return undefined;
  const off = phrase.skip(
    left.next,
    'af',
    'aan',
    ',',
    ...(phrase.is(left.next, 'weg', 'vertrokken') ? [phrase.word(left.next)] : []),
  );
  const length = led ? lengthAt(phrase, phrase.skip(off, 'voor', 'ongeveer', 'zo')) : undefined;
  if (length && !left.value.bare) return startAndLength(phrase, left.value.form, length, direction);
  const at = joinerAt(phrase, off, between);
  if (at === undefined) return undefined;
  const joiner = phrase.word(at - 1) === 'met' ? 'tot' : phrase.word(off);
  const right =
    sideAt(phrase, at) ??
    (phrase.is(at, 'nu', 'heden')
      ? { value: { form: { days: oneDay(phrase.today) }, bare: false }, next: at + 1 }
      : undefined);
  if (!right) return undefined;
  const { form: from, bare } = left.value;
  const { form: to, bare: bareEnd } = right.value;
  if (bare && bareEnd && !led && joiner !== 'totenmet' && joiner !== 'op') return undefined;
  if (joiner === 'op' && !oneNight(from, to, led)) return undefined;
  if (joiner === 'en' && !between) return undefined;
  const later = from.days && from.days.start === from.days.end && weekdayOnly(to) ? placeAfter(from, to) : undefined;
  const span = later ?? placeRange(from, to, phrase.today, sideOf(from, to, direction));
  if (!span) return undefined;
  const exclusive = joiner === 'tot' && phrase.is(off, 'tot') && !phrase.is(off + 1, 'en') && onlyYear(to);
  return {
    value:
      exclusive && span.end
        ? { ...span, end: plusDays(place(to, phrase.today, direction)?.start ?? span.end, -1) }
        : span,
    next: right.next,
  };
}

/** "van 2000 tot 2014" ends before 2014; days and months are named to take part. */
const onlyYear = ({ year, month, day, within }: DayForm): boolean =>
  year !== undefined && month === undefined && day === undefined && !within;

const weekdayOnly = ({ weekday, day }: DayForm): boolean => weekday !== undefined && day === undefined;

function placeAfter(from: DayForm, to: DayForm): Span | undefined {
  const end = from.days && place(to, plusDays(from.days.end, 1), 'future');
  return end && from.days ? { start: from.days.start, end: end.end } : undefined;
}

const sideOf = (from: DayForm, to: DayForm, direction: Direction): Direction =>
  from.direction ?? to.direction ?? direction;

/** "van zaterdag op zondag", "7 op 8 november": the second comes right after the first. */
function oneNight(from: DayForm, to: DayForm, led: boolean): boolean {
  if (from.weekday !== undefined && to.weekday !== undefined && from.day === undefined)
    return (from.weekday % 7) + 1 === to.weekday;
  if (from.day !== undefined && to.day !== undefined)
    return to.day === from.day + 1 || (to.day === 1 && from.day >= 28);
  return led;
}

/** The place behind "tot", "t/m", "-", "op", and "en" after "tussen"; undefined when nothing joins here. */
function joinerAt(phrase: Phrase, i: number, between: boolean): number | undefined {
  let at = i;
  if (phrase.is(at, 'totenmet', '-', 'op')) at += 1;
  else if (phrase.is(at, 'tot')) at = phrase.skip(at + 1, 'en', 'met', 'aan', 'op', 'ongeveer');
  else if (between && phrase.is(at, 'en', 'totenmet')) at += 1;
  else return undefined;
  return phrase.skip(at, 'de', 'het', 'en', 'met', 'op', 'eh', 'uh', 'ongeveer');
}

/** One side of a span: a form, "4-6" as a date, or a bare day. */
function sideAt(phrase: Phrase, i: number): Hit<{ form: DayForm; bare: boolean }> | undefined {
  const at = phrase.skip(i, 'op', 'in', 'het', 'de', 'jaar');
  for (const place of at > i ? [i, at - 1, at] : [i]) {
    const form = formAt(phrase, place);
    if (form) return { value: { form: form.value, bare: bareOnly(form.value) }, next: form.next };
  }
  const numeral = phrase.list[at]?.numeral;
  if (numeral?.kind === 'pair' && numeral.b <= 12) {
    const date = pairAsDate(phrase, at, numeral.a, numeral.b);
    if (date) return { value: { form: date.value, bare: false }, next: date.next };
  }
  const bare = bareDayAt(phrase, i);
  if (!bare || phrase.is(bare.next, '%')) return undefined;
  const { value, next } = corrected(phrase, bare);
  return { value: { form: value, bare: bareOnly(value) && phrase.ordinal(bare.next - 1) === undefined }, next };
}

const bareOnly = ({ day, month, weekday, year, days }: DayForm): boolean =>
  day !== undefined && month === undefined && weekday === undefined && year === undefined && days === undefined;

/** "van 1 juli af drie weken": so many days from the first on; nights end on the morning after. */
function startAndLength(
  phrase: Phrase,
  form: DayForm,
  { value: length, next }: NonNullable<ReturnType<typeof lengthAt>>,
  direction: Direction,
): Hit<ToldSpan> | undefined {
  if (phrase.is(next, 'geleden', 'terug', 'later', 'lang') && !phrase.is(next, 'lang')) return undefined;
  const first = place(form, phrase.today, direction);
  const after = first && shifted(first.start, length, 1);
  if (!after) return undefined;
  return { value: { start: first.start, end: length.nights ? after : plusDays(after, -1) }, next };
}

/** "volgende week van dinsdag tot vrijdag", "volgende maand 4 tot 23": a span inside a week or month. */
function insidePeriod(phrase: Phrase, i: number, direction: Direction): Hit<ToldSpan> | undefined {
  const period = pointerAt(phrase, i) ?? monthAt(phrase, phrase.skip(i, 'in'));
  const days = period && place(period.value, phrase.today, direction);
  if (!days || days.start === days.end) return undefined;
  const at = phrase.skip(period.next, 'van', 'tussen', 'de', 'op', ',');
  const between = phrase.between(period.next, at).includes('tussen');
  const left = weekdayName(phrase, at) ?? bareDayAt(phrase, at);
  if (!left) return undefined;
  const joint = joinerAt(phrase, left.next, between);
  const right = joint === undefined ? undefined : (weekdayName(phrase, joint) ?? bareDayAt(phrase, joint));
  if (!right) return undefined;
  const asForm = (value: number | DayForm): DayForm => (typeof value === 'number' ? { weekday: value } : value);
  const start = place(asForm(left.value), days.start, 'future');
  const end = start && place(asForm(right.value), start.start, 'future');
  if (!end || start.start > days.end) return undefined;
  return { value: { start: start.start, end: end.end }, next: right.next };
}

/** "vorig jaar van 12 juli tot 2 augustus", "in 2025 van 3 tot 6 mei": a span in a year that was named first. */
function insideYear(phrase: Phrase, i: number): Hit<ToldSpan> | undefined {
  const at = phrase.skip(i, 'in', 'het', 'jaar');
  const year = yearAfter(phrase, at, false);
  if (!year) return undefined;
  const season = seasons.has(phrase.word(phrase.skip(year.next, 'in', 'de')))
    ? phrase.skip(year.next, 'in', 'de') + 1
    : year.next;
  const start = phrase.skip(season, ',', 'van', 'vanaf', 'tussen', 'de');
  const between = phrase.between(season, start).includes('tussen');
  const left = sideAt(phrase, start);
  const joint = left && joinerAt(phrase, left.next, between);
  const right = joint === undefined ? undefined : sideAt(phrase, joint);
  if (!left || !right || left.value.form.days || right.value.form.days) return undefined;
  const from = { ...left.value.form, year: left.value.form.year ?? year.value };
  const span =
    right.value.form.day === undefined ? undefined : placeRange(from, right.value.form, phrase.today, 'past');
  return span && { value: span, next: right.next };
}

/** "2 en 3 juni", "6, 7 en 8 mei": days in a row that share a month. */
function dayList(phrase: Phrase, i: number, direction: Direction): Hit<ToldSpan> | undefined {
  const first = bareDayAt(phrase, i);
  if (!first) return undefined;
  let last = first.value.day ?? 0;
  for (let at = first.next; phrase.is(at, ',', 'en', '&', '+');) {
    const form = formAt(phrase, phrase.skip(at + 1, 'en', 'de', 'op'));
    const bare =
      form?.value.day === undefined || form.value.month === undefined ? bareDayAt(phrase, at + 1) : undefined;
    const next = bare?.value.day ?? form?.value.day;
    if (next !== last + 1) return undefined;
    if (!bare && form?.value.month !== undefined) {
      const span = placeRange(first.value, form.value, phrase.today, direction);
      return span && { value: { ...span, listed: true }, next: form.next };
    }
    if (!bare) return undefined;
    last = next;
    at = bare.next;
  }
  return undefined;
}

/** "binnen de komende 10 maanden": from today on. */
function within(phrase: Phrase, i: number): Hit<ToldSpan> | undefined {
  const period = phrase.is(i, 'binnen') ? pointerAt(phrase, i + 1) : undefined;
  const days = period?.value.days;
  return days && days.start > phrase.today
    ? { value: { start: phrase.today, end: days.end }, next: period.next }
    : undefined;
}
