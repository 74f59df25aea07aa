import { z } from 'zod';
import type { Heard } from '../turn.ts';

/** What every webhook of a call says. */
export const callBody = z.looseObject({
  call_sid: z.string().regex(/^[A-Za-z0-9._-]{1,128}$/),
  from: z.string().max(1_000).optional(),
  call_status: z.string().max(100).optional(),
});

/** How a `gather` ended. */
export const gatherBody = callBody.extend({
  reason: z.string().max(100).optional(),
  digits: z.string().max(64).optional(),
  speech: z
    .looseObject({
      alternatives: z
        .array(z.looseObject({ transcript: z.string().max(20_000).optional(), confidence: z.number().optional() }))
        .max(50),
    })
    .optional(),
});

/** How a `dial` ended. */
export const dialBody = callBody.extend({ dial_call_status: z.string().max(100).optional() });

/** What a `gather` heard. */
export function heardBy({ reason, digits = '', speech }: z.output<typeof gatherBody>): Heard {
  if (reason === 'timeout') return { kind: 'silence' };
  const keys = digits.replace(/[^\d*#]/g, '').slice(0, 32);
  if (reason === 'dtmfDetected' && keys !== '') return { kind: 'keys', digits: keys };
  const [best] = speech?.alternatives ?? [];
  const confidence = reason === 'stt-low-confidence' ? 0 : best?.confidence;
  return { kind: 'speech', text: best?.transcript ?? '', confidence };
}
