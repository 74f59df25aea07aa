import { sheetDay } from '../absence/house-sheet/sheet-rows.ts';
import { yearOf, type CalendarDay } from '../values/calendar-day.ts';

/** What does not belong in a chat of staff: a citizen service number, a date of birth, a name. */
export type PersonalData = 'bsn' | 'birthDate' | 'name';

/** The words by which names are told from other words; in small letters. */
export interface NameWords {
  /** Words before which a capital is a name: "mevrouw". */
  titles: ReadonlySet<string>;
  /** Given names. */
  names: ReadonlySet<string>;
  /** Words that may have a capital and are no name. */
  noNames: ReadonlySet<string>;
  /** Words that a reference may have: "kamer 12". */
  labelWords: ReadonlySet<string>;
  /** Words of being born. */
  birthWords: ReadonlySet<string>;
}

/** So much of a text is looked through; nobody types more about one client. */
const longest = 20_000;

/** Nobody in this care is younger: a date so many years back is no absence. */
const youngest = 15;

const date = /(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2}))(?!\d)/g;

/**
 * The first thing in a text that tells who somebody is, or undefined. Dates of absence, ages, initials, numbers of a
 * house and names of organisations are none; where it is not sure a word is no name, for a false alarm stops the work.
 */
export function personalDataIn(written: string, words: NameWords, today: CalendarDay): PersonalData | undefined {
  const text = written.slice(0, longest).normalize('NFC');
  if (holdsBsn(text)) return 'bsn';
  if (holdsBirthDate(text, words, today)) return 'birthDate';
  return holdsName(text, words) ? 'name' : undefined;
}

/** Whether a reference under which somebody stands looks like a name: "Jan", "P. Bakker", "de Vries". */
export function isNameLike(label: string, words: NameWords): boolean {
  const parts = label.split(/[\s.,/_-]+/).filter(Boolean);
  const isLabelWord = (part: string): boolean => words.labelWords.has(part.toLowerCase());
  if (parts.some((part) => words.titles.has(part.toLowerCase()) && !isLabelWord(part))) return true;
  if (parts.some((part) => particles.has(part.toLowerCase())) && parts.some((part) => capital.test(part))) return true;
  return parts.some((part) => {
    if (isLabelWord(part)) return false;
    if (words.names.has(part.toLowerCase()) && part.length > 2) return true;
    return capital.test(part) && part.length > 2 && !words.noNames.has(part.toLowerCase());
  });
}

/** Whether a citizen service number stands in a text; digits of dates are none. */
export function holdsBsn(text: string): boolean {
  const rest = text.replace(date, (found) => (sheetDay(found) ? ' ; ' : found));
  for (const [found] of rest.matchAll(/(?<![\d+])\d(?:[ .]?\d){8}(?!\d)/g)) {
    if (isBsn(found.replace(/\D/g, ''))) return true;
  }
  return /\b(?:bsn|burgerservicenummer|sofinummer)\D{0,12}\d(?:[ .]?\d){6,}/i.test(rest);
}

/** The eleven-test that every citizen service number passes. */
function isBsn(digits: string): boolean {
  const weighed = Array.from(digits, (digit, i) => Number(digit) * (i === 8 ? -1 : 9 - i));
  const total = weighed.reduce((sum, n) => sum + n, 0);
  return Number(digits) > 0 && total % 11 === 0;
}

function holdsBirthDate(text: string, { birthWords }: NameWords, today: CalendarDay): boolean {
  const born = Array.from(text.matchAll(/\p{L}+/gu)).filter(([word]) => birthWords.has(word.toLowerCase()));
  if (born.some(({ index }) => /\d{4}|\d[-/. ]\d/.test(text.slice(index, index + 60)))) return true;
  for (const { 0: found, index } of text.matchAll(date)) {
    const day = sheetDay(found);
    const since = /\b(?:sinds|vanaf|per)\W{0,3}$/i.test(text.slice(Math.max(0, index - 20), index));
    if (day && !since && yearOf(day) <= yearOf(today) - youngest) return true;
  }
  return false;
}

const capital = /^\p{Lu}\p{Ll}+(?:[-'’]\p{L}+)*$/u;
const initials = /^(?:\p{Lu}\.?){1,4}$/u;
const particles = new Set(['van', 'de', 'der', 'den', 'ten', 'ter', 'el', 'al', 'bin', 'ben', "'t", 'te', 'von']);
const clientWords = new Set(['cliënt', 'client', 'cliënte', 'cl', 'clt', 'bewoner', 'bewoonster', 'deelnemer']);

interface Word {
  word: string;
  /** Whether it opens a sentence, where any word has a capital. */
  first: boolean;
}

function holdsName(text: string, words: NameWords): boolean {
  const list = wordsOf(text, words);
  return list.some(({ word, first }, i) => {
    const small = word.toLowerCase();
    const before = list[i - 1]?.word.toLowerCase() ?? '';
    if (words.names.has(small) && (capital.test(word) || clientWords.has(before))) return true;
    if (words.titles.has(small)) return isNameAfter(list, i + 1, words);
    if (clientWords.has(before)) return capital.test(word) && word.length > 2 && isUnknown(word, words);
    return capital.test(word) && isUnknown(word, words) && followsCapital(list, i, words) && !first;
  });
}

/** "mevrouw P. de Vries": initials and particles, and then a word with a capital. */
function isNameAfter(list: readonly Word[], from: number, words: NameWords): boolean {
  for (const { word, first } of list.slice(from, from + 5)) {
    if (first) return false;
    if (initials.test(word) || particles.has(word.toLowerCase())) continue;
    return capital.test(word) && word.length > 1 && isUnknown(word, words);
  }
  return false;
}

/** A given name before a family name, both unknown to us. */
function followsCapital(list: readonly Word[], i: number, words: NameWords): boolean {
  let at = i - 1;
  while (at >= 0 && particles.has(list[at]?.word ?? '')) at -= 1;
  const word = list[at]?.word ?? '';
  return capital.test(word) && isUnknown(word, words);
}

const isUnknown = (word: string, { noNames }: NameWords): boolean => !noNames.has(word.toLowerCase());

function wordsOf(text: string, { titles }: NameWords): Word[] {
  const found: Word[] = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
    const word = written.replace(/['’-]+$/, '');
    const before = found.at(-1)?.word ?? '';
    // the dot behind "dhr." and behind an initial ends no sentence
    const shortened = before.length === 1 || titles.has(before.toLowerCase());
    const ends = /[!?:\n]\s|\.\s/.test(text.slice(end, index));
    found.push({ word, first: found.length === 0 || (ends && !shortened) });
    end = index + written.length;
  }
  return found;
}
