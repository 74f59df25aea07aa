import type { Activity } from 'botbuilder';
import type { Entry, Keeper } from '../../storage/keeper.ts';

/** An activity as it stands in the log: with its id and a moment of its own. */
export type Logged = Omit<Partial<Activity>, 'timestamp'> & { id: string; timestamp: string };

/** What the processes that share a conversation tell each other; a stream listens. */
export type News =
  /** What was added after a place, up to and including the watermark, as the frame that goes to the client. */
  | { kind: 'added'; after: number; watermark: number; frame: string }
  /** Somebody is typing: never kept. */
  | { kind: 'typing'; frame: string }
  /** A stream was opened; an older one gives way. */
  | { kind: 'opened'; stream: string }
  /** The conversation is gone. */
  | { kind: 'erased' };

/** A part of the log: what may be shown of it, and the place to go on from. */
export interface Page {
  activities: Logged[];
  watermark: number;
}

const PAGE = 200;

/**
 * Every conversation as a list in the keeper: the watermark of the protocol is the place in that list. The first entry is
 * the `conversationUpdate` with which it started, so a conversation without entries does not exist.
 *
 * @param seconds how long an untouched conversation is kept
 */
export function conversationLog(keeper: Keeper, seconds: number) {
  const tell = (conversation: string, news: News): Promise<void> => keeper.publish(name(conversation), messageOf(news));

  return {
    /** Does one thing at a time in a conversation, whichever process serves it. */
    exclusively: <T>(conversation: string, work: () => Promise<T>): Promise<T> =>
      keeper.exclusively(name(conversation), work),

    tell,

    /** Hears what happens in a conversation, until the returned function is called. */
    listen: (conversation: string, listener: (news: News) => void): Promise<() => Promise<void>> =>
      keeper.subscribe(name(conversation), (message) => {
        listener(read(message));
      }),

    /** The place of an activity; undefined when it is not in the log. */
    placeOf: (conversation: string, id: string): Promise<number | undefined> => keeper.placeOf(name(conversation), id),

    /** The number of entries; 0 when there is no such conversation. */
    length: (conversation: string): Promise<number> => keeper.length(name(conversation)),

    /** A pen to write with, for use inside `exclusively` only; undefined when there is no such conversation. */
    async pen(conversation: string): Promise<Pen | undefined> {
      const last = await keeper.last(name(conversation));
      return last && pen(conversation, Date.parse((last.value as Logged).timestamp));
    },

    /** A pen for a conversation that starts. */
    firstPen: (conversation: string): Pen => pen(conversation, Number.NaN),

    /** What a client may see after a place. An empty page is the end. */
    async after(conversation: string, place: number): Promise<Page> {
      for (let watermark = place; ;) {
        const entries = await keeper.read(name(conversation), watermark, PAGE);
        const activities = entries.map(({ value }) => value as Logged).filter(shown);
        watermark = entries.at(-1)?.place ?? watermark;
        if (activities.length > 0 || entries.length < PAGE) return { activities, watermark };
      }
    },

    erase: (conversation: string): Promise<void> => keeper.delete(name(conversation)),

    /**
     * Empties all that stands before an activity, for use inside `exclusively` only. The places stay, so that clients go
     * on from where they are.
     */
    async emptyBefore(conversation: string, id: string): Promise<void> {
      const first = (await keeper.placeOf(name(conversation), id)) ?? Infinity;
      const entries: Entry[] = [];
      for (;;) {
        const page = await keeper.read(name(conversation), entries.length, PAGE);
        if (page.length === 0) break;
        entries.push(...page.map(({ place, value }) => entryOf(place < first ? emptied(value as Logged) : value)));
      }
      await keeper.delete(name(conversation));
      await keeper.append(name(conversation), entries, { seconds });
    },
  };

  function pen(conversation: string, lastMoment: number): Pen {
    let last = lastMoment || 0;
    let held: { after: number; watermark: number; activities: Logged[] } | undefined;

    const write: Pen['write'] = async (added) => {
      const entries: (Entry & { value: Logged })[] = added.map((activity) => {
        last = Math.max(Date.now(), last + 1);
        // Kept as JSON, in which a moment is text; botbuilder's type has a Date.
        const value = { ...activity, timestamp: new Date(last).toISOString() } as unknown as Logged;
        return { id: activity.id, value };
      });
      const written = await keeper.append(name(conversation), entries, { seconds });
      const fresh = entries.filter((_, i) => written[i]?.repeated === false);
      const watermark = written.at(-1)?.place;
      if (fresh.length === 0 || watermark === undefined) return;
      held = {
        after: held?.after ?? watermark - fresh.length,
        watermark,
        activities: [...(held?.activities ?? []), ...fresh.map(({ value }) => value).filter(shown)],
      };
    };

    const tellAll: Pen['tell'] = async () => {
      if (!held) return;
      const { after, watermark, activities } = held;
      held = undefined;
      if (activities.length === 0) return;
      await tell(conversation, { kind: 'added', after, watermark, frame: frameOf(activities, watermark) });
    };

    return { write, tell: tellAll };
  }
}

/** Writes in the log of one conversation. */
export interface Pen {
  /** Adds activities, each with a moment later than the one before; one that is there already is not added again. */
  write(activities: (Partial<Activity> & { id: string })[]): Promise<void>;
  /** Tells the stream what was written and not told yet, in one frame. */
  tell(): Promise<void>;
}

/** What a client gets over its stream. */
export const frameOf = (activities: Partial<Activity>[] | Logged[], watermark?: number): string =>
  JSON.stringify({ activities, ...(watermark !== undefined && { watermark: String(watermark) }) });

/** News as one text: the frame stands in it as it is, so that nobody on its way has to read it. */
const messageOf = (news: News): string => {
  if (news.kind === 'added') return `added ${news.after} ${news.watermark} ${news.frame}`;
  if (news.kind === 'typing') return `typing ${news.frame}`;
  return news.kind === 'opened' ? `opened ${news.stream}` : 'erased';
};

function read(message: string): News {
  const [kind = '', after = '', watermark = ''] = message.split(' ', 3);
  const frame = message.slice(message.indexOf('{'));
  if (kind === 'added') return { kind, after: Number(after), watermark: Number(watermark), frame };
  if (kind === 'typing') return { kind, frame };
  return kind === 'opened' ? { kind, stream: after } : { kind: 'erased' };
}

/** The log of all conversations. */
export type ConversationLog = ReturnType<typeof conversationLog>;

const name = (conversation: string): string => `directline/${conversation}`;

const entryOf = (value: unknown): Entry => ({ id: (value as Logged).id, value });

/** What is left of an activity when it is emptied: its place, which no client sees. */
const emptied = ({ id, timestamp }: Logged): Logged => ({ id, timestamp, type: 'conversationUpdate' });

/** The bot's own bookkeeping is not for clients. */
const shown = ({ type }: Logged): boolean => type !== 'conversationUpdate';
