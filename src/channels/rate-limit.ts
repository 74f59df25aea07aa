import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';

/** How many conversations or addresses are remembered at once; those not heard of for longest are forgotten first. */
const remembered = 20_000;

interface Bucket {
  tokens: number;
  filled: number;
}

/**
 * Allows so many a minute for each key, such as a conversation or an address: a bucket that holds a minute's worth and
 * fills evenly. It lives in the memory of the process, and no address leaves it.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param perMinute `off`: everything is allowed */
  constructor(perMinute: number | 'off', now: () => number = Date.now) {
    this.#perMinute = perMinute === 'off' ? Infinity : perMinute;
    this.#now = now;
  }

  /** Takes one for each key; seconds to wait when there is none left for one of them (then none is taken), else 0. */
  take(...keys: string[]): number {
    if (this.#perMinute === Infinity) return 0;
    const buckets = keys.map((key) => this.#bucket(key));
    const fewest = Math.min(...buckets.map(({ tokens }) => tokens));
    if (fewest < 1) return Math.ceil(((1 - fewest) * 60) / this.#perMinute);
    for (const bucket of buckets) bucket.tokens -= 1;
    return 0;
  }

  /** @throws HttpError 429 when this is one too many for one of the keys */
  check(...keys: string[]): void {
    const wait = this.take(...keys);
    if (wait === 0) return;
    const limit = `At most ${this.#perMinute} messages a minute are taken from one conversation and one address`;
    throw new HttpError(429, 'TooManyRequests', `${limit}; try again in ${wait} s.`, { 'retry-after': String(wait) });
  }

  #bucket(key: string): Bucket {
    const now = this.#now();
    const known = this.#buckets.get(key);
    const bucket = known ?? { tokens: this.#perMinute, filled: now };
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + ((now - bucket.filled) * this.#perMinute) / 60_000);
    bucket.filled = now;
    // The order of the map is that of last use.
    if (known) this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > remembered) {
      for (const oldest of this.#buckets.keys()) {
        this.#buckets.delete(oldest);
        break;
      }
    }
    return bucket;
  }
}

/**
 * The address a request came from; of IPv6 the network of the household (`/64`), which changes its addresses at will.
 *
 * @param trustedProxies how many proxies of our own stand in front and add to `X-Forwarded-For`; 0: that header, which
 *   anybody can send, is not read
 */
export function addressOf(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  const forwarded =
    trustedProxies > 0
      ? String(request.headers['x-forwarded-for'] ?? '')
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      : [];
  const address = [...forwarded, direct].at(-1 - trustedProxies) ?? forwarded[0] ?? direct;
  return address.includes(':') && !address.includes('.') ? network(address) : address;
}

function network(address: string): string {
  const [head = '', tail] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const filled = [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
  return `${filled.slice(0, 4).join(':')}::/64`;
}
