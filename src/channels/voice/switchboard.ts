import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Log } from '../../log.ts';
import type { Keeper } from '../../storage/keeper.ts';
import { newCall, Calls, type Call, type KeptCall } from './call.ts';
import type { Heard, VoiceTurn } from './turn.ts';

/** Something that came in, under the id that its gateway gave it. */
export interface Event {
  id: string;
  heard: Heard;
}

/** What the switchboard needs. */
export interface SwitchboardParts {
  keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'exclusively'>;
  phone: {
    hear(call: Call, heard: Heard): Promise<VoiceTurn>;
    /** What is said when no answer comes in time. */
    tooSlow(): VoiceTurn;
  };
  /** Forgets what the bot keeps of a call. */
  forget(conversation: string): Promise<void>;
  /** Hashes telephone numbers; undefined: a key of this start. */
  callerSecret: string | undefined;
  log: Log;
  now?: () => number;
  /** How long an answer may take, in milliseconds. */
  limitMs?: number;
}

const LIMIT_MS = 5_000;

/**
 * Where calls come in, from whichever gateway: one request at a time for each call, the same answer to a request that
 * comes twice, an excuse when an answer takes too long, and nothing kept when the call is over.
 */
export class Switchboard {
  readonly #calls: Calls;
  readonly #parts: SwitchboardParts;
  readonly #now: () => number;
  readonly #key: string | Buffer;
  /** The calls that are being answered in this process. */
  readonly #busy = new Map<string, number>();

  constructor(parts: SwitchboardParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
    this.#calls = new Calls(parts.keeper, this.#now);
    this.#key = parts.callerSecret ?? randomBytes(32);
  }

  /** A telephone number as a keyed hash; a hidden one as nothing. */
  callerOf(number: string | undefined): string | undefined {
    const digits = number?.replace(/\D/g, '') ?? '';
    if (digits.length < 3) return undefined;
    return createHmac('sha256', this.#key)
      .update(digits.replace(/^(?:0031|31)/, '0'))
      .digest('base64url')
      .slice(0, 22);
  }

  /** A call begins; one that is there already goes on. */
  async begin(name: string): Promise<void> {
    await this.#calls.exclusively(name, async () => {
      if (await this.#calls.get(name)) return;
      await this.#calls.put(name, { call: newCall(name, randomUUID()), answers: [] });
    });
  }

  /** Whether there is such a call; its term is renewed. */
  async refresh(name: string): Promise<boolean> {
    return this.#calls.exclusively(name, async () => {
      const kept = await this.#calls.get(name);
      if (kept) await this.#calls.touch(name, kept);
      return kept !== undefined;
    });
  }

  /**
   * Answers what came in.
   *
   * @param render how the gateway hears a turn: the same body comes back when the same ids come again
   * @returns undefined when there is no such call, or none any more
   */
  async answer<Body>(
    name: string,
    events: readonly Event[],
    render: (turn: VoiceTurn) => Body,
  ): Promise<Body | undefined> {
    const arrived = this.#now();
    const busy = (this.#busy.get(name) ?? 0) > 0;
    this.#busy.set(name, (this.#busy.get(name) ?? 0) + 1);
    const state = { late: false };
    const begin = performance.now();
    const work = this.#calls
      .exclusively(name, () => this.#take(name, events, render, { arrived, busy, state }))
      .finally(() => {
        const left = (this.#busy.get(name) ?? 1) - 1;
        if (left > 0) this.#busy.set(name, left);
        else this.#busy.delete(name);
      });
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<Body>((resolve) => {
      timer = setTimeout(() => {
        state.late = true;
        resolve(render(this.#parts.phone.tooSlow()));
      }, this.#parts.limitMs ?? LIMIT_MS);
    });
    try {
      return await Promise.race([work, limit]);
    } catch (error) {
      this.#parts.log.error('call failed', { conversation: name, error });
      return render(this.#parts.phone.tooSlow());
    } finally {
      clearTimeout(timer);
      // Whoever was answered with the excuse hears nothing of a failure afterwards.
      work.catch(() => undefined);
      if (state.late) this.#parts.log.warn('call answered too late', { conversation: name });
      this.#parts.log.info('turn', {
        conversation: name,
        channel: 'telefoon',
        activity: events.map(({ heard }) => heard.kind).join('.'),
        milliseconds: performance.now() - begin,
      });
    }
  }

  /** A call is over: what is kept of it goes, unless a worker goes on with it. */
  async end(name: string): Promise<boolean> {
    return this.#calls.exclusively(name, async () => {
      const kept = await this.#calls.get(name);
      if (!kept) return false;
      await this.#calls.erase(name);
      if (!kept.call.handedOver) await this.#parts.forget(kept.call.conversation);
      return true;
    });
  }

  async #take<Body>(
    name: string,
    events: readonly Event[],
    render: (turn: VoiceTurn) => Body,
    { arrived, busy, state }: { arrived: number; busy: boolean; state: { late: boolean } },
  ): Promise<Body | undefined> {
    const kept = await this.#calls.get(name);
    if (!kept) return undefined;
    const known = (id: string) => kept.answers.find(({ ids }) => ids.includes(id));
    const fresh = events.filter(({ id }) => !known(id));
    const last = events.at(-1);
    if (fresh.length === 0) return last ? (known(last.id)?.body as Body) : render({ say: [] });

    const turns: VoiceTurn[] = [];
    for (const { heard } of fresh) {
      // The timer of a prompt that was answered meanwhile: to speak now would drown the answer.
      if (heard.kind === 'silence' && (busy || kept.answeredAt > arrived)) continue;
      const turn = await this.#parts.phone.hear(kept.call, heard);
      turns.push(turn);
      if (turn.then) break;
    }
    const turn = state.late ? this.#parts.phone.tooSlow() : together(turns);
    const body = render(turn);
    await this.#keep(name, kept, fresh, body);
    return body;
  }

  async #keep(name: string, { call, answers }: KeptCall, fresh: readonly Event[], body: unknown): Promise<void> {
    await this.#calls.put(name, { call, answers: [...answers, { ids: fresh.map(({ id }) => id), body }] });
  }
}

/** What came in together is answered together: all that is said, and the last way of waiting. */
const together = (turns: readonly VoiceTurn[]): VoiceTurn => {
  const [first, ...rest] = turns;
  if (!first) return { say: [] };
  return rest.reduce<VoiceTurn>((before, turn) => ({ ...before, ...turn, say: [...before.say, ...turn.say] }), first);
};
