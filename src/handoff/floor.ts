import type { Handoff, HandoffState, Said } from './desk.ts';
import type { QueueId } from './summary.ts';

/** Somebody who works at the desk, as the sign-in says. */
export interface Worker {
  /** The subject of the sign-in; it stands in the audit trail. */
  id: string;
  /** How residents see the name: a first name. */
  name: string;
  /** The queues that the worker's roles open. */
  queues: readonly QueueId[];
}

/** A hand-off as it stands in the list of a queue: nothing that the person told. */
export interface Waiting {
  id: string;
  queue: QueueId;
  state: HandoffState;
  urgency: Handoff['urgency'];
  channel: Handoff['channel'];
  /** ISO moment at which it came in; the waiting time counts from here. */
  since: string;
  /** The name of who has it, while one talks. */
  worker: string | null;
  /** Whether the one who asks has it: two workers may have one name. */
  mine: boolean;
  /** Whether it came back to the front because a worker fell silent. */
  returned: boolean;
  reference?: string;
}

/** One hand-off whole, for the worker who has it. */
export interface Opened {
  handoff: Omit<Handoff, 'line' | 'transcript'>;
  state: HandoffState;
  /** The course before, with consent, and what was said since. */
  said: readonly Said[];
}

/** Why a hand-off was closed. */
export const closingCodes = ['geholpen', 'doorverwezen', 'afspraak', 'geen-gehoor', 'beller-stopt', 'anders'] as const;
export type ClosingCode = (typeof closingCodes)[number];

/** What the worker's side may refuse. */
export type FloorRefusal =
  /** There is no such hand-off, or it is of a queue that the worker may not see: both look alike. */
  | 'gone'
  /** Somebody else has it. */
  | 'taken';

/**
 * The worker's side of the desk. Every act is checked against the worker's queues, and stands in the audit trail
 * without what was said.
 */
export interface DeskFloor {
  /** What waits, is talked with or is to be called back in the worker's queues: by urgency, then by arrival. */
  list(worker: Worker): Promise<Waiting[]>;
  /** Takes a hand-off: exactly one worker gets it. The one who has it already gets it again. */
  claim(worker: Worker, id: string): Promise<Opened | FloorRefusal>;
  /** A hand-off that the worker has, again, after a reload. */
  open(worker: Worker, id: string): Promise<Opened | FloorRefusal>;
  /** Says something to the person; one id is said once. */
  say(worker: Worker, id: string, said: { id: string; text: string }): Promise<'said' | FloorRefusal>;
  giveBack(worker: Worker, id: string): Promise<'done' | FloorRefusal>;
  transfer(worker: Worker, id: string, queue: QueueId): Promise<'done' | FloorRefusal>;
  close(worker: Worker, id: string, code: ClosingCode): Promise<'done' | FloorRefusal>;
  /** Whether two words are those of the callback, so that a worker can check them before calling. */
  wordsFit(worker: Worker, id: string, words: string): Promise<boolean | FloorRefusal>;
  /** The worker is there, now; say it every 10 s. Who is not heard for 45 s has fallen silent. */
  present(worker: Worker): Promise<void>;
  away(worker: Worker): Promise<void>;
  /** Calls back when anything changed that this worker may see, in this process or another; ends it when called. */
  watch(worker: Worker, changed: (id: string) => void): Promise<() => Promise<void>>;
}
