/**
 * One thing the assistant says, made for a screen and for the ear. It knows no channel: `dialogs/say.ts` makes an
 * activity of it, and every channel takes of it what it can show.
 */
export interface Message {
  /** For the eye: plain Dutch, digits allowed. A blank line starts a new bubble. */
  text: string;
  /** For the ear: words only; no digit, sign, abbreviation or address. */
  speak: string;
  /** For asking again by ear: the question alone, shorter. */
  short?: string;
  /** The same in still simpler words, for "leg het anders uit". */
  simpler?: { text: string; speak: string };
  /** What can be tapped: the person's own words, and the value behind them. */
  buttons?: Button[];
}

/** A button of a question: `title` is what people see and say, `value` what the dialog gets. */
export interface Button {
  title: string;
  value: string;
}

export { plain, type Spoken } from '../values/spoken.ts';
