import { z } from 'zod';
import type { QueueId } from '../handoff/summary.ts';

/** The settings of the telephone. */
export interface VoiceSettings {
  /** What the gateway shows to be let in; none: nobody can call over HTTP. */
  tokens: readonly string[];
  /** Hashes the callers' numbers; undefined: a random key at each start. */
  callerSecret: string | undefined;
  /** Signs what jambonz sends; undefined: jambonz is off. */
  jambonzSecret: string | undefined;
  /** How the user of a call begins where a gateway comes over Direct Line; undefined: it does not. */
  directLineUser: string | undefined;
  targets: {
    queues: Partial<Record<QueueId, string>>;
    zelfmoordpreventie: string | undefined;
    veiligThuis: string | undefined;
  };
}

const text = z.string();
const target = text.regex(
  /^(?:tel:\+?\d{3,15}|sips?:[^\s<>"]{1,200})$/,
  'an address such as tel:+31570123456 or sip:balie@example.org',
);
const secret = (what: string) => text.min(16, `${what} of at least 16 characters`);

/** The settings as they stand in the environment. */
export const voiceEnvironment = {
  VOICE_TOKENS: text
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .refine(
      (tokens) => tokens.length <= 2 && tokens.every(({ length }) => length >= 16),
      'one token or two, separated by a space, each of at least 16 characters',
    )
    .default([]),
  VOICE_CALLER_SECRET: secret('a key').optional(),
  VOICE_JAMBONZ_SECRET: secret('the webhook secret').optional(),
  VOICE_DIRECT_LINE_USER: text
    .min(3, 'at least 3 characters')
    .refine(
      (value) => !/^dl_[\da-f-]*$/i.test(value),
      'no beginning of the users of the chat page, which are dl_ and a UUID',
    )
    .optional(),
  VOICE_TRANSFER_ALGEMEEN: target.optional(),
  VOICE_TRANSFER_REGIONALE_TOEGANG: target.optional(),
  VOICE_TRANSFER_IRISZORG: target.optional(),
  VOICE_TRANSFER_BZT: target.optional(),
  VOICE_TRANSFER_ZELFMOORDPREVENTIE: target.optional(),
  VOICE_TRANSFER_VEILIG_THUIS: target.optional(),
};

/** The settings whose value is never repeated in a message. */
export const voiceSecrets = ['VOICE_TOKENS', 'VOICE_CALLER_SECRET', 'VOICE_JAMBONZ_SECRET'] as const;

/** The settings of the telephone from what was read. */
export function voiceSettings(set: z.output<z.ZodObject<typeof voiceEnvironment>>): VoiceSettings {
  const queues: [QueueId, string | undefined][] = [
    ['algemeen', set.VOICE_TRANSFER_ALGEMEEN],
    ['regionale-toegang', set.VOICE_TRANSFER_REGIONALE_TOEGANG],
    ['iriszorg', set.VOICE_TRANSFER_IRISZORG],
    ['bzt', set.VOICE_TRANSFER_BZT],
  ];
  return {
    tokens: set.VOICE_TOKENS,
    callerSecret: set.VOICE_CALLER_SECRET,
    jambonzSecret: set.VOICE_JAMBONZ_SECRET,
    directLineUser: set.VOICE_DIRECT_LINE_USER,
    targets: {
      queues: Object.fromEntries(queues.filter(([, at]) => at !== undefined)),
      zelfmoordpreventie: set.VOICE_TRANSFER_ZELFMOORDPREVENTIE,
      veiligThuis: set.VOICE_TRANSFER_VEILIG_THUIS,
    },
  };
}
