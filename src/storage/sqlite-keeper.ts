import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConflictError, StorageError, type Entry, type Keeper, type Kept } from './keeper.ts';
import { underLease, type LeaseOffice } from './lease.ts';
import { LocalLock } from './local-lock.ts';
import { SqliteNeighbours } from './sqlite-neighbours.ts';
import { SqliteWrites } from './sqlite-writes.ts';

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS documents (key TEXT PRIMARY KEY, value TEXT NOT NULL, etag TEXT NOT NULL, expires INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS lists (list TEXT PRIMARY KEY, length INTEGER NOT NULL, expires INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS entries (list TEXT, place INTEGER, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (list, place));
  CREATE UNIQUE INDEX IF NOT EXISTS entries_by_id ON entries (list, id);
  CREATE INDEX IF NOT EXISTS documents_by_expiry ON documents (expires);
  CREATE INDEX IF NOT EXISTS lists_by_expiry ON lists (expires);
  CREATE TABLE IF NOT EXISTS keepers (id TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
`;

const sweepMs = 60_000;
const sweepRows = 500;

/** The listeners of this process, by file: keepers on one file hear one another. */
const channels = new Map<string, EventEmitter>();

/**
 * Keeps things in one SQLite file. Processes on one machine may share the file, but what is published reaches the
 * listeners of the same process only: several processes that serve the same conversations take Redis.
 *
 * A write survives the death of the process at any moment; only a power cut can lose the last of them.
 */
export class SqliteKeeper implements Keeper, LeaseOffice {
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepareAll>;
  readonly #locks = new LocalLock();
  readonly #writes: SqliteWrites;
  readonly #neighbours: SqliteNeighbours;
  readonly #channel: EventEmitter;
  readonly #sweeping: NodeJS.Timeout;

  /**
   * Opens the file `woonwegwijzer.db` in a folder, and makes both when needed.
   *
   * @param folder `:memory:` keeps everything in memory, for tests and for a conversation in the terminal
   * @throws StorageError when the file cannot be opened or is no database
   */
  constructor(folder: string) {
    const file = folder === ':memory:' ? folder : join(resolve(folder), 'woonwegwijzer.db');
    try {
      if (file !== ':memory:') mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#database = new DatabaseSync(file, { timeout: 2_000 });
      if (file !== ':memory:') chmodSync(file, 0o600);
      this.#database.exec(schema);
    } catch (error) {
      throw new StorageError(`SQLite cannot open ${file}: ${messageOf(error)}`, { cause: error });
    }
    this.#statements = prepareAll(this.#database);
    this.#writes = new SqliteWrites(this.#database);
    this.#neighbours = new SqliteNeighbours(this.#database);
    this.#channel = channels.get(file) ?? new EventEmitter().setMaxListeners(0);
    if (file !== ':memory:') channels.set(file, this.#channel);
    this.#sweeping = setInterval(() => {
      this.#sweep();
    }, sweepMs).unref();
  }

  get(key: string): Promise<Kept | undefined> {
    return this.#try(() => {
      const row = this.#statements.getDocument.get(key, Date.now());
      return row && { value: JSON.parse(row.value as string) as unknown, etag: row.etag as string };
    });
  }

  put(key: string, value: unknown, options: { etag?: string | null; seconds: number }): Promise<string> {
    const json = JSON.stringify(value);
    return this.#write(() => {
      const { putDocument, addDocument, changeDocument } = this.#statements;
      const etag = randomUUID();
      const now = Date.now();
      const expires = now + options.seconds * 1000;
      const { changes } =
        options.etag === undefined
          ? putDocument.run(key, json, etag, expires)
          : options.etag === null
            ? addDocument.run(key, json, etag, expires, now)
            : changeDocument.run(json, etag, expires, key, options.etag, now);
      if (changes === 0) throw new ConflictError('The document has another version than was expected');
      return etag;
    });
  }

  delete(...keys: string[]): Promise<void> {
    return this.#write(() => {
      for (const key of keys) this.#forget(key);
    });
  }

  append(
    list: string,
    entries: Entry[],
    options: { seconds: number },
  ): Promise<{ place: number; repeated: boolean }[]> {
    const added = entries.map(({ id, value }) => ({ id, json: JSON.stringify(value) }));
    return this.#write(() => {
      const { getList, putList, addEntry, findEntry } = this.#statements;
      const now = Date.now();
      const row = getList.get(list);
      const alive = row !== undefined && (row.expires as number) > now;
      if (row && !alive) this.#forget(list);
      let length = alive ? (row.length as number) : 0;
      const places = added.map(({ id, json }) => {
        if (addEntry.run(list, length + 1, id, json).changes === 1) {
          length += 1;
          return { place: length, repeated: false };
        }
        return { place: findEntry.get(list, id)?.place as number, repeated: true };
      });
      putList.run(list, length, now + options.seconds * 1000);
      return places;
    });
  }

  read(list: string, after: number, limit = 500): Promise<{ place: number; value: unknown }[]> {
    return this.#try(() =>
      this.#lengthOf(list) <= after
        ? []
        : this.#statements.readEntries
            .all(list, after, limit)
            .map((row) => ({ place: row.place as number, value: JSON.parse(row.value as string) as unknown })),
    );
  }

  last(list: string): Promise<{ place: number; value: unknown } | undefined> {
    return this.#try(() => {
      const place = this.#lengthOf(list);
      const row = place > 0 ? this.#statements.getEntry.get(list, place) : undefined;
      return row && { place, value: JSON.parse(row.value as string) as unknown };
    });
  }

  placeOf(list: string, id: string): Promise<number | undefined> {
    return this.#try(() => {
      const place = this.#statements.findEntry.get(list, id)?.place as number | undefined;
      return place !== undefined && this.#lengthOf(list) > 0 ? place : undefined;
    });
  }

  length(list: string): Promise<number> {
    return this.#try(() => this.#lengthOf(list));
  }

  exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#locks.run(name, async () => {
      const shared = await this.#try(() => this.#neighbours.present());
      return shared ? underLease(this, name, work) : work();
    });
  }

  take(name: string, owner: string, milliseconds: number): Promise<boolean> {
    const now = Date.now();
    return this.#try(() => this.#statements.takeLease.run(name, owner, now + milliseconds, now).changes === 1);
  }

  renew(name: string, owner: string, milliseconds: number): Promise<unknown> {
    return this.#try(() => this.#statements.renewLease.run(Date.now() + milliseconds, name, owner));
  }

  giveBack(name: string, owner: string): Promise<unknown> {
    return this.#try(() => this.#statements.endLease.run(name, owner));
  }

  keys(prefix: string, limit = 1_000): Promise<string[]> {
    return this.#try(() => {
      const now = Date.now();
      const end = `${prefix}\u{10FFFF}`;
      return this.#statements.keys.all(prefix, end, now, prefix, end, now, limit).map((row) => row.key as string);
    });
  }

  publish(channel: string, message: string): Promise<void> {
    return this.#try(() => {
      setImmediate(() => this.#channel.emit(channel, message));
    });
  }

  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>> {
    return this.#try(() => {
      this.#channel.on(channel, listener);
      return async () => {
        this.#channel.off(channel, listener);
      };
    });
  }

  ping(): Promise<void> {
    return this.#try(() => {
      this.#statements.getDocument.get('', 0);
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    if (!this.#database.isOpen) return;
    this.#writes.finish();
    this.#neighbours.leave();
    this.#database.close();
  }

  #lengthOf(list: string): number {
    const row = this.#statements.getList.get(list);
    return row && (row.expires as number) > Date.now() ? (row.length as number) : 0;
  }

  #forget(key: string): void {
    this.#statements.endDocument.run(key);
    this.#statements.endList.run(key);
    this.#statements.endEntries.run(key);
  }

  /** Removes what is over its term, a part at a time so that no turn waits for it. */
  #sweep(): void {
    this.#write(() => {
      const { endExpiredDocuments, endExpiredLeases, expiredLists } = this.#statements;
      const now = Date.now();
      endExpiredLeases.run(now);
      const lists = expiredLists.all(now, sweepRows);
      for (const { list } of lists) this.#forget(list as string);
      return Math.max(lists.length, Number(endExpiredDocuments.run(now, sweepRows).changes));
    })
      .then((removed) => {
        if (removed === sweepRows) this.#again();
        // What was erased, replaced or over its term must leave the write-ahead log too.
        else this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      })
      .catch(() => undefined); // The store is down or busy: the next round does it.
  }

  #again(): void {
    setImmediate(() => {
      if (this.#database.isOpen) this.#sweep();
    });
  }

  async #try<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ConflictError) throw error;
      throw new StorageError(`SQLite failed: ${messageOf(error)}`, { cause: error });
    }
  }

  #write<T>(work: () => T): Promise<T> {
    return this.#try(() => this.#writes.add(work));
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown fault');

function prepareAll(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  return {
    getDocument: sql('SELECT value, etag FROM documents WHERE key = ? AND expires > ?'),
    putDocument: sql(
      `INSERT INTO documents VALUES (?, ?, ?, ?) ON CONFLICT (key)
       DO UPDATE SET value = excluded.value, etag = excluded.etag, expires = excluded.expires`,
    ),
    addDocument: sql(
      `INSERT INTO documents VALUES (?, ?, ?, ?) ON CONFLICT (key)
       DO UPDATE SET value = excluded.value, etag = excluded.etag, expires = excluded.expires WHERE expires <= ?`,
    ),
    changeDocument: sql(
      'UPDATE documents SET value = ?, etag = ?, expires = ? WHERE key = ? AND etag = ? AND expires > ?',
    ),
    endDocument: sql('DELETE FROM documents WHERE key = ?'),
    endExpiredDocuments: sql(
      'DELETE FROM documents WHERE key IN (SELECT key FROM documents WHERE expires <= ? LIMIT ?)',
    ),
    getList: sql('SELECT length, expires FROM lists WHERE list = ?'),
    putList: sql(
      `INSERT INTO lists VALUES (?, ?, ?) ON CONFLICT (list)
       DO UPDATE SET length = excluded.length, expires = excluded.expires`,
    ),
    endList: sql('DELETE FROM lists WHERE list = ?'),
    expiredLists: sql('SELECT list FROM lists WHERE expires <= ? LIMIT ?'),
    addEntry: sql('INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?)'),
    getEntry: sql('SELECT value FROM entries WHERE list = ? AND place = ?'),
    findEntry: sql('SELECT place FROM entries WHERE list = ? AND id = ?'),
    readEntries: sql('SELECT place, value FROM entries WHERE list = ? AND place > ? ORDER BY place LIMIT ?'),
    endEntries: sql('DELETE FROM entries WHERE list = ?'),
    keys: sql(
      `SELECT key FROM documents WHERE key >= ? AND key < ? AND expires > ?
       UNION SELECT list FROM lists WHERE list >= ? AND list < ? AND expires > ? ORDER BY 1 LIMIT ?`,
    ),
    takeLease: sql(
      `INSERT INTO leases VALUES (?, ?, ?) ON CONFLICT (name)
       DO UPDATE SET owner = excluded.owner, expires = excluded.expires WHERE expires <= ?`,
    ),
    renewLease: sql('UPDATE leases SET expires = ? WHERE name = ? AND owner = ?'),
    endLease: sql('DELETE FROM leases WHERE name = ? AND owner = ?'),
    endExpiredLeases: sql('DELETE FROM leases WHERE expires <= ?'),
  };
}
