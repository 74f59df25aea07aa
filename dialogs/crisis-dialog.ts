import { ComponentDialog, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { CrisisTexts } from '../src/content/shapes/root.ts';
import type { Message } from '../src/content/message.ts';
import type { CrisisId } from '../src/understanding/intents.ts';
import type { Clock } from '../src/values/clock.ts';
import type { Truth } from '../src/values/truth.ts';
import type { Prompts } from './prompts/prompts.ts';
import { tell } from './say.ts';

/** What was heard, and whether it is sure enough to act at once. */
export interface Alarm {
  id: CrisisId;
  level: 'sure' | 'suspected';
  /** Whether a question was interrupted, so that it can be offered again. */
  interrupted: boolean;
}

type Step = WaterfallStepContext<Alarm>;

/**
 * Danger comes first: when it is sure, the fixed words at once; when it is only suspected, one kind check question.
 * Afterwards the conversation stays open. It ends with `stop` when the person does not want to go on with the
 * questions that were interrupted, and with `unfounded` when there was no danger.
 */
export function crisisDialog(texts: CrisisTexts, prompts: Prompts, clock: Clock): ComponentDialog {
  const check = async (step: Step) => {
    const { id, level } = step.options;
    if (level === 'sure') return step.next('yes' satisfies Truth);
    const [message, vraag] = checkFor(id);
    return step.beginDialog('truth', { message, vraag });
  };

  const act = async (step: Step) => {
    const { id, interrupted } = step.options;
    if (step.result === 'no') {
      await step.context.sendActivity(tell(texts.gladYouAreSafe()));
      return step.endDialog('unfounded');
    }
    await step.context.sendActivity(tell(answerTo(id), { crisis: id }));
    if (interrupted) return step.beginDialog('goOn', { message: texts.resume(), vraag: 'resume' });
    await step.context.sendActivity(tell(texts.stay()));
    return step.endDialog();
  };

  const goOn = async (step: Step) => step.endDialog(step.result === 'no' ? 'stop' : undefined);

  const checkFor = (id: CrisisId): [Message, string] => {
    if (id === 'crisis-vannacht') return [texts.checkBed(), 'vannacht'];
    return [id === 'crisis-zelfdoding' ? texts.checkHeavy() : texts.checkDanger(), 'gevaar'];
  };

  const answerTo = (id: CrisisId): Message => {
    switch (id) {
      case 'crisis-112':
        return texts.danger();
      case 'crisis-zelfdoding':
        return texts.suicide();
      case 'crisis-geweld':
        return texts.violence();
      case 'crisis-psychisch':
        return texts.mentalCrisis();
      case 'crisis-vannacht':
        return isDoorOpen(clock.time()) ? texts.noBedTonight() : texts.noBedTonightLate();
    }
  };

  return new ComponentDialog<Alarm>('crisis')
    .addDialog(new WaterfallDialog<Alarm>('alarm', [check, act, goOn]))
    .addDialog(prompts.truth('truth'))
    .addDialog(prompts.truth('goOn', 'yes'));
}

/** Whether "kom voor half 10 vanavond" still makes sense: the door of the opvang is open until 21.30 (1.2.2). */
export const isDoorOpen = (time: string): boolean => time >= '06:00' && time < '21:30';
