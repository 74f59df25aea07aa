import type { Card } from '../cards/card.ts';

/** What a task answers to staff: words that say it in short, and a card that shows it whole. */
export interface StaffReply {
  /** Markdown. It never repeats what was pasted. */
  text: string;
  card?: Card;
  file?: StaffFile;
}

/** A file to keep for oneself; it stands in the message, not with us. */
export interface StaffFile {
  name: string;
  contentType: 'text/csv' | 'text/calendar';
  content: string;
  /** What it is, for who is asked whether to keep it. */
  about: string;
}

/** A task that waits for what it needs; plain JSON, because it is stored. It holds dates and a reference. */
export interface Pending {
  task: 'afwezigheid' | 'verlenging' | 'bb-plan' | 'huisblad' | 'mag-dit';
  given: Readonly<Record<string, string | number | boolean>>;
}

/** What is answered, and what is waited for after it. */
export interface StaffTurn {
  replies: StaffReply[];
  pending?: Pending;
}

/** What came in with a card: names and values, as the client sent them. */
export type Submitted = Readonly<Record<string, unknown>>;

/** A field of a card as text, at most so long. */
export const textOfField = (submitted: Submitted, name: string, longest = 200): string | undefined => {
  const value = submitted[name];
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written.trim() !== '' ? written.trim().slice(0, longest) : undefined;
};
