import { createHmac, timingSafeEqual } from 'node:crypto';
import { HttpError } from '../../http-error.ts';

/** A signature older than this, or as far ahead, is not taken: what was sent once cannot be sent again later. */
const TOLERANCE_SECONDS = 300;

/**
 * Checks `Jambonz-Signature: t=<seconds>,v1=<hex>`: an HMAC-SHA256 with the shared secret over the time, a dot and the
 * body as it came, to the byte.
 *
 * @param now in milliseconds since 1970
 * @throws HttpError 401
 */
export function checkSignature(header: unknown, body: Buffer, secret: string, now: number): void {
  const [, at = '', signature = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(String(header)) ?? [];
  const expected = createHmac('sha256', secret).update(`${at}.`).update(body).digest();
  const fits = timingSafeEqual(expected, Buffer.from(signature.padEnd(64, '0'), 'hex'));
  const fresh = Math.abs(now / 1000 - Number(at)) <= TOLERANCE_SECONDS;
  if (!fits || !fresh || signature === '') throw new HttpError(401, 'Unauthorized', 'The signature is not right.');
}
