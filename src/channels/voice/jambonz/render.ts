import { headersFor } from '../headers.ts';
import type { CallSettings, Listen, Say, Transfer, VoiceTurn } from '../turn.ts';

/** A verb of jambonz; the answer to a webhook is a list of them, which takes the place of what runs. */
export interface Verb {
  verb: string;
  [name: string]: unknown;
}

/** Where jambonz tells how a verb ended; `turn` makes a webhook that comes twice known. */
export interface Hooks {
  heard: string;
  moved: string;
}

const SILENCE_SECONDS = 7;
const BETWEEN_KEYS_SECONDS = 4;
/** Where an answer comes in parts, so long may a pause inside it be. */
const PART_SECONDS = 1.5;
const RING_SECONDS = 40;

/** A turn as verbs: what must be heard first, then a question with what may be cut off inside it. */
export function verbsOf({ say, listen, then, settings, restMs }: VoiceTurn, hooks: Hooks): Verb[] {
  const ears = listen ? say.findLastIndex(({ interruptible }) => !interruptible) + 1 : say.length;
  return [
    ...(settings ? [configured(settings)] : []),
    ...(restMs === undefined ? [] : [{ verb: 'pause', length: restMs / 1000 }]),
    ...say.slice(0, ears).map(({ ssml }): Verb => ({ verb: 'say', text: ssml })),
    ...(listen ? [gathering(say.slice(ears), listen, hooks)] : []),
    ...(then?.kind === 'transfer' ? [dialling(then, hooks)] : []),
    ...(then?.kind === 'hangup' ? [{ verb: 'hangup', headers: { 'X-Reason': then.reason } }] : []),
  ];
}

const configured = ({ hints, filler }: CallSettings): Verb => ({
  verb: 'config',
  synthesizer: { vendor: 'default', language: 'nl-NL' },
  recognizer: { vendor: 'default', language: 'nl-NL', hints, punctuation: false },
  actionHookDelayAction: {
    enabled: true,
    noResponseTimeout: 2,
    noResponseGiveUpTimeout: 15,
    actions: [{ verb: 'say', text: filler }],
  },
});

const gathering = (say: readonly Say[], { keys, inParts }: Listen, { heard }: Hooks): Verb => ({
  verb: 'gather',
  input: ['speech', 'digits'],
  actionHook: heard,
  timeout: SILENCE_SECONDS,
  bargein: true,
  minBargeinWordCount: 2,
  dtmfBargein: true,
  minDigits: 1,
  maxDigits: keys,
  ...(keys > 1 && { finishOnKey: '#', interDigitTimeout: BETWEEN_KEYS_SECONDS }),
  ...(inParts && { speechTimeout: PART_SECONDS }),
  ...(say.length > 0 && { say: { text: joined(say) } }),
});

/** A gather says one text: the documents become one, each piece still the same to the byte. */
const joined = (say: readonly Say[]): string =>
  `<speak>${say.map(({ ssml }) => ssml.replace(/^<speak>|<\/speak>$/g, '')).join(' ')}</speak>`;

const dialling = ({ target, reference }: Transfer, { moved }: Hooks): Verb => ({
  verb: 'dial',
  target: [target.startsWith('tel:') ? { type: 'phone', number: target.slice(4) } : { type: 'sip', sipUri: target }],
  answerOnBridge: true,
  timeout: RING_SECONDS,
  actionHook: moved,
  ...(reference !== undefined && { headers: headersFor(reference) }),
});
