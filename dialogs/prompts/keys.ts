import type { Activity } from 'botbuilder';
import { monthName } from '../../src/language/say-day.ts';
import type { Question } from '../say.ts';

/** What keys of a telephone stand for at a question: a button's value, or words that are read like any other. */
export type Keys = (digits: string, question: Question) => string | undefined;

/** The keys that mean the same at every question for yes or no. */
const truth: Partial<Record<string, string>> = { '1': 'ja', '2': 'nee', '3': 'weet-niet' };
const unknownKey = '3';

/** Values of buttons that are no choice of their own. */
const evasions = new Set(['weet-niet', 'zeg-niet', 'do-human']);

/** The digits of a message that is nothing else, with how they came: by key, or typed. */
export function digitsIn({ text, entities = [] }: Activity): { digits: string; byKey: boolean } | undefined {
  const digits = typeof text === 'string' ? /^\s*(\d{1,16})[#*]?\s*$/.exec(text)?.[1] : undefined;
  return digits === undefined ? undefined : { digits, byKey: entities.some(({ type }) => type === 'DTMF') };
}

/** One key for one choice: yes, no and "weet ik niet" always the same; otherwise by the order of the buttons. */
export const choiceKeys: Keys = (digits, { message: { buttons = [] } }) => {
  const key = once(digits);
  const values = buttons.map(({ value }) => value);
  if (values.includes('ja') && values.includes('nee')) {
    const value = truth[key] ?? values.filter((one) => !Object.values(truth).includes(one))[Number(key) - 4];
    return value !== undefined && (values.includes(value) || value === 'weet-niet') ? value : undefined;
  }
  const choices = values.filter((value) => !evasions.has(value));
  if (choices.length === 0) return key === unknownKey ? 'weet-niet' : undefined;
  return [...choices, ...values.filter((value) => value === 'weet-niet')][Number(key) - 1];
};

/** A day as `ddmm` or `ddmmjjjj`; one key is an answer beside it, such as "weet ik niet". */
export const dayKeys: Keys = (digits, question) => (digits.length < 3 ? beside(once(digits), question) : dayOf(digits));

/** Two days one after the other, or one. */
export const periodKeys: Keys = (digits, question) => {
  const half = digits.length / 2;
  if (half !== 4 && half !== 8) return dayKeys(digits, question);
  const [from, until] = [dayOf(digits.slice(0, half)), dayOf(digits.slice(half))];
  return from && until ? `van ${from} tot ${until}` : dayKeys(digits, question);
};

/** Digits are the number itself. */
export const numberKeys: Keys = (digits) => String(Number(digits));

/** At a question for a day: "weet ik niet" is 3 as everywhere, and 2 is the other answer, such as "nog weg". */
function beside(key: string, { message: { buttons = [] } }: Question): string | undefined {
  if (key === unknownKey) return 'weet-niet';
  return key === '2' ? buttons.map(({ value }) => value).find((value) => !evasions.has(value)) : undefined;
}

/**
 * `ddmm` and `ddmmjjjj` in words that every dialog reads; nothing where they are no month and day. A day that does not
 * exist is given as it is, because dialogs have words for that.
 */
function dayOf(digits: string): string {
  const [, day = '', month = '', year] = /^(\d{2})(\d{2})(\d{4})?$/.exec(digits) ?? [];
  const name = monthName(Number(month));
  const isDay = name !== '' && Number(day) >= 1 && Number(day) <= 31;
  return isDay ? [Number(day), name, ...(year === undefined ? [] : [year])].join(' ') : '';
}

/** A key that trembles comes twice. */
const once = (digits: string): string => (/^(\d)\1+$/.test(digits) ? digits.charAt(0) : digits);
