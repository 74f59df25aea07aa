import type { CalendarDay } from '../values/calendar-day.ts';
import type { Direction } from './day-form.ts';
import { fold } from './fold.ts';
import { tokens, type Token } from './tokens.ts';
import { monthNames, shortMonths, units } from './vocabulary.ts';

/** Something read at a place in a phrase, and the place after it. */
export interface Hit<T> {
  value: T;
  next: number;
}

/** The day on which something is said, and where to look for a day without a year. */
export interface Reference {
  today: CalendarDay;
  direction: Direction;
}

/** Words after which a bare "de vijftiende" or "mei 3" is a day and not the beginning of something else. */
const dayEnders = new Set(
  (
    'terug weg was ben ging ga kom kwam ging tot totenmet op en naar om weer daar af aan bij toen gegaan vertrokken ' +
    'teruggekomen weggegaan vertrek was is dan ook maar of nee sorry ongeveer zo vanaf rond van tegen moet wil kan ' +
    'mag zal zou heb had sliep bleef thuis jongstleden aanstaande vroeg laat dus want door omdat hier ik hij zij ze ' +
    'zijn we wij s weggeweest afwezig geweest als voor met pas laatst opgehaald opgenomen vrij teruggegaan'
  ).split(' '),
);

/** Words that make the number before them a count and not a day. */
const counted = new Set(
  'uur uren keer keren maal euro procent personen mensen man minuten minuut km kilo meter jarige jarig jaar weken euros % x'.split(
    ' ',
  ),
);

/** How many words and signs are read; what comes after them is left alone. */
const longestPhrase = 400;

/** A folded and tokenised text, with the day on which it was said. */
export class Phrase {
  readonly list: readonly Token[];
  readonly today: CalendarDay;
  readonly direction: Direction;
  readonly #words: ReadonlySet<string>;
  readonly #read = new Map<string, (Hit<unknown> | undefined)[]>();
  #depth = 0;

  constructor(text: string, { today, direction }: Reference) {
    this.list = tokens(fold(text)).slice(0, longestPhrase);
    this.today = today;
    this.direction = direction;
    this.#words = new Set(this.list.flatMap(({ kind, text: word }) => (kind === 'word' ? [word] : [])));
  }

  get length(): number {
    return this.list.length;
  }

  /** The word or sign at a place; numbers and groups of digits are no word. */
  word(i: number): string {
    const token = this.list[i];
    return token?.kind === 'word' || token?.kind === 'sign' ? token.text : '';
  }

  /** The word at a place as it names holidays: "1e" and "2e" as words too. */
  name(i: number): string {
    const token = this.list[i];
    if (!token) return '';
    if (token.kind === 'ordinal') return ['', 'eerste', 'tweede'][token.value] ?? token.text;
    return token.text;
  }

  is(i: number, ...words: string[]): boolean {
    const word = this.word(i);
    return word !== '' && words.includes(word);
  }

  /** The place after these words, each taken at most once and in any order. */
  skip(i: number, ...words: string[]): number {
    let at = i;
    while (at < i + 6 && this.is(at, ...words)) at += 1;
    return at;
  }

  number(i: number): number | undefined {
    const token = this.list[i];
    return token?.kind === 'number' ? token.value : undefined;
  }

  ordinal(i: number): number | undefined {
    const token = this.list[i];
    return token?.kind === 'ordinal' ? token.value : undefined;
  }

  /** A day of the month as a number or an ordinal. */
  dayNumber(i: number): number | undefined {
    const value = this.number(i) ?? this.ordinal(i);
    return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 31 ? value : undefined;
  }

  /** A month at a place, with the full stop behind a short name. */
  month(i: number): Hit<number> | undefined {
    const word = this.word(i);
    const full = monthNames.get(word);
    if (full) return { value: full, next: i + 1 };
    const short = shortMonths.get(word);
    if (!short) return undefined;
    const stop = this.list[i + 1];
    return { value: short, next: stop?.text === '.' && stop.from === this.list[i]?.to ? i + 2 : i + 1 };
  }

  unit(i: number) {
    return units.get(this.word(i));
  }

  /** Whether nothing but a sign or a word that may follow a day comes here. */
  endsDay(i: number): boolean {
    const token = this.list[i];
    return !token || (token.kind === 'sign' && !/[%€$:]/.test(token.text)) || dayEnders.has(token.text);
  }

  /** Whether the number before this place counts something: "3 keer", "10 uur", "4 weken". */
  counts(i: number): boolean {
    const word = this.word(i);
    return counted.has(word) || units.has(word);
  }

  /** Words between two places. */
  between(from: number, to: number): string[] {
    return this.list.slice(from, to).map(({ text }) => text);
  }

  has(...words: string[]): boolean {
    return words.some((word) => this.#words.has(word));
  }

  /**
   * What a rule of the grammar reads at a place: read once, however often it is asked. Rules nest at most twelve deep, so
   * that no text can make reading slow.
   */
  once<T>(rule: string, i: number, read: () => Hit<T> | undefined): Hit<T> | undefined {
    let known = this.#read.get(rule);
    if (!known) this.#read.set(rule, (known = []));
    if (i in known) return known[i] as Hit<T> | undefined;
    if (this.#depth >= 12) return undefined;
    this.#depth += 1;
    const hit = read();
    this.#depth -= 1;
    known[i] = hit;
    return hit;
  }
}
