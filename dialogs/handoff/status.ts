import { ComponentDialog, WaterfallDialog, type DialogTurnResult } from 'botbuilder-dialogs';
import { DeskError, type Ticket } from '../../src/handoff/desk.ts';
import { sayNumber } from '../../src/language/say-number.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { tell, type Question } from '../say.ts';
import { inQueue, minutes } from './passing.ts';
import type { HandoffParts, Step } from './parts.ts';

/** How it stands: the place in the queue or the callback, with the choice to keep it, to change it or to leave; else who to ask. */
export function statusDialog(parts: HandoffParts, prompts: Prompts): ComponentDialog {
  const { desk, running, clock } = parts;
  const texts = parts.words.handoff;

  const show = async (step: Step): Promise<DialogTurnResult> => {
    const say = async (message: ReturnType<typeof texts.talking>): Promise<DialogTurnResult> => {
      await step.context.sendActivity(tell(message));
      return step.endDialog();
    };
    try {
      const known = await running.get(step.context);
      const ticket = known && (await desk.ticket(known.id));
      if (!ticket || ticket.state === 'closed') return await say(texts.statusNone());
      if (ticket.state === 'talking') return await say(texts.talking());
      if (ticket.state === 'callback') {
        return await step.beginDialog('choose', { message: texts.callbackStands(), vraag: 'keuze' } satisfies Question);
      }
      const outlook = await desk.outlook(ticket.queue);
      if (!outlook.open || ticket.place === null) return await say(inQueue(ticket, outlook, texts, clock));
      return await step.beginDialog('choose', {
        message: standing(ticket, ticket.place),
        vraag: 'keuze',
      } satisfies Question);
    } catch (error) {
      if (error instanceof DeskError) return say(texts.failed());
      throw error;
    }
  };

  const choose = async (step: Step): Promise<DialogTurnResult> => {
    if (step.result === 'bel-terug') return step.endDialog('do-callback');
    const known = await running.get(step.context);
    const byCallback = known?.state === 'callback';
    if (step.result !== 'weg') {
      await step.context.sendActivity(tell(byCallback ? texts.callbackKept() : texts.stillThere()));
      return step.endDialog();
    }
    try {
      if (known) await desk.leave(known.id);
      await running.set(step.context, undefined);
      await step.context.sendActivity(tell(byCallback ? texts.callbackCancelled() : texts.leftQueue()));
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      await step.context.sendActivity(tell(texts.failed()));
    }
    return step.endDialog();
  };

  const standing = ({ expectedMinutes }: Ticket, at: number) => {
    const place = sayNumber(at);
    return expectedMinutes === null
      ? texts.place({ place })
      : texts.placeMinutes({ place, minutes: minutes(expectedMinutes) });
  };

  return new ComponentDialog('do-resume-status')
    .addDialog(new WaterfallDialog('status', [show, choose]))
    .addDialog(prompts.choice('choose'));
}
