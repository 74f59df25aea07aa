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
import { ask, notUnderstood, tapped, tell, type Question } from '../say.ts';

/** What a prompt gives instead of a value when the person wants the question before this one. */
export const back = 'terug';

/** In the state of a turn: that the person asked for the question before this one. */
export const goBack = 'woonwegwijzer.goBack';

/** Reads what was said as an answer to this question, or gives undefined. */
export type Reader<T> = (text: string, question: Question) => T | undefined;

/** What a prompt remembers between turns. */
interface Asked {
  question: Question;
  misses: number;
}

/**
 * Asks one question until there is an answer, kindly: the second time in other words, the third time with the way to
 * a person. Taps, typed titles and free text come in alike. It ends with the value that was read.
 */
export class AnswerPrompt<T> extends Dialog {
  readonly #read: Reader<T>;
  readonly #value: (tapped: string) => T | undefined;
  readonly #texts: PromptTexts;
  readonly #hint: () => Message;
  /** What was read in this turn: an answer is looked at to see what was said, and again to take it. */
  readonly #reading = new WeakMap<TurnContext, { question: Question; answer: T | undefined }>();

  /**
   * @param read how free text becomes a value
   * @param value how the value of a button becomes one; by default it is read like text
   * @param hint how to answer, by example: said when the answer was not understood
   */
  constructor(
    id: string,
    texts: PromptTexts,
    hint: () => Message,
    read: Reader<T>,
    value?: (tapped: string) => T | undefined,
  ) {
    super(id);
    this.#texts = texts;
    this.#hint = hint;
    this.#read = read;
    this.#value = value ?? (() => undefined);
  }

  override async beginDialog(dc: DialogContext, question?: object): Promise<DialogTurnResult> {
    stateOf(dc.activeDialog).question = question as Question;
    stateOf(dc.activeDialog).misses = 0;
    await dc.context.sendActivity(ask(question as Question));
    return Dialog.EndOfTurn;
  }

  /** Nothing here waits for the library's events, so they need not go through all dialogs around this one. */
  override async onDialogEvent(): Promise<boolean> {
    return false;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type !== ActivityTypes.Message) return Dialog.EndOfTurn;
    if (dc.context.turnState.get(goBack)) return dc.endDialog(back);
    const asked = stateOf(dc.activeDialog);
    const answer = this.answer(dc.context, dc.activeDialog);
    if (answer !== undefined) return dc.endDialog(answer);

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
    await context.sendActivity(ask(stateOf(instance).question));
  }

  /** What the current message says as an answer to the open question, or undefined when it is no answer. */
  answer(context: TurnContext, instance: DialogInstance | undefined): T | undefined {
    const { question } = stateOf(instance);
    const before = this.#reading.get(context);
    if (before?.question === question) return before.answer;
    const answer = this.#readAnswer(context, question);
    this.#reading.set(context, { question, answer });
    return answer;
  }

  #readAnswer(context: TurnContext, question: Question): T | undefined {
    const { activity } = context;
    const button = tapped(activity, question.message.buttons);
    const value = button === undefined ? undefined : (this.#value(button) ?? this.#read(button, question));
    return value ?? this.#read(textOf(context), question);
  }

  /** The question that stands open, for repeating it, simpler or in short. */
  question(instance: DialogInstance | undefined): Question {
    return stateOf(instance).question;
  }

  async #askAgain(context: TurnContext, { question, misses }: Asked): Promise<void> {
    if (misses === 1) await context.sendActivity(tell(this.#hint(), notUnderstood));
    else
      await context.sendActivity(tell(misses === 2 ? this.#texts.again() : this.#texts.offerPerson(), notUnderstood));
    await context.sendActivity(ask(misses === 1 ? question : withPerson(simpler(question), this.#texts.person())));
  }
}

/** The words of a message, also when it came as a tap without text. */
export const textOf = ({ activity }: TurnContext): string =>
  typeof activity.text === 'string' ? activity.text : typeof activity.value === 'string' ? activity.value : '';

/** The question in its simpler wording, where it has one. */
export const simpler = (question: Question): Question => ({
  ...question,
  message: { ...question.message, ...question.message.simpler },
});

const withPerson = (question: Question, { text, speak: _ }: Message): Question => ({
  ...question,
  message: {
    ...question.message,
    buttons: [...(question.message.buttons ?? []), { title: text, value: 'do-human' }],
  },
});

const stateOf = (instance: DialogInstance | undefined): Asked => {
  if (!instance) throw new TypeError('dialogs: found no open question, expected the state of a prompt');
  return instance.state as Asked;
};
