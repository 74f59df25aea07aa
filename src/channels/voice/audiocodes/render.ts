import { randomUUID } from 'node:crypto';
import { headersFor } from '../headers.ts';
import type { CallSettings, Hangup, Listen, Transfer, VoiceTurn } from '../turn.ts';

/** An activity as the gateway takes it. */
export interface OutActivity {
  id: string;
  timestamp: string;
  type: 'message' | 'event';
  text?: string;
  name?: string;
  delay?: number;
  activityParams?: Record<string, unknown>;
  sessionParams?: Record<string, unknown>;
}

/** Where an answer comes in parts, so long may a pause inside it be. */
const PART_MS = 1_500;
const BETWEEN_KEYS_MS = 4_000;

/** A turn as the activities of the Bot API, in the order in which they are played. */
export function activitiesOf(turn: VoiceTurn, now: Date): OutActivity[] {
  const stamp = () => ({ id: randomUUID(), timestamp: now.toISOString() });
  const { say, listen, then, settings, restMs } = turn;
  const said = say.map(({ ssml, interruptible }, i): OutActivity => ({
    ...stamp(),
    type: 'message',
    text: ssml,
    ...(i === 0 && restMs !== undefined && { delay: restMs }),
    ...(i === 0 && settings && { sessionParams: sessionOf(settings) }),
    activityParams: {
      bargeIn: interruptible,
      bargeInOnDTMF: interruptible,
      ...(i === say.length - 1 && listen && waiting(listen)),
    },
  }));
  return then ? [...said, { ...stamp(), type: 'event', ...ending(then) }] : said;
}

const sessionOf = ({ silenceMs, hints, filler }: CallSettings): Record<string, unknown> => ({
  language: 'nl-NL',
  sendEventsToBot: ['noUserInput'],
  userNoInputTimeoutMS: silenceMs,
  userNoInputRetries: 3,
  sendDTMF: true,
  bargeIn: true,
  bargeInOnDTMF: true,
  bargeInMinWordCount: 2,
  botNoInputTimeoutMS: 2_000,
  botNoInputSpeech: filler,
  botNoInputGiveUpTimeoutMS: 15_000,
  continuousASR: false,
  sttContextPhrases: hints,
  sttDisablePunctuation: true,
});

/** How the gateway waits: keys one by one or together, an answer in one breath or in parts. */
const waiting = ({ keys, inParts }: Listen): Record<string, unknown> => ({
  ...(inParts && { continuousASR: true, continuousASRTimeoutInMS: PART_MS }),
  ...(keys > 1 && {
    dtmfCollect: true,
    dtmfCollectMaxDigits: keys,
    dtmfCollectSubmitDigit: '#',
    dtmfCollectInterDigitTimeoutMS: BETWEEN_KEYS_MS,
  }),
});

/** The end of our part of a call. Nothing goes along but a code word, and the number by which a hand-off is found. */
function ending(then: Transfer | Hangup): Pick<OutActivity, 'name' | 'activityParams'> {
  if (then.kind === 'hangup') return { name: 'hangup', activityParams: { hangupReason: then.reason } };
  const { target, reason, reference } = then;
  const headers = reference === undefined ? undefined : headersFor(reference);
  return {
    name: 'transfer',
    activityParams: {
      transferTarget: target,
      handoverReason: reason,
      ...(headers && { transferSipHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })) }),
    },
  };
}
