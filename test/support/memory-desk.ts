import {
  DeskError,
  type Callback,
  type Desk,
  type Handoff,
  type Outlook,
  type Said,
  type Ticket,
} from '../../src/handoff/desk.ts';
import type { Urgency } from '../../src/handoff/summary.ts';

const present: Outlook = { open: true, opensAt: null, present: 1, waiting: 0, expectedMinutes: 5 };

/** A desk in memory, with what was given to it open to see; it can be shut, and it can fail. */
export class MemoryDesk implements Desk {
  readonly taken = new Map<string, Handoff>();
  readonly heard: Said[] = [];
  readonly states = new Map<string, Pick<Ticket, 'state' | 'worker'>>();
  readonly calls: string[] = [];
  sees: Outlook = present;
  fails = false;

  /** As it was at first. */
  reset(): void {
    for (const kept of [this.taken, this.states]) kept.clear();
    this.heard.length = this.calls.length = 0;
    this.sees = present;
    this.fails = false;
  }

  async outlook(): Promise<Outlook> {
    this.#reach('outlook');
    return this.sees;
  }

  async take(handoff: Handoff): Promise<Ticket> {
    this.#reach('take');
    if (!this.taken.has(handoff.id)) {
      this.taken.set(handoff.id, handoff);
      this.states.set(handoff.id, { state: handoff.callback ? 'callback' : 'waiting', worker: null });
    }
    return this.#ticketOf(handoff.id);
  }

  async ticket(id: string): Promise<Ticket | undefined> {
    this.#reach('ticket');
    return this.taken.has(id) ? this.#ticketOf(id) : undefined;
  }

  async hear(_id: string, said: Said): Promise<void> {
    this.#reach('hear');
    if (!this.heard.some((one) => one.id === said.id)) this.heard.push(said);
  }

  async raise(id: string, urgency: Urgency): Promise<void> {
    this.#reach('raise');
    const handoff = this.taken.get(id);
    if (handoff) this.taken.set(id, { ...handoff, urgency });
  }

  async callBack(id: string, callback: Callback): Promise<Ticket> {
    this.#reach('callBack');
    const handoff = this.taken.get(id);
    if (!handoff) throw new DeskError(`memory desk: found no hand-off ${id}`);
    this.taken.set(id, { ...handoff, callback });
    this.states.set(id, { state: 'callback', worker: null });
    return this.#ticketOf(id);
  }

  async leave(id: string): Promise<void> {
    this.#reach('leave');
    this.taken.delete(id);
  }

  async erase(id: string): Promise<boolean> {
    this.#reach('erase');
    return this.taken.delete(id);
  }

  /** A worker takes a hand-off, as the floor would. */
  talks(id: string, worker = 'Anna'): void {
    this.states.set(id, { state: 'talking', worker });
  }

  #reach(what: string): void {
    this.calls.push(what);
    if (this.fails) throw new DeskError('memory desk: told to fail');
  }

  #ticketOf(id: string): Ticket {
    const { state, worker } = this.states.get(id) ?? { state: 'waiting', worker: null };
    const queue = this.taken.get(id)?.queue.id ?? 'algemeen';
    const place = state === 'waiting' ? this.sees.waiting + 1 : null;
    return { id, queue, state, place, expectedMinutes: place && this.sees.expectedMinutes, worker };
  }
}
