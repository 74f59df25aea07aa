import { createHash } from 'node:crypto';
import type { Keeper } from '../../storage/keeper.ts';
import type { SpokenQuestion } from './question.ts';
import type { Listen } from './turn.ts';

/** A question that the phone itself asks, before the bot hears or says more. */
export type OwnQuestion =
  /** "Wilt u meer horen?": what has not been said yet, and what is asked after it. */
  | { kind: 'more'; rest: string[]; ask: string[] }
  /** "Ik hoor: ... Klopt dat?": what the bot gets when it is right. */
  | { kind: 'readBack'; text: string; byKeys: boolean }
  /** "Zal ik u nu doorverbinden?": to a line for people in need; and what is asked after a no. */
  | { kind: 'connect'; target: string; ask: string[] }
  /** "Wilt u dat de gemeente u belt?", when a transfer did not come about. */
  | { kind: 'callback' };

/** A piece as it was said, so that it can be said again, slower too. */
export interface Spoken {
  sentences: string[];
  interruptible: boolean;
  /** It ends with a question, with a pause before it. */
  asks: boolean;
}

/** What is kept of a call while it lasts: nothing of it says what the caller told. */
export interface Call {
  /** The conversation with the bot. */
  conversation: string;
  /** Who calls: the number as a keyed hash, or chance when it is hidden. */
  caller: string;
  /** In a row: not understood, silent, and corrections of one value; and all failures of this call together. */
  misses: number;
  silences: number;
  corrections: number;
  failures: number;
  /** "Langzamer" and "korter" hold for the rest of the call. */
  slow: boolean;
  brief: boolean;
  question?: SpokenQuestion;
  /** Which choices were named by key last, counted from 0. */
  page: number;
  own?: OwnQuestion;
  /** What was said last, for "herhaal", and how we waited for the answer. */
  said: Spoken[];
  listen: Listen;
  /** The number by which a worker finds what was told; with it the call is handed over. */
  reference?: string;
  handedOver?: boolean;
}

/** A call as it begins. */
export const newCall = (conversation: string, caller: string): Call => ({
  conversation,
  caller,
  misses: 0,
  silences: 0,
  corrections: 0,
  failures: 0,
  slow: false,
  brief: false,
  page: 0,
  said: [],
  listen: { keys: 1, inParts: false },
});

/** A call with what was answered last, so that a request that comes twice gets the same answer. */
export interface KeptCall {
  call: Call;
  /** The moment after which the gateway is taken to be gone, in milliseconds since 1970. */
  until: number;
  /** The moment of the last answer. */
  answeredAt: number;
  answers: { ids: string[]; body: unknown }[];
}

/** We promise a gateway to keep a call so long after its last request. */
export const PROMISED_SECONDS = 120;
const KEPT_SECONDS = PROMISED_SECONDS * 1.5;
const ANSWERS_KEPT = 8;

/** The calls that are going on, each for as long as its gateway is heard. */
export class Calls {
  readonly #keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'exclusively'>;
  readonly #now: () => number;

  constructor(keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'exclusively'>, now: () => number) {
    this.#keeper = keeper;
    this.#now = now;
  }

  /** The call under this name; undefined when there is none, or none any more. */
  async get(name: string): Promise<KeptCall | undefined> {
    const kept = (await this.#keeper.get(keyOf(name)))?.value as KeptCall | undefined;
    return kept && kept.until > this.#now() ? kept : undefined;
  }

  /** Keeps a call as it is now, and renews its term. */
  async put(name: string, { call, answers }: Pick<KeptCall, 'call' | 'answers'>): Promise<void> {
    const now = this.#now();
    const kept: KeptCall = {
      call,
      until: now + KEPT_SECONDS * 1000,
      answeredAt: now,
      answers: answers.slice(-ANSWERS_KEPT),
    };
    await this.#keeper.put(keyOf(name), kept, { seconds: KEPT_SECONDS });
  }

  /** Renews the term of a call without an answer. */
  async touch(name: string, kept: KeptCall): Promise<void> {
    const renewed = { ...kept, until: this.#now() + KEPT_SECONDS * 1000 };
    await this.#keeper.put(keyOf(name), renewed, { seconds: KEPT_SECONDS });
  }

  async erase(name: string): Promise<void> {
    await this.#keeper.delete(keyOf(name));
  }

  /** One thing at a time for each call. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#keeper.exclusively(keyOf(name), work);
  }
}

const keyOf = (name: string): string => `call:${createHash('sha256').update(name).digest('base64url')}`;
