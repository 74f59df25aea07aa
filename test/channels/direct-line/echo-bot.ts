import type { TurnContext } from 'botbuilder';

/** The text on which the bot of these tests fails. */
export const FAILS_ON = 'dit gaat mis';

/** A bot that greets, repeats what it hears with a typing sign before, and fails on one text. */
export async function echoBot(context: TurnContext): Promise<void> {
  const { text } = context.activity;
  const type: string = context.activity.type;
  if (type === 'conversationUpdate') await context.sendActivity('Dag.');
  if (type !== 'message') return;
  if (text === FAILS_ON) throw new Error('the bot fails');
  await context.sendActivity({ type: 'typing' });
  await context.sendActivity(`U zei: ${text}`);
}
