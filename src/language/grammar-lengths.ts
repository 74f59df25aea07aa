import { plusDays, plusMonths, type CalendarDay } from '../values/calendar-day.ts';
import { numberWord } from './number-words.ts';
import type { Hit, Phrase } from './phrase.ts';
import type { Unit } from './vocabulary.ts';

/** A length of time. Years and months stay what they are; nights count as days. */
export interface Length {
  years: number;
  months: number;
  weeks: number;
  days: number;
  /** "een dag of tien", "een stuk of drie", "ongeveer". */
  about: boolean;
  /** Said in nights: the last morning comes after the last night. */
  nights: boolean;
}

const vague: Record<string, number> = { paar: 2, enkele: 3, aantal: 3, verschillende: 3 };
const whole = new Set(['hele', 'heel', 'volle', 'gehele', 'volledige', 'andere']);
const aboutWords = new Set(['ongeveer', 'zo', 'circa', 'ca', 'plusminus', 'bijna', 'ruim', 'zeker', 'krap', 'hooguit']);

/** How many: "3", "anderhalve", "twee en een halve", "een paar", "een half". */
export function quantityAt(phrase: Phrase, i: number): Hit<{ value: number; about: boolean }> | undefined {
  let at = i;
  const about = aboutWords.has(phrase.word(at));
  if (about) at = phrase.is(at + 1, "'") ? at + 3 : at + 1;
  if (phrase.is(at, 'zo') && phrase.is(at + 1, "'") && phrase.is(at + 2, 'n')) at += 3;
  const word = phrase.word(at);
  if (word === 'half' || word === 'halve') return { value: { value: 0.5, about }, next: at + 1 };
  if (word === 'anderhalf' || word === 'anderhalve') return { value: { value: 1.5, about }, next: at + 1 };
  const broken = numberWord(/^([a-z]{3,40})enhal(?:f|ve)$/.exec(word)?.[1] ?? '');
  if (broken && !broken.ordinal) return { value: { value: broken.value + 0.5, about }, next: at + 1 };
  if (vague[word]) return { value: { value: vague[word], about: true }, next: at + 1 };
  const count = phrase.number(at);
  if (count === undefined) return undefined;
  at += 1;
  const next = phrase.word(at);
  if (count === 1 && vague[next]) return { value: { value: vague[next], about: true }, next: at + 1 };
  if (count === 1 && (next === 'half' || next === 'halve')) return { value: { value: 0.5, about }, next: at + 1 };
  if (count === 1 && next === 'stuk' && phrase.is(at + 1, 'of')) {
    const many = phrase.number(at + 2);
    return many === undefined ? undefined : { value: { value: many, about: true }, next: at + 3 };
  }
  if (count < 1000 && phrase.is(at, 'en') && phrase.number(at + 1) === 1 && phrase.is(at + 2, 'half', 'halve')) {
    return { value: { value: count + 0.5, about }, next: at + 3 };
  }
  return { value: { value: count, about }, next: at };
}

/** A length of time, of one or more parts: "2 jaar, 1 maand en 21 dagen", "de hele dag", "een week of twee". */
export function lengthAt(phrase: Phrase, i: number): Hit<Length> | undefined {
  return phrase.once('length', i, () => wholeLength(phrase, i));
}

function wholeLength(phrase: Phrase, i: number): Hit<Length> | undefined {
  const first = partAt(phrase, i);
  if (!first) return undefined;
  const length = { ...first.value };
  let { next } = first;
  for (;;) {
    const joint = phrase.skip(next, ',', 'en', 'plus');
    const more = joint > next || phrase.number(next) !== undefined ? partAt(phrase, joint) : undefined;
    if (!more) return { value: length, next };
    const { value } = more;
    length.years += value.years;
    length.months += value.months;
    length.weeks += value.weeks;
    length.days += value.days;
    next = more.next;
  }
}

function partAt(phrase: Phrase, i: number): Hit<Length> | undefined {
  const wholeUnit = whole.has(phrase.word(i)) ? phrase.unit(i + 1) : undefined;
  if (wholeUnit) return one(phrase, wholeUnit, 1, i + 1, false);
  if (phrase.number(i) === 1 && whole.has(phrase.word(i + 1)) && phrase.unit(i + 2)) return partAt(phrase, i + 1);
  const about = phrase.unit(i) && phrase.is(i + 1, 'of') ? i : phrase.number(i) === 1 ? i + 1 : -1;
  if (about >= 0 && phrase.unit(about) && phrase.is(about + 1, 'of', 'à', 'a')) {
    const many = phrase.number(about + 2);
    const unit = phrase.unit(about);
    if (many !== undefined && unit && !phrase.unit(about + 3)) return one(phrase, unit, many, about, true, about + 3);
  }
  const quarters = phrase.is(i, 'driekwart') ? 3 : phrase.is(i, 'kwart') ? 1 : 0;
  if (quarters && phrase.unit(i + 1) === 'year') return one(phrase, 'quarter', quarters, i + 1, false);
  const quantity = quantityAt(phrase, i);
  const at = quantity ? phrase.skip(quantity.next, 'hele', 'volle') : -1;
  const rounded = quantity ? phrase.skip(at, 'kleine', 'krappe', 'ruime', 'dikke', 'goede', 'flinke') : -1;
  const unit = quantity && phrase.unit(rounded);
  return unit && one(phrase, unit, quantity.value.value, rounded, quantity.value.about || rounded > at);
}

const inUnits: Partial<Record<Unit, (n: number) => Partial<Length>>> = {
  day: (days) => ({ days }),
  week: (weeks) => ({ weeks }),
  month: (months) => ({ months }),
  quarter: (n) => ({ months: 3 * n }),
  year: (years) => ({ years }),
};

function one(
  phrase: Phrase,
  unit: Unit,
  count: number,
  at: number,
  about: boolean,
  next = at + 1,
): Hit<Length> | undefined {
  const parts = inUnits[unit]?.(count);
  const nights = phrase.word(at).startsWith('nacht');
  return parts && { value: { years: 0, months: 0, weeks: 0, days: 0, ...parts, about, nights }, next };
}

/** A length as an ISO 8601 duration. */
export function isoLength({ years, months, weeks, days }: Length): string {
  const part = (n: number, letter: string) => (n ? `${n}${letter}` : '');
  const parts = part(years, 'Y') + part(months, 'M') + part(weeks, 'W') + part(days, 'D');
  return `P${parts || '0D'}`;
}

/** The day a length later, or earlier with `sign` -1. Half months are fifteen days. */
export function shifted(
  day: CalendarDay,
  { years, months, weeks, days }: Length,
  sign: 1 | -1,
): CalendarDay | undefined {
  const wholeMonths = Math.trunc(12 * years + months);
  const rest = Math.round((12 * years + months - wholeMonths) * 30 + 7 * weeks + days);
  if (wholeMonths > 12_000 || rest > 400_000) return undefined;
  return plusDays(plusMonths(day, sign * wholeMonths), sign * rest);
}
