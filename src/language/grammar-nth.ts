import { monthOf, plusDays, yearOf } from '../values/calendar-day.ts';
import { partOf, quarterOf, weekdayWithin, weekendOf, weekWithin } from './calendar-spans.ts';
import { oneDay, place, wholeMonth, type DayForm, type Days } from './day-form.ts';
import { directionAt } from './direction.ts';
import { calendarYear, dayWithin, monthAt, yearAfter } from './grammar-dates.ts';
import { namedYear, plainPeriod, pointerAt, type FormReader } from './grammar-periods.ts';
import { weekdayName } from './grammar-weekdays.ts';
import type { Hit, Phrase } from './phrase.ts';
import { weekdayPlurals } from './vocabulary.ts';

const certain = (days: Days | undefined, next: number): Hit<DayForm> | undefined => days && { value: { days }, next };

/** "de tweede maandag van juni", "laatste week van 2015", "derde kwartaal", "de laatste dag van de maand", "15e eeuw". */
export function nthAt(phrase: Phrase, i: number, form: FormReader): Hit<DayForm> | undefined {
  const at = phrase.skip(i, 'de', 'het', 'op');
  const nth = phrase.is(at, 'laatste') ? 'last' : phrase.ordinal(at);
  if (nth === undefined || (nth !== 'last' && (nth < 1 || nth > 366))) return undefined;
  const counted = phrase.number(at + 1);
  if (counted !== undefined) return nth === 'last' || nth === 1 ? firstFew(phrase, at + 1, counted, nth) : undefined;
  const unit = phrase.unit(at + 1);
  const weekday = unit ? undefined : (weekdayName(phrase, at + 1)?.value ?? weekdayPlurals.get(phrase.word(at + 1)));
  if (phrase.is(at + 1, 'helft')) return halfAt(phrase, at + 2, nth, form);
  if (unit === 'century' && nth !== 'last' && nth <= 30 && nth > 10) {
    return certain(
      { start: `${(nth - 1) * 100}-01-01` as Days['start'], end: `${nth * 100 - 1}-12-31` as Days['end'] },
      at + 2,
    );
  }
  if (unit === 'quarter') return quarterAt(phrase, at + 2, nth === 'last' ? 4 : nth);
  if (!weekday && unit !== 'day' && unit !== 'week' && unit !== 'weekend') return undefined;
  if (unit && !/^(?:dag|week|weekend|weekeinde)$/.test(phrase.word(at + 1))) return undefined;
  const inside = (whole: Days): Days | undefined => {
    if (weekday) return weekdayWithin(whole, weekday, nth);
    if (unit === 'week') return weekWithin(whole, nth);
    if (unit === 'weekend') return weekendWithin(whole, nth);
    return nth === 'last' ? oneDay(whole.end) : nthDay(whole, nth);
  };
  if (phrase.is(at + 2, 'na', 'voor') && weekday && nth !== 'last')
    return weekdayBeside(phrase, at + 2, weekday, nth, form);
  const joint = phrase.skip(at + 2, 'van', 'in', 'de', 'het');
  if (joint > at + 2) {
    const bare = phrase.unit(joint) ? plainPeriod(phrase, joint) : undefined;
    const whole = bare ?? pointerAt(phrase, joint) ?? monthAt(phrase, joint) ?? namedYear(phrase, joint);
    if (whole && !(whole.value.days && whole.value.days.start === whole.value.days.end))
      return inWhole(phrase, whole, inside);
  }
  if (weekday && nth !== 'last' && nth <= 5 && phrase.endsDay(at + 2)) {
    return { value: { days: wholeMonth(yearOf(phrase.today), monthOf(phrase.today)), within: inside }, next: at + 2 };
  }
  return undefined;
}

/** "de eerste drie dagen van juni", "de laatste twee weken van mei". */
function firstFew(phrase: Phrase, i: number, many: number, nth: 1 | 'last'): Hit<DayForm> | undefined {
  const unit = phrase.unit(i + 1);
  const length = unit === 'week' ? 7 * many : unit === 'day' ? many : 0;
  const joint = phrase.skip(i + 2, 'van', 'in', 'de');
  if (!Number.isInteger(length) || length < 1 || length > 366 || joint === i + 2) return undefined;
  const whole = pointerAt(phrase, joint) ?? monthAt(phrase, joint) ?? plainPeriod(phrase, joint);
  if (!whole) return undefined;
  const within = ({ start, end }: Days): Days =>
    nth === 1 ? { start, end: plusDays(start, length - 1) } : { start: plusDays(end, 1 - length), end };
  return { value: { ...whole.value, within }, next: whole.next };
}

function inWhole(phrase: Phrase, { value, next }: Hit<DayForm>, within: NonNullable<DayForm['within']>): Hit<DayForm> {
  const on = phrase.is(next, 'op', '.') ? phrase.skip(next, 'op', '.') : -1;
  const weekday = on > 0 ? weekdayName(phrase, on) : undefined;
  if (!weekday) return { value: { ...value, within }, next };
  const exact = (whole: Days): Days | undefined => {
    const week = within(whole);
    return week && weekdayWithin(week, weekday.value, 1);
  };
  return { value: { ...value, within: exact }, next: weekday.next };
}

const nthDay = (whole: Days, nth: number): Days | undefined => {
  if (nth <= 31 && whole.end <= plusDays(whole.start, 31)) return dayWithin(whole, nth);
  const day = plusDays(whole.start, nth - 1);
  return day <= whole.end ? oneDay(day) : undefined;
};

function weekendWithin(whole: Days, nth: number | 'last'): Days | undefined {
  const saturday = weekdayWithin(whole, 6, nth);
  return saturday && weekendOf(saturday.start);
}

function weekdayBeside(
  phrase: Phrase,
  i: number,
  weekday: number,
  nth: number,
  form: FormReader,
): Hit<DayForm> | undefined {
  const anchor = form(phrase, i + 1);
  const days = anchor && place(anchor.value, phrase.today, directionAt(phrase, i, anchor.next));
  if (!days) return undefined;
  const after = phrase.is(i, 'na');
  const near = after
    ? place({ weekday }, plusDays(days.end, 1), 'future')
    : place({ weekday }, plusDays(days.start, -1), 'past');
  return near && certain(oneDay(plusDays(near.start, (after ? 7 : -7) * (nth - 1))), anchor.next);
}

function halfAt(phrase: Phrase, i: number, nth: number | 'last', form: FormReader): Hit<DayForm> | undefined {
  const whole = form(phrase, phrase.skip(i, 'van', 'de', 'het'));
  if (!whole) return undefined;
  return {
    value: { ...whole.value, within: (days) => partOf(days, nth === 1 ? 'begin' : 'end', false) },
    next: whole.next,
  };
}

function quarterAt(phrase: Phrase, i: number, quarter: number): Hit<DayForm> | undefined {
  if (quarter < 1 || quarter > 4) return undefined;
  const year = yearAfter(phrase, i, false);
  return certain(quarterOf(year?.value ?? yearOf(phrase.today), quarter), year?.next ?? i);
}

/** "Q1-2017", "K1 2016", "2019 q1", "2016 het derde kwartaal". */
export function codedQuarterAt(phrase: Phrase, i: number): Hit<DayForm> | undefined {
  const year = calendarYear(phrase, i);
  const at = year ? phrase.skip(year.next, '-', 'het', 'de') : i;
  const coded =
    phrase.is(at, 'q', 'k') && phrase.list[at]?.to === phrase.list[at + 1]?.from ? phrase.number(at + 1) : undefined;
  const years = phrase.list[at + 1]?.numeral;
  if (coded === undefined && phrase.is(at, 'q', 'k') && years?.kind === 'date') {
    return quarterOfNumeral(years.date.month, years.date.year, at + 2);
  }
  const spoken = phrase.unit(at + 1) === 'quarter' ? phrase.ordinal(at) : undefined;
  const quarter = coded ?? (year ? spoken : undefined);
  if (quarter === undefined || quarter < 1 || quarter > 4) return undefined;
  const after = year ? undefined : yearAfter(phrase, at + 2, false);
  return certain(quarterOf(year?.value ?? after?.value ?? yearOf(phrase.today), quarter), after?.next ?? at + 2);
}

const quarterOfNumeral = (quarter = 0, year = 0, next: number): Hit<DayForm> | undefined =>
  quarter >= 1 && quarter <= 4 ? certain(quarterOf(year, quarter), next) : undefined;
