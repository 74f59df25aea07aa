import type { Said } from '../../../handoff/desk.ts';
import type { ClosingCode, Opened, Waiting } from '../../../handoff/floor.ts';
import type { QueueId } from '../../../handoff/summary.ts';
import type { DeskWords } from '../words.ts';

/** What the server puts into the page of the desk. */
export interface DeskPageData {
  worker: { name: string; queues: readonly QueueId[] };
  /** Goes along with every call. */
  token: string;
  secondsLeft: number;
  words: DeskWords;
  /** Telephone numbers as they stand in texts, to be made links. */
  phones: readonly string[];
}

/** The list, as the page gets it. */
export interface ListView {
  waiting: readonly Waiting[];
  secondsLeft: number;
  /** What could not be delivered yet: how many, and for how many seconds the oldest waits. */
  stuck: StuckView | null;
}

export interface StuckView {
  count: number;
  oldestSeconds: number;
}

/** One conversation, as the page gets it. */
export interface TalkView extends Pick<Opened['handoff'], 'id' | 'queue' | 'urgency' | 'channel'> {
  state: Opened['state'];
  reference: string | null;
  callback: { telephone: string | null; email: string | null; window: string } | null;
  /** null: no consent. */
  summary: SummaryView | null;
  said: readonly Said[];
}

/** The summary in the order a worker needs: headings with their lines. */
export interface SummaryView {
  parts: readonly { title: string; lines: readonly { text: string; details: readonly string[] }[] }[];
}

/** How the worker is there: present, gone, or only looking, which changes nothing. */
export type PresenceState = 'here' | 'away' | 'looking';

/** What goes over the live line to the page. */
export type LiveNews =
  /** From now on nothing is missed. */
  { kind: 'ready' } | { kind: 'changed'; id: string } | { kind: 'tick'; secondsLeft: number };

export type { ClosingCode, QueueId, Said, Waiting };
