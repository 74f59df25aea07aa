/** The numbers below twenty, in Dutch. */
export const ONES = (
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien ' +
  'achttien negentien'
).split(' ');
const TENS = ['', '', ...'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ')];

/** A whole number from 0 to 9999 as one Dutch word, to count its syllables and to know it when it is said. */
export function numberInWords(n: number): string {
  if (n < 20) return ONES[n] ?? '';
  if (n < 100) {
    const ones = ONES[n % 10] ?? '';
    const tens = TENS[Math.floor(n / 10)] ?? '';
    return n % 10 === 0 ? tens : `${ones}${ones.endsWith('e') ? 'ën' : 'en'}${tens}`;
  }
  if (n < 1000) return hundreds(Math.floor(n / 100)) + rest(n % 100);
  if (n < 2000 && n >= 1100) return hundreds(Math.floor(n / 100)) + rest(n % 100);
  const thousands = Math.floor(n / 1000);
  return `${thousands > 1 ? (ONES[thousands] ?? '') : ''}duizend${rest(n % 1000)}`;
}

const hundreds = (n: number): string => `${n > 1 ? (ONES[n] ?? '') : ''}honderd`;
const rest = (n: number): string => (n === 0 ? '' : numberInWords(n));

/** Whether a word is a number from 0 to 999 in letters. */
export const isNumberWord = (word: string): boolean => NUMBER_WORDS.has(word.toLowerCase());

const NUMBER_WORDS = new Set(Array.from({ length: 1000 }, (_, n) => numberInWords(n)));
