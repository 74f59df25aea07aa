import {
  Dialog,
  type DialogContext,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { PromptTexts } from '../../src/content/shapes/prompts.ts';
import type { Message } from '../../src/content/message.ts';
import { readTruth } from '../../src/language/read-truth.ts';
import type { Truth } from '../../src/values/truth.ts';
import { ask, notUnderstood, tapped, tell, type ChannelData, type Question } from '../say.ts';
import { choiceKeys, digitsIn, type Keys } from './keys.ts';

/** What a prompt gives instead of a value when the person wants the question before this one. */
export const back = 'terug';

/** In the state of a turn: that the person asked for the question before this one. */
export const goBack = 'woonwegwijzer.goBack';

/** Reads what was said as an answer to this question, or gives undefined. */
export type Reader<T> = (text: string, question: Question) => T | undefined;

/** How a value is said back before it is used: the question for yes or no, and what `channelData` says of it. */
export interface ReadBack {
  message: Message;
  data: ChannelData;
}

/** What a prompt can do beside reading free text. */
export interface PromptMore<T> {
  /** How the value of a button becomes a value; by default it is read like text. */
  value?: (tapped: string) => T | undefined;
  /** What keys of a telephone stand for; by default they choose a button. */
  keys?: Keys;
  /** How a value is said back before it is used; undefined where it was plainly given. */
  readBack?: (value: T, said: string, question: Question, context: TurnContext) => ReadBack | undefined;
}

/** What a prompt remembers between turns. Plain JSON, because it is stored. */
interface Asked {
  question: Question;
  misses: number;
  /** The value that was said back and waits for a yes. */
  heard?: { value: unknown; question: Question };
}

/**
 * Asks one question until there is an answer, kindly: the second time in other words, the third time with the way to
 * a person. Taps, typed titles, keys of a telephone and free text come in alike. A value that was not plainly given is
 * said back first. It ends with the value that was read.
 */
export class AnswerPrompt<T> extends Dialog {
  readonly #read: Reader<T>;
  readonly #more: PromptMore<T>;
  readonly #texts: PromptTexts;
  readonly #hint: (question: Question) => Message;
  /** What was read in this turn: an answer is looked at to see what was said, and again to take it. */
  readonly #reading = new WeakMap<TurnContext, { question: Question; answer: T | undefined }>();

  /**
   * @param hint how to answer, by example: said when the answer was not understood
   * @param read how free text becomes a value
   */
  constructor(
    id: string,
    texts: PromptTexts,
    hint: (question: Question) => Message,
    read: Reader<T>,
    more: PromptMore<T> = {},
  ) {
    super(id);
    this.#texts = texts;
    this.#hint = hint;
    this.#read = read;
    this.#more = more;
  }

  override async beginDialog(dc: DialogContext, question?: object): Promise<DialogTurnResult> {
    const { said, ...asked } = question as Question;
    const state = Object.assign(stateOf(dc.activeDialog), { question: asked, misses: 0 });
    const told = said === undefined ? undefined : this.#read(said, asked);
    if (said !== undefined && told !== undefined) return this.#took(dc, state, told, said);
    await dc.context.sendActivity(ask(asked));
    return Dialog.EndOfTurn;
  }

  /** Nothing here waits for the library's events, so they need not go through all dialogs around this one. */
  override async onDialogEvent(): Promise<boolean> {
    return false;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    const asked = stateOf(dc.activeDialog);
    if (dc.context.turnState.get(goBack)) return asked.heard ? this.#askOver(dc, asked) : dc.endDialog(back);
    const answer = this.answer(dc.context, dc.activeDialog);
    if (asked.heard) {
      const { value } = asked.heard;
      const truth = this.#truth(dc.context, asked);
      if (truth === 'yes' || (answer !== undefined && same(answer, value))) return dc.endDialog(value);
      if (answer === undefined && truth !== undefined) return this.#askOver(dc, asked);
    }
    if (answer !== undefined) return this.#took(dc, asked, answer);

    asked.misses += 1;
    await this.#askAgain(dc.context, asked);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(dc: DialogContext, _reason: DialogReason): Promise<DialogTurnResult> {
    if (dc.activeDialog) await this.repromptDialog(dc.context, dc.activeDialog);
    return Dialog.EndOfTurn;
  }

  /** The question again as it was, after an interruption. */
  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await context.sendActivity(ask(this.question(instance)));
  }

  /** What the current message says as an answer to the question, or undefined when it is no answer. */
  answer(context: TurnContext, instance: DialogInstance | undefined): T | undefined {
    const { question } = stateOf(instance);
    const before = this.#reading.get(context);
    if (before?.question === question) return before.answer;
    const answer = this.#readAnswer(context, question);
    this.#reading.set(context, { question, answer });
    return answer;
  }

  #readAnswer({ activity }: TurnContext, question: Question): T | undefined {
    const { value: valueOf, keys = choiceKeys } = this.#more;
    const taken = (said: string): T | undefined => valueOf?.(said) ?? this.#read(said, question);
    const button = tapped(activity, question.message.buttons);
    const digits = digitsIn(activity);
    const keyed = digits && keys(digits.digits, question);
    if (digits?.byKey && keyed !== undefined) return taken(keyed);
    const words = (button === undefined ? undefined : taken(button)) ?? this.#read(textIn(activity), question);
    return words ?? (keyed === undefined ? undefined : taken(keyed));
  }

  /** Whether the current message answers what is open: the question, or whether a value is right. */
  reads(context: TurnContext, instance: DialogInstance | undefined): boolean {
    return this.answer(context, instance) !== undefined || this.#truth(context, stateOf(instance)) !== undefined;
  }

  /** The question that stands open, for repeating it, simpler or in short. */
  question(instance: DialogInstance | undefined): Question {
    const { question, heard } = stateOf(instance);
    return heard?.question ?? question;
  }

  /** Yes or no to what was said back; undefined while nothing was. */
  #truth({ activity }: TurnContext, { heard }: Asked): Truth | undefined {
    if (!heard) return undefined;
    const digits = digitsIn(activity)?.digits;
    const button =
      tapped(activity, heard.question.message.buttons) ?? (digits && choiceKeys(digits, heard.question)) ?? '';
    return buttonTruth(button) ?? readTruth(textIn(activity));
  }

  /** Ends with a value, or says it back first. */
  async #took(dc: DialogContext, asked: Asked, value: T, before?: string): Promise<DialogTurnResult> {
    const { question } = asked;
    const said = before ?? textIn(dc.context.activity);
    const heard = before === undefined ? question : { ...question, said: before };
    const readBack = this.#more.readBack?.(value, said, heard, dc.context);
    if (!readBack) return dc.endDialog(value);
    const { message, data } = readBack;
    asked.heard = { value, question: { message, vraag: 'confirm', data, canGoBack: true } };
    asked.misses = 0;
    await dc.context.sendActivity(ask(asked.heard.question));
    return Dialog.EndOfTurn;
  }

  /** What was said back was wrong: the question again. */
  async #askOver(dc: DialogContext, asked: Asked): Promise<DialogTurnResult> {
    delete asked.heard;
    asked.misses = 0;
    await dc.context.sendActivity(tell(this.#texts.askOver()));
    await dc.context.sendActivity(ask(simpler(asked.question)));
    return Dialog.EndOfTurn;
  }

  async #askAgain(context: TurnContext, { question, misses, heard }: Asked): Promise<void> {
    const open = heard?.question ?? question;
    if (misses === 1)
      await context.sendActivity(tell(heard ? this.#texts.hintTruth() : this.#hint(question), notUnderstood));
    else
      await context.sendActivity(tell(misses === 2 ? this.#texts.again() : this.#texts.offerPerson(), notUnderstood));
    await context.sendActivity(ask(misses === 1 ? open : withPerson(simpler(open), this.#texts.person())));
  }
}

/** The words of a message, also when it came as a tap without text. */
export const textOf = ({ activity }: TurnContext): string => textIn(activity);

const textIn = ({ text, value }: TurnContext['activity']): string =>
  typeof text === 'string' ? text : typeof value === 'string' ? value : '';

/** The value of a button as yes, no or unknown. */
export const buttonTruth = (value: string): Truth | undefined =>
  ({ ja: 'yes', nee: 'no', 'weet-niet': 'unknown' })[value] as Truth | undefined;

/** The question in its simpler wording, where it has one. */
export const simpler = (question: Question): Question => ({
  ...question,
  message: { ...question.message, ...question.message.simpler },
});

const withPerson = (question: Question, { text, speak: _ }: Message): Question => {
  const { buttons = [], ...message } = question.message;
  if (buttons.some(({ value }) => value === 'do-human')) return question;
  return { ...question, message: { ...message, buttons: [...buttons, { title: text, value: 'do-human' }] } };
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const stateOf = (instance: DialogInstance | undefined): Asked => {
  if (!instance) throw new TypeError('dialogs: found no open question, expected the state of a prompt');
  return instance.state as Asked;
};
