import type { PromptTexts } from '../../src/content/shapes/prompts.ts';
import { readDay } from '../../src/language/read-day.ts';
import { readNumber } from '../../src/language/read-number.ts';
import { readTruth } from '../../src/language/read-truth.ts';
import { readChoice } from '../../src/language/read-choice.ts';
import type { CalendarDay } from '../../src/values/calendar-day.ts';
import type { Clock } from '../../src/values/clock.ts';
import type { Truth } from '../../src/values/truth.ts';
import { AnswerPrompt, type Reader } from './answer-prompt.ts';

/** The prompts every dialog asks with. Each call makes one, under the id it has in its dialog. */
export interface Prompts {
  /** Yes, no, or "weet ik niet" (`unknown`). With `otherwise`, whatever else is said counts as that. */
  truth(id: string, otherwise?: Truth): AnswerPrompt<Truth>;
  /** One day; the question says in which direction to look. */
  day(id: string): AnswerPrompt<CalendarDay | 'unknown'>;
  /** A whole or broken number. */
  number(id: string): AnswerPrompt<number | 'unknown'>;
  /** The value of one of the question's buttons, or `unknown`. */
  choice(id: string): AnswerPrompt<string>;
  /** Free text, read by the dialog itself: undefined is asked again. */
  reading<T>(id: string, read: Reader<T>): AnswerPrompt<T>;
}

/** The prompts, with their texts and the day of today. */
export function prompts(texts: PromptTexts, clock: Clock): Prompts {
  return {
    truth: (id, otherwise) =>
      new AnswerPrompt<Truth>(
        id,
        texts,
        texts.hintTruth,
        (text) => keys[text.trim()] ?? readTruth(text) ?? otherwise,
        buttonTruth,
      ),

    day: (id) =>
      new AnswerPrompt<CalendarDay | 'unknown'>(
        id,
        texts,
        texts.hintDay,
        (text, { direction = 'past' }) => readDay(text, { today: clock.today(), direction }) ?? unknown(text),
      ),

    number: (id) =>
      new AnswerPrompt<number | 'unknown'>(id, texts, texts.hintNumber, (text) => readNumber(text) ?? unknown(text)),

    choice: (id) =>
      new AnswerPrompt<string>(
        id,
        texts,
        texts.hintChoice,
        (text, { message: { buttons = [] } }) => {
          const chosen = readChoice(
            text,
            buttons.map(({ title }) => title),
          );
          return (chosen === undefined ? undefined : buttons[chosen - 1]?.value) ?? unknown(text);
        },
        (value) => value,
      ),

    reading: (id, read) => new AnswerPrompt(id, texts, texts.hintText, read),
  };
}

/** The keys of a telephone, which mean the same at every yes-or-no question. */
const keys: Partial<Record<string, Truth>> = { '1': 'yes', '2': 'no', '3': 'unknown' };

/** "weet ik niet" is an answer to every question. */
const unknown = (text: string): 'unknown' | undefined => (readTruth(text) === 'unknown' ? 'unknown' : undefined);

const buttonTruth = (value: string): Truth | undefined =>
  ({ ja: 'yes', nee: 'no', 'weet-niet': 'unknown' })[value] as Truth | undefined;
