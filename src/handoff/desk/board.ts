import { randomUUID } from 'node:crypto';
import type { DeskEvent, Handoff, HandoffState } from '../desk.ts';
import { urgencies, type QueueId } from '../summary.ts';

/**
 * How all hand-offs stand, as one document: an act that moves one of them is one write, so that it happens whole or not
 * at all, once, whichever process does it. Nothing that a person told is in it.
 */
export interface Board {
  /** The number that the next hand-off gets: the order of arrival. */
  next: number;
  entries: Entry[];
  /** How long people waited until they were helped, the latest last. */
  waits: Wait[];
  /** Acts that are not in the audit trail yet. */
  acts: Act[];
}

/** One hand-off on the board. */
export interface Entry {
  id: string;
  queue: QueueId;
  state: HandoffState;
  urgency: Handoff['urgency'];
  channel: Handoff['channel'];
  reference?: string;
  number: number;
  /** ISO moment of arrival. */
  since: string;
  /** The moment, in ms, at which it is gone whatever happens. */
  until: number;
  /** It came back from a worker who fell silent, and goes before all others. */
  returned: boolean;
  worker: { id: string; name: string } | null;
  /** The moment, in ms, at which the person hears that it takes longer than promised; null: heard it already. */
  lateAt: number | null;
  /** What happened and is not yet in the course of the hand-off. */
  events: DeskEvent[];
  /** Something in the course has still to be told to the person. */
  telling: Due | null;
  /** The ways by which its arrival has still to be told elsewhere. */
  sending: Record<string, Due>;
}

/** Work that has to be done, and is tried until it is. */
export interface Due {
  /** Another one each time that work comes in, so that what came in meanwhile is not taken for done. */
  mark: string;
  /** Moments in ms: since when, and when to try again. */
  since: number;
  next: number;
  tries: number;
}

interface Wait {
  queue: QueueId;
  at: number;
  ms: number;
}

/** An act at the desk, as it stands in the audit trail: who did what when, with which hand-off; nothing that was said. */
export interface Act {
  id: string;
  /** ISO moment. */
  at: string;
  /** The subject of the worker's sign-in; `person` or `desk` when no worker did it. */
  who: string;
  what: ActName;
  handoff: string | null;
  queue: QueueId | null;
  /** The code of closing, or the queue that a transfer came from. */
  about?: string;
}

export type ActName =
  | 'take'
  | 'claim'
  | 'say'
  | 'give-back'
  | 'transfer'
  | 'close'
  | 'check-words'
  | 'drop'
  | 'late'
  | 'call-back'
  | 'raise'
  | 'leave'
  | 'erase'
  | 'expire'
  | 'refused'
  | 'status';

export const emptyBoard = (): Board => ({ next: 1, entries: [], waits: [], acts: [] });

/** Who comes first: those who fell back, then by urgency, then by arrival. */
export const byTurn = (a: Entry, b: Entry): number =>
  Number(b.returned) - Number(a.returned) ||
  urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
  a.number - b.number;

/** Those who wait in a queue and whom nobody has taken yet, first the first. */
export const waitingIn = ({ entries }: Board, queue: QueueId): Entry[] =>
  entries.filter((entry) => entry.queue === queue && entry.state === 'waiting' && !entry.worker).sort(byTurn);

/** The place of a hand-off in its queue, counted from 1; null when it does not wait there. */
export function placeOf(board: Board, entry: Entry): number | null {
  const place = waitingIn(board, entry.queue).findIndex(({ id }) => id === entry.id);
  return place < 0 ? null : place + 1;
}

/** How many claims are remembered for each queue, and how long one tells something about now. */
const waitsKept = 20;
const waitsMs = 4 * 3_600_000;
/** With fewer claims than this nothing is said about the wait. */
const waitsNeeded = 3;

/** Remembers how long somebody waited in a queue. */
export function measureWait(board: Board, queue: QueueId, ms: number, now: number): void {
  const ours = board.waits.filter((wait) => wait.queue === queue && wait.at > now - waitsMs);
  const others = board.waits.filter((wait) => wait.queue !== queue);
  board.waits = [...others, ...ours.slice(1 - waitsKept), { queue, at: now, ms }];
}

/**
 * How long it still takes, in whole minutes of at least 1: the median of the recent waits in this queue that took longer
 * than one has waited already, less that. Null when too few were measured to say anything.
 */
export function expectedMinutes(board: Board, queue: QueueId, now: number, waitedMs = 0): number | null {
  const recent = board.waits.filter((wait) => wait.queue === queue && wait.at > now - waitsMs);
  const longer = recent.map(({ ms }) => ms).filter((ms) => ms > waitedMs);
  if (recent.length < waitsNeeded || longer.length === 0) return null;
  longer.sort((a, b) => a - b);
  const middle = longer.length / 2;
  const median = ((longer[Math.ceil(middle) - 1] ?? 0) + (longer[Math.floor(middle)] ?? 0)) / 2;
  return Math.max(1, Math.round((median - waitedMs) / 60_000));
}

/** Work that came in now; when there was some already, it stays as old as it was. */
export const dueNow = (now: number, before: Due | null = null): Due => ({
  mark: randomUUID(),
  since: before?.since ?? now,
  tries: before?.tries ?? 0,
  // Whoever brought it in does it at once; another does when that process is gone.
  next: Math.max(before?.next ?? 0, now + 5_000),
});

/** The same work after a try that failed: again after 1 s, 2 s, 4 s, … at most 5 minutes, and not all at once. */
export function dueAgain(due: Due, now: number): Due {
  const wait = Math.min(1_000 * 2 ** due.tries, 300_000) * (0.75 + Math.random() / 2);
  return { ...due, tries: due.tries + 1, next: now + wait };
}

/** An event of a hand-off, without the ids that all have. */
type Happening<Event = DeskEvent> = Event extends unknown ? Omit<Event, 'id' | 'handoff'> : never;

/** Something that happened to a hand-off, with an id of its own. */
export const happened = (entry: Entry, what: Happening, id: string = randomUUID()): DeskEvent => ({
  id,
  handoff: entry.id,
  ...what,
});
