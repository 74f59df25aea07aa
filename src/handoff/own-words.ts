import { fold } from '../language/fold.ts';

/** The longest that is kept of what somebody wants, and of the sentence that they may add. */
export const longestWish = 280;
export const longestAddition = 280;

/** A row of digits, in whatever groups. */
const NUMBER = /\+?\d(?:[ .-]?\d)*/g;
const DATE = /^(?:\d{1,2}[ .-]\d{1,2}[ .-]\d{4}|\d{4}[ .-]\d{1,2}[ .-]\d{1,2})$/;

/** A citizen service number has eight or nine digits; a telephone number has more. */
const isCitizenNumber = (number: string): boolean =>
  !number.startsWith('+') && !DATE.test(number) && /^\d{8,9}$/.test(number.replace(/[ .-]/g, ''));

/** Whether a text holds a number that may be a citizen service number: it is never passed on. */
export const holdsCitizenNumber = (text: string): boolean => (text.match(NUMBER) ?? []).some(isCitizenNumber);

/** Nine digits that pass the check of the citizen service number, with what leads up to them. */
const OWN_NUMBER =
  /(?:\b(?:mijn |me |m'n )?(?:bsn|burgerservicenummer|sofinummer)(?:nummer)?\b[ :=]*(?:is )?)?(?<![\d+])\d{9}(?!\d)/gi;

/**
 * A text without the citizen service numbers that somebody gave in it; undefined when there are none. Only numbers that
 * pass the check count, so that no date and hardly a telephone number is taken for one.
 *
 * @example
 * withoutCitizenNumber('mijn bsn is 111222333') // ''
 */
export function withoutCitizenNumber(text: string): string | undefined {
  const told = text.slice(0, 2_000);
  const rest = told.replace(OWN_NUMBER, (all) => (passesCheck(all.slice(-9)) ? ' ' : all));
  return rest === told ? undefined : rest.replace(/^[\s,.;]*(?:en |maar )?/i, '').trim();
}

/** The eleven check of a citizen service number. */
const passesCheck = (digits: string): boolean =>
  [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11 === 0;

/** One line of text: without control characters, and with what may be a citizen service number made unreadable. */
export const oneLine = (text: string): string =>
  text
    .slice(0, 2_000)
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(NUMBER, (number) => (isCitizenNumber(number) ? '…' : number))
    .trim();

/** What somebody wants in their own words: the first one or two sentences, cut at a word; null when it says nothing. */
export function ownWords(text: string): string | null {
  const line = oneLine(text);
  if (!/\p{L}/u.test(line)) return null;
  const sentences = line.split(/(?<=[.!?])\s+/);
  const first = sentences.slice(0, 2).join(' ');
  return first.length <= longestWish ? first : `${first.slice(0, longestWish).replace(/\s+\S*$/, '')}…`;
}

/** The words with which people ask for a person: what is left tells what about. */
const ASKING = new Set(
  (
    'ik wil wou wilt graag een de het met mij me u je jullie er iemand mens echt echte medewerker medewerkster persoon ' +
    'collega spreken praten bellen belt bel terug terugbellen verbind verbinden door doorverbinden contact hulp kan kunt ' +
    'kunnen mag zou willen nu even alstublieft aub svp dan toch maar liever van vlees bloed en bij te naar voor ja nee ' +
    'is ben niet geen computer robot gesprek aan lijn telefoon krijgen hebben dat die wel gewoon over'
  ).split(' '),
);

/** Whether a request for a person also says what about: "iemand spreken over mijn opname". */
export const saysWhatAbout = (text: string): boolean =>
  (fold(text).match(/\p{L}+/gu) ?? []).filter((word) => !ASKING.has(word)).length >= 2;
