import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** Who opened the file tells it this long, and renews it three times in that time. */
const presenceMs = 6_000;

/** Who opens the file does no work in it within this time, so it is not asked again sooner whether somebody has. */
const lookMs = 5;

/**
 * Whether others have this file open too. SQLite tells at almost no cost that *somebody else* wrote in it; only then
 * the list of who is there is read. A keeper that is alone needs no leases, so that after a crash none is left behind.
 */
export class SqliteNeighbours {
  readonly #id = randomUUID();
  readonly #version;
  readonly #others;
  readonly #register;
  readonly #leave;
  readonly #renewing: NodeJS.Timeout;
  #seenVersion: unknown;
  #lookedAt = -Infinity;
  /** Until when others may be there, as far as we have read. */
  #othersUntil = 0;

  constructor(database: DatabaseSync) {
    this.#version = database.prepare('PRAGMA data_version');
    this.#others = database.prepare('SELECT max(expires) AS until FROM keepers WHERE id <> ?');
    this.#register = database.prepare('INSERT OR REPLACE INTO keepers VALUES (?, ?)');
    this.#leave = database.prepare('DELETE FROM keepers WHERE id = ? OR expires <= ?');
    this.#leave.run('', Date.now());
    this.#renew();
    this.#renewing = setInterval(() => {
      try {
        this.#renew();
      } catch {
        // The file is busy or down: the next round does it.
      }
    }, presenceMs / 3).unref();
  }

  /** Whether another keeper has the file open, in this process or another. */
  present(): boolean {
    const now = performance.now();
    if (now - this.#lookedAt > lookMs) {
      this.#lookedAt = now;
      this.#look();
    }
    return this.#othersUntil > Date.now();
  }

  #look(): void {
    const version = this.#version.get()?.data_version;
    if (version !== this.#seenVersion) {
      this.#othersUntil = Number(this.#others.get(this.#id)?.until ?? 0);
      this.#seenVersion = version;
    }
  }

  leave(): void {
    clearInterval(this.#renewing);
    try {
      this.#leave.run(this.#id, Date.now());
    } catch {
      // The file is busy or down: our presence ends by itself.
    }
  }

  #renew(): void {
    this.#register.run(this.#id, Date.now() + presenceMs);
  }
}
