import type { CalendarDay } from '../values/calendar-day.ts';
import type { Truth } from '../values/truth.ts';
import type { Direction } from './day-form.ts';
import type { Length } from './grammar-lengths.ts';
import { readAge } from './read-age.ts';
import { readChoice } from './read-choice.ts';
import { readDayTold } from './read-day.ts';
import { readTimes } from './read-days.ts';
import { readNumber } from './read-number.ts';
import { readDays, type ReadResult } from './read-results.ts';
import { readTruth } from './read-truth.ts';
import { readWish } from './read-wish.ts';

/** What an open question asks. */
export const answerKinds = ['yesno', 'age', 'date', 'date_range', 'count', 'choice'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** An answer, with what is known of the question. */
export interface Asked {
  kind: AnswerKind;
  text: string;
  today: CalendarDay;
  direction: Direction;
  /** The options of a choice. */
  options?: readonly string[];
  /** What is counted, in Dutch or English: "nachten", "hours per week". A hint. */
  unit?: string | undefined;
}

/** What an answer says: `repeat` and `human` answer any question; null is not understood. */
export type AnswerValue =
  Truth | number | CalendarDay | { from: CalendarDay; to: CalendarDay | null } | 'repeat' | 'human' | null;

/** A read answer, and what it told beside what was asked. */
export interface Answer {
  value: AnswerValue;
  also: ReadResult[];
}

/** How many characters of an answer are read. */
const longestAnswer = 1000;

/** Reads an answer to a question of a known kind. */
export function readAnswer(asked: Asked): Answer {
  const { kind, today, direction } = asked;
  const text = asked.text.slice(0, longestAnswer);
  const found = valueOf({ ...asked, text });
  const all = kind === 'choice' ? [] : readDays(text, { today, direction });
  return { value: found, also: found === null ? [] : all.filter((result) => !covers(kind, found, result)) };
}

function valueOf(asked: Asked): AnswerValue {
  const { kind, text, options = [] } = asked;
  const choice = kind === 'choice' ? readChoice(text, options) : undefined;
  if (choice !== undefined) return choice;
  const wish = readWish(text);
  if (wish) return wish;
  const truth = readTruth(text);
  if (kind === 'yesno') return truth ?? keyed(text);
  const value = readers[kind](asked);
  return value ?? (truth === 'unknown' ? 'unknown' : null);
}

/** The keys of a telephone: 1 is yes, 2 is no, 3 is "weet ik niet". */
const keyed = (text: string): Truth | null => (({ 1: 'yes', 2: 'no', 3: 'unknown' }) as const)[text.trim()] ?? null;

const readers: Record<Exclude<AnswerKind, 'yesno'>, (asked: Asked) => AnswerValue> = {
  age: ({ text, today }) => readAge(text, { today, direction: 'past' }) ?? null,
  date: ({ text, today, direction }) => readDayTold(text, { today, direction })?.day ?? null,
  date_range: spanOf,
  count: countOf,
  choice: () => null,
};

function spanOf({ text, today, direction }: Asked): AnswerValue {
  const { days } = readTimes(text, { today, direction });
  const span = days.find(({ start, end }) => start !== null && end !== null && start < end);
  if (span?.start && span.end) return { from: span.start, to: span.end };
  const [first, second] = days;
  if (first?.start && second?.end && first.start <= second.end && days.length === 2)
    return { from: first.start, to: second.end };
  return first?.start && first.open === 'end' && days.length === 1 ? { from: first.start, to: null } : null;
}

function countOf({ text, today, direction, unit = '' }: Asked): AnswerValue {
  const { lengths } = readTimes(text, { today, direction });
  const [only] = lengths;
  if (only && lengths.length === 1 && !/uur|hour|keer|time/i.test(unit)) {
    const counted = lengthIn(only.length, unit);
    if (counted !== undefined) return vaguely(text) ? null : counted;
    return null;
  }
  const number = readNumber(text);
  return number === undefined || number < 0 ? null : number;
}

const vaguely = (text: string): boolean => /\b(?:paar|enkele|aantal)\b/i.test(text);

/** A length in the unit that was asked: days by default; undefined when it does not come out whole. */
function lengthIn({ years, months, weeks, days }: Length, unit: string): number | undefined {
  if (/jaar|year/i.test(unit)) return years > 0 && months + weeks + days === 0 ? years : undefined;
  if (/maand|month/i.test(unit)) return years + months > 0 && weeks + days === 0 ? 12 * years + months : undefined;
  if (years + months > 0) return undefined;
  const total = 7 * weeks + days;
  const counted = /we[e]?k/i.test(unit) ? total / 7 : total;
  return Number.isInteger(counted) ? counted : undefined;
}

/** Whether a result is what was answered, or a part of it. */
function covers(kind: AnswerKind, value: AnswerValue, result: ReadResult): boolean {
  if (kind === 'age') return result.type === 'number' || result.type === 'age' || result.type === 'duration';
  if (kind === 'count') return result.type === 'number' || result.type === 'duration' || result.type === 'age';
  if (kind === 'date') return result.type === 'date' ? result.start === value : result.type === 'number';
  if (kind === 'date_range') return result.type !== 'age' && result.type !== 'duration';
  return result.type === 'number' && result.value === value;
}
