import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far, in seconds, the clock of a sender may be off; what is older is taken for repeated by somebody else. */
const toleranceSeconds = 300;

/**
 * The signature of a body: `t=SECONDS,v1=HEX`, an HMAC-SHA256 over the moment, a dot and the bytes as they are sent.
 *
 * @param now the moment in ms
 */
export function signatureOf(body: Uint8Array, secret: string, now: number): string {
  const seconds = Math.floor(now / 1_000);
  return `t=${seconds},v1=${digest(body, secret, seconds).toString('hex')}`;
}

/**
 * Whether the holder of the secret signed this body, not more than 300 seconds from now. Of several signatures of one
 * moment, as when a secret is renewed, one that is right is enough.
 */
export function isSigned(body: Uint8Array, signature: string, secret: string, now: number): boolean {
  const parts = signature
    .slice(0, 1_000)
    .split(',')
    .map((part) => part.trim());
  const moment = /^t=(\d{1,12})$/.exec(parts.find((part) => part.startsWith('t=')) ?? '')?.[1];
  if (moment === undefined || Math.abs(Math.floor(now / 1_000) - Number(moment)) > toleranceSeconds) return false;
  const expected = digest(body, secret, Number(moment));
  return parts.some((part) => {
    const given = Buffer.from(/^v1=([0-9a-f]{64})$/i.exec(part)?.[1] ?? '', 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const digest = (body: Uint8Array, secret: string, seconds: number): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
