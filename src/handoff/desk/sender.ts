import type { Log } from '../../log.ts';
import type { Keeper } from '../../storage/keeper.ts';
import type { Handoff, HandoffState } from '../desk.ts';
import type { QueueId, Summary } from '../summary.ts';
import { dueAgain, type Due } from './board.ts';
import type { BoardStore } from './board-store.ts';
import type { Casefile } from './casefile.ts';

/** The arrival of a hand-off, for who has to hear of it elsewhere. */
export interface Arrival {
  id: string;
  queue: QueueId;
  urgency: Handoff['urgency'];
  channel: Handoff['channel'];
  state: HandoffState;
  /** ISO moment. */
  since: string;
  reference: string | null;
  /** null: the person gave no consent. */
  summary: Summary | null;
}

/** A way by which the arrival of a hand-off is told elsewhere, such as e-mail. */
export interface Way {
  /** How it goes by in the store, in `/ready` and in the log. */
  name: string;
  wants(queue: QueueId): boolean;
  /** Rejects when it was not taken, and is then asked again with the same arrival. */
  send(arrival: Arrival): Promise<void>;
}

/** What the sender works with. */
export interface SenderParts {
  keeper: Pick<Keeper, 'exclusively'>;
  board: BoardStore;
  files: Casefile;
  ways: readonly Way[];
  log: Log;
}

/** Tells elsewhere that a hand-off came in, by each way until it was taken, unless it was handled before that. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends what is due of one hand-off; what is not taken is tried again later. It never rejects. */
  async send(id: string, names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => this.#sendBy(id, name)));
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  #sendBy(id: string, name: string): Promise<void> {
    const work = `desk/${name}/${id}`;
    const underWay = this.#underWay.get(work);
    if (underWay) return underWay;
    const sending = this.#parts.keeper
      .exclusively(work, () => this.#pass(id, name))
      .catch(async (error: unknown) => {
        this.#parts.log.warn('the arrival of a hand-off could not be told', { store: name, error });
        await this.#again(id, name).catch(() => undefined); // The store is down: it stays due as it was.
      })
      .finally(() => this.#underWay.delete(work));
    this.#underWay.set(work, sending);
    return sending;
  }

  async #pass(id: string, name: string): Promise<void> {
    const { board, files, ways } = this.#parts;
    const [entry, content] = await Promise.all([board.find(id), files.content(id)]);
    if (!entry?.sending[name]) return;
    // A way that is no longer set up has nothing to do.
    const way = ways.find((one) => one.name === name);
    const { queue, urgency, channel, state, since, reference = null } = entry;
    if (content) {
      await way?.send({ id, queue, urgency, channel, state, since, reference, summary: content.summary });
    }
    await this.#change(id, ({ sending }) => {
      sending[name] = undefined;
    });
  }

  #again(id: string, name: string): Promise<void> {
    return this.#change(id, ({ sending }, now) => {
      if (sending[name]) sending[name] = dueAgain(sending[name], now);
    });
  }

  #change(id: string, work: (entry: { sending: Record<string, Due | undefined> }, now: number) => void): Promise<void> {
    return this.#parts.board.change(({ now, find, marked }) => {
      const entry = find(id);
      if (!entry) return;
      work(entry, now);
      marked();
    });
  }
}
