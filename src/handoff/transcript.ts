import type { Said } from './desk.ts';

/** How much of a conversation is kept for a worker: the last things said, and so many signs of each. */
const MOST = 40;
const LONGEST = { person: 2_000, assistant: 400, worker: 2_000 } as const;

/** The course of a conversation with more at its end; what is older than the last forty things said is let go. */
export const continued = (transcript: readonly Said[], more: readonly Said[]): Said[] =>
  [...transcript, ...more.map((said) => ({ ...said, text: said.text.slice(0, LONGEST[said.by]) }))].slice(-MOST);
