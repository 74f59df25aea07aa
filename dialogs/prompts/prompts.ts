import type { PromptTexts } from '../../src/content/shapes/prompts.ts';
import type { Message } from '../../src/content/message.ts';
import { readChoice } from '../../src/language/read-choice.ts';
import { readDay } from '../../src/language/read-day.ts';
import { isPlainDay } from '../../src/language/plain-day.ts';
import { readNumber } from '../../src/language/read-number.ts';
import { readPeriods } from '../../src/language/read-periods.ts';
import { readTruth } from '../../src/language/read-truth.ts';
import { sayDayLong } from '../../src/language/say-day.ts';
import { sayNumber } from '../../src/language/say-number.ts';
import type { CalendarDay } from '../../src/values/calendar-day.ts';
import type { Clock } from '../../src/values/clock.ts';
import type { Truth } from '../../src/values/truth.ts';
import { AnswerPrompt, buttonTruth, type PromptMore, type Reader } from './answer-prompt.ts';
import { choiceKeys, dayKeys, numberKeys, periodKeys, type Keys } from './keys.ts';

/** A departure and the return from it. */
export interface Period {
  departure: CalendarDay;
  return: CalendarDay;
}

/** What kind of answer a question takes: it decides the example after a miss, and what keys mean. */
export type AnswerKind = 'truth' | 'day' | 'period' | 'number' | 'choice' | 'text';

/** The prompts every dialog asks with. Each call makes one, under the id it has in its dialog. */
export interface Prompts {
  /** Yes, no, or "weet ik niet" (`unknown`). With `otherwise`, whatever else is said counts as that. */
  truth(id: string, otherwise?: Truth): AnswerPrompt<Truth>;
  /** One day, said back unless it was plainly given; the question says in which direction to look. */
  day(id: string): AnswerPrompt<CalendarDay | 'unknown'>;
  /** One time away, always said back as a departure and a return. */
  period(id: string): AnswerPrompt<Period | 'unknown'>;
  /** A whole or broken number of nothing less than none, said back unless it was plainly given. */
  number(id: string): AnswerPrompt<number | 'unknown'>;
  /** The value of one of the question's buttons, or `unknown`. */
  choice(id: string): AnswerPrompt<string>;
  /** What the dialog reads by itself, as an answer of some kind: undefined is asked again. */
  reading<T>(id: string, read: Reader<T>, kind?: AnswerKind, more?: PromptMore<T>): AnswerPrompt<T>;
}

/** The prompts, with their texts and the day of today. */
export function prompts(texts: PromptTexts, clock: Clock): Prompts {
  const hints: Record<AnswerKind, () => Message> = {
    truth: texts.hintTruth,
    day: texts.hintDay,
    period: texts.hintPeriod,
    number: texts.hintNumber,
    choice: texts.hintChoice,
    text: texts.hintText,
  };
  const reading: Prompts['reading'] = (id, read, kind = 'text', more = {}) =>
    new AnswerPrompt(id, texts, hints[kind], read, { keys: keys[kind], ...more });

  return {
    truth: (id, otherwise) =>
      reading<Truth>(id, (text) => truthByKey[text.trim()] ?? readTruth(text) ?? otherwise, 'truth', {
        value: buttonTruth,
      }),

    day: (id) =>
      reading<CalendarDay | 'unknown'>(
        id,
        (text, { direction = 'past' }) => readDay(text, { today: clock.today(), direction }) ?? unknown(text),
        'day',
        {
          readBack: (day, said, { vraag }) =>
            day === 'unknown' || isPlainDay(said, day, clock.today()) ? undefined : dayBack(texts, clock, vraag, day),
        },
      ),

    period: (id) =>
      reading<Period | 'unknown'>(
        id,
        (text, { direction = 'past' }) => periodIn(text, { today: clock.today(), direction }) ?? unknown(text),
        'period',
        {
          readBack: (period) => {
            if (period === 'unknown') return undefined;
            const [departure, until] = [period.departure, period.return].map((day) => sayDayLong(day, clock.today()));
            if (!departure || !until) return undefined;
            return { message: texts.confirmPeriod({ departure, return: until }), data: { periods: [period] } };
          },
        },
      ),

    number: (id) =>
      reading<number | 'unknown'>(id, (text) => notLess(readNumber(text)) ?? unknown(text), 'number', {
        readBack: (number, said, { vraag }) =>
          number === 'unknown' || isPlainNumber(said)
            ? undefined
            : {
                message: texts.confirmNumber({ number: sayNumber(number) }),
                data: { confirm: { vraag, value: number } },
              },
      }),

    choice: (id) =>
      reading<string>(
        id,
        (text, { message: { buttons = [] } }) => {
          const chosen = readChoice(
            text,
            buttons.map(({ title }) => title),
          );
          return (chosen === undefined ? undefined : buttons[chosen - 1]?.value) ?? unknown(text);
        },
        'choice',
        { value: (value) => value },
      ),

    reading,
  };
}

/** A day as it is said back. */
export const dayBack = (texts: PromptTexts, clock: Clock, vraag: string, day: CalendarDay) => ({
  message: texts.confirmDay({ day: sayDayLong(day, clock.today()) }),
  data: { confirm: { vraag, value: day } },
});

const keys: Record<AnswerKind, Keys> = {
  truth: choiceKeys,
  day: dayKeys,
  period: periodKeys,
  number: numberKeys,
  choice: choiceKeys,
  text: choiceKeys,
};

/** The keys of a telephone, also where a question shows no buttons. */
const truthByKey: Partial<Record<string, Truth>> = { '1': 'yes', '2': 'no', '3': 'unknown' };

/** "weet ik niet" is an answer to every question. */
const unknown = (text: string): 'unknown' | undefined =>
  text === 'weet-niet' || readTruth(text) === 'unknown' ? 'unknown' : undefined;

function periodIn(text: string, reference: { today: CalendarDay; direction: 'past' | 'future' }): Period | undefined {
  const { periods } = readPeriods(text, reference);
  const [only] = periods;
  if (!only?.return || periods.length > 1 || only.return < only.departure) return undefined;
  return { departure: only.departure, return: only.return };
}

const notLess = (number: number | undefined): number | undefined =>
  number !== undefined && number >= 0 ? number : undefined;

/** Whether a number was given as such: not guessed, put right or estimated. */
const isPlainNumber = (said: string): boolean =>
  !/(?:^|\P{L})(?:nee|of|ongeveer|zo n|stuk|bijna|rond|ruim|wacht|sorry|denk|misschien)(?=\P{L}|$)/iu.test(said);
