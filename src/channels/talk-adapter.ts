import { randomUUID } from 'node:crypto';
import { BotAdapter, TurnContext, type Activity, type ConversationReference, type ResourceResponse } from 'botbuilder';
import type { BotLogic } from '../bot.ts';

/** A conversation in this process, without a network: for the terminal and for conversations played in tests. */
export class TalkAdapter extends BotAdapter {
  readonly #logic: BotLogic;
  readonly #conversation: string;
  #said: Partial<Activity>[] = [];

  constructor(logic: BotLogic, conversation: string = randomUUID()) {
    super();
    this.#logic = logic;
    this.#conversation = conversation;
  }

  /** What the bot says when somebody comes in. */
  begin(): Promise<Partial<Activity>[]> {
    return this.turn({ type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] });
  }

  /** What the bot answers to a text, or to the value of a button. */
  say(text: string): Promise<Partial<Activity>[]> {
    return this.turn({ type: 'message', text });
  }

  /** What the bot answers to an activity; one without an id is a new one. */
  async turn(activity: Partial<Activity>): Promise<Partial<Activity>[]> {
    this.#said = [];
    const incoming = {
      id: randomUUID(),
      channelId: 'console',
      conversation: { id: this.#conversation, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: 'person', name: '' },
      recipient: { id: 'assistant', name: '' },
      locale: 'nl-NL',
      ...activity,
    };
    await this.runMiddleware(new TurnContext(this, incoming), this.#logic);
    return this.#said;
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.#said.push(...activities);
    return activities.map(() => ({ id: randomUUID() }));
  }

  /** @throws always: what was said stands */
  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('What was said in this conversation is not changed.'));
  }

  /** @throws always: what was said stands */
  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('What was said in this conversation is not taken back.'));
  }

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference({ type: 'event' }, reference, true);
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }
}
