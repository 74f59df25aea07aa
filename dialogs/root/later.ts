import type { DialogInstance } from 'botbuilder-dialogs';
import type { Message } from '../../src/content/message.ts';
import { plain } from '../../src/content/message.ts';
import type { LaterTexts } from '../../src/content/shapes/later.ts';
import type { Course } from '../../src/handoff/course.ts';
import { readLater } from '../../src/language/read-later.ts';
import { days, digitsInWords } from '../../src/language/say-number.ts';
import { carriedDays, type CarryOver } from '../../src/storage/carry-over.ts';
import { together } from '../absence/answer.ts';
import { courseOf, setCourse } from '../course.ts';
import type { OpenQuestion } from '../open-question.ts';
import { ask, tell } from '../say.ts';
import type { Memory, Talk } from './talk.ts';

/** What going on later is made of. */
export interface LaterParts {
  texts: LaterTexts;
  carryOver: CarryOver;
  /** Whether a message is a code, of whatever kind, and nothing more: its words then mean no danger. */
  isCode: (text: string) => boolean;
  /** What is known of a conversation, in the person's own lines; undefined: nothing. */
  holds: (course: Course) => Message | undefined;
}

/** What is kept of a conversation: what was told, and at which question it stopped. */
interface Carried {
  course: Course;
  memory: Memory;
  stack: DialogInstance[];
}

/** The dialog that asks whether to go on with what was kept. */
export const laterId = 'later';

/** Only these can be gone on with: who was waiting for a worker, or in danger, begins anew. */
const tasks = ['do-prescreen', 'do-absence', 'do-deadline'] as const;
const isCarried = (id: string): id is (typeof tasks)[number] => (tasks as readonly string[]).includes(id);

/** Hears the wish to go on later, or a code of before; whether there was one. */
export async function hearLater(talk: Talk, text: string, open: OpenQuestion | undefined): Promise<boolean> {
  const { texts, carryOver } = talk.parts.later;
  // A story may hold two of the words and four digits by chance.
  const code = carryOver.isCode(text) || /\bcode\b/i.test(text) ? carryOver.readCode(text) : undefined;
  if (code !== undefined) {
    await show(talk, code, open);
    return true;
  }
  const wish = readLater(text);
  if (wish === 'keep') await keep(talk, open);
  if (wish === 'open') await talk.context.sendActivity(ask({ message: texts.askCode(), vraag: 'code' }));
  return wish !== undefined;
}

async function keep(talk: Talk, open: OpenQuestion | undefined): Promise<void> {
  const { context, dc } = talk;
  const { texts, carryOver, holds } = talk.parts.later;
  const course = courseOf(context);
  const memory = await talk.remember();
  const stack = dc.stack.filter(({ id }) => isCarried(id));
  if (stack.length === 0 && !holds(course)) return talk.say(texts.nothingToKeep(), open);
  if (memory.carried !== undefined) await carryOver.erase(memory.carried);
  const { key, code } = await carryOver.create({ course, memory, stack } satisfies Carried);
  memory.carried = key;
  const aloud = code.replace(/-(\d+)$/, (_, digits: string) => `, ${digitsInWords(digits)}`).replaceAll('-', ', ');
  return talk.say(texts.kept({ code: { text: code, speak: aloud }, days: days(carriedDays) }), open);
}

/** Says what stands under a code, and asks whether to go on with it. */
async function show(talk: Talk, code: string, open: OpenQuestion | undefined): Promise<void> {
  const { context } = talk;
  const { texts, carryOver, holds } = talk.parts.later;
  const opened = await carryOver.open(code, context.activity.conversation.id);
  if (opened === 'unknown') return talk.say(texts.unknown(), open);
  if (opened === 'too-many') return talk.say(texts.tooMany(), open);
  const { course, stack } = opened.content as unknown as Carried;
  const task = stack.map(({ id }) => id).find(isCarried);
  const parts = [
    ...(task ? [texts.wasAt({ task: plain(talk.texts.tasks[task].toLowerCase()) })] : []),
    holds(course),
  ].filter((part) => part !== undefined);
  if (parts.length > 0) await context.sendActivity(tell(together(parts)));
  await talk.dc.cancelAllDialogs();
  (await talk.remember()).carried = opened.key;
  await talk.dc.beginDialog(laterId, { message: texts.goOn(), vraag: 'verder' });
}

/** Does what was answered: goes on where it stopped, leaves it, or erases it. */
export async function goOn(talk: Talk, chosen: unknown): Promise<void> {
  const { context, dc, parts } = talk;
  const { texts, carryOver } = parts.later;
  const { carried } = await talk.remember();
  if (chosen === 'wis') {
    await eraseCarried(talk);
    return talk.say(texts.erased());
  }
  const kept = chosen === 'ja' && carried !== undefined ? await carryOver.get(carried) : undefined;
  if (!kept) return talk.say(chosen === 'ja' ? texts.unknown() : texts.notNow());
  const { course, memory, stack } = kept as unknown as Carried;
  setCourse(context, course);
  await parts.memory.set(context, { ...memory, ...(carried !== undefined && { carried }) });
  dc.stack.splice(0, dc.stack.length, ...stack);
  if (stack.length > 0) await dc.repromptDialog();
  else await talk.say(talk.texts.whatNow());
}

/** Erases what this conversation kept under a code. */
export async function eraseCarried(talk: Talk): Promise<void> {
  const memory = await talk.remember();
  if (memory.carried !== undefined) await talk.parts.later.carryOver.erase(memory.carried);
  delete memory.carried;
}
