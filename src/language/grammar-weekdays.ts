import { plusDays, type CalendarDay } from '../values/calendar-day.ts';
import { mondayOf } from './calendar-spans.ts';
import { nearestWeekday, oneDay, type DayForm, type Direction } from './day-form.ts';
import { toldDirection } from './direction.ts';
import { dateAt } from './grammar-dates.ts';
import { lengthAt, shifted } from './grammar-lengths.ts';
import type { Hit, Phrase } from './phrase.ts';
import { dayParts, pointers, shortWeekdays, weekdayNames, type Pointer } from './vocabulary.ts';

/** Passes "avond", "'s ochtends", "in de nacht" behind a day. */
export function skipDayPart(phrase: Phrase, i: number): number {
  let at = i;
  if (phrase.is(at, "'") && phrase.is(at + 1, 's')) at += 2;
  else if (phrase.is(at, 'in') && phrase.is(at + 1, 'de')) at += 2;
  else if (phrase.is(at, 's')) at += 1;
  return dayParts.has(phrase.word(at)) ? at + 1 : i;
}

/** Passes a time of day behind a day: "om 10 uur", "rond half tien", "'s avonds". */
export function skipClock(phrase: Phrase, i: number): number {
  const part = skipDayPart(phrase, i);
  const at = phrase.skip(part, 'om', 'rond', 'tegen', 'half');
  const time = phrase.list[at];
  const isTime = time?.kind === 'number' || time?.kind === 'junk' || time?.numeral?.kind === 'pair';
  if (isTime && phrase.is(at + 1, 'uur')) return skipDayPart(phrase, at + 2);
  return isTime && at > part && phrase.is(at - 1, 'half') ? skipDayPart(phrase, at + 1) : part;
}

const shortBefore = new Set(['week', 'afgelopen', 'vorige', 'komende', 'volgende', 'aanstaande']);

/** A weekday by its name; a short one only beside a date, a modifier or another weekday, or as all that is said. */
export function weekdayName(phrase: Phrase, i: number): Hit<number> | undefined {
  const word = phrase.word(i);
  const compound = /^((?:maan|dins|woens|donder|vrij|zater|zon)dag)(?:ochtend|middag|avond|nacht|morgen)s?$/.exec(
    word,
  )?.[1];
  const full = weekdayNames.get(compound ?? word);
  if (full) return { value: full, next: i + 1 };
  const short = shortWeekdays.get(word);
  if (!short) return undefined;
  const stop = phrase.list[i + 1]?.text === '.' && phrase.list[i + 1]?.from === phrase.list[i]?.to;
  const after = phrase.skip(stop ? i + 2 : i + 1, ',', 'de');
  const alone = stop && phrase.length === i + 2 && phrase.skip(0, 'op', 'de') === i;
  const beside =
    shortBefore.has(phrase.word(i - 1)) ||
    dateAt(phrase, after) !== undefined ||
    (phrase.ordinal(after) !== undefined && phrase.endsDay(after + 1) && after > i + 1) ||
    besideWeekday(phrase, i);
  return alone || beside ? { value: short, next: stop ? i + 2 : i + 1 } : undefined;
}

const joiners = new Set(['tot', 'totenmet', 'op', '-']);
const anyWeekday = (word: string): boolean => weekdayNames.has(word) || shortWeekdays.has(word);

/** "van vr tot zo": a joiner with another weekday behind it. */
const besideWeekday = (phrase: Phrase, i: number): boolean =>
  (joiners.has(phrase.word(i + 1)) && anyWeekday(phrase.word(i + 2))) ||
  (joiners.has(phrase.word(i - 1)) && anyWeekday(phrase.word(i - 2)));

/** A weekday with what hangs on it: a date, "jl", "over een week", "van vorige week". */
export function weekdayAt(phrase: Phrase, i: number, pointer?: Pointer): Hit<DayForm> | undefined {
  const name = weekdayName(phrase, i);
  if (!name) return undefined;
  const weekday = name.value;
  const at = skipDayPart(phrase, name.next);
  const dated = datedWeekday(phrase, at, weekday);
  if (dated) return dated;

  const bare = (): DayForm => ({ weekday });
  const later = weekdayLater(phrase, at, weekday);
  if (later) return later;
  const behind = pointers.get(phrase.word(at));
  if (behind && !phrase.unit(at + 1)) {
    const next = phrase.is(at + 1, '.') ? at + 2 : at + 1;
    if (/^(?:jl|jongstleden|aanstaande|as|laatst)$/.test(phrase.word(at))) {
      return { value: pointed(weekday, behind, phrase.today), next };
    }
  }
  const week = phrase.skip(at, 'van', 'in', 'de');
  const weekPointer = pointers.get(phrase.word(week));
  if (weekPointer && phrase.unit(week + 1) === 'week') {
    return { value: weekdayOfWeek(weekday, weekPointer, phrase.today), next: week + 2 };
  }
  return {
    value: pointer ? pointed(weekday, pointer, phrase.today, toldDirection(phrase) ?? 'future') : bare(),
    next: at,
  };
}

function datedWeekday(phrase: Phrase, i: number, weekday: number): Hit<DayForm> | undefined {
  const at = phrase.skip(i, ',', '.', 'de', 'den', 'op');
  const date = dateAt(phrase, at);
  if (date?.value.day !== undefined) return { value: { ...date.value, weekday }, next: date.next };
  const numeral = phrase.list[at]?.numeral;
  if (numeral?.kind === 'pair' && numeral.b <= 12)
    return { value: { day: numeral.a, month: numeral.b, weekday }, next: at + 1 };
  const joined = phrase.is(at + 1, 'tot', 'totenmet', 'op', '-') || at + 1 === phrase.length;
  const day = phrase.ordinal(at) ?? (joined ? phrase.dayNumber(at) : undefined);
  if (day !== undefined && day >= 1 && day <= 31 && phrase.endsDay(at + 1))
    return { value: { day, weekday }, next: at + 1 };
  return undefined;
}

/** "maandag over een week", "dinsdag een week geleden", "zaterdag over 14 dagen". */
function weekdayLater(phrase: Phrase, i: number, weekday: number): Hit<DayForm> | undefined {
  const over = phrase.is(i, 'over');
  const length = lengthAt(phrase, over ? i + 1 : i);
  if (!length) return undefined;
  const ago = phrase.is(length.next, 'geleden', 'terug');
  if (!over && !ago) return undefined;
  const base = nearestWeekday(
    weekday,
    over ? plusDays(phrase.today, 1) : plusDays(phrase.today, -1),
    over ? 'future' : 'past',
  );
  const day = shifted(base, length.value, over ? 1 : -1);
  return day && { value: { days: oneDay(day), ambiguous: true }, next: over ? length.next : length.next + 1 };
}

/** A weekday that a pointer moves: the last one, the coming one, or that of next week. */
export function pointed(weekday: number, pointer: Pointer, today: CalendarDay, side: Direction = 'future'): DayForm {
  const near = (from: number, side: Direction) => oneDay(nearestWeekday(weekday, plusDays(today, from), side));
  if (pointer === 'previous') return { days: near(-1, 'past') };
  if (pointer === 'coming') return { days: near(1, 'future') };
  if (pointer === 'this') return { weekday, direction: side };
  return { ...weekdayOfWeek(weekday, 'next', today), ambiguous: true };
}

/** The weekday in last week, this week or next week. */
export function weekdayOfWeek(weekday: number, pointer: Pointer, today: CalendarDay): DayForm {
  const weeks = pointer === 'previous' ? -1 : pointer === 'this' ? 0 : 1;
  return { days: oneDay(plusDays(mondayOf(today), 7 * weeks + weekday - 1)) };
}
