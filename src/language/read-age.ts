import { dayOf, monthOf, dayOfMonth, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import { numbersIn } from './read-number.ts';
import { readTimes, type TimesTold } from './read-days.ts';
import type { Phrase, Reference } from './phrase.ts';

/** An age in a phrase; `months` for small children. */
export interface FoundAge {
  value: number;
  unit: 'year' | 'month';
  from: number;
  to: number;
}

const subjects = new Set('ben is word wordt werd was ik hij zij ze bent zijn'.split(' '));
const described = new Set(
  'cl client clienten bewoner bewoonster man vrouw jongen meisje meneer mevrouw mw dhr'.split(' '),
);
const softeners = new Set(
  'pas net nu al bijna ook inmiddels nog gewoon ondertussen haast zelf oud daar volgende maand week jaar morgen binnenkort ruim ongeveer eh uh ik hij ze zij in'.split(
    ' ',
  ),
);
const notAges = new Set(
  'weg afwezig geleden terug lang bezig dakloos thuis geweest opgenomen verslaafd clean keer uur bij op in van aan met'.split(
    ' ',
  ),
);

/** The ages that are told as such: "17 jaar oud", "ik ben 34", "net 18 geworden". "Bijna 18" and "ik word 18" are 17. */
export function agesIn(phrase: Phrase, skip: (i: number) => boolean = () => false): FoundAge[] {
  const found: FoundAge[] = [];
  for (const { value, from, to } of numbersIn(phrase, skip)) {
    if (!Number.isInteger(value) || value < 0 || value > 1000 || phrase.ordinal(from) !== undefined) continue;
    const age = ageAt(phrase, value, from, to);
    if (age) found.push(age);
  }
  return found;
}

function ageAt(phrase: Phrase, value: number, from: number, to: number): FoundAge | undefined {
  const unit = phrase.unit(to);
  const next = unit === 'year' || unit === 'month' ? to + 1 : to;
  const old = phrase.is(next, 'oud', 'jong') || phrase.is(to, 'jarige', 'jarig', 'plus', 'plusser');
  const grown = phrase.is(next, 'geworden');
  const asAge =
    phrase.between(Math.max(0, from - 3), from).some((word) => /^leeftijd$/.test(word)) || phrase.is(next, 'leeftijd');
  let subject = from - 1;
  while (subject >= 0 && from - subject < 6 && (softeners.has(phrase.word(subject)) || phrase.word(subject) === ','))
    subject -= 1;
  const led = subjects.has(phrase.word(subject)) || (subject + 1 < from && subjects.has(phrase.word(subject + 1)));
  const open =
    next >= phrase.length ||
    phrase.list[next]?.kind === 'sign' ||
    (!notAges.has(phrase.word(next)) && phrase.word(next) !== '');
  const stands =
    led &&
    (unit === 'year' ? open : unit === undefined && !phrase.counts(to) && (phrase.endsDay(to) || open) && value <= 110);
  const inMonth = phrase.is(next, 'in', 'op') && phrase.month(next + 1) !== undefined;
  const told =
    describes(phrase, value, from, to) ||
    old ||
    grown ||
    asAge ||
    (stands && !notAges.has(phrase.word(next))) ||
    (led && inMonth);
  if (!told || unit === 'day' || unit === 'week') return undefined;
  return {
    value: value - (yetToCome(phrase, from, to) ? 1 : 0),
    unit: unit === 'month' ? 'month' : 'year',
    from,
    to: next,
  };
}

/** "client 27 jaar", "een vrouw van 44", "34 jr": a person with an age behind, or an age and nothing else. */
function describes(phrase: Phrase, value: number, from: number, to: number): boolean {
  const years = phrase.unit(to) === 'year';
  const next = years ? to + 1 : to;
  if (value > 110 || !phrase.endsDay(next) || notAges.has(phrase.word(next))) return false;
  if (phrase.word(to) === 'jr' && from === 0 && next === phrase.length) return true;
  const person = phrase.is(from - 1, 'van') ? from - 2 : from - 1;
  const introduced = person < from - 1 && phrase.list[person - 1]?.text === 'een';
  return described.has(phrase.word(person)) && (years || introduced);
}

/** "bijna achttien", "ik word volgende maand 18". */
function yetToCome(phrase: Phrase, from: number, to: number): boolean {
  const before = phrase.between(Math.max(0, from - 5), to);
  return before.includes('bijna') || before.includes('haast') || before.includes('word') || before.includes('wordt');
}

/**
 * The age in whole years that a text tells when the age was asked: a bare number counts too, "bijna achttien" is 17, and
 * a day of birth gives the age on that day. Undefined when it is not clear.
 *
 * @example
 * readAge('zeventien bijna achttien', { today: '2026-06-15', direction: 'past' }) // 17
 */
export function readAge(text: string, reference: Reference): number | undefined {
  const told = readTimes(text, { ...reference, direction: 'past' });
  const { phrase } = told;
  const born = birthday(told);
  if (born !== undefined) return born;
  const inside = (i: number) => told.days.some(({ from, to }) => i >= from && i < to && to - from > 1);
  const ages = agesIn(phrase, inside).filter(({ unit }) => unit === 'year');
  const plain = numbersIn(phrase, inside)
    .filter(({ value }) => value > 0 && value <= 120 && (2 * value) % 1 === 0)
    .map((number) => ({ ...number, value: Math.floor(number.value) }));
  const coming = plain.map(({ value, from, to }) => ({ value, now: value - (yetToCome(phrase, from, to) ? 1 : 0) }));
  const [first] = coming;
  if (!first || plain.some(({ from }) => roundabout(phrase, from))) return undefined;
  const now = coming.filter(({ value, now }) => value === now);
  const corrected = phrase.has('nee', 'sorry', 'bedoel', 'wacht');
  const last = (corrected ? coming.at(-1) : undefined) ?? now[0] ?? first;
  const different = new Set(coming.map((age) => age.now));
  if (different.size > 1 && !corrected) return ages.length === 1 ? ages[0]?.value : undefined;
  return last.now;
}

/** "in de dertig", "begin veertig": a decade of life, no age. */
const roundabout = (phrase: Phrase, i: number): boolean =>
  phrase.is(i - 1, 'begin', 'eind', 'midden', 'half') || (phrase.is(i - 1, 'de') && phrase.is(i - 2, 'in'));

/** The age of who was born on a day that is told: "geboren op 3 maart 2000", "3-3-2000". */
function birthday({ phrase, days }: TimesTold): number | undefined {
  const [only] = days;
  if (days.length !== 1 || !only?.start || only.start !== only.end || only.form?.year === undefined) return undefined;
  if (!phrase.has('geboren', 'geboortedatum', 'geboortedag') && only.to - only.from < phrase.length - 4)
    return undefined;
  const years = ageOn(only.start, phrase.today);
  return years >= 0 && years <= 120 ? years : undefined;
}

/** Whole years from a day of birth to a day; who was born on 29 February is a year older on 1 March. */
export function ageOn(born: CalendarDay, today: CalendarDay): number {
  const years = yearOf(today) - yearOf(born);
  const hadBirthday = dayOf(yearOf(today), monthOf(born), dayOfMonth(born)) ?? dayOf(yearOf(today), 3, 1) ?? today;
  return hadBirthday <= today ? years : years - 1;
}
