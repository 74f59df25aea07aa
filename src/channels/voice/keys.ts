import type { VoiceTexts } from '../../content/shapes/voice.ts';
import { monthName } from '../../language/say-day.ts';
import { inWords } from '../../language/say-number.ts';
import type { Option, SpokenQuestion } from './question.ts';
import { secondsOf, sentencesIn } from './speech.ts';

/** The keys that mean the same everywhere. */
export const fixedKeys = { yes: '1', no: '2', unknown: '3', repeat: '9', human: '0' } as const;

/** The key for the next choices, when there are more than fit. */
const MORE = '4';
const ON_A_PAGE = 3;
const ALL_AT_ONCE = 4;
/** What is named at once is no longer than this, in seconds, so that there is room for the key to the next. */
const LONGEST_PAGE = 7.5;

/** What a key means at a question. */
export type Pressed =
  /** What the bot gets. */
  { is: 'answer'; text: string } | { is: 'more' } | { is: 'nothing' };

/** What keys mean at a question; `page` says which choices were named last. */
export function pressed(digits: string, question: SpokenQuestion, page: number): Pressed {
  const keys = digits.replace(/[#*]/g, '');
  switch (question.kind) {
    case 'truth':
    case 'offer':
      return answer({ 1: 'ja', 2: 'nee', 3: question.unknown?.value ?? 'weet ik niet' }[once(keys)]);
    case 'day':
    case 'days':
      return keys.length > 1 ? answer(dayOf(keys)) : answer(beside(keys, question));
    case 'number':
      return keys.length > 1 ? answer(String(Number(keys))) : answer(beside(keys, question));
    case 'phone':
      return keys.length > 1 ? answer(keys) : answer(beside(keys, question));
    case 'choice':
    case 'open': {
      const { options, isMore } = pageOf(question, page);
      const key = once(keys);
      if (isMore && key === MORE) return { is: 'more' };
      return answer(options[Number(key) - 1]?.value);
    }
  }
}

const answer = (text: string | undefined): Pressed =>
  text === undefined || text === '' ? { is: 'nothing' } : { is: 'answer', text };

/** A key that trembles comes twice. */
const once = (keys: string): string => (/^(\d)\1+$/.test(keys) ? keys.charAt(0) : keys);

/** At a question for a day or a number: what else can be answered. */
const beside = (key: string, { options, unknown }: SpokenQuestion): string | undefined => {
  if (key === fixedKeys.unknown) return unknown?.value ?? 'weet ik niet';
  return key === fixedKeys.no ? options[0]?.value : undefined;
};

/** `ddmm` as a day in words that every dialog reads; undefined when there is no such day. */
function dayOf(keys: string): string | undefined {
  const [, day = '', month = ''] = /^(\d{2})(\d{2})$/.exec(keys) ?? [];
  const last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1];
  if (last === undefined || Number(day) < 1 || Number(day) > last) return undefined;
  return `${Number(day)} ${monthName(Number(month))}`;
}

function pageOf({ options, unknown }: SpokenQuestion, page: number): { options: Option[]; isMore: boolean } {
  const all = unknown && options.length > 0 ? [...options, unknown] : options;
  if (all.length <= ALL_AT_ONCE && lengthOf(all) <= LONGEST_PAGE) return { options: all, isMore: false };
  const pages: Option[][] = [];
  for (const option of all) {
    const open = pages.at(-1);
    const fits = open && open.length < ON_A_PAGE && lengthOf([...open, option]) <= LONGEST_PAGE;
    if (fits) open.push(option);
    else pages.push([option]);
  }
  return { options: pages[page % pages.length] ?? [], isMore: pages.length > 1 };
}

/** How long choices take with their keys, in seconds. */
const lengthOf = (options: readonly Option[]): number => secondsOf(options.map(({ title }) => `${title}: toets drie.`));

/** The keys of a question in words, the choice before its key. */
export function sayKeys(question: SpokenQuestion, page: number, texts: VoiceTexts): string[] {
  const { keys } = texts;
  const words = (message: { speak: string }): string[] => sentencesIn(message.speak);
  const named = ({ title }: Option, key: string): string[] =>
    words(keys.option({ option: said(title), key: said(inWords(Number(key))) }));
  const besides = question.options.slice(0, 1).flatMap((option) => named(option, fixedKeys.no));
  switch (question.kind) {
    case 'truth':
      return words(keys.truth());
    case 'offer':
      return words(keys.offer());
    case 'day':
    case 'days':
      return [...words(keys.day()), ...besides, ...(question.unknown ? words(keys.unknown()) : [])];
    case 'number':
      return [...words(keys.number()), ...words(keys.unknown())];
    case 'phone':
      return words(keys.phone());
    case 'choice':
    case 'open': {
      const { options, isMore } = pageOf(question, page);
      if (options.length === 0) return words(keys.open());
      const listed = options.flatMap((option, i) => named(option, String(i + 1)));
      return isMore ? [...listed, ...words(keys.more())] : listed;
    }
  }
}

/** How many keys belong to one answer. */
export const keysOf = ({ kind }: SpokenQuestion): number => together[kind] ?? 1;

const together: Partial<Record<SpokenQuestion['kind'], number>> = { day: 4, days: 4, number: 2, phone: 10 };

const said = (words: string): { text: string; speak: string } => ({ text: words, speak: words.replace(/[.?!]+$/, '') });
