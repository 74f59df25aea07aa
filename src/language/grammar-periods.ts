import { monthOf, plusDays, plusMonths, yearOf } from '../values/calendar-day.ts';
import { directionAt } from './direction.ts';
import { isoWeek, partOf, periodsFrom, quarterOf, weekendOf, weekFrom, wholeYear } from './calendar-spans.ts';
import { oneDay, place, wholeMonth, type DayForm, type Days, type Part } from './day-form.ts';
import { calendarYear, monthAt, yearAfter } from './grammar-dates.ts';
import { quantityAt } from './grammar-lengths.ts';
import { weekdayAt, weekdayName, weekdayOfWeek } from './grammar-weekdays.ts';
import { holidayAt } from './holidays.ts';
import { fullYear } from './numerals.ts';
import type { Hit, Phrase } from './phrase.ts';
import { pointers, seasons, type Pointer, type Unit } from './vocabulary.ts';

/** A reader of a form at a place: the grammar of periods asks it for what stands behind "de week van". */
export type FormReader = (phrase: Phrase, i: number) => Hit<DayForm> | undefined;

const certain = (days: Days | undefined, next: number): Hit<DayForm> | undefined => days && { value: { days }, next };

/** "vorige week", "afgelopen drie weken", "komende vrijdag", "volgende mei", "deze zomer". */
export function pointerAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  return phrase.once('pointer', i, () => pointed(phrase, i));
}

function pointed(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  let at = phrase.skip(i, 'de', 'het', 'mijn', 'dat');
  const countFirst =
    phrase.number(at) !== undefined && pointers.has(phrase.word(at + 1)) ? phrase.number(at) : undefined;
  if (countFirst !== undefined) at += 1;
  const word = phrase.word(at);
  const pointer = pointers.get(word) ?? (word === 'laatste' ? 'previous' : undefined);
  if (!pointer) return undefined;
  const again = pointers.get(phrase.word(at + 1));
  if (again) return pointerAt(phrase, at + 1);
  at += 1;
  if (pointer === 'this' && phrase.is(at, 'ene')) at += 1;
  const many = countFirst === undefined ? quantityAt(phrase, at) : { value: { value: countFirst }, next: at };
  const unit = many && phrase.unit(many.next);
  if (many && unit) return manyPeriods(phrase, pointer, unit, many.value.value, many.next + 1);
  return (
    weekdayAt(phrase, at, pointer) ??
    pointedPeriod(phrase, pointer, at) ??
    pointedMonth(phrase, pointer, at) ??
    pointedHoliday(phrase, pointer, at) ??
    pointedSeason(phrase, pointer, at)
  );
}

function manyPeriods(phrase: Phrase, pointer: Pointer, unit: Unit, n: number, next: number): Hit<DayForm> | undefined {
  if (pointer === 'this' || n <= 0 || n > 5000 || unit === 'decade' || unit === 'century') return undefined;
  const back = pointer === 'previous';
  if (unit === 'weekend') return undefined;
  const whole = Math.round(unit === 'quarter' ? 3 * n : n);
  if (whole < 1) return undefined;
  return certain(periodsFrom(phrase.today, unit === 'quarter' ? 'month' : unit, whole, back), next);
}

const shiftOf = (pointer: Pointer): number => (pointer === 'previous' ? -1 : pointer === 'this' ? 0 : 1);

function pointedPeriod(phrase: Phrase, pointer: Pointer, i: number): Hit<DayForm> | undefined {
  const unit = phrase.unit(i);
  const { today } = phrase;
  const shift = shiftOf(pointer);
  const next = i + 1;
  const working = phrase.is(i, 'werkweek', 'werkdagen');
  if (working) {
    const week = weekFrom(today, shift);
    return certain({ start: week.start, end: plusDays(week.end, -2) }, next);
  }
  switch (unit) {
    case 'day':
      return phrase.word(i) === 'dag' && pointer !== 'this' ? certain(oneDay(plusDays(today, shift)), next) : undefined;
    case 'week':
      if (phrase.is(i, 'weken')) return undefined;
      return weekdayInWeek(phrase, pointer, next) ?? certain(weekFrom(today, shift), next);
    case 'weekend': {
      const own = weekendOf(today);
      if (pointer === 'this') return phrase.direction === 'past' && own.start > today ? undefined : certain(own, next);
      if (pointer === 'previous') return certain(today > own.end ? own : weekendOf(plusDays(today, -7)), next);
      const coming = pointer === 'coming' && today < own.start;
      return certain(weekendOf(plusDays(today, coming ? 0 : 7)), next);
    }
    case 'month': {
      const month = plusMonths(today, shift);
      return certain(wholeMonth(yearOf(month), monthOf(month)), next);
    }
    case 'quarter': {
      const month = plusMonths(today, 3 * shift);
      return certain(quarterOf(yearOf(month), Math.ceil(monthOf(month) / 3)), next);
    }
    case 'year':
      return yearWith(phrase, yearOf(today) + shift, next);
    case 'decade': {
      const first = Math.floor(yearOf(today) / 10) * 10 + 10 * shift;
      return certain({ start: `${first}-01-01`, end: `${first + 9}-12-31` }, next);
    }
    default:
      return undefined;
  }
}

/** "vorig jaar", and with a month, a holiday or a season behind it. */
function yearWith(phrase: Phrase, year: number, i: number): Hit<DayForm> | undefined {
  const at = phrase.skip(i, 'met', 'in', 'op', 'rond');
  const holiday = holidayAt((n) => phrase.name(n), at);
  if (holiday) return { value: { holiday: holiday.rule, year }, next: at + holiday.length };
  const named = calendarYear(phrase, i);
  if (named) return certain(wholeYear(named.value), named.next);
  const month = phrase.month(at);
  if (month) return { value: { month: month.value, year }, next: month.next };
  return { value: { days: wholeYear(year) }, next: i };
}

/** "volgende week vrijdag", "deze week op maandag", "vorige week - maandag". */
function weekdayInWeek(phrase: Phrase, pointer: Pointer, i: number): Hit<DayForm> | undefined {
  const at = phrase.skip(i, 'op', '-', ',', 'de');
  const name = weekdayName(phrase, at);
  if (!name || phrase.is(name.next, 'tot', 'totenmet', '-')) return undefined;
  const named = weekdayAt(phrase, at);
  const next = named?.value.weekday !== undefined && named.value.day === undefined ? named.next : name.next;
  return { value: weekdayOfWeek(name.value, pointer, phrase.today), next };
}

function pointedMonth(phrase: Phrase, pointer: Pointer, i: number): Hit<DayForm> | undefined {
  const month = phrase.month(i);
  if (!month) return undefined;
  const now = monthOf(phrase.today);
  const year = yearOf(phrase.today);
  const before = pointer === 'previous' && month.value >= now ? -1 : 0;
  const after = (pointer === 'coming' || pointer === 'next') && month.value <= now ? 1 : 0;
  return certain(wholeMonth(year + before + after, month.value), month.next);
}

function pointedHoliday(phrase: Phrase, pointer: Pointer, i: number): Hit<DayForm> | undefined {
  const holiday = holidayAt((n) => phrase.name(n), i);
  if (!holiday) return undefined;
  const next = i + holiday.length;
  const { rule } = holiday;
  if (pointer === 'this') return { value: { holiday: rule }, next };
  const back = pointer === 'previous';
  return certain(place({ holiday: rule }, plusDays(phrase.today, back ? -1 : 1), back ? 'past' : 'future'), next);
}

function pointedSeason(phrase: Phrase, pointer: Pointer, i: number): Hit<DayForm> | undefined {
  const month = seasons.get(phrase.word(i));
  if (!month) return undefined;
  const { today } = phrase;
  const inYear = (year: number): Days => {
    const lengths: Record<number, string> = { 3: '06-20', 6: '09-23', 9: '12-20', 12: '03-20' };
    const start = `${year}-${String(month).padStart(2, '0')}-21` as Days['start'];
    return { start, end: `${month === 12 ? year + 1 : year}-${lengths[month] ?? '12-20'}` as Days['end'] };
  };
  const candidates = [-2, -1, 0, 1].map((n) => inYear(yearOf(today) + n));
  const running = candidates.find(({ start, end }) => start <= today && today <= end);
  const past = candidates.filter(({ end }) => end < today).at(-1);
  const future = candidates.find(({ start }) => start > today);
  const season = pointer === 'previous' ? past : pointer === 'this' ? (running ?? inYear(yearOf(today))) : future;
  const named = phrase.is(i + 1, 'in') ? phrase.month(i + 2) : undefined;
  const within = named && season && wholeMonth(yearOf(named.value < month ? season.end : season.start), named.value);
  return within ? certain(within, named.next) : certain(season, i + 1);
}

const parts: Record<string, Part> = {
  begin: 'begin', half: 'middle', halverwege: 'middle', midden: 'middle', medio: 'middle', eind: 'end', einde: 'end',
}; // prettier-ignore

/** "begin mei", "eind vorige week", "halverwege 1989", "later deze week". */
export function partAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const start = phrase.skip(i, 'het', 'de', 'aan');
  const relative = phrase.is(start, 'later') ? 'end' : phrase.is(start, 'eerder') ? 'begin' : undefined;
  const part = parts[phrase.word(start)] ?? relative;
  if (!part || (phrase.is(start, 'half') && phrase.unit(start + 1))) return undefined;
  const at = phrase.skip(start + 1, 'van', 'in', 'de', 'het');
  const whole = pointerAt(phrase, at) ?? monthAt(phrase, at) ?? plainPeriod(phrase, at) ?? namedYear(phrase, at);
  if (!whole) return undefined;
  const { value, next } = whole;
  if (value.days && value.days.start === value.days.end) return undefined;
  if (relative && value.days) {
    const part = partOf(value.days, relative, false);
    const start =
      relative === 'end' && phrase.today > part.start && phrase.today <= part.end ? phrase.today : part.start;
    return certain({ start, end: part.end }, next);
  }
  return { value: { ...value, within: (days) => partOf(days, part, value.year !== undefined) }, next };
}

/** A year by its number. */
export const namedYear = (phrase: Phrase, i: number): Hit<DayForm> | undefined => {
  const year = calendarYear(phrase, i);
  return year && { value: { year: year.value }, next: year.next };
};

/** The current week, month or year behind "de": "(de) week", "(het) jaar". */
export function plainPeriod(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const unit = phrase.unit(i);
  const { today } = phrase;
  if (unit === 'week') return certain(weekFrom(today, 0), i + 1);
  if (unit === 'month') return certain(wholeMonth(yearOf(today), monthOf(today)), i + 1);
  if (unit !== 'year') return undefined;
  return namedYear(phrase, i + 1) ?? certain(wholeYear(yearOf(today)), i + 1);
}

/** "de week", "het jaar 2008", "week 31", "de week van 10 april", "het weekend", "de maand juli". */
export function periodAt(phrase: Phrase, i: number, form: FormReader): Hit<DayForm> | undefined {
  const at = phrase.skip(i, 'de', 'het', 'mijn', 'hele', 'heel', 'gehele', 'in', 'dat', 'dit');
  const unit = phrase.unit(at);
  if (phrase.is(at, 'rest') && phrase.is(at + 1, 'van')) {
    const rest = pointerAt(phrase, at + 2) ?? plainPeriod(phrase, phrase.skip(at + 2, 'de', 'het', 'mijn'));
    return rest?.value.days && certain({ start: phrase.today, end: rest.value.days.end }, rest.next);
  }
  if (unit === 'week') return weekAt(phrase, at, at > i, form);
  if (unit === 'weekend') return weekendAt(phrase, at, form);
  if (unit === 'year') {
    const named = decadeAt(phrase, at) ?? namedYear(phrase, at + 1);
    if (named) return named;
  }
  if (unit === 'month' && at > i && phrase.is(at + 1, 'na') && phrase.is(phrase.skip(at + 2, 'de'), 'volgende')) {
    const month = plusMonths(phrase.today, 2);
    return certain(wholeMonth(yearOf(month), monthOf(month)), phrase.skip(at + 2, 'de') + 1);
  }
  const definite = phrase.is(at - 1, 'de', 'het', 'mijn') && phrase.word(i - 1) !== 'hele';
  const whole = phrase.between(i, at).some((word) => /^(?:hele|heel|gehele)$/.test(word));
  return definite && !whole && (unit === 'year' || unit === 'month') && phrase.endsDay(at + 1)
    ? plainPeriod(phrase, at)
    : undefined;
}

function weekAt(phrase: Phrase, at: number, definite: boolean, form: FormReader): Hit<DayForm> | undefined {
  const number = phrase.number(at + 1);
  if (number !== undefined && phrase.is(at, 'week', 'wk', 'weken', 'wkn')) {
    return phrase.counts(at + 2) ? undefined : numberedWeek(phrase, at + 1, number);
  }
  if (phrase.word(at) !== 'week' || !definite) return undefined;
  if (phrase.is(at + 1, 'na', 'voor')) {
    const back = phrase.is(at + 1, 'voor');
    const next = phrase.skip(at + 2, 'de');
    if (phrase.is(next, 'volgende') && !phrase.unit(next + 1)) return certain(weekFrom(phrase.today, 2), next + 1);
    const anchor = form(phrase, at + 2);
    const days = anchor && place(anchor.value, phrase.today, directionAt(phrase, at, anchor.next));
    return days && certain(weekFrom(back ? plusDays(days.start, -4) : plusDays(days.end, 4), 0), anchor.next);
  }
  const at2 = phrase.skip(at + 1, 'van', 'die', 'op', 'rond', 'beginnend', 'aanvangend', 'startend', 'vanaf', 'met');
  if (at2 > at + 1) {
    const anchor = form(phrase, at2);
    if (anchor?.value.month !== undefined && anchor.value.day === undefined) return undefined;
    const days = anchor && place(anchor.value, phrase.today, directionAt(phrase, at, anchor.next));
    if (days) return certain(weekFrom(days.start, 0), phrase.skip(anchor.next, 'start', 'begint', 'aanvangt'));
  }
  if (phrase.is(at - 1, 'hele', 'heel')) return undefined;
  return phrase.endsDay(at + 1) || phrase.is(at + 1, 'dat') ? certain(weekFrom(phrase.today, 0), at + 1) : undefined;
}

function numberedWeek(phrase: Phrase, at: number, week: number): Hit<DayForm> | undefined {
  const year = yearAfter(phrase, at + 1, false);
  if (year) return certain(isoWeek(year.value, week), year.next);
  const own = yearOf(phrase.today);
  const days = isoWeek(own, week);
  const last = phrase.is(at + 1, 'en', 'totenmet', '-', '+', '&') ? phrase.number(at + 2) : undefined;
  const end = last !== undefined && last > week && !phrase.counts(at + 3) ? isoWeek(own, last) : undefined;
  return days && end ? certain({ start: days.start, end: end.end }, at + 3) : certain(days, at + 1);
}

function weekendAt(phrase: Phrase, at: number, form: FormReader): Hit<DayForm> | undefined {
  if (!/^week(?:end|einde)$/.test(phrase.word(at)) || phrase.number(at - 1) !== undefined) return undefined;
  const listed = phrase.skip(at + 1, 'van', 'rond');
  const second =
    listed > at + 1 && phrase.dayNumber(listed) !== undefined && phrase.is(listed + 1, 'en', 'op', '-', ',');
  const behind = second ? listed + 2 : phrase.skip(at + 1, 'van', 'rond', 'met', 'voor', 'na');
  const anchor = behind > at + 1 ? form(phrase, behind) : undefined;
  const days = anchor && place(anchor.value, phrase.today, directionAt(phrase, at, anchor.next));
  const shift = phrase.is(at + 1, 'voor') ? -1 : 0;
  if (days && days.start === days.end) return certain(weekendOf(plusDays(days.start, 7 * shift)), anchor.next);
  const own = weekendOf(phrase.today);
  const past = phrase.direction === 'past' && own.end >= phrase.today;
  return certain(past && own.start > phrase.today ? weekendOf(plusDays(phrase.today, -7)) : own, at + 1);
}

/** "de jaren '70", "jaren negentien zeventig", "jaren tachtig". */
function decadeAt(phrase: Phrase, at: number): Hit<DayForm> | undefined {
  if (phrase.word(at) !== 'jaren') return undefined;
  const quote = phrase.is(at + 1, "'") ? at + 2 : at + 1;
  const named = calendarYear(phrase, quote);
  const short = phrase.number(quote);
  const first =
    named?.value ??
    (short !== undefined && short >= 10 && short < 100 && short % 10 === 0 ? fullDecade(short) : undefined);
  if (first === undefined || first % 10 !== 0) return undefined;
  return certain({ start: `${first}-01-01`, end: `${first + 9}-12-31` }, named?.next ?? quote + 1);
}

const fullDecade = (short: number): number => (short >= 30 ? 1900 + short : fullYear(short));

const yearBefore = new Set(
  'in sinds vanaf tot totenmet voor na van eind begin en tussen - of jaar dan met op = halverwege heel hele'.split(' '),
);

/** A year by itself: only behind a word that leads to one, or as all that is said. */
export function yearAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const year = namedYear(phrase, i);
  if (!year) return undefined;
  const led = yearBefore.has(phrase.word(i - 1)) && !phrase.counts(year.next) && phrase.list[i]?.kind === 'number';
  return led || (i === 0 && year.next === phrase.length) ? year : undefined;
}
