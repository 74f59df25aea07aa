import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ConflictError, type Keeper } from '../../storage/keeper.ts';
import type { QueueId } from '../summary.ts';
import type { AuditTrail } from './audit-trail.ts';
import { emptyBoard, type Act, type Board, type Entry } from './board.ts';

const key = 'desk/board';
const channel = 'desk';

/** The board while it is changed; what is not marked as changed is not kept. */
export interface Draft {
  readonly board: Board;
  readonly now: number;
  readonly find: (id: string) => Entry | undefined;
  /** It changed: who watches this queue, or the one it came from, hears it. */
  readonly changed: (entry: Entry, from?: QueueId) => void;
  /** It changed in a way that is not seen. */
  readonly marked: () => void;
  /** Writes down who did what. */
  readonly note: (what: Act['what'], who: string, entry: Entry, about?: string) => void;
}

/** A change that was asked for, and who waits for it. */
interface Asked {
  work: (draft: Draft) => unknown;
  /** Called when it is kept, with what `work` gave. */
  done: (value: unknown) => void;
  failed: (error: unknown) => void;
}

/**
 * Keeps the board: changes of several processes come one after the other, each on what the one before left. What is
 * asked for in one process while it writes, is written together: a busy desk writes no more often than a quiet one.
 */
export class BoardStore {
  readonly #keeper: Keeper;
  readonly #audit: AuditTrail;
  readonly #now: () => number;
  readonly #seconds: number;
  #asked: Asked[] = [];
  #writing = false;
  /** The reading that is under way, and the one that comes after it. */
  #reading: Promise<unknown> = Promise.resolve();
  #next: Promise<Board> | undefined;
  /** Acts that are in the audit trail, and may leave the board at the next change. */
  #noted = new Set<string>();

  /** @param seconds how long the board is kept when nothing happens at all */
  constructor(keeper: Keeper, audit: AuditTrail, now: () => number, seconds: number) {
    this.#keeper = keeper;
    this.#audit = audit;
    this.#now = now;
    this.#seconds = seconds;
  }

  /**
   * The board as it is now; not to be changed. Who asks while it is being read shares the next reading with all others
   * who ask: each gets what was kept before the question, and a busy desk reads no more often than a quiet one.
   */
  read(): Promise<Board> {
    this.#next ??= (async () => {
      await this.#reading;
      this.#next = undefined;
      const reading = this.#keeper.get(key);
      this.#reading = reading.catch(() => undefined);
      return ((await reading)?.value as Board | undefined) ?? emptyBoard();
    })();
    return this.#next;
  }

  /** A hand-off as it stands; undefined when there is none under this id. */
  async find(id: string): Promise<Entry | undefined> {
    return (await this.read()).entries.find((entry) => entry.id === id);
  }

  /**
   * Changes the board. `work` may be done again, on what another process left: it must do nothing but change the draft,
   * and throw before it changes anything.
   */
  change<T>(work: (draft: Draft) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#asked.push({ work, done: resolve as Asked['done'], failed: reject });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#asked.length > 0) {
      const together = this.#asked;
      this.#asked = [];
      try {
        await this.#write(together);
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
    }
    this.#writing = false;
  }

  /** Does the changes on the board that is there now, and keeps it; again when another process was first. */
  async #write(together: readonly Asked[]): Promise<void> {
    for (let tries = 0; ; tries++) {
      const kept = await this.#keeper.get(key);
      const board = (kept?.value as Board | undefined) ?? emptyBoard();
      const outcomes = together.map((asked) => ({ asked, ...outcomeOf(asked, board, this.#now()) }));
      const acts = outcomes.flatMap((outcome) => outcome.acts);
      if (outcomes.some(({ changed }) => changed)) {
        board.acts = [...board.acts.filter(({ id }) => !this.#noted.has(id)), ...acts];
        try {
          await this.#keeper.put(key, board, { etag: kept?.etag ?? null, seconds: this.#seconds });
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
          await delay(Math.random() * Math.min(tries, 10));
          continue;
        }
      }
      if (acts.length > 0) this.#writeDown(acts);
      for (const { answer, seen } of outcomes) {
        answer();
        for (const [id, queues] of seen) this.tell(id, queues);
      }
      return;
    }
  }

  /** Writes acts in the audit trail that a process left on the board when it ended. */
  async writeDownRest(acts: readonly Act[]): Promise<void> {
    const rest = acts.filter(({ id }) => !this.#noted.has(id));
    if (rest.length === 0) return;
    await this.#audit.add(rest);
    for (const { id } of rest) this.#noted.add(id);
    await this.change(({ marked }) => {
      marked();
    });
  }

  /** Tells who watches these queues that a hand-off changed. */
  tell(id: string, queues: Iterable<QueueId>): void {
    // Whoever missed it sees it at the next look: nothing is kept back.
    this.#keeper.publish(channel, JSON.stringify({ id, queues: [...queues] })).catch(() => undefined);
  }

  /** Hears of changes in some queues, until the returned function is called. */
  listen(queues: readonly QueueId[], changed: (id: string) => void): Promise<() => Promise<void>> {
    return this.#keeper.subscribe(channel, (message) => {
      const news = JSON.parse(message) as { id: string; queues: QueueId[] };
      if (news.queues.some((queue) => queues.includes(queue))) changed(news.id);
    });
  }

  #writeDown(acts: readonly Act[]): void {
    this.#audit.add(acts).then(
      () => {
        if (this.#noted.size > 10_000) this.#noted = new Set();
        for (const { id } of acts) this.#noted.add(id);
      },
      () => undefined, // They stand on the board: the next round writes them down.
    );
  }
}

/** What a change did to the board, and how to tell who waits for it. */
function outcomeOf({ work, done, failed }: Asked, board: Board, now: number) {
  const { draft, seen, acts, isChanged } = draftOf(board, now);
  try {
    const value = work(draft);
    return {
      seen,
      acts,
      changed: isChanged(),
      answer: () => {
        done(value);
      },
    };
  } catch (error) {
    return {
      seen,
      acts,
      changed: false,
      answer: () => {
        failed(error);
      },
    };
  }
}

function draftOf(board: Board, now: number) {
  const seen = new Map<string, Set<QueueId>>();
  const acts: Act[] = [];
  let changed = false;
  const draft: Draft = {
    board,
    now,
    find: (id) => board.entries.find((entry) => entry.id === id),
    changed: ({ id, queue }, from = queue) => {
      changed = true;
      seen.set(id, new Set([queue, from]));
    },
    marked: () => {
      changed = true;
    },
    note: (what, who, { id, queue }, about) => {
      changed = true;
      const at = new Date(now).toISOString();
      acts.push({ id: randomUUID(), at, who, what, handoff: id, queue, ...(about !== undefined && { about }) });
    },
  };
  return { draft, seen, acts, isChanged: () => changed };
}
