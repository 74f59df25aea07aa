import type { Log } from '../../log.ts';
import type { Keeper } from '../../storage/keeper.ts';
import type { TellConversation } from '../desk.ts';
import { dueAgain } from './board.ts';
import type { BoardStore } from './board-store.ts';
import type { Casefile } from './casefile.ts';

/** What the teller works with. */
export interface TellerParts {
  keeper: Pick<Keeper, 'exclusively'>;
  board: BoardStore;
  files: Casefile;
  tell: TellConversation;
  log: Log;
}

/**
 * Tells people what happened at the desk, one thing after the other and each until it was taken: what has to be told
 * stands in the store before anybody at the desk hears that it was said.
 */
export class Teller {
  readonly #parts: TellerParts;
  /** What this process is telling, and whether it was asked to meanwhile again. */
  readonly #passes = new Map<string, { again: boolean; done: Promise<void> }>();

  constructor(parts: TellerParts) {
    this.#parts = parts;
  }

  /** Tells what is to be told of one hand-off; what is not taken is tried again later. It never rejects. */
  tell(id: string): Promise<void> {
    const underWay = this.#passes.get(id);
    if (underWay) {
      underWay.again = true;
      return underWay.done;
    }
    const pass = { again: true, done: Promise.resolve() };
    this.#passes.set(id, pass);
    pass.done = this.#passesOf(id, pass);
    return pass.done;
  }

  /** Resolves when nothing is being told. */
  async idle(): Promise<void> {
    while (this.#passes.size > 0) await Promise.all([...this.#passes.values()].map(({ done }) => done));
  }

  async #passesOf(id: string, pass: { again: boolean }): Promise<void> {
    try {
      while (pass.again) {
        pass.again = false;
        await this.#parts.keeper.exclusively(`desk/tell/${id}`, () => this.#pass(id));
      }
    } catch (error) {
      await this.#failed(id, error);
    } finally {
      // In the same breath as the last look at `again`: nobody can ask in between.
      this.#passes.delete(id);
    }
  }

  async #pass(id: string): Promise<void> {
    const { board, files, tell } = this.#parts;
    const [entry, line, told] = await Promise.all([board.find(id), files.line(id), files.told(id)]);
    if (!entry?.telling) return;
    const { mark } = entry.telling;
    const flushed = new Set(entry.events.map((event) => event.id));
    await files.add(entry, files.steps(entry.events));
    for (const { place, step } of await files.course(id, told)) {
      if (!('event' in step)) continue;
      if (line) await tell(line, step.event);
      await files.setTold(entry, place);
    }
    const gone = await board.change(({ board, find, marked }) => {
      const now = find(id);
      if (!now) return true;
      now.events = now.events.filter((event) => !flushed.has(event.id));
      if (now.telling?.mark === mark) now.telling = null;
      marked();
      if (now.state !== 'closed' || now.telling) return false;
      board.entries = board.entries.filter((other) => other !== now);
      return true;
    });
    if (gone) await files.forget(id);
  }

  async #failed(id: string, error: unknown): Promise<void> {
    const { board, log } = this.#parts;
    log.warn('a person could not be told what happened at the desk', { error });
    await board
      .change(({ now, find, marked }) => {
        const entry = find(id);
        if (!entry?.telling) return;
        entry.telling = dueAgain(entry.telling, now);
        marked();
      })
      .catch(() => undefined); // The store is down: it stays due as it was.
  }
}
