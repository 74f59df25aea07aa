import { digitsInWords, inWords } from './say-number.ts';

/** More than this nobody listens to. */
const LONGEST = 1_000;

/**
 * Words that somebody typed, for the ear: numbers as words, and without signs that an engine reads wrongly.
 *
 * @example
 * speakable('Ik ben 34 & zoek <b>hulp</b>') // 'Ik ben vierendertig zoek b hulp b'
 */
export const speakable = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(
      /\d+/g,
      (digits) => ` ${digits.length > 4 || digits.startsWith('0') ? digitsInWords(digits) : inWords(Number(digits))} `,
    )
    .replace(/https?:\/\/\S+|www\.\S+/gi, ' ')
    .replace(/[%€&@/*_<>•#|~^=+\\[\]{}()"…]/g, ' ')
    .replace(/[\p{C}\p{So}\p{Sk}]/gu, ' ')
    .replace(/\s+([.,:;!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
