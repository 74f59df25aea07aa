import type { IncomingMessage } from 'node:http';
import { DirectLineError } from './direct-line-error.ts';

const MINUTE = 60_000;

/**
 * Counts what somebody does in a minute, by a key such as a conversation or an address. Nothing is kept longer than
 * two minutes, and no address leaves the memory of the process.
 *
 * @param perMinute how many are taken; `off`: all
 */
export function limits(perMinute: number | 'off', now: () => number = Date.now) {
  let counts = new Map<string, number>();
  let before = new Map<string, number>();
  let minute = 0;

  const turnPage = (): number => {
    const current = Math.floor(now() / MINUTE);
    if (current !== minute) {
      before = current === minute + 1 ? counts : new Map<string, number>();
      counts = new Map();
      minute = current;
    }
    return (now() % MINUTE) / MINUTE;
  };

  return {
    /** @throws DirectLineError 429 when this is one too many for one of the keys */
    check(...keys: string[]): void {
      if (perMinute === 'off') return;
      const passed = turnPage();
      for (const key of keys) {
        const count = counts.get(key) ?? 0;
        // The last sixty seconds: this minute, and of the one before the part that is less than a minute ago.
        if (count + (before.get(key) ?? 0) * (1 - passed) >= perMinute) {
          throw new DirectLineError(429, 'TooManyRequests', 'Too many in a minute; wait and send it again.');
        }
        counts.set(key, count + 1);
      }
    },
  };
}

/**
 * The address a request came from.
 *
 * @param trustedProxies how many proxies of our own stand in front and add to `X-Forwarded-For`; 0: that header is not read
 */
export function addressOf(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return [...forwarded, direct].at(-1 - trustedProxies) ?? forwarded[0] ?? direct;
}
