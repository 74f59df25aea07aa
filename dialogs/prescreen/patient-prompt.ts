import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Message } from '../../src/content/message.ts';
import type { PromptTexts } from '../../src/content/shapes/prompts.ts';
import { AnswerPrompt, goBack, type Reader } from '../prompts/answer-prompt.ts';
import { choiceKeys, numberKeys } from '../prompts/keys.ts';
import type { Question } from '../say.ts';
import type { Heard } from './hear.ts';

/** After this many answers that were not understood, a question is left open. */
const ENOUGH = 3;

/** A prompt that never keeps somebody at one question: what is not understood three times counts as not known. */
export class PatientPrompt extends AnswerPrompt<Heard> {
  constructor(id: string, texts: PromptTexts, read: Reader<Heard>) {
    super(id, texts, (question) => hintFor(question, texts), read, {
      keys: (digits, question) => (asksNumber(question) ? numberKeys(digits, question) : choiceKeys(digits, question)),
    });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const { misses } = (dc.activeDialog?.state ?? {}) as { misses?: number };
    const reads = this.answer(dc.context, dc.activeDialog) !== undefined;
    if (
      !reads &&
      !dc.context.turnState.get(goBack) &&
      dc.context.activity.type === 'message' &&
      (misses ?? 0) >= ENOUGH - 1
    ) {
      return dc.endDialog({ kind: 'lost' } satisfies Heard);
    }
    return super.continueDialog(dc);
  }
}

const asksNumber = ({ vraag }: Question): boolean => vraag === 'leeftijd' || vraag === 'begeleidingUrenPerWeek';

/** How to answer, by example: as the question is asked. */
function hintFor(question: Question, texts: PromptTexts): Message {
  if (asksNumber(question)) return texts.hintNumber();
  const values = question.message.buttons?.map(({ value }) => value) ?? [];
  return values.includes('ja') && values.includes('nee') ? texts.hintTruth() : texts.hintText();
}
