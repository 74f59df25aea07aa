import type { Log } from '../../log.ts';
import type { Clock } from '../../values/clock.ts';
import { expectedMinutes, happened, placeOf, type Board, type Due, type Entry } from './board.ts';
import type { BoardStore } from './board-store.ts';
import type { Casefile } from './casefile.ts';
import { isOpen, type DeskHours } from './hours.ts';
import { outsideId } from './outside.ts';
import { tellLater } from './own-floor.ts';
import { silentMs, type Presence } from './presence.ts';
import type { Sender } from './sender.ts';
import { stuckOn } from './stuck.ts';
import type { Teller } from './teller.ts';

/** What the rounds look after. */
export interface RoundParts {
  board: BoardStore;
  files: Casefile;
  presence: Presence;
  teller: Teller;
  sender: Sender;
  hours: DeskHours;
  clock: Clock;
  log: Log;
  now: () => number;
}

const roundMs = 2_000;
const stuckMs = 60_000;

/** Goes round the desk: who fell silent, who waits too long, what is still to be told, what is over its term. */
export class Rounds {
  readonly #parts: RoundParts;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #failing = false;
  #tellStuckFrom = 0;
  /** Since when workers can reach us without a break. */
  #hearingSince: number;

  constructor(parts: RoundParts) {
    this.#parts = parts;
    this.#hearingSince = parts.now();
  }

  /** Begins at once with everything that a process that ended may have left, and goes on every two seconds. */
  start(): void {
    void this.#safely(true);
    this.#timer = setInterval(() => {
      void this.#safely(false);
    }, roundMs).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
    await Promise.all([this.#parts.teller.idle(), this.#parts.sender.idle()]);
  }

  /**
   * One round.
   *
   * @param all also what another process may be busy with at this moment
   * @throws StorageError when the store is down
   */
  async round(all = false): Promise<void> {
    const { board, teller, sender, now } = this.#parts;
    const before = await board.read();
    await this.#dropSilent(before);
    await this.#sayLate(before);
    await this.#expire(before);
    await board.writeDownRest(before.acts);
    const isDue = (due: Due | null | undefined): boolean => due != null && (all || due.next <= now());
    // Not waited for: one channel that hangs must not hold up the round.
    for (const { id, telling, sending } of before.entries) {
      if (isDue(telling)) void teller.tell(id);
      const ways = Object.keys(sending).filter((way) => isDue(sending[way]));
      if (ways.length > 0) void sender.send(id, ways);
    }
    this.#tellStuck(before);
  }

  /** Once a minute, while something is stuck. */
  #tellStuck(board: Board): void {
    const { log, now } = this.#parts;
    if (now() < this.#tellStuckFrom) return;
    for (const { what, count, oldestSeconds } of stuckOn(board, now())) {
      log.error('hand-offs are stuck on their way', { store: what, count, seconds: oldestSeconds });
      this.#tellStuckFrom = now() + stuckMs;
    }
  }

  /** Gives back what a worker has who is not there any more: to the front of the queue. */
  async #dropSilent({ entries }: Board): Promise<void> {
    const { board, presence, teller, hours, log, now } = this.#parts;
    // While we were not there ourselves, nobody could be heard.
    if (now() - this.#hearingSince < silentMs || !entries.some(({ worker }) => worker)) return;
    const present = new Set((await presence.present()).map(({ id }) => id));
    const isSilent = ({ worker }: Entry): boolean =>
      worker !== null && worker.id !== outsideId && !present.has(worker.id);
    if (!entries.some(isSilent)) return;
    const ids = await board.change((draft) => {
      const dropped = draft.board.entries.filter(isSilent);
      for (const entry of dropped) {
        draft.note('drop', 'desk', entry, entry.worker?.id);
        entry.worker = null;
        entry.returned = true;
        draft.changed(entry);
      }
      const talked = dropped.filter(({ state }) => state === 'talking');
      for (const entry of talked) {
        entry.state = 'waiting';
        entry.lateAt = draft.now + hours[entry.queue].answerWithin * 60_000;
      }
      for (const entry of talked) {
        tellLater(draft, entry, happened(entry, { kind: 'dropped', place: placeOf(draft.board, entry) ?? 1 }));
      }
      return dropped.map(({ id }) => id);
    });
    for (const id of ids) void teller.tell(id);
    if (ids.length > 0) log.warn('a worker fell silent; hand-offs went back to their queue', { count: ids.length });
  }

  /** Says once to who waits longer than was promised, or past the time of closing. */
  async #sayLate({ entries }: Board): Promise<void> {
    const { board, teller, hours, clock } = this.#parts;
    const isLate = ({ state, lateAt, queue, worker }: Entry, now: number) =>
      state === 'waiting' && !worker && lateAt !== null && (now >= lateAt || !isOpen(hours, queue, clock));
    if (!entries.some((entry) => isLate(entry, this.#parts.now()))) return;
    const ids = await board.change((draft) => {
      const { now } = draft;
      const late = draft.board.entries.filter((entry) => isLate(entry, now));
      for (const entry of late) {
        entry.lateAt = null;
        const expected = expectedMinutes(draft.board, entry.queue, now, now - Date.parse(entry.since));
        const place = placeOf(draft.board, entry) ?? 1;
        tellLater(draft, entry, happened(entry, { kind: 'late', place, expectedMinutes: expected }));
        draft.changed(entry);
        draft.note('late', 'desk', entry);
      }
      return late.map(({ id }) => id);
    });
    for (const id of ids) void teller.tell(id);
  }

  /** Takes away what nobody handled within its term. */
  async #expire({ entries }: Board): Promise<void> {
    const { board, files, log, now } = this.#parts;
    if (!entries.some(({ until }) => until <= now())) return;
    const ids = await board.change((draft) => {
      const over = draft.board.entries.filter(({ until }) => until <= draft.now);
      for (const entry of over) {
        draft.changed(entry);
        draft.note('expire', 'desk', entry);
      }
      draft.board.entries = draft.board.entries.filter((entry) => !over.includes(entry));
      return over.map(({ id }) => id);
    });
    await files.forget(...ids);
    if (ids.length > 0) log.error('hand-offs were over their term, and nobody had handled them', { count: ids.length });
  }

  #safely(all: boolean): Promise<void> {
    const before = this.#round;
    this.#round = before
      .then(() => this.round(all))
      .then(
        () => {
          this.#failing = false;
        },
        (error: unknown) => {
          // Once for each time that the store goes down, not every two seconds.
          if (!this.#failing) this.#parts.log.error('the rounds of the desk failed', { error });
          this.#failing = true;
          this.#hearingSince = this.#parts.now();
        },
      );
    return this.#round;
  }
}
