import type { Spoken } from '../values/spoken.ts';

const small = (
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien ' +
  'achttien negentien'
).split(' ');
const tens = ' tien twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');

/**
 * A whole number in words, from 0 to 999 999.
 *
 * @throws RangeError for any other number
 *
 * @example
 * inWords(42) // 'tweeënveertig'
 */
export function inWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 999_999)
    throw new RangeError(`found ${n}, expected a whole number 0..999999`);
  if (n < 20) return small[n] ?? '';
  if (n < 100) {
    const unit = n % 10;
    const ten = tens[Math.floor(n / 10)] ?? '';
    return unit ? `${small[unit] ?? ''}${unit === 2 || unit === 3 ? 'ën' : 'en'}${ten}` : ten;
  }
  if (n < 1000) return joined(n, 100, 'honderd', '');
  if (n < 10_000 && n % 1000 >= 100 && n % 100 === 0) return `${inWords(n / 100)}honderd`;
  return joined(n, 1000, 'duizend', ' ');
}

function joined(n: number, scale: number, name: string, space: string): string {
  const many = Math.floor(n / scale);
  const rest = n % scale;
  return `${many === 1 ? '' : inWords(many)}${name}${rest ? space + inWords(rest) : ''}`;
}

const ordinals: Record<number, string> = { 1: 'eerste', 3: 'derde' };

/** The place in a row in words: 'eerste', 'tweede', 'eenentwintigste'. */
export function ordinalInWords(n: number): string {
  const word = inWords(n);
  const last = n % 100;
  if (last < 20 && ordinals[last]) return word.slice(0, word.length - (small[last] ?? '').length) + ordinals[last];
  return word + (last === 8 || last >= 20 || last === 0 ? 'ste' : 'de');
}

/**
 * A number with at most two decimals, for the eye with a comma.
 *
 * @example
 * sayNumber(1.5) // { text: '1,5', speak: 'een komma vijf' }
 */
export function sayNumber(n: number): Spoken {
  const rounded = Math.round(Math.abs(n) * 100) / 100;
  const [whole = '0', decimals] = String(rounded).split('.');
  const minus = n < 0 && rounded > 0;
  const text = decimals ? `${whole},${decimals}` : whole;
  const words = decimals ? `${inWords(Number(whole))} komma ${digitsInWords(decimals)}` : inWords(Number(whole));
  return { text: minus ? `-${text}` : text, speak: minus ? `min ${words}` : words };
}

/** Digits one by one. */
export const digitsInWords = (digits: string): string =>
  Array.from(digits.replace(/\D/g, ''), (digit) => small[Number(digit)]).join(' ');

/**
 * So many of something, with the right plural.
 *
 * @example
 * count(1, 'brief', 'brieven') // { text: '1 brief', speak: 'een brief' }
 */
export function count(n: number, singular: string, plural: string): Spoken {
  const { text, speak } = sayNumber(n);
  const noun = n === 1 ? singular : plural;
  return { text: `${text} ${noun}`, speak: `${speak} ${noun}` };
}

/** '1 dag', '34 dagen'. */
export const days = (n: number): Spoken => count(n, 'dag', 'dagen');

/** '1 nacht', '9 nachten'. */
export const nights = (n: number): Spoken => count(n, 'nacht', 'nachten');

/** '1 week', '6 weken'. */
export const weeks = (n: number): Spoken => count(n, 'week', 'weken');

/** '1 maand', '3 maanden'. */
export const months = (n: number): Spoken => count(n, 'maand', 'maanden');

/** '1 uur', '10 uur'. */
export const hours = (n: number): Spoken => count(n, 'uur', 'uur');

/** '1 jaar', '18 jaar': an age or a length. */
export const years = (n: number): Spoken => count(n, 'jaar', 'jaar');

/** A calendar year: '2026', 'tweeduizend zesentwintig'; before 2000 'negentienhonderd zevenentachtig'. */
export function year(n: number): Spoken {
  const rest = n % 100;
  const words = n >= 1100 && n < 2000 && rest ? `${inWords(Math.floor(n / 100))}honderd ${inWords(rest)}` : inWords(n);
  return { text: String(n), speak: words };
}

/** A list as people say it: 'a', 'a en b', 'a, b en c'. */
export function sayList(items: readonly Spoken[], join = 'en'): Spoken {
  const listed = (words: string[]): string =>
    words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1) ?? ''}`;
  return { text: listed(items.map(({ text }) => text)), speak: listed(items.map(({ speak }) => speak)) };
}
