import { plusDays, type CalendarDay } from '../values/calendar-day.ts';
import { place, placeRange, type DayForm, type Direction } from './day-form.ts';
import { mayBegin } from './beginnings.ts';
import { directionAt } from './direction.ts';
import { correctionAt, formAt } from './grammar-forms.ts';
import { lengthAt, type Length } from './grammar-lengths.ts';
import type { ToldSpan } from './grammar-open.ts';
import { spanAt } from './grammar-ranges.ts';
import { Phrase, type Reference } from './phrase.ts';

/** A day or span in a phrase, with the place in the list of tokens where it stands. */
export interface FoundDays extends ToldSpan {
  from: number;
  to: number;
  /** As it was named, when it was one form and not a span of two. */
  form?: DayForm;
}

/** A length of time in a phrase. */
export interface FoundLength {
  from: number;
  to: number;
  length: Length;
}

/** All that a phrase says about time. */
export interface TimesTold {
  phrase: Phrase;
  days: FoundDays[];
  lengths: FoundLength[];
}

/**
 * The days, spans and lengths of time in a text, in order. A departure and a return that are told apart become one
 * span, consecutive days too; of a correction the last counts.
 */
export function readTimes(text: string, reference: Reference): TimesTold {
  const phrase = new Phrase(text, reference);
  const days: FoundDays[] = [];
  const lengths: FoundLength[] = [];
  for (let i = 0; i < phrase.length;) {
    if (!mayBegin(phrase, i)) {
      i += 1;
      continue;
    }
    const repeated = repeatedAt(phrase, i);
    if (repeated !== undefined) {
      i = repeated;
      continue;
    }
    const direction = directionAt(phrase, i, i + 1);
    const span = spanAt(phrase, i, direction);
    if (span) {
      days.push({ ...span.value, from: i, to: span.next });
      i = span.next;
      continue;
    }
    const form = formAt(phrase, i);
    const placed = form && place(form.value, phrase.today, directionAt(phrase, i, form.next));
    if (placed) {
      days.push({ ...placed, form: form.value, from: i, to: form.next });
      i = form.next;
      continue;
    }
    const length = form ? undefined : lengthAt(phrase, i);
    if (length) lengths.push({ from: i, to: length.next, length: length.value });
    i = form?.next ?? length?.next ?? i + 1;
  }
  return { phrase, days: joined(phrase, days).filter(inOrder), lengths };
}

/** Passes "elk weekend", "iedere vrijdag", "om de week": what comes back again and again is no day. */
function repeatedAt(phrase: Phrase, i: number): number | undefined {
  const at = phrase.is(i, 'elk', 'elke', 'ieder', 'iedere')
    ? i + 1
    : phrase.is(i, 'om') && phrase.is(i + 1, 'de')
      ? i + 2
      : i;
  if (at === i) return undefined;
  return formAt(phrase, at)?.next ?? (phrase.unit(at) ? at + 1 : undefined);
}

/** Whether a span does not end before it begins: one that does was not meant as a span. */
const inOrder = ({ start, end }: FoundDays): boolean => !start || !end || start <= end;

/** Drops what is corrected, and joins departure and return. */
function joined(phrase: Phrase, found: FoundDays[]): FoundDays[] {
  const list: FoundDays[] = [];
  for (const next of found) {
    const last = list.at(-1);
    if (!last) {
      list.push(next);
      continue;
    }
    const end = correctionAt(phrase, last.to);
    if (end !== undefined && phrase.skip(end, 'op', 'van', 'de') >= next.from) {
      list[list.length - 1] = next;
      continue;
    }
    // "vannacht van 2 op 3 september": the same night twice.
    const night = last.to === next.from && single(last) && next.end !== null && next.start !== next.end;
    if (night && phrase.is(last.from, 'vannacht')) {
      list[list.length - 1] = next;
      continue;
    }
    const pair =
      departureAndReturn(phrase, last, next) ?? openAndReturn(phrase, last, next) ?? consecutive(phrase, last, next);
    if (pair) list[list.length - 1] = pair;
    else list.push(next);
  }
  return list;
}

const away = new Set('weg weggegaan vertrokken gegaan ging vertrok ga vertrek weggeweest naar opgenomen'.split(' '));
export const returned = new Set(
  'terug thuis teruggekomen teruggekeerd teruggegaan terugkomst terugkomen thuisgekomen thuiskomst retour'.split(' '),
);
const parting = new Set(['.', ';', '!', '?']);

/** "vrijdag weggegaan, zondag terug": the day before and the day of the return are one span. */
function departureAndReturn(phrase: Phrase, first: FoundDays, second: FoundDays): FoundDays | undefined {
  if (!single(first) || !single(second)) return undefined;
  const before = phrase.between(0, first.from);
  const middle = phrase.between(first.to, second.from);
  const after = clauseAfter(phrase, second.to);
  const turned = returnAndDeparture(phrase, first, second);
  if (turned) return turned;
  const backBefore = before.some((word) => returned.has(word)) && !before.some((word) => away.has(word));
  // "ging donderdag en kwam zaterdag"
  const came = middle.findIndex((word, at) => /^(?:kwam|kwamen)$/.test(word) && middle.slice(0, at).some(isBoundary));
  const told = middle.findIndex((word) => returned.has(word));
  const backInMiddle = told < 0 && after.length === 0 ? came : told;
  const goneFirst = before.concat(middle).some((word) => away.has(word));
  const backSecond =
    after.some((word) => returned.has(word)) ||
    (backInMiddle >= 0 && (before.some((word) => away.has(word)) || middle.slice(0, backInMiddle).some(isBoundary)));
  if (!goneFirst && !(backSecond && middle.some(isBoundary))) return undefined;
  if (backBefore || !backSecond) return undefined;
  const direction: Direction = directionAt(phrase, first.from, first.to);
  const shared = first.form && second.form && placeRange(first.form, second.form, phrase.today, direction);
  const span =
    shared ??
    (first.start && second.start && first.start <= second.start ? { start: first.start, end: second.end } : undefined);
  return span && { ...span, from: first.from, to: second.to };
}

/** "weg vanaf 2/3, terug 5/3": an open span that the return closes. */
function openAndReturn(phrase: Phrase, first: FoundDays, second: FoundDays): FoundDays | undefined {
  if (first.start === null || first.end !== null || !single(second)) return undefined;
  const between = phrase.between(first.to, second.from);
  const back = between.some((word) => returned.has(word)) && !between.some((word) => away.has(word));
  return back && second.start !== null && second.start >= first.start
    ? { start: first.start, end: second.start, from: first.from, to: second.to }
    : undefined;
}

/** "ik kwam op 11 juni terug en ging op 2 juni weg": told the other way round. */
function returnAndDeparture(phrase: Phrase, first: FoundDays, second: FoundDays): FoundDays | undefined {
  if (!first.start || !second.start || second.start >= first.start) return undefined;
  const middle = phrase.between(first.to, second.from);
  const cut = middle.findIndex(isBoundary);
  if (cut < 0) return undefined;
  const firstClause = phrase.between(Math.max(0, first.from - 6), first.from).concat(middle.slice(0, cut));
  const secondClause = middle.slice(cut).concat(clauseAfter(phrase, second.to));
  const only = (words: string[], one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
    words.some((word) => one.has(word)) && !words.some((word) => other.has(word));
  const fits = only(firstClause, returned, away) && only(secondClause, away, returned);
  return fits ? { start: second.start, end: first.start, from: first.from, to: second.to } : undefined;
}

const isBoundary = (word: string): boolean => parting.has(word) || word === ',' || word === 'en' || word === 'tot';

function clauseAfter(phrase: Phrase, i: number): string[] {
  const words = phrase.between(i, i + 8);
  const stop = words.findIndex((word) => parting.has(word));
  return stop < 0 ? words : words.slice(0, stop);
}

const single = ({ start, end }: FoundDays): boolean => start !== null && start === end;

/** "2 en 3 juni", "vrijdag en zaterdag": days that follow each other are one span. */
function consecutive(phrase: Phrase, first: FoundDays, second: FoundDays): FoundDays | undefined {
  const middle = phrase.between(first.to, second.from).filter((word) => word !== 'de' && word !== 'op');
  const touching = first.end !== null && second.start !== null && plusDays(first.end, 1) === second.start;
  if (middle.length === 0 && touching && first.form?.within && second.form?.within) {
    return { start: first.start, end: second.end, from: first.from, to: second.to };
  }
  if (middle.length !== 1 || middle[0] !== 'en' || !single(first) || !single(second)) return undefined;
  const direction = directionAt(phrase, first.from, second.to);
  const span = first.form && second.form && placeRange(first.form, second.form, phrase.today, direction);
  const follows = (start: CalendarDay, end: CalendarDay) => plusDays(start, 1) === end;
  return span?.start && span.end && follows(span.start, span.end)
    ? { ...span, listed: true, from: first.from, to: second.to }
    : undefined;
}
