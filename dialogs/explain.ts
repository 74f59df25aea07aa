import type { Activity } from 'botbuilder';
import type { Button, Message } from '../src/content/message.ts';
import type { Explanation } from '../src/content/topics.ts';
import { tell } from './say.ts';

/**
 * A topic as an activity: its text, the articles behind it, and what to ask next.
 *
 * @param wording `simpler` for "leg het anders uit"
 * @param buttons left out while a question is open: it comes back after this, so that the topic asks nothing itself
 */
export function explanation(
  { id, message, aside, articles }: Explanation,
  wording: 'plain' | 'simpler',
  buttons: Button[] = [],
): Partial<Activity> {
  const words = buttons.length > 0 ? message : aside;
  const said: Message = wording === 'simpler' ? { ...words, ...words.simpler } : words;
  return tell({ ...said, ...(buttons.length > 0 && { buttons }) }, { onderwerp: id, artikelen: articles });
}
