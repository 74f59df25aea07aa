import { DeskError, type Callback, type Desk, type Handoff, type Outlook, type Said, type Ticket } from '../desk.ts';
import { isMoreUrgent, type QueueId, type Urgency } from '../summary.ts';
import { StorageError } from '../../storage/keeper.ts';
import type { Clock } from '../../values/clock.ts';
import { dueNow, expectedMinutes, placeOf, waitingIn, type Board, type Entry } from './board.ts';
import type { BoardStore } from './board-store.ts';
import type { Casefile } from './casefile.ts';
import { isOpen, opensAt, type DeskHours } from './hours.ts';
import type { Presence } from './presence.ts';

/** What both sides of the desk work with. */
export interface DeskRoom {
  board: BoardStore;
  files: Casefile;
  presence: Presence;
  /** Until when, in ms, somebody who begins to wait in a queue now was promised an answer. */
  lateAt: (queue: QueueId, now: number) => number;
  /** Tells the person what happened, now; it deals with what fails. */
  tellSoon: (id: string) => void;
  /** Tells elsewhere that a hand-off came in, now; it deals with what fails. */
  sendSoon: (id: string) => void;
}

/** What our own desk takes at most; a flood must not push out who waits. */
const mostEntries = 1_000;

/** Our own desk, seen from the conversation. */
export class OwnDesk implements Desk {
  readonly #room: DeskRoom;
  readonly #hours: DeskHours;
  readonly #clock: Clock;
  readonly #keepMs: number;
  readonly #now: () => number;
  /** By which ways the arrival of a hand-off in a queue is told elsewhere. */
  readonly #waysOf: (queue: QueueId) => string[];

  /** @param days how long a hand-off is kept when nobody handles it */
  constructor(
    room: DeskRoom,
    set: { hours: DeskHours; clock: Clock; now: () => number; days: number; waysOf: (queue: QueueId) => string[] },
  ) {
    this.#room = room;
    this.#hours = set.hours;
    this.#clock = set.clock;
    this.#now = set.now;
    this.#keepMs = set.days * 86_400_000;
    this.#waysOf = set.waysOf;
  }

  async outlook(queue: QueueId): Promise<Outlook> {
    const [board, workers] = await Promise.all([this.#room.board.read(), this.#room.presence.present()]);
    return {
      open: isOpen(this.#hours, queue, this.#clock),
      opensAt: opensAt(this.#hours, queue, this.#clock),
      present: workers.filter(({ queues }) => queues.includes(queue)).length,
      waiting: waitingIn(board, queue).length,
      expectedMinutes: expectedMinutes(board, queue, this.#now()),
    };
  }

  take(handoff: Handoff): Promise<Ticket> {
    const room = this.#room;
    const { board, files, sendSoon } = room;
    const { id, queue, urgency, channel, callback, reference } = handoff;
    return taking(async () => {
      const known = await this.ticket(id);
      if (known) return known;
      await files.begin(handoff, this.#now() + this.#keepMs);
      const ticket = await board.change(({ board, now, find, changed, note }) => {
        const before = find(id);
        if (before) return ticketOf(board, before, now);
        if (board.entries.length >= mostEntries) throw new DeskError(`Our own desk is full: ${mostEntries} hand-offs`);
        const entry: Entry = {
          id,
          queue: queue.id,
          state: callback ? 'callback' : 'waiting',
          urgency,
          channel,
          ...(reference !== undefined && { reference }),
          number: board.next++,
          since: new Date(now).toISOString(),
          until: now + this.#keepMs,
          returned: false,
          worker: null,
          // Who comes when nobody works hears that at once, from the assistant.
          lateAt: isOpen(this.#hours, queue.id, this.#clock) ? room.lateAt(queue.id, now) : null,
          events: [],
          telling: null,
          sending: Object.fromEntries(this.#waysOf(queue.id).map((way) => [way, dueNow(now)])),
        };
        board.entries.push(entry);
        changed(entry);
        note('take', 'person', entry);
        return ticketOf(board, entry, now);
      });
      sendSoon(id);
      return ticket;
    });
  }

  async ticket(id: string): Promise<Ticket | undefined> {
    const board = await this.#room.board.read();
    const entry = board.entries.find((one) => one.id === id);
    return entry && ticketOf(board, entry, this.#now());
  }

  hear(id: string, said: Said): Promise<void> {
    const { board, files } = this.#room;
    return taking(async () => {
      const entry = await board.find(id);
      if (!entry || entry.state === 'closed') throw new DeskError('Our own desk has no such hand-off any more');
      await files.add(entry, [{ heard: said }]);
      // When it was handled in between, nothing of it may stay behind.
      if (await files.line(id)) board.tell(id, [entry.queue]);
      else await files.forget(id);
    });
  }

  raise(id: string, urgency: Urgency): Promise<void> {
    const { board, files } = this.#room;
    return taking(async () => {
      const known = await board.find(id);
      if (!known || !isMoreUrgent(urgency, known.urgency)) return;
      await files.changeContent(known, { urgency });
      await board.change(({ find, changed, note }) => {
        const entry = find(id);
        if (!entry || !isMoreUrgent(urgency, entry.urgency)) return;
        note('raise', 'person', entry, entry.urgency);
        entry.urgency = urgency;
        changed(entry);
      });
    });
  }

  callBack(id: string, callback: Callback): Promise<Ticket> {
    const { board, files } = this.#room;
    return taking(async () => {
      const known = await board.find(id);
      if (known) await files.changeContent(known, { callback });
      const ticket = await board.change(({ board, now, find, changed, note }) => {
        const entry = find(id);
        if (!entry || entry.state === 'closed') return undefined;
        entry.state = 'callback';
        changed(entry);
        note('call-back', 'person', entry);
        return ticketOf(board, entry, now);
      });
      if (!ticket) throw new DeskError('Our own desk has no such hand-off any more');
      return ticket;
    });
  }

  async leave(id: string): Promise<void> {
    await this.#remove(id, 'leave');
  }

  erase(id: string): Promise<boolean> {
    return this.#remove(id, 'erase');
  }

  async #remove(id: string, why: 'leave' | 'erase'): Promise<boolean> {
    const { board, files } = this.#room;
    const found = await board.change(({ board, find, changed, note }) => {
      const entry = find(id);
      if (!entry) return false;
      board.entries = board.entries.filter((other) => other !== entry);
      changed(entry);
      note(why, 'person', entry);
      return true;
    });
    await files.forget(id);
    return found;
  }
}

/** How a hand-off stands, for the person. */
function ticketOf(board: Board, entry: Entry, now: number): Ticket {
  const { id, queue, state, worker } = entry;
  const place = placeOf(board, entry);
  return {
    id,
    queue,
    state,
    place,
    expectedMinutes: place === null ? null : expectedMinutes(board, queue, now, now - Date.parse(entry.since)),
    worker: state === 'talking' && worker ? worker.name : null,
  };
}

/** @throws DeskError when the store did not take it */
async function taking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    throw new DeskError('Our own desk has no store to keep it in now', { cause: error });
  }
}
