import { ComponentDialog, type DialogContext, type DialogInstance, type DialogState } from 'botbuilder-dialogs';
import { AnswerPrompt } from './prompts/answer-prompt.ts';
import type { Question } from './say.ts';

/** The question that waits for an answer, at the bottom of whatever dialogs are open. */
export interface OpenQuestion {
  question: Question;
  /** Whether the current message can be read as its answer. */
  reads: boolean;
}

/** The open question of a conversation, or undefined when nothing was asked. */
export function openQuestion({ dialogs, activeDialog, context }: DialogContext): OpenQuestion | undefined {
  let open = activeDialog;
  let dialog = open && dialogs.find(open.id);
  while (open && dialog instanceof ComponentDialog) {
    open = innermost(open);
    dialog = open && dialog.findDialog(open.id);
  }
  if (!(dialog instanceof AnswerPrompt)) return undefined;
  return { question: dialog.question(open), reads: dialog.reads(context, open) };
}

/** What is open inside a component, read from its state: `DialogContext.child` makes a costly context for each level. */
const innermost = ({ state }: DialogInstance): DialogInstance | undefined =>
  (state as { dialogs?: DialogState }).dialogs?.dialogStack.at(-1);
