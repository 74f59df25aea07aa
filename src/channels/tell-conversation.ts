import type { ConversationReference } from 'botbuilder';
import { deskEventKey, sentOnceKey } from '../../dialogs/turn.ts';
import type { BotLogic } from '../bot.ts';
import type { DeskEvent, TellConversation } from '../handoff/desk.ts';
import type { Log } from '../log.ts';

/** How the bot hears of something that happened at the desk: an event of this name. */
const eventName = 'woonwegwijzer.desk';

/** Begins a turn in a conversation that did not begin with the person. */
export type Continue = (reference: Partial<ConversationReference>, turn: BotLogic, once: string) => Promise<void>;

/** What tells conversations is built from. */
export interface TellParts {
  /** One turn of the bot. */
  logic: BotLogic;
  /** Our own web chat, which takes what it has already only once. */
  webChat: Continue;
  /** Every channel of the Bot Framework. */
  botFramework: Continue;
  log: Log;
}

/**
 * Tells a conversation what happened at the desk: the bot gets it as an event in a turn of its own, on the channel on
 * which the conversation is. A conversation that is gone, or that cannot be spoken to first, is told nothing.
 */
export function tellConversation({ logic, webChat, botFramework, log }: TellParts): TellConversation {
  return async (line, event) => {
    const reference = line.reference as Partial<ConversationReference>;
    const { protocol } = URL.parse(reference.serviceUrl ?? '') ?? {};
    const own = protocol === 'urn:';
    if (!own && protocol !== 'https:' && protocol !== 'http:') {
      log.debug('a conversation on this channel is not spoken to first', { channel: line.channelId });
      return;
    }
    try {
      await (own ? webChat : botFramework)(reference, turnFor(event, own, logic), event.id);
    } catch (error) {
      if (!isGone(error)) throw error;
      log.info('a conversation was gone before it heard what happened at the desk', { channel: line.channelId });
    }
  };
}

/** @param sentOnce whether the channel takes what it has already only once */
const turnFor =
  (event: DeskEvent, sentOnce: boolean, logic: BotLogic): BotLogic =>
  async (context) => {
    // Without an id, so that nothing that is said in this turn answers anything.
    Object.assign(context.activity, { type: 'event', id: undefined, name: eventName, value: event });
    context.turnState.set(deskEventKey, event);
    context.turnState.set(sentOnceKey, sentOnce);
    await logic(context);
  };

/** The codes by which Teams says that a person wants to hear nothing more; any other refusal may be our own fault. */
const unwanted = ['MessageWritesBlocked', 'BotNotInConversationRoster', 'ConversationBlockedByUser'];

/** Whether a channel says that there is no such conversation, or that it may not be spoken to any more. */
function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return statusCode === 404 || statusCode === 410 || (statusCode === 403 && unwanted.includes(String(code)));
}
