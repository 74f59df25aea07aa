import type { ConversationReference, TurnContext } from 'botbuilder';
import { activityOf } from '../../../dialogs/staff/staff-dialog.ts';
import type { StaffNoticeTexts } from '../../content/shapes/staff.ts';
import type { DeskFloor, Waiting, Worker } from '../../handoff/floor.ts';
import { queueIds } from '../../handoff/summary.ts';
import type { Log } from '../../log.ts';
import { mondayOf, settledCard, waitingCard, weekDigest } from '../../staff/notice-cards.ts';
import type { StaffReply } from '../../staff/reply.ts';
import { weekdayOf } from '../../values/calendar-day.ts';
import type { Clock } from '../../values/clock.ts';
import type { Chat, Chats } from './chats.ts';

/** Begins a turn in a chat that did not begin with a person. */
export type SpeakFirst = (
  reference: Partial<ConversationReference>,
  turn: (context: TurnContext) => Promise<void>,
) => Promise<void>;

/** What the rounds are made of. */
export interface RoundParts {
  texts: StaffNoticeTexts;
  chats: Chats;
  clock: Clock;
  floor: DeskFloor | undefined;
  deskUrl: string | undefined;
  speakFirst: SpeakFirst;
  log: Log;
}

/** From this time of day the Monday digest goes out. */
const digestFrom = '08:00';

const week = 8 * 24 * 3600;
const day = 24 * 3600;

/** Sees every queue, to tell what waits: only numbers come of it. */
const watcher: Worker = { id: 'teams', name: '', queues: queueIds };

/** Tells chats what they asked for: what closes this week, and who waits. Several processes tell each thing once. */
export class Rounds {
  readonly #parts: RoundParts;

  constructor(parts: RoundParts) {
    this.#parts = parts;
  }

  /** The Monday digest, to every chat that has not had it this week. */
  async digest(): Promise<void> {
    const { chats, clock, texts } = this.#parts;
    const today = clock.today();
    if (weekdayOf(today) !== 1 || clock.time() < digestFrom) return;
    for (const [key, chat] of await chats.all()) {
      if (!chat.digest) continue;
      const said = weekDigest(chat.windows, mondayOf(today), texts);
      if (said) await this.#tellOnce(`teams/digest/${key}/${today}`, week, key, chat, said);
    }
  }

  /** The hand-offs that wait, to every chat that asked for their queue; and those that wait no more are told so. */
  async waiting(): Promise<void> {
    const { chats, floor, texts, deskUrl } = this.#parts;
    const asked = (await chats.all()).filter(([, { queues }]) => queues.length > 0);
    if (!floor || asked.length === 0) return;
    const listed = await floor.list(watcher);
    const told = await this.#told();
    for (const waiting of listed.filter(({ state }) => state === 'waiting')) {
      for (const [key, chat] of asked) {
        if (!chat.queues.includes(waiting.queue)) continue;
        const mark = markOf(waiting.id, key);
        if (!told.has(mark)) await this.#tellOnce(mark, day, key, chat, waitingCard(waiting, deskUrl, texts));
      }
    }
    await this.#settle(told, listed, new Map(asked));
  }

  /** Puts on the notices of hand-offs that wait no more how they ended. */
  async #settle(
    told: ReadonlyMap<string, string>,
    listed: readonly Waiting[],
    asked: ReadonlyMap<string, Chat>,
  ): Promise<void> {
    const { chats, texts, deskUrl } = this.#parts;
    for (const [mark, activity] of told) {
      const { id, key } = partsOfMark(mark);
      const waiting = listed.find((one) => one.id === id);
      const chat = asked.get(key);
      if (waiting?.state === 'waiting') continue;
      const said = waiting?.worker ? texts.claimed({ worker: waiting.worker }) : texts.closed();
      const settled =
        !chat || activity === '' || (await this.#change(chat, activity, settledCard(said, deskUrl, texts)));
      if (settled) await chats.unmark(mark);
    }
  }

  /** The notices that stand in a chat, with the id under which each can be changed. */
  async #told(): Promise<Map<string, string>> {
    const marks = await this.#parts.chats.marks('teams/notice/');
    return new Map(marks.map(([mark, value]) => [mark, typeof value === 'string' ? value : '']));
  }

  async #tellOnce(mark: string, seconds: number, key: string, chat: Chat, said: StaffReply): Promise<void> {
    const { chats, log, speakFirst } = this.#parts;
    if (!(await chats.once(mark, seconds, ''))) return;
    try {
      await speakFirst(chat.reference, async (context) => {
        const sent = await context.sendActivity(activityOf(said));
        await chats.remark(mark, sent?.id ?? '', seconds);
      });
    } catch (error) {
      await chats.unmark(mark);
      if (isGone(error)) await chats.forget(key);
      else log.warn('a chat was not told what it asked for', { channel: 'msteams', error });
    }
  }

  async #change(chat: Chat, id: string, said: StaffReply): Promise<boolean> {
    try {
      await this.#parts.speakFirst(chat.reference, async (context) => {
        await context.updateActivity({ ...activityOf(said), id });
      });
      return true;
    } catch (error) {
      this.#parts.log.warn('a notice could not be changed', { channel: 'msteams', error });
      return isGone(error);
    }
  }
}

const markOf = (id: string, key: string): string => `teams/notice/${encodeURIComponent(id)}/${key}`;

function partsOfMark(mark: string): { id: string; key: string } {
  const [, id = '', key = ''] = /^teams\/notice\/([^/]*)\/(.*)$/.exec(mark) ?? [];
  return { id: decodeURIComponent(id), key };
}

/** Whether Teams says that the chat is gone, or that the app was removed from it. */
export function isGone(error: unknown): boolean {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return statusCode === 403 || statusCode === 404 || statusCode === 410;
}
