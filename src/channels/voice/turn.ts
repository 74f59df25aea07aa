/** What comes in from a call, whichever gateway brings it. */
export type Heard =
  /** Somebody calls; `caller` is the number as a keyed hash, undefined when it is hidden. */
  | { kind: 'start'; caller: string | undefined }
  /** What the recogniser made of what was said; `confidence` from 0 to 1 where it tells. */
  | { kind: 'speech'; text: string; confidence: number | undefined }
  /** Keys in the order in which they were pressed: 0 to 9, `*` and `#`. */
  | { kind: 'keys'; digits: string }
  /** Nothing was said for as long as we wait. */
  | { kind: 'silence' }
  /** How a transfer ended, when the call came back to us. */
  | { kind: 'transferred'; answered: boolean };

/** What we say and do in answer, for a gateway to translate: the pieces in order, then we listen, or the call moves on. */
export interface VoiceTurn {
  /** Rest before we speak, in milliseconds: after a key people bring the phone back to the ear. */
  restMs?: number;
  say: Say[];
  /** Undefined: nothing is asked, because the call ends or what came in is not for us. */
  listen?: Listen;
  then?: Transfer | Hangup;
  /** Only at the start of a call. */
  settings?: CallSettings;
}

/** One piece of speech: an SSML document of the subset that every engine takes. */
export interface Say {
  ssml: string;
  /** Whether speech and keys may cut it off. */
  interruptible: boolean;
}

/** How we wait for an answer. */
export interface Listen {
  /** The most keys that belong together; 1: each key by itself. */
  keys: number;
  /** Whether an answer may come in parts, with pauses: a span of days, a telephone number. */
  inParts: boolean;
}

/** The call goes to somebody else. */
export interface Transfer {
  kind: 'transfer';
  /** A `tel:` or `sip:` address. */
  target: string;
  reason: 'medewerker' | 'hulplijn' | 'storing';
  /** The four digits by which the worker finds the hand-off; nothing else goes along. */
  reference?: string;
}

export interface Hangup {
  kind: 'hangup';
  reason: 'klaar' | 'beller-stopt' | 'geen-gehoor';
}

/** What a gateway has to know once. */
export interface CallSettings {
  /** How long we wait for an answer, counted from the end of what we said. */
  silenceMs: number;
  /** Words that a recogniser seldom hears. */
  hints: readonly string[];
  /** What is said when our answer takes long. */
  filler: string;
}
