import { randomUUID } from 'node:crypto';
import { ComponentDialog, WaterfallDialog, type Dialog, type DialogTurnResult } from 'botbuilder-dialogs';
import { DeskError } from '../src/handoff/desk.ts';
import { addCallback, callbackId } from './handoff/callback.ts';
import { addConsent, consentId } from './handoff/consent.ts';
import type { HandoffParts, Progress, Step } from './handoff/parts.ts';
import { statusDialog } from './handoff/status.ts';
import type { Prompts } from './prompts/prompts.ts';
import type { TaskStart } from './task-start.ts';

/** The ways to a person: now, by a callback, and how it stands. Each under the id of its intent. */
export function handoffDialogs(parts: HandoffParts, prompts: Prompts): Dialog[] {
  const begun = (): Progress => ({ id: randomUUID(), struck: [], addition: null });

  /** Who waits already is told how it stands: nobody is in two queues. */
  const human = async (step: Step): Promise<DialogTurnResult> =>
    (await waits(step)) ? step.endDialog('do-resume-status') : step.replaceDialog(consentId, begun());

  /** "Bel mij toch maar niet": who waits for a call and wants none is asked how it shall stand. */
  const callback = async (step: Step): Promise<DialogTurnResult> => {
    const { told = '' } = step.options as Partial<TaskStart>;
    return /\b(?:niet|nooit|geen)\b/i.test(told) && (await waits(step))
      ? step.endDialog('do-resume-status')
      : step.replaceDialog(callbackId, begun());
  };

  async function waits({ context }: Step): Promise<boolean> {
    const known = await parts.running.get(context);
    if (!known) return false;
    try {
      const ticket = await parts.desk.ticket(known.id);
      return ticket !== undefined && ticket.state !== 'closed';
    } catch (error) {
      if (error instanceof DeskError) return false;
      throw error;
    }
  }

  const now = new ComponentDialog('do-human').addDialog(new WaterfallDialog('open', [human]));
  addConsent(now, parts);
  const later = new ComponentDialog('do-callback').addDialog(new WaterfallDialog('open', [callback]));
  addCallback(later, parts, prompts);
  addConsent(later, parts);
  return [now, later, statusDialog(parts, prompts)];
}
