import type { Activity } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { isCrisis } from '../../src/understanding/intents.ts';
import type { Alarm } from '../crisis-dialog.ts';
import { openQuestion, type OpenQuestion } from '../open-question.ts';
import { textOf } from '../prompts/answer-prompt.ts';
import type { ChannelData } from '../say.ts';
import { sayInLanguage } from './elsewhere.ts';
import { asStory } from './goals.ts';
import type { Talk } from './talk.ts';
import { hearWish } from './wish.ts';

/** Danger first. What was an answer as well is taken all the same, so that it need not be told again afterwards. */
export async function alarm(
  talk: Talk,
  { id, level }: Pick<Alarm, 'id' | 'level'>,
  open: OpenQuestion | undefined,
): Promise<void> {
  const { dc } = talk;
  hearWish(talk, id, textOf(dc.context));
  const memory = await talk.remember();
  const repeated = dc.activeDialog?.id === 'crisis';
  if (open?.reads && !repeated && open.question.canGoBack) {
    // who has been told where to sleep tonight is not told again at each answer about it
    if (id === 'crisis-vannacht' && memory.bedTold) return talk.answer(textOf(dc.context));
    // a suspicion is checked once: to hear the same question at each answer would be cruel
    if (level === 'suspected' && memory.checked?.includes(id)) return talk.answer(textOf(dc.context));
    memory.bedTold ||= id === 'crisis-vannacht';
    memory.checked = [...(memory.checked ?? []), id];
    const held = await withheld(dc, () => talk.answer(textOf(dc.context)));
    const atItsEnd = held.some(({ channelData }) => (channelData as ChannelData | undefined)?.uitkomsten !== undefined);
    await dc.beginDialog('crisis', { id, level, interrupted: !atItsEnd } satisfies Alarm);
    if (atItsEnd) await dc.context.sendActivities(held);
    return;
  }
  if (!open && !repeated && level === 'suspected') memory.heldBack = textOf(dc.context);
  await talk.letGoOfChoosing();
  if (repeated) {
    await dc.replaceDialog('crisis', { id, level: 'sure', interrupted: dc.stack.length > 1 } satisfies Alarm);
  } else {
    await dc.beginDialog('crisis', { id, level, interrupted: open !== undefined } satisfies Alarm);
  }
  // what was said in Dutch may not have been read: who tells it in another language hears in it how to reach a person
  const { language } = talk.understood(textOf(dc.context));
  if (language && !openQuestion(dc)) await sayInLanguage(talk, { intent: 'taal', score: 1, language }, '', undefined);
}

/** There was no danger: what was said is now heard for what it asks. */
export async function takeUpAgain(talk: Talk): Promise<void> {
  const memory = await talk.remember();
  const { heldBack: text } = memory;
  delete memory.heldBack;
  if (text === undefined || openQuestion(talk.dc)) return;
  const { crisis: _, choices = [], intent, ...understood } = talk.understood(text);
  const calm = {
    ...understood,
    intent: isCrisis(intent) ? ('onbegrepen' as const) : intent,
    choices: choices.filter((one) => !isCrisis(one)),
  };
  await talk.serve(asStory(talk, calm, text), text, undefined);
}

/** Does something without saying it yet, and gives what it wanted to say. */
async function withheld(dc: DialogContext, act: () => Promise<void>): Promise<Partial<Activity>[]> {
  const held: Partial<Activity>[] = [];
  let holding = true;
  dc.context.onSendActivities(async (_, activities, next) => {
    if (!holding) return next();
    held.push(...activities);
    return Promise.resolve([]);
  });
  await act();
  holding = false;
  return held;
}
