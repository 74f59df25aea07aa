import { daysBetween, plusDays } from '../values/calendar-day.ts';
import { place, type DayForm, type Days, type Direction } from './day-form.ts';
import { toldDirection } from './direction.ts';
import { calendarYear, pairAsDate } from './grammar-dates.ts';
import { formAt } from './grammar-forms.ts';
import { lengthAt } from './grammar-lengths.ts';
import type { Span } from './holidays.ts';
import type { Hit, Phrase } from './phrase.ts';

/** A span as it was told; `open` when one end was left open, `nights` when it was said in nights or with "op". */
export interface ToldSpan extends Span {
  open?: 'start' | 'end';
  /** Days that were listed, "2 en 3 juni", and not a first and a last day. */
  listed?: boolean;
}

/** Words by which "voor" means "meant for" and not "before". */
const purpose = [
  'afspraak',
  'plan',
  'meeting',
  'verkoop',
  'werk',
  'reservering',
  'kamer',
  'cadeau',
  'cadeautje',
  'eten',
  'partner',
  'feest',
];

/** "vanaf gisteren", "tot 10 juni", "na 2018", "2012 of later": a span with one end. */
export function openAt(phrase: Phrase, i: number, direction: Direction): Hit<ToldSpan> | undefined {
  const opening = openingAt(phrase, i);
  const far = moreThan(phrase, i);
  if (far) return far;
  if (!opening) return trailingAt(phrase, i, direction);
  const { value: kind, next } = opening;
  const at = phrase.skip(next, 'op', 'de', 'het', 'afloop', 'van', 'jaar', 'met');
  let form: Hit<DayForm> | undefined;
  for (const place of at > next ? [next, at - 1, at] : [next]) form ??= formAt(phrase, place);
  if (!form && kind !== 'before' && kind !== 'after') form = pairSide(phrase, at);
  if (!form || phrase.is(form.next, 'af') !== phrase.is(i, 'van')) {
    if (!form || phrase.is(i, 'van')) return undefined;
  }
  const days =
    kind === 'until' ? placeNearest(phrase, form.value, direction) : place(form.value, phrase.today, direction);
  if (!days) return undefined;
  const end = phrase.skip(form.next, 'af', 'aan');
  switch (kind) {
    case 'from':
      return { value: { start: days.start, end: null, open: 'end' }, next: end };
    case 'until':
      return { value: { start: null, end: days.end, open: 'start' }, next: end };
    case 'after': {
      const begun =
        form.value.within !== undefined && days.end !== days.start && phrase.between(next, form.next).includes('begin');
      return { value: { start: begun ? days.start : plusDays(days.end, 1), end: null, open: 'end' }, next: end };
    }
    case 'before': {
      const ending = phrase.between(next, form.next).some((word) => word === 'eind' || word === 'einde');
      return { value: { start: null, end: ending ? days.end : plusDays(days.start, -1), open: 'start' }, next: end };
    }
  }
}

/** "tot 20 juni" has no beginning that tells the year: the nearest one, unless the words point somewhere. */
function placeNearest(phrase: Phrase, form: DayForm, direction: Direction): Days | undefined {
  const there = place(form, phrase.today, direction);
  if (form.month === undefined || form.year !== undefined || toldDirection(phrase)) return there;
  const other = place(form, phrase.today, direction === 'past' ? 'future' : 'past');
  if (!there || !other) return there;
  const distance = ({ start }: Days) => Math.abs(daysBetween(phrase.today, start));
  return distance(other) < distance(there) ? other : there;
}

/** "meer dan twee weken voor vandaag", "ruim een maand na 2 juni". */
function moreThan(phrase: Phrase, i: number): Hit<ToldSpan> | undefined {
  const at = phrase.is(i, 'ruim') ? i + 1 : phrase.is(i, 'meer') && phrase.is(i + 1, 'dan') ? i + 2 : undefined;
  const length = at === undefined ? undefined : lengthAt(phrase, at);
  if (at === undefined || !length || !phrase.is(length.next, 'voor', 'na')) return undefined;
  const form = formAt(phrase, at);
  const day = form?.value.days?.start;
  if (!day) return undefined;
  const before = phrase.is(length.next, 'voor');
  const value: ToldSpan = before
    ? { start: null, end: plusDays(day, -1), open: 'start' }
    : { start: day, end: null, open: 'end' };
  return { value, next: form.next };
}

function pairSide(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const numeral = phrase.list[i]?.numeral;
  return numeral?.kind === 'pair' && numeral.b <= 12 ? pairAsDate(phrase, i, numeral.a, numeral.b) : undefined;
}

type Opening = 'from' | 'until' | 'before' | 'after';

function openingAt(phrase: Phrase, i: number): Hit<Opening> | undefined {
  const hit = (value: Opening, next: number): Hit<Opening> => ({ value, next });
  const two = `${phrase.word(i)} ${phrase.word(i + 1)}`;
  const three = `${two} ${phrase.word(i + 2)}`;
  if (three === 'met ingang van') return hit('from', i + 3);
  if (three === 'op of na' || three === 'na of op') return hit('from', i + 3);
  if (three === 'op of voor' || three === 'voor of op') return hit('until', i + 3);
  if (three === 'niet later dan') return hit('until', phrase.skip(i + 3, 'of', 'in', 'op'));
  if (two === 'voorafgaand aan') return hit('before', i + 2);
  if (three === 'tot en met') return hit('until', i + 3);
  if (two === 'later dan') return hit('after', i + 2);
  if (two === 'eerder dan') return hit('before', i + 2);
  if (two === 'na afloop') return hit('after', phrase.skip(i + 2, 'van'));
  if (/^(?:beginnend|startend|ingaand|ingaande)$/.test(phrase.word(i)))
    return hit('from', phrase.skip(i + 1, 'vanaf', 'op', 'met', 'per'));
  if (/^(?:eindigend)$/.test(phrase.word(i))) return hit('until', phrase.skip(i + 1, 'met', 'op'));
  switch (phrase.word(i)) {
    case 'vanaf':
    case 'sinds':
    case 'sedert':
      return hit('from', i + 1);
    case 'van':
      return hit('from', i + 1);
    case 'tot':
      return hit('until', phrase.skip(i + 1, 'aan', 'en', 'met', 'op', 'ongeveer'));
    case 'totenmet':
    case 'uiterlijk':
      return hit('until', i + 1);
    case 'tegen':
      return hit('before', i + 1);
    case 'na':
      return hit('after', i + 1);
    case 'voor':
      return phrase.has(...purpose) || lengthAt(phrase, i + 1) || !namesTime(phrase, i + 1)
        ? undefined
        : hit('before', i + 1);
    default:
      return undefined;
  }
}

/** "voor het volgende kwartaal" is meant for it; "voor 2 juni" and "voor eind juni" come before. */
function namesTime(phrase: Phrase, i: number): boolean {
  const at = phrase.skip(i, 'het', 'de');
  if (phrase.is(at, 'begin', 'eind', 'einde')) return true;
  const form = formAt(phrase, i) ?? formAt(phrase, at);
  if (!form) return false;
  const { days, day, weekday, holiday, month } = form.value;
  return days
    ? days.start === days.end
    : day !== undefined || weekday !== undefined || holiday !== undefined || month !== undefined;
}

/** "2012 of later", "jaar 2016 en hoger", "mei of eerder". */
function trailingAt(phrase: Phrase, i: number, direction: Direction): Hit<ToldSpan> | undefined {
  const year = calendarYear(phrase, i);
  const form = year ? { value: { year: year.value }, next: year.next } : formAt(phrase, i);
  if (!form || !phrase.is(form.next, 'of', 'en')) return undefined;
  const later = phrase.is(form.next + 1, 'later', 'erna', 'hoger', 'daarna');
  const earlier = phrase.is(form.next + 1, 'eerder', 'ervoor', 'daarvoor');
  const days = later || earlier ? place(form.value, phrase.today, direction) : undefined;
  if (!days) return undefined;
  const value: ToldSpan = later
    ? { start: days.start, end: null, open: 'end' }
    : { start: null, end: days.end, open: 'start' };
  return { value, next: form.next + 2 };
}
