import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Worker } from '../../handoff/floor.ts';
import { queueIds } from '../../handoff/summary.ts';
import { ConflictError, type Keeper } from '../../storage/keeper.ts';
import type { CookieJar } from './cookies.ts';

const sessionShape = z.strictObject({
  worker: z.strictObject({ id: z.string(), name: z.string(), queues: z.array(z.enum(queueIds)).readonly() }),
  /** What the page sends along with every call, so that no other page can call in this worker's name. */
  token: z.string(),
  /** Milliseconds since 1970: when it ends at the latest, and when the worker last touched the page. */
  ends: z.number(),
  touched: z.number(),
});

/** Somebody who has signed in. */
export interface Session {
  worker: Worker;
  token: string;
  /** How many seconds it lasts when nobody touches the page. */
  secondsLeft: number;
  /** Under which key it is kept, and which version of it this is. */
  key: string;
  etag: string;
}

/** How long a sign-in lasts. */
export interface SessionTerm {
  sessionHours: number;
  idleMinutes: number;
}

const COOKIE = 'balie';
const ID = /^[\w-]{43}$/;

/**
 * Who is signed in at the desk. A session is kept under the hash of a random id that only the cookie has: who reads the
 * store cannot take one over.
 */
export class Sessions {
  readonly #keeper: Keeper;
  readonly #cookies: CookieJar;
  readonly #term: { whole: number; idle: number };
  readonly #now: () => number;

  constructor(keeper: Keeper, cookies: CookieJar, term: SessionTerm, now: () => number = Date.now) {
    this.#keeper = keeper;
    this.#cookies = cookies;
    this.#term = { whole: term.sessionHours * 3_600_000, idle: term.idleMinutes * 60_000 };
    this.#now = now;
  }

  /** Begins a session, under a new id; gives the header with its cookie. */
  async begin(worker: Worker): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    const now = this.#now();
    const kept = { worker, token: randomBytes(32).toString('base64url'), ends: now + this.#term.whole, touched: now };
    await this.#keeper.put(keyOf(id), kept, { etag: null, seconds: this.#seconds(kept) });
    return this.#cookies.set(COOKIE, id, Math.ceil(this.#term.whole / 1000));
  }

  /** The session of a request; undefined when there is none, or it is over. */
  async of(request: IncomingMessage): Promise<Session | undefined> {
    const id = this.#cookies.read(request, COOKIE);
    if (id === undefined || !ID.test(id)) return undefined;
    return this.#read(keyOf(id));
  }

  /** The same session as it is now; undefined when it is over. */
  again({ key }: Session): Promise<Session | undefined> {
    return this.#read(key);
  }

  /** The worker touched the page: the time without touching begins anew. */
  async touch(session: Session): Promise<void> {
    const kept = await this.#kept(session.key);
    if (!kept || kept.value.touched > this.#now() - 30_000) return;
    const value = { ...kept.value, touched: this.#now() };
    try {
      // By version: a session that was ended in the meantime does not come back.
      await this.#keeper.put(session.key, value, { etag: kept.etag, seconds: this.#seconds(value) });
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  /** Ends a session; gives the header that takes the cookie away. */
  async end(session: Session): Promise<string> {
    await this.#keeper.delete(session.key);
    return this.#cookies.set(COOKIE, '', 0);
  }

  async #read(key: string): Promise<Session | undefined> {
    const kept = await this.#kept(key);
    if (!kept) return undefined;
    const { worker, token } = kept.value;
    return { worker, token, key, etag: kept.etag, secondsLeft: this.#seconds(kept.value) };
  }

  async #kept(key: string): Promise<{ value: z.output<typeof sessionShape>; etag: string } | undefined> {
    const kept = await this.#keeper.get(key);
    const value = sessionShape.safeParse(kept?.value);
    if (!kept || !value.success || this.#seconds(value.data) <= 0) return undefined;
    return { value: value.data, etag: kept.etag };
  }

  #seconds({ ends, touched }: { ends: number; touched: number }): number {
    return Math.ceil((Math.min(ends, touched + this.#term.idle) - this.#now()) / 1000);
  }
}

const keyOf = (id: string): string => `desk-sessions/${hash('sha256', id)}`;
