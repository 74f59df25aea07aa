import { hash } from 'node:crypto';
import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { queueIds } from '../../handoff/summary.ts';
import { ConflictError, type Keeper } from '../../storage/keeper.ts';
import { calendarDay, plusDays, type CalendarDay } from '../../values/calendar-day.ts';

/** Thirteen months without a word, and a chat is forgotten. */
const keptSeconds = 396 * 24 * 3600;

/** So many windows are kept for one chat, and so long after they closed. */
const mostWindows = 200;
const daysAfter = 30;

const day = z.string().transform((text, context): CalendarDay => {
  const read = calendarDay(text);
  if (!read) context.addIssue({ code: 'custom', message: 'expected a day' });
  return read ?? ('' as CalendarDay);
});

const chatShape = z.object({
  /** How to speak to the chat first; as it was at the last activity. */
  reference: z.custom<Partial<ConversationReference>>((value) => typeof value === 'object' && value !== null),
  tenant: z.string(),
  personal: z.boolean(),
  /** Whether the Monday digest comes here. */
  digest: z.boolean(),
  /** The queues whose waiting hand-offs are told here. */
  queues: z.array(z.enum(queueIds)),
  /** The windows that staff keep here: their own reference, and the last safe day to ask for an extension. */
  windows: z.array(z.object({ reference: z.string(), safe: day })),
});

/** A chat that asked to be spoken to first, or keeps something for it. */
export type Chat = z.output<typeof chatShape>;

/** A window that staff keep under a reference of their own. */
export type KeptWindow = Chat['windows'][number];

const prefix = 'teams/chat/';

/** The key of a chat; no key names anybody. */
export const chatKey = (conversation: string): string => prefix + hash('sha256', conversation, 'base64url');

/**
 * The chats that asked for something: only their way back, what they asked for, and dates under references. A chat that
 * asked for nothing is not kept.
 */
export class Chats {
  readonly #keeper: Keeper;

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
  }

  async get(key: string): Promise<Chat | undefined> {
    return chatShape.safeParse((await this.#keeper.get(key))?.value).data;
  }

  /** Every chat that is kept, by its key. */
  async all(): Promise<[key: string, chat: Chat][]> {
    const keys = await this.#keeper.keys(prefix);
    const chats = await Promise.all(keys.map(async (key) => [key, await this.get(key)] as const));
    return chats.flatMap(([key, chat]) => (chat ? [[key, chat] as [string, Chat]] : []));
  }

  /** Changes a chat, or begins to keep it; what asks for nothing any more is forgotten. */
  async change(
    key: string,
    fresh: Omit<Chat, 'digest' | 'queues' | 'windows'>,
    change: (chat: Chat) => Chat,
  ): Promise<Chat> {
    return this.#keeper.exclusively(key, async () => {
      const before = (await this.get(key)) ?? { ...fresh, digest: false, queues: [], windows: [] };
      const after = change({ ...before, ...fresh });
      if (isIdle(after)) await this.#keeper.delete(key);
      else await this.#keeper.put(key, after, { seconds: keptSeconds });
      return after;
    });
  }

  /** The way back as it is now, because Teams may move a chat; nothing for a chat that is not kept. */
  async refresh(key: string, reference: Partial<ConversationReference>): Promise<void> {
    const kept = await this.#keeper.get(key);
    const chat = chatShape.safeParse(kept?.value).data;
    if (!kept || !chat) return;
    try {
      await this.#keeper.put(key, { ...chat, reference }, { etag: kept.etag, seconds: keptSeconds });
    } catch (error) {
      // somebody else changed it at this moment, and took the same way back
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  async forget(key: string): Promise<void> {
    await this.#keeper.delete(key);
  }

  /** Marks something as done; false when it was marked before. */
  async once(name: string, seconds: number, value: unknown = true): Promise<boolean> {
    try {
      await this.#keeper.put(name, value, { etag: null, seconds });
      return true;
    } catch (error) {
      if (error instanceof ConflictError) return false;
      throw error;
    }
  }

  /** What is marked under a prefix, with what was noted there. */
  async marks(under: string): Promise<[name: string, value: unknown][]> {
    const names = await this.#keeper.keys(under);
    const kept = await Promise.all(names.map((name) => this.#keeper.get(name)));
    return names.flatMap((name, i) => {
      const one = kept[i];
      return one ? [[name, one.value] as [string, unknown]] : [];
    });
  }

  /** Notes something at a mark. */
  async remark(name: string, value: unknown, seconds: number): Promise<void> {
    await this.#keeper.put(name, value, { seconds });
  }

  async unmark(name: string): Promise<void> {
    await this.#keeper.delete(name);
  }
}

const isIdle = ({ digest, queues, windows }: Chat): boolean => !digest && queues.length === 0 && windows.length === 0;

/** The windows with one more, the latest of a reference in place of the one before; those long closed are let go. */
export const withWindows = (
  windows: readonly KeptWindow[],
  added: readonly KeptWindow[],
  today: CalendarDay,
): KeptWindow[] =>
  [...windows.filter(({ reference }) => !added.some((one) => one.reference === reference)), ...added]
    .filter(({ safe }) => plusDays(safe, daysAfter) >= today)
    .sort((a, b) => (a.safe < b.safe ? -1 : 1))
    .slice(0, mostWindows);
