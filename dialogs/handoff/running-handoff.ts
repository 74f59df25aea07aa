import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { Message } from '../../src/content/message.ts';
import { newsOf, stateAfter } from '../../src/handoff/desk-news.ts';
import { DeskError, type DeskEvent, type Ticket } from '../../src/handoff/desk.ts';
import { urgencyFor } from '../../src/handoff/route.ts';
import { isMoreUrgent } from '../../src/handoff/summary.ts';
import type { Understanding } from '../../src/understanding/understand.ts';
import { courseOf, follow } from '../course.ts';
import { textOf } from '../prompts/answer-prompt.ts';
import { tell } from '../say.ts';
import { deskEventKey } from '../turn.ts';
import type { HandoffParts, Running } from './parts.ts';

/** What was done with an activity: nothing, it is dealt with, or it is and the open question comes back. */
export type Dealt = 'not-ours' | 'done' | 'resume';

/** How many of the desk's tellings are still known, so that none is told twice. */
const KNOWN = 100;

/** What the bot's side of a hand-off that runs is made of. */
export interface RunningParts extends Pick<HandoffParts, 'words' | 'desk' | 'running' | 'clock'> {
  understanding: Pick<Understanding, 'crisis' | 'command'>;
}

/**
 * The conversation while somebody waits for a worker or talks with one. While a worker talks, what the person says goes
 * to the desk and the assistant is silent; danger that is heard warns the worker.
 */
export class RunningHandoff {
  readonly #parts: RunningParts;

  constructor(parts: RunningParts) {
    this.#parts = parts;
  }

  /** Gives what the person says to the worker who talks; `not-ours` where the assistant answers. */
  async hear(context: TurnContext): Promise<Dealt> {
    const known = await this.#parts.running.get(context);
    if (!known) return 'not-ours';
    if (known.state === 'elsewhere') return this.#hearElsewhere(context);
    const ticket = await this.#ticket(known);
    if (ticket === 'unreachable')
      return known.state === 'talking' ? this.#say(context, this.#texts.notHeard()) : 'not-ours';
    if (!ticket || ticket.state === 'closed') {
      await this.#parts.running.set(context, undefined);
      return 'not-ours';
    }
    if (ticket.state !== known.state) await this.#parts.running.set(context, { ...known, state: ticket.state });
    return ticket.state === 'talking' ? this.#pass(context, known) : 'not-ours';
  }

  /**
   * After the assistant answered: danger that was heard while one waits makes it more urgent at the desk. What the desk
   * did not take is told again after the next answer.
   */
  async follow(context: TurnContext): Promise<void> {
    const { running, desk, clock } = this.#parts;
    const known = await running.get(context);
    if (!known || known.state === 'elsewhere') return;
    const { level } = urgencyFor(courseOf(context), { today: clock.today(), time: clock.time() });
    if (!isMoreUrgent(level, known.urgency)) return;
    try {
      await desk.raise(known.id, level);
      await running.set(context, { ...known, urgency: level });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
    }
  }

  /** Takes an event: of our desk, or of the software of a contact centre. */
  async event(context: TurnContext): Promise<Dealt> {
    const event = context.turnState.get<DeskEvent | undefined>(deskEventKey);
    if (event) return this.#deskEvent(context, event);
    return context.activity.name === 'handoff.status' ? this.#status(context) : 'not-ours';
  }

  /** Whether the person waits for a worker, or for a callback, as far as the conversation knows. */
  async state(context: TurnContext): Promise<Running['state'] | undefined> {
    return (await this.#parts.running.get(context))?.state;
  }

  /** Forgets the hand-off, at the desk too. @throws DeskError when the desk did not do it */
  async erase(context: TurnContext): Promise<boolean> {
    const known = await this.#parts.running.get(context);
    if (!known) return false;
    const erased = await this.#parts.desk.erase(known.id);
    await this.#parts.running.set(context, undefined);
    return erased;
  }

  get #texts() {
    return this.#parts.words.handoff;
  }

  async #pass(context: TurnContext, known: Running): Promise<Dealt> {
    const { desk, understanding, running, clock } = this.#parts;
    const text = textOf(context);
    const command = understanding.command(text);
    if (command === 'wis-gegevens') return 'not-ours';
    try {
      if (command === 'stop') {
        await desk.leave(known.id);
        await running.set(context, undefined);
        await context.sendActivity(tell(this.#texts.leftTalk()));
        return 'resume';
      }
      const danger = understanding.crisis(text);
      if (danger?.level === 'sure') follow(context, { crisis: danger.id });
      await desk.hear(known.id, {
        id: context.activity.id ?? randomUUID(),
        by: 'person',
        text,
        at: clock.now().toISOString(),
        ...(danger && { danger: danger.id }),
      });
      return 'done';
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      return this.#say(context, this.#texts.notHeard());
    }
  }

  /** A contact centre talks: we are silent, but for danger, of which we cannot warn anybody there. */
  async #hearElsewhere(context: TurnContext): Promise<Dealt> {
    const { understanding, running } = this.#parts;
    const text = textOf(context);
    const command = understanding.command(text);
    if (command === 'wis-gegevens' || understanding.crisis(text)?.level === 'sure') return 'not-ours';
    if (command !== 'stop') return 'done';
    await running.set(context, undefined);
    await context.sendActivity(tell(this.#texts.leftTalk()));
    return 'resume';
  }

  async #deskEvent(context: TurnContext, event: DeskEvent): Promise<Dealt> {
    const { running } = this.#parts;
    const known = await running.get(context);
    if (known?.id !== event.handoff || known.told.includes(event.id)) return 'done';
    const state = stateAfter(event);
    const queue = event.kind === 'transferred' ? event.queue : known.queue;
    const told = [...known.told, event.id].slice(-KNOWN);
    await running.set(context, state && { ...known, state, queue, told });
    const data = event.kind === 'said' || event.kind === 'joined' ? { medewerker: event.worker } : undefined;
    await context.sendActivity({ ...tell(newsOf(event, this.#texts), data), textFormat: 'plain' });
    return state ? 'done' : 'resume';
  }

  /** `handoff.status`: the contact centre took over, could not, or is done. */
  async #status(context: TurnContext): Promise<Dealt> {
    const { running, desk } = this.#parts;
    const known = await running.get(context);
    if (!known || isOurOwnPage(context)) return 'not-ours';
    const { state } = (context.activity.value ?? {}) as { state?: unknown };
    if (state === 'accepted' && known.state !== 'elsewhere') {
      await running.set(context, { ...known, state: 'elsewhere' });
      // it waits at our desk no longer; the summary went along with the event
      await desk.leave(known.id).catch(() => undefined);
      return this.#say(context, this.#texts.joinedElsewhere());
    }
    if (state === 'failed') {
      // who still waits at our own desk goes on waiting there
      if (known.state === 'elsewhere') await running.set(context, undefined);
      await context.sendActivity(tell(this.#texts.elsewhereFailed()));
      return 'resume';
    }
    if (state === 'completed') {
      await running.set(context, undefined);
      // not only forgotten here: nobody could erase it at our desk any more
      if (known.state !== 'elsewhere') await desk.leave(known.id).catch(() => undefined);
      await context.sendActivity(tell(this.#texts.givenBack()));
      return 'resume';
    }
    return 'not-ours';
  }

  async #ticket({ id }: Running): Promise<Ticket | undefined | 'unreachable'> {
    try {
      return await this.#parts.desk.ticket(id);
    } catch (error) {
      if (error instanceof DeskError) return 'unreachable';
      throw error;
    }
  }

  async #say(context: TurnContext, message: Message): Promise<Dealt> {
    await context.sendActivity(tell(message));
    return 'done';
  }
}

/** What the chat page sends is said by the person: nobody takes over there by saying so. */
const isOurOwnPage = ({ activity }: TurnContext): boolean =>
  (activity.serviceUrl as string | undefined)?.startsWith('urn:woonwegwijzer:') ?? false;
