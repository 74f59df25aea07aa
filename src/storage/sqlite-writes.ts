import type { DatabaseSync } from 'node:sqlite';
import { ConflictError } from './keeper.ts';

/** Something to write; it throws a `ConflictError` before it changes anything, or nothing. */
interface Write {
  work: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Writes that come in during one round of the event loop share a transaction, because the commit costs more than most
 * of what is in it. Each is told that it is done after the commit, so what was confirmed is kept.
 */
export class SqliteWrites {
  readonly #database: DatabaseSync;
  readonly #begin;
  readonly #commit;
  readonly #rollback;
  #waiting: Write[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#rollback = database.prepare('ROLLBACK');
  }

  /** Does the work in the next transaction; when that fails, all that was in it fails. */
  add<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T;
      const first = this.#waiting.length === 0;
      this.#waiting.push({
        work: () => {
          result = work();
        },
        done: () => {
          resolve(result);
        },
        failed: reject,
      });
      if (first) {
        setImmediate(() => {
          this.finish();
        });
      }
    });
  }

  /** Writes now what is waiting. */
  finish(): void {
    const writes = this.#waiting;
    if (writes.length === 0) return;
    this.#waiting = [];
    const conflicts = new Map<Write, ConflictError>();
    try {
      this.#begin.run();
      for (const write of writes) {
        try {
          write.work();
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
          conflicts.set(write, error);
        }
      }
      this.#commit.run();
    } catch (error) {
      this.#undo();
      for (const write of writes) write.failed(error);
      return;
    }
    for (const write of writes) {
      const conflict = conflicts.get(write);
      if (conflict) write.failed(conflict);
      else write.done();
    }
  }

  #undo(): void {
    try {
      if (this.#database.isOpen && this.#database.isTransaction) this.#rollback.run();
    } catch {
      // The file is down: the transaction ends with it.
    }
  }
}
