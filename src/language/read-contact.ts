import { createRequire } from 'node:module';
import { fold } from './fold.ts';
import { numberWord } from './number-words.ts';

/** What is used of the recognisers of Microsoft: they find numbers and addresses well in Dutch, and little else. */
interface Recognizers {
  recognizePhoneNumber: Recognize;
  recognizeEmail: Recognize;
}
type Recognize = (
  query: string,
  culture: string,
  options: undefined,
  fallbackToDefaultCulture: boolean,
) => { text: string }[];

let loaded: Recognizers | undefined;

/** Loads the recognisers when they are first needed: they take half a second. */
const recognizers = (): Recognizers =>
  (loaded ??= createRequire(import.meta.url)('@microsoft/recognizers-text-suite') as Recognizers);

const longest = 300;

/**
 * The telephone number in a text, typed or said in words, as international digits; undefined when there is none or it
 * is no Dutch number of ten digits or an international one.
 *
 * @example
 * readPhone('nul zes twaalf vierendertig zesenvijftig achtenzeventig') // '+31612345678'
 */
export function readPhone(text: string): string | undefined {
  const digits = spokenDigits(fold(text.slice(0, longest)));
  const found = recognizers().recognizePhoneNumber(digits, 'nl-nl', undefined, false);
  const numbers = new Set(found.flatMap(({ text: number }) => international(number) ?? []));
  const [only] = numbers;
  return numbers.size === 1 ? only : undefined;
}

/** The e-mail address in a text, with "apenstaartje" and "punt" as they are said; undefined when there is none. */
export function readEmail(text: string): string | undefined {
  const typed = fold(text.slice(0, longest))
    .replace(/ ?(?:apenstaartje|apestaartje|apenstaart|at) ?/g, '@')
    .replace(/ punt /g, '.')
    .replace(/ (?:streepje|koppelteken) /g, '-')
    .replace(/ (?:underscore|laag streepje) /g, '_');
  const [first, ...others] = recognizers().recognizeEmail(typed, 'nl-nl', undefined, false);
  return first && others.length === 0 ? first.text : undefined;
}

function international(number: string): string | undefined {
  const digits = number
    .replace(/\(0\)/, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  if (/^\+31[1-9]\d{8}$/.test(digits) || (/^\+[1-9]\d{7,13}$/.test(digits) && !digits.startsWith('+31'))) return digits;
  return /^0[1-9]\d{8}$/.test(digits) ? `+31${digits.slice(1)}` : undefined;
}

/** Number words as digits, side by side: "nul zes", "dubbel nul", "twee keer de zes", "plus eenendertig". */
function spokenDigits(folded: string): string {
  const joined = folded
    .replace(
      /\b(een|twee|drie|vier|vijf|zes|zeven|acht|negen) en (twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)\b/g,
      '$1en$2',
    )
    .replace(/\b(?:dubbel|twee keer|tweemaal|2 keer|2x)(?: de| een)? (\p{L}+|\d)\b/gu, '$1 $1')
    .replace(/\b(?:drie keer|driemaal)(?: de| een)? (\p{L}+|\d)\b/gu, '$1 $1 $1')
    .replace(/\bplus (?=\p{L}|\d)/gu, '+');
  const spoken = joined.replace(/\p{L}+/gu, (word) => {
    const number = numberWord(word);
    return number && !number.ordinal ? String(number.value) : word;
  });
  return spoken.replace(/(?<=\d) (?=\d)/g, '');
}
