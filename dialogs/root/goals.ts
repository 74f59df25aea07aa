import { DialogTurnStatus, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Message } from '../../src/content/message.ts';
import { isCrisis, isIntent, isTopic, type CrisisId, type Intent } from '../../src/understanding/intents.ts';
import type { Understood } from '../../src/understanding/understand.ts';
import { openQuestion, type OpenQuestion } from '../open-question.ts';
import { notUnderstood } from '../say.ts';
import type { TaskStart } from '../task-start.ts';
import { alarm } from './danger.ts';
import { asksMeaning, asksSomething, asksWhen } from './hearing.ts';
import type { Talk } from './talk.ts';

/** Begins a task, inside another one where one is open; an open question comes back at its end. */
export async function begin(talk: Talk, task: string, told: string): Promise<void> {
  const { dc } = talk;
  await talk.letGoOfChoosing();
  if (dc.activeDialog?.id === task) return dc.repromptDialog();
  const start: TaskStart = { told };
  const { status, result } = (await dc.beginDialog(task, start)) as DialogTurnResult<unknown>;
  if (status === DialogTurnStatus.complete && typeof result === 'string' && isIntent(result)) {
    await talk.serve({ intent: result, score: 1 }, '', openQuestion(dc));
  }
}

/** A story that a task can take in is for that task, unless it is clearly about something else. */
export function asStory({ parts }: Talk, understood: Understood, text: string): Understood {
  const { intent, crisis, choices = [] } = understood;
  const unclear = intent === 'onbegrepen' || intent.startsWith('afwezigheid');
  const statement = isTopic(intent) && !asksSomething(text);
  const dated = isTopic(intent) && asksWhen(text);
  if (crisis || !(unclear || statement || dated) || choices.some(isCrisis)) return understood;
  const task = parts.storyOf(text);
  if (task === 'do-prescreen' && asksMeaning(text)) return understood;
  return task && (unclear || (statement && task === 'do-prescreen') || (dated && task === 'do-deadline'))
    ? { intent: task, score: 1 }
    : understood;
}

/** Says that it is not clear: two or three guesses to choose from, and after two misses a person. */
export async function unsure(talk: Talk, choices: readonly Intent[], open: OpenQuestion | undefined): Promise<void> {
  const { texts } = talk;
  const suspected = choices.find((choice): choice is CrisisId => isCrisis(choice));
  if (suspected) return alarm(talk, { id: suspected, level: 'suspected' }, open);
  const memory = await talk.remember();
  memory.misses = (memory.misses ?? 0) + 1;
  if (memory.misses > 2) {
    await talk.say(texts.notUnderstoodAgain());
    return begin(talk, 'do-human', '');
  }
  const buttons = choices.flatMap((choice) => talk.button(choice) ?? []).slice(0, 3);
  if (open || buttons.length === 0) return talk.say(texts.notUnderstood(), open, notUnderstood);
  const message = { ...texts.didYouMean(), buttons: [...buttons, { title: texts.noneOfThese, value: 'anders' }] };
  await talk.dc.beginDialog('choose', { message: { ...message, speak: aloud(message) }, vraag: 'keuze' });
}

/** What was asked beside the first question, to take up with one tap. */
export async function offerSecond(talk: Talk, second: Intent): Promise<void> {
  const button = talk.button(second);
  if (button) await talk.say({ ...talk.texts.alsoAsked(), buttons: [button] });
}

/** A message with choices, for the ear: the choices as words, and the question after them. */
const aloud = ({ speak, buttons = [] }: Message): string => {
  const [, lead = '', question = speak] = /^(.*[.!]) ([^.!?]+[?])$/.exec(speak) ?? [];
  return [lead, ...buttons.map(({ title }) => `${title.replace(/[?.]$/, '')}.`), question].join(' ').trim();
};
