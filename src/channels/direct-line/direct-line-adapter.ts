import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  BotAdapter,
  type Activity,
  type ConversationReference,
  type ResourceResponse,
  type TurnContext as Context,
} from 'botbuilder';
import { TurnContext } from 'botbuilder';
import { eraseKey } from '../../../dialogs/turn.ts';
import type { BotLogic } from '../../bot.ts';
import { outgoing, type Incoming } from './activity.ts';
import { frameOf, type ConversationLog, type Pen } from './conversation-log.ts';
import { notFound } from './refusals.ts';

/** What was said is written and told at the end of the turn, or after this long when the turn goes on. */
const WRITE_AFTER_MS = 300;

const outboxKey = Symbol('outbox');

/** In the state of a turn that may be done again: what names the things that are said in it. */
const onceKey = Symbol('once');

/** Brings turns to the bot without a network between: what the bot says goes into the log of the conversation. */
export class DirectLineAdapter extends BotAdapter {
  readonly #log: ConversationLog;

  constructor(log: ConversationLog) {
    super();
    this.#log = log;
  }

  /**
   * One turn of the bot; call it inside `exclusively`. It resolves when all that was said is written: together with the
   * activity itself, when that has an id, so that either both are there or neither.
   *
   * @param pen the pen of this conversation, as `exclusively` gave it
   */
  async turn(activity: Partial<Activity>, conversation: string, pen: Pen, logic: BotLogic): Promise<void> {
    const outbox = new Outbox(pen);
    if (activity.id) outbox.add({ ...activity, id: activity.id });
    const context = new TurnContext(this, activity);
    context.turnState.set(outboxKey, outbox);
    try {
      await this.runMiddleware(context, logic);
    } finally {
      await outbox.write();
    }
    // Whoever erases what they said, erases it here too, and not only with the bot.
    if (activity.id && context.turnState.get(eraseKey)) await this.#log.emptyBefore(conversation, activity.id);
  }

  override async sendActivities(context: Context, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const conversation = context.activity.conversation.id;
    const outbox = context.turnState.get<Outbox>(outboxKey);
    const once = context.turnState.get<Once | undefined>(onceKey);
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      const said = { ...outgoing(activity, conversation), ...(once && { id: once.next() }) };
      if (activity.type === 'delay') await delay(Number(activity.value) || 0);
      else if (activity.type === 'typing')
        await this.#log.tell(conversation, { kind: 'typing', frame: frameOf([{ ...said, timestamp: new Date() }]) });
      else if (activity.type !== 'trace' && activity.type !== 'invokeResponse') outbox.add(said);
      sent.push({ id: said.id });
    }
    return sent;
  }

  /** @throws always: what was said on the web stands */
  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('Direct Line does not change an activity that was sent.'));
  }

  /** @throws always: what was said on the web stands */
  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('Direct Line does not take back an activity that was sent.'));
  }

  /**
   * A turn that did not begin with the person, such as the answer of a colleague.
   *
   * @param once names the turn: when it is done again, what was said in it before is not said a second time
   * @throws HttpError 404 when the conversation is not there any more
   */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: Context) => Promise<void>,
    once?: string,
  ): Promise<void> {
    const conversation = reference.conversation?.id ?? '';
    await this.#log.exclusively(conversation, async () => {
      const pen = await this.#log.pen(conversation);
      if (!pen) throw notFound();
      const { activityId: _, ...place } = reference;
      // Without an id: what is said in this turn answers nothing.
      const begun = { type: 'event', name: 'ContinueConversation' };
      const activity = TurnContext.applyConversationReference(begun, place, true);
      await this.turn(activity, conversation, pen, async (context) => {
        if (once !== undefined) context.turnState.set(onceKey, new Once(once));
        await logic(context);
      });
    });
  }
}

/** Names what is said in a turn by its order: said again, it has the same names, and the log takes it once. */
class Once {
  readonly #turn: string;
  #said = 0;

  constructor(turn: string) {
    this.#turn = turn;
  }

  next(): string {
    this.#said += 1;
    return hash('sha256', `${this.#turn}\n${this.#said}`, 'base64url').slice(0, 22);
  }
}

/** What was said in this turn and is not written yet. */
class Outbox {
  readonly #pen: Pen;
  #waiting: Incoming[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(pen: Pen) {
    this.#pen = pen;
  }

  add(activity: Incoming): void {
    this.#waiting.push(activity);
    this.#timer ??= this.#soon();
  }

  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const activities = this.#waiting;
    this.#waiting = [];
    this.#writing = this.#writing.then(async () => {
      if (activities.length > 0) await this.#pen.write(activities);
      await this.#pen.tell();
    });
    await this.#writing;
  }

  #soon(): NodeJS.Timeout {
    return setTimeout(() => {
      // What fails here fails again, and is told, at the end of the turn.
      this.write().catch(() => undefined);
    }, WRITE_AFTER_MS);
  }
}
