import { randomUUID } from 'node:crypto';
import { BotAdapter, TurnContext, type Activity, type ConversationReference, type ResourceResponse } from 'botbuilder';
import { referenceKey } from '../../../dialogs/turn.ts';
import type { BotLogic } from '../../bot.ts';

const saidKey = Symbol('said');

/** The channel of our phone, as the bot knows it. */
export const phoneChannel = 'telefoon';

/** Brings what was heard in a call to the bot, and gives back what the bot wants to say: the call itself it does not know. */
export class VoiceAdapter extends BotAdapter {
  readonly #logic: BotLogic;

  constructor(logic: BotLogic) {
    super();
    this.#logic = logic;
  }

  /**
   * One turn of the bot.
   *
   * @param call the conversation, and who calls
   * @param reference gives the number by which a worker finds what is handed over in this turn
   */
  async turn(
    call: { conversation: string; caller: string },
    activity: Partial<Activity>,
    reference?: () => Promise<string>,
  ): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, {
      id: randomUUID(),
      channelId: phoneChannel,
      conversation: { id: call.conversation, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: call.caller, name: '' },
      recipient: { id: 'assistant', name: '' },
      locale: 'nl-NL',
      ...activity,
    });
    const said: Partial<Activity>[] = [];
    context.turnState.set(saidKey, said);
    if (reference) context.turnState.set(referenceKey, reference);
    await this.runMiddleware(context, this.#logic);
    return said;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    context.turnState.get<Partial<Activity>[]>(saidKey).push(...activities);
    return activities.map(() => ({ id: randomUUID() }));
  }

  /** @throws always: what was said stands */
  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('What was said on the phone is not changed.'));
  }

  /** @throws always: what was said stands */
  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('What was said on the phone is not taken back.'));
  }

  /** @throws always: a call is spoken to only in answer; who is not on the phone any more is called back */
  override continueConversation(
    _reference: Partial<ConversationReference>,
    _logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    return Promise.reject(new Error('A call is not spoken to between its turns.'));
  }
}
