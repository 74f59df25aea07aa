import { ConflictError, type Keeper } from '../../storage/keeper.ts';
import { LocalLock } from '../../storage/local-lock.ts';
import type { Worker } from '../floor.ts';

const key = 'desk/presence';
const daySeconds = 86_400;

/** Who is not heard for this long, in ms, has fallen silent. */
export const silentMs = 45_000;
/** Who was heard a moment ago need not be written down again. */
const freshMs = 5_000;

type Heard = Worker & { at: number };

/** Which workers are there, by when they were last heard. */
export class Presence {
  readonly #keeper: Keeper;
  readonly #now: () => number;
  readonly #lock = new LocalLock();
  readonly #fresh = new Map<string, number>();

  constructor(keeper: Keeper, now: () => number) {
    this.#keeper = keeper;
    this.#now = now;
  }

  /** The worker is there now. */
  async hear(worker: Worker): Promise<void> {
    const now = this.#now();
    if ((this.#fresh.get(worker.id) ?? 0) > now - freshMs) return;
    await this.#change((others) => [...others, { ...worker, at: now }], worker);
    this.#fresh.set(worker.id, now);
  }

  async leave(worker: Worker): Promise<void> {
    this.#fresh.delete(worker.id);
    await this.#change((others) => others, worker);
  }

  /** The workers who are there. */
  async present(): Promise<Worker[]> {
    const heard = ((await this.#keeper.get(key))?.value as Heard[] | undefined) ?? [];
    return heard.filter(({ at }) => at > this.#now() - silentMs);
  }

  #change(work: (others: Heard[]) => Heard[], { id }: Worker): Promise<void> {
    return this.#lock.run(key, async () => {
      for (;;) {
        const kept = await this.#keeper.get(key);
        const heard = ((kept?.value as Heard[] | undefined) ?? []).filter(
          (other) => other.id !== id && other.at > this.#now() - silentMs,
        );
        try {
          await this.#keeper.put(key, work(heard), { etag: kept?.etag ?? null, seconds: daySeconds });
          return;
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
        }
      }
    });
  }
}
