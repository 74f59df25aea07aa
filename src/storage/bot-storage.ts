import { hash } from 'node:crypto';
import type { Storage, StoreItem, StoreItems } from 'botbuilder';
import type { Keeper } from './keeper.ts';

/**
 * The Bot Framework's `Storage` over a keeper: what is not touched for a number of hours is gone.
 *
 * The ids of people and conversations in the Bot Framework's keys are hashed: no key names anybody.
 * An eTag that is no longer the one there makes `write` reject with a `ConflictError`; `*` or none writes always.
 */
export class BotStorage implements Storage {
  readonly #keeper: Keeper;
  readonly #seconds: number;

  constructor(keeper: Keeper, retentionHours: number) {
    this.#keeper = keeper;
    this.#seconds = retentionHours * 3600;
  }

  async read(keys: string[]): Promise<StoreItems> {
    const found = await Promise.all(keys.map((key) => this.#keeper.get(stateKey(key))));
    return Object.fromEntries(
      keys.flatMap((key, i) => {
        const kept = found[i];
        return kept ? [[key, { ...(kept.value as StoreItem), eTag: kept.etag }]] : [];
      }),
    );
  }

  async write(changes: StoreItems): Promise<void> {
    await Promise.all(
      Object.entries(changes as Record<string, StoreItem>).map(([key, { eTag, ...value }]) =>
        this.#keeper.put(stateKey(key), value, {
          seconds: this.#seconds,
          ...(eTag && eTag !== '*' ? { etag: eTag } : {}),
        }),
      ),
    );
  }

  async delete(keys: string[]): Promise<void> {
    await this.#keeper.delete(...keys.map(stateKey));
  }
}

/** The keeper's key for a key of the Bot Framework. */
export const stateKey = (key: string): string => `state:${hash('sha256', key, 'base64url')}`;
