import { setTimeout as delay } from 'node:timers/promises';

/** What a channel answers when it wants to be asked again; Teams names 412 among them. */
const passing: ReadonlySet<unknown> = new Set([412, 429, 500, 502, 503, 504]);

/** Faults of the network in which nothing was sent yet. */
const unsent: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'ENOTFOUND', 'REQUEST_SEND_ERROR']);

/** How a call that was refused for the moment is made again. */
export interface Patience {
  /** How often at most, the first time included. */
  tries: number;
  /** How long is waited after the first time; each time after it twice as long. */
  firstMs: number;
  /** No wait is longer, also when the channel asks for more. */
  longestMs: number;
}

/** What a turn can wait for while its channel waits for the turn. */
export const patience: Patience = { tries: 4, firstMs: 500, longestMs: 4_000 };

/**
 * Makes a call to a channel, and makes it again when the channel is busy or out of order: with waits that grow, a little
 * chance in each so that not all come back at once, and never sooner than the channel asks (`Retry-After`).
 *
 * @throws what the last try threw
 */
export async function withRetries<T>(
  call: () => Promise<T>,
  { tries, firstMs, longestMs }: Patience = patience,
): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await call();
    } catch (error) {
      if (n >= tries || !isPassing(error)) throw error;
      const growing = firstMs * 2 ** (n - 1) * (0.5 + Math.random());
      await delay(Math.min(longestMs, Math.max(growing, askedFor(error))));
    }
  }
}

function isPassing(error: unknown): boolean {
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  return passing.has(statusCode) || (statusCode === undefined && unsent.has(code));
}

/** How long the channel asks to wait, in ms. */
function askedFor(error: unknown): number {
  const { response } = (error ?? {}) as { response?: { headers?: { get?: (name: string) => string | undefined } } };
  const seconds = Number(response?.headers?.get?.('retry-after') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
}
