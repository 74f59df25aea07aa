import type { TurnContext } from 'botbuilder';
import type { Message } from '../../src/content/message.ts';
import type { HandoffTexts } from '../../src/content/shapes/handoff.ts';
import { DeskError } from '../../src/handoff/desk.ts';
import { courseOf } from '../course.ts';
import type { RunningHandoff } from './running-handoff.ts';

/** What is erased beside the conversation itself. */
export interface ErasingParts {
  texts: Pick<HandoffTexts, 'erasedHandoff' | 'erasedDiary' | 'notErased'>;
  handoff: Pick<RunningHandoff, 'erase'>;
  /** Erases a diary by the key under which it is kept. */
  eraseDiary: (key: string) => Promise<void>;
}

/** Erases the hand-off and the diaries of this conversation; gives what to say of it, which is nothing where nothing was. */
export async function eraseAll(
  context: TurnContext,
  { texts, handoff, eraseDiary }: ErasingParts,
): Promise<readonly Message[]> {
  const said: Message[] = [];
  try {
    if (await handoff.erase(context)) said.push(texts.erasedHandoff());
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    said.push(texts.notErased());
  }
  const { diaries } = courseOf(context);
  for (const key of diaries) await eraseDiary(key);
  if (diaries.length > 0) said.push(texts.erasedDiary());
  return said;
}
