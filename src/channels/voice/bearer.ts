import { createHash, timingSafeEqual } from 'node:crypto';
import { HttpError } from '../http-error.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Checks who calls: one of these tokens has to stand in `Authorization`, compared in constant time. Two at once let a
 * token be replaced while calls go on.
 */
export function bearerCheck(tokens: readonly string[]): (authorization: string | undefined) => void {
  const known = tokens.map(digest);
  return (authorization = '') => {
    const given = digest(/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '');
    // Every token is compared, so that the time tells nothing of which one fitted.
    const fits = known.filter((token) => timingSafeEqual(token, given));
    if (fits.length === 0) throw new HttpError(401, 'Unauthorized', 'The token is not right.');
  };
}
