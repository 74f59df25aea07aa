import type { DialogContext } from 'botbuilder-dialogs';
import { AnswerPrompt } from './prompts/answer-prompt.ts';
import type { Question } from './say.ts';

/** The question that waits for an answer, at the bottom of whatever dialogs are open. */
export interface OpenQuestion {
  question: Question;
  /** Whether the current message can be read as its answer. */
  reads: boolean;
}

/** The open question of a conversation, or undefined when nothing was asked. */
export function openQuestion(dc: DialogContext): OpenQuestion | undefined {
  let leaf: DialogContext = dc;
  while (leaf.child) leaf = leaf.child;
  const { activeDialog } = leaf;
  const prompt = activeDialog && leaf.findDialog(activeDialog.id);
  if (!(prompt instanceof AnswerPrompt)) return undefined;
  return {
    question: prompt.question(activeDialog),
    reads: prompt.answer(dc.context, activeDialog) !== undefined,
  };
}
