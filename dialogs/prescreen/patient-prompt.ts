import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { AnswerPrompt, goBack } from '../prompts/answer-prompt.ts';
import type { Heard } from './hear.ts';

/** After this many answers that were not understood, a question is left open. */
const ENOUGH = 3;

/** A prompt that never keeps somebody at one question: what is not understood three times counts as not known. */
export class PatientPrompt extends AnswerPrompt<Heard> {
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
