import type { Activity } from 'botbuilder';
import type { Button, Message } from '../src/content/message.ts';
import type { Explanation } from '../src/content/topics.ts';
import { tell } from './say.ts';

/**
 * A topic as an activity: its text, the articles behind it, and what to ask next.
 *
 * @param wording `simpler` for "leg het anders uit"
 * @param buttons left out while a question is open: its own buttons come back after this
 */
export function explanation(
  { id, message, articles }: Explanation,
  wording: 'plain' | 'simpler',
  buttons: Button[] = [],
): Partial<Activity> {
  const said: Message = wording === 'simpler' ? { ...message, ...message.simpler } : message;
  return tell({ ...said, ...(buttons.length > 0 && { buttons }) }, { onderwerp: id, artikelen: articles });
}
