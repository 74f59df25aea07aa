import { z } from 'zod';
import type { Heard } from '../turn.ts';

/** What a gateway calls a conversation: opaque to us. */
const conversation = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/, 'expected 1 to 128 letters, digits, dots or dashes');
const id = z.string().min(1).max(128);
const short = z.string().max(1_000);

/** What begins a call. */
export const createBody = z.looseObject({ conversation, id: id.optional(), timestamp: short.optional() });

const parameters = z.looseObject({
  confidence: z.number().optional(),
  caller: short.optional(),
});

const activity = z.looseObject({
  id,
  type: z.enum(['message', 'event']),
  timestamp: short.optional(),
  language: short.optional(),
  text: z.string().max(20_000).optional(),
  name: short.optional(),
  value: z.unknown().optional(),
  parameters: parameters.optional(),
});

/** One thing that happened in a call. */
export type GatewayActivity = z.output<typeof activity>;

export const activitiesBody = z.looseObject({
  conversation: conversation.optional(),
  activities: z.array(activity).max(50),
});
export const conversationBody = z.looseObject({ conversation: conversation.optional() });
export const disconnectBody = conversationBody.extend({ reason: short.optional(), reasonCode: short.optional() });

const status = z.looseObject({ status: z.string() });

/**
 * What an activity of the gateway means; undefined for what we do not use, such as `playFinished`. Names of events come
 * in capitals and in small letters.
 *
 * @param callerOf hashes the caller's number
 */
export function heardIn(
  {
    type,
    text = '',
    name = '',
    value,
    parameters = {},
  }: Pick<GatewayActivity, 'type' | 'text' | 'name' | 'value' | 'parameters'>,
  callerOf: (number: string | undefined) => string | undefined,
): Heard | undefined {
  if (type === 'message') return { kind: 'speech', text, confidence: parameters.confidence };
  switch (name.toLowerCase()) {
    case 'start':
      return { kind: 'start', caller: callerOf(parameters.caller) };
    case 'dtmf': {
      const digits = (typeof value === 'string' || typeof value === 'number' ? String(value) : '').replace(
        /[^\d*#]/g,
        '',
      );
      return digits === '' ? undefined : { kind: 'keys', digits: digits.slice(0, 32) };
    }
    case 'nouserinput':
      return { kind: 'silence' };
    case 'transferstatus':
      return { kind: 'transferred', answered: status.safeParse(value).data?.status === 'answered' };
    default:
      return undefined;
  }
}
