import type { CrisisId } from '../understanding/intents.ts';
import type { QueueId, Summary, Urgency } from './summary.ts';

/** Where a person can be spoken to again. */
export interface Line {
  channelId: string;
  /** The id of the conversation on that channel. */
  conversation: string;
  /** What that channel needs to speak first; only the channel reads it. */
  reference: unknown;
}

/** How and when to call or mail a person back. */
export interface Callback {
  telephone: string | null;
  email: string | null;
  /** When it suits, in words: "maandag tussen 9 en 12 uur". */
  window: string;
  /** The two words that the worker must say, as a salted hash: see `words.ts`. */
  words: string;
}

/** A person who is handed over. */
export interface Handoff {
  /** Chosen by the dialog; taken twice under one id is taken once. */
  id: string;
  queue: { id: QueueId; waarom: string };
  urgency: Urgency;
  channel: Summary['kanaal'];
  line: Line;
  /** null: the person gave no consent, so nothing that was told goes along. */
  summary: Summary | null;
  /** The course of the conversation; null without consent. */
  transcript: readonly Said[] | null;
  /** A callback instead of waiting now. */
  callback: Callback | null;
  /** The four digits that a caller hears, by which the worker finds the hand-off. */
  reference?: string;
}

/** One thing that was said, by whom. */
export interface Said {
  id: string;
  by: 'person' | 'assistant' | 'worker';
  text: string;
  /** ISO moment. */
  at: string;
  /** Danger that was heard in it: a warning to the worker. */
  danger?: CrisisId;
}

export type HandoffState = 'waiting' | 'talking' | 'callback' | 'closed';

/** How a hand-off stands, for the person. */
export interface Ticket {
  id: string;
  queue: QueueId;
  state: HandoffState;
  /** The place in the queue while waiting, counted from 1. */
  place: number | null;
  /** How long it will take, in whole minutes, by what was measured; null: not known. */
  expectedMinutes: number | null;
  /** How the worker is called, while one talks. */
  worker: string | null;
}

/** Whether a queue takes people now, before somebody is put in it. */
export interface Outlook {
  open: boolean;
  /** When it opens next, as an ISO moment; null while it is open, or when it is not known. */
  opensAt: string | null;
  /** How many workers are present. */
  present: number;
  waiting: number;
  expectedMinutes: number | null;
}

/**
 * What we ask of a desk, seen from the conversation. What is given to it is kept in the store before it resolves.
 *
 * @throws DeskError when it did not take what it was given; the dialog then gives the phone number instead
 */
export interface Desk {
  outlook(queue: QueueId): Promise<Outlook>;
  take(handoff: Handoff): Promise<Ticket>;
  /** undefined: there is none under this id any more. */
  ticket(id: string): Promise<Ticket | undefined>;
  /** What the person says while a worker talks; one id is taken once. */
  hear(id: string, said: Said): Promise<void>;
  /** Danger was heard while the person waits: it is more urgent now. One that is as urgent already stays as it is. */
  raise(id: string, urgency: Urgency): Promise<void>;
  /** The person rather is called back than waits. */
  callBack(id: string, callback: Callback): Promise<Ticket>;
  /** The person waits no longer, or ends the conversation with the worker. */
  leave(id: string): Promise<void>;
  /** Forgets the hand-off whole, also at the worker's screen; false when there was none. */
  erase(id: string): Promise<boolean>;
}

/** What a desk tells the person's conversation. Every event has an id, so that telling it twice is telling it once. */
export type DeskEvent = { id: string; handoff: string } & (
  | { kind: 'joined'; worker: string }
  | { kind: 'said'; text: string; worker: string }
  /** The worker fell silent or lost the connection: the person is first in the queue again. */
  | { kind: 'dropped'; place: number }
  /** Nobody answered within the set time; the place is kept. */
  | { kind: 'late'; place: number; expectedMinutes: number | null }
  | { kind: 'transferred'; queue: QueueId }
  /** The worker gives the person back to the assistant. */
  | { kind: 'given-back' }
  | { kind: 'closed' }
);

/** Tells a conversation what happened at the desk; rejects when the channel did not take it, and is then asked again. */
export type TellConversation = (line: Line, event: DeskEvent) => Promise<void>;

/** The desk did not take what it was given; the message says which desk and what happened. */
export class DeskError extends Error {
  override name = 'DeskError';
}
