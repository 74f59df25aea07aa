import { yearOf } from '../values/calendar-day.ts';
import { wholeMonth, type DayForm, type Days } from './day-form.ts';
import { dayOf, monthOf, plusMonths } from '../values/calendar-day.ts';
import { fullYear } from './numerals.ts';
import type { Hit, Phrase } from './phrase.ts';
import { pointers } from './vocabulary.ts';

/** A year after a date: "2026", "'26", "tweeduizend zesentwintig", "twintig zesentwintig", "van vorig jaar". */
export function yearAfter(phrase: Phrase, i: number, afterDay: boolean): Hit<number> | undefined {
  let at = phrase.skip(i, ',', 'van', 'in', 'het', '-', '/');
  const comma = phrase.is(i, ',', 'in', 'van');
  if (phrase.is(at, 'jaar') && phrase.number(at + 1)) at += 1;
  const relative = relativeYear(phrase, at);
  if (relative) return relative;
  if (phrase.is(at, "'") && phrase.list[at + 1]?.digits) {
    const value = phrase.number(at + 1);
    return value !== undefined && value < 100 ? { value: fullYear(value), next: at + 2 } : undefined;
  }
  const full = calendarYear(phrase, at);
  if (full) return full;
  const short = phrase.number(at);
  if (!afterDay || comma || short === undefined || short < 10 || short > 99 || phrase.counts(at + 1)) return undefined;
  return phrase.month(at + 1) || phrase.is(at + 1, 'dagen', 'nachten')
    ? undefined
    : { value: fullYear(short), next: at + 1 };
}

/** "vorig jaar", "dit jaar", "volgend jaar". */
function relativeYear(phrase: Phrase, i: number): Hit<number> | undefined {
  const pointer = pointers.get(phrase.word(i));
  if (!pointer || phrase.unit(i + 1) !== 'year') return undefined;
  const shift = pointer === 'previous' ? -1 : pointer === 'this' ? 0 : 1;
  return { value: yearOf(phrase.today) + shift, next: i + 2 };
}

/** A year in four digits or in words. */
export function calendarYear(phrase: Phrase, i: number): Hit<number> | undefined {
  const token = phrase.list[i];
  if (token?.kind !== 'number' || !Number.isInteger(token.value)) return undefined;
  if (token.value >= 1900 && token.value <= 2199) {
    const written = token.digits ? token.text.length === 4 : true;
    return written ? { value: token.value, next: i + 1 } : undefined;
  }
  if (token.digits || (token.value !== 19 && token.value !== 20)) return undefined;
  const after = phrase.is(i + 1, 'en') ? i + 2 : i + 1;
  const rest = phrase.number(after);
  if (rest === undefined || phrase.list[after]?.digits || rest < (after === i + 1 ? 10 : 1) || rest > 99)
    return undefined;
  return { value: token.value * 100 + rest, next: after + 1 };
}

/** A date with day and month, in digits or words; also month first, and the day of a month "van volgende maand". */
export function dateAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  return numeralDate(phrase, i) ?? dayFirst(phrase, i) ?? monthFirst(phrase, i);
}

function numeralDate(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const numeral = phrase.list[i]?.numeral;
  if (numeral?.kind === 'date') return { value: numeral.date, next: i + 1 };
  if (numeral?.kind !== 'pair' || numeral.sign === '.' || numeral.b > 12) return undefined;
  return pairAsDate(phrase, i, numeral.a, numeral.b);
}

/** "4-6" as the fourth of June, with a year behind it or not. */
export function pairAsDate(phrase: Phrase, i: number, day: number, month: number): Hit<DayForm> | undefined {
  const year =
    phrase.is(i + 1, ',', 'van', "'") || phrase.number(i + 1) !== undefined
      ? yearAfter(phrase, i + 1, false)
      : undefined;
  return { value: { day, month, ...(year && { year: year.value }) }, next: year?.next ?? i + 1 };
}

function dayFirst(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const day = phrase.dayNumber(i);
  if (day === undefined) return undefined;
  const ordinal = phrase.ordinal(i) !== undefined;
  let at = i + 1;
  if (ordinal && phrase.is(at, 'dag')) at += 1;
  const joint = phrase.skip(at, 'van', 'de', '-', '/', '.', ',', 'maand', ...(ordinal ? ['in'] : []));
  const month = phrase.month(joint);
  if (month) return withYear(phrase, { day, month: month.value }, month.next);
  if (ordinal && phrase.is(at, 'van', 'in')) {
    const relative = relativeMonth(phrase, joint);
    if (relative)
      return { value: { days: relative.value, within: (whole) => dayWithin(whole, day) }, next: relative.next };
  }
  return numberedMonth(phrase, i, day, at);
}

/** "elfde van de zesde", "twee zes", "31 12 25". */
function numberedMonth(phrase: Phrase, i: number, day: number, at: number): Hit<DayForm> | undefined {
  const joined = phrase.is(at, 'van') ? phrase.skip(at, 'van', 'de') : at;
  const month = joined > at ? phrase.ordinal(joined) : (phrase.number(joined) ?? phrase.ordinal(joined));
  if (month === undefined || month < 1 || month > 12 || !Number.isInteger(month)) return undefined;
  const next = joined + 1;
  const digits = phrase.list[i]?.digits === true;
  if (digits !== phrase.list[joined]?.digits || phrase.number(i - 1) !== undefined) return undefined;
  if (phrase.ordinal(joined) === undefined && phrase.counts(next)) return undefined;
  const ordinals = [i, joined].filter((place) => phrase.ordinal(place) !== undefined).length;
  if (joined === at && ordinals === 1) return undefined;
  const article =
    phrase.list[i]?.text === 'een' && i > 0 && !phrase.is(i - 1, 'op', 'van', 'tot', 'totenmet', 'vanaf', 'sinds');
  if (article) return undefined;
  const year = yearAfter(phrase, next, true);
  if (digits && joined === at && !year) return undefined;
  if (!year && phrase.number(next) !== undefined) return undefined;
  return { value: { day, month, ...(year && { year: year.value }) }, next: year?.next ?? next };
}

function monthFirst(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const month = phrase.month(i);
  if (!month) return undefined;
  const at = phrase.skip(month.next, 'de', 'den');
  const token = phrase.list[at];
  const day = phrase.dayNumber(at);
  if (day === undefined || !token || calendarYear(phrase, at)) return undefined;
  const plausible = token.digits || token.kind === 'ordinal';
  if (!plausible || phrase.month(at + 1) || phrase.counts(at + 1)) return undefined;
  const year = calendarYear(phrase, phrase.skip(at + 1, ',', 'van'));
  if (!year && !phrase.endsDay(at + 1)) return undefined;
  return { value: { day, month: month.value, ...(year && { year: year.value }) }, next: year?.next ?? at + 1 };
}

function withYear(phrase: Phrase, form: DayForm, i: number): Hit<DayForm> {
  const year = yearAfter(phrase, i, form.day !== undefined);
  return year ? { value: { ...form, year: year.value }, next: year.next } : { value: form, next: i };
}

/** "(de) volgende maand", "deze maand", "de maand". */
export function relativeMonth(phrase: Phrase, i: number): Hit<Days> | undefined {
  const at = phrase.skip(i, 'de', 'het', 'mijn');
  const pointer = pointers.get(phrase.word(at));
  const unit = pointer ? at + 1 : at;
  if (phrase.unit(unit) !== 'month' || (!pointer && at === i)) return undefined;
  const shift = pointer === undefined || pointer === 'this' ? 0 : pointer === 'previous' ? -1 : 1;
  const month = plusMonths(phrase.today, shift);
  return { value: wholeMonth(yearOf(month), monthOf(month)), next: unit + 1 };
}

/** The nth day of a span. */
export function dayWithin({ start, end }: Days, nth: number): Days | undefined {
  const day = dayOf(yearOf(start), monthOf(start), nth);
  return day && day <= end ? { start: day, end: day } : undefined;
}

/** A whole month: "juni", "in jan", "mei 2026", "april van vorig jaar", "2016, nov". */
export function monthAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const numeric = spacedMonth(phrase, i);
  if (numeric) return numeric;
  const before = phrase.list[i]?.kind === 'number' ? calendarYear(phrase, i) : undefined;
  if (before) {
    const month = phrase.month(phrase.skip(before.next, ',', '-'));
    return month && { value: { month: month.value, year: before.value }, next: month.next };
  }
  const at = phrase.is(i, 'maand') ? i + 1 : i;
  const month = phrase.month(at);
  if (!month) return undefined;
  const form = withYear(phrase, { month: month.value }, month.next);
  return shortAlone(phrase, i, at, form) ? undefined : form;
}

/** "11 / 2016". */
function spacedMonth(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const month = phrase.number(i);
  if (month === undefined || month < 1 || month > 12 || !phrase.is(i + 1, '/')) return undefined;
  const year = calendarYear(phrase, i + 2);
  return year && { value: { month, year: year.value }, next: year.next };
}

const beforeMonth =
  'in sinds vanaf van tot totenmet eind begin half halverwege medio tussen en - heel hele maand deze afgelopen komende vorige volgende laatste aanstaande voor na'.split(
    ' ',
  );

/** "jan" and "sep" are names and words too: without a year they need a word that comes before a month. */
function shortAlone(phrase: Phrase, i: number, at: number, { value, next }: Hit<DayForm>): boolean {
  const short =
    (phrase.word(at).length <= 4 && !/^(?:mei|juni|juli|juno)$/.test(phrase.word(at))) || phrase.is(at, 'mei', 'julie');
  if (
    !short ||
    value.year !== undefined ||
    at > i ||
    (phrase.is(next, 'tot', 'totenmet', '-') && phrase.month(next + 1))
  )
    return false;
  return !beforeMonth.includes(phrase.word(i - 1)) && !(i === 0 && next === phrase.length);
}
