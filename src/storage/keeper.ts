/**
 * What the product asks of a place to keep things: one contract, two keepers (SQLite in a file, Redis when several
 * processes share). It keeps JSON only, and everything it keeps has a term after which it is gone.
 *
 * Every operation rejects with a `StorageError` when the store cannot be reached; the keeper recovers by itself.
 */
export interface Keeper {
  /** The document under this key, with the eTag of this version; undefined when there is none or its term is over. */
  get(key: string): Promise<Kept | undefined>;

  /**
   * Keeps a document and gives its new eTag.
   *
   * @param options.etag keep only when this is still the version there (`null`: only when there is none yet);
   *   otherwise it rejects with `ConflictError`. Left out: keep whatever is there.
   * @param options.seconds the term, counted from now
   */
  put(key: string, value: unknown, options: { etag?: string | null; seconds: number }): Promise<string>;

  /** Forgets documents and lists; a key that is not there is fine. */
  delete(...keys: string[]): Promise<void>;

  /**
   * Adds entries at the end of a list, all or none, and renews the term of the whole list.
   * An entry whose `id` is in the list already is not added again.
   *
   * @returns for each entry its place, counted from 1, and whether it was there already
   */
  append(list: string, entries: Entry[], options: { seconds: number }): Promise<{ place: number; repeated: boolean }[]>;

  /** The entries of a list after a place (0: all), in order; at most `limit` (default 500). */
  read(list: string, after: number, limit?: number): Promise<{ place: number; value: unknown }[]>;

  /** The last entry of a list; undefined when there is none. */
  last(list: string): Promise<{ place: number; value: unknown } | undefined>;

  /** The place of the entry with this id; undefined when it is not in the list. */
  placeOf(list: string, id: string): Promise<number | undefined>;

  /** How many entries a list has; 0 when there is none. */
  length(list: string): Promise<number>;

  /** Does work that must not run twice at once under this name, in this process or another that shares the store. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;

  /** The keys that begin with this, at most `limit` (default 1,000): for queues and clean-up, not inside a turn. */
  keys(prefix: string, limit?: number): Promise<string[]>;

  /** Tells every process that listens on this channel; nothing is kept. */
  publish(channel: string, message: string): Promise<void>;

  /** Listens on a channel until the returned function is called. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>;

  /** Rejects with a `StorageError` when the store cannot be reached now. */
  ping(): Promise<void>;

  close(): Promise<void>;
}

/** A document as it was kept. */
export interface Kept {
  value: unknown;
  etag: string;
}

/** An entry of a list; `id` makes adding it twice harmless. */
export interface Entry {
  id: string;
  value: unknown;
}

/** The store cannot be reached or does not answer; the message says which store and what happened. */
export class StorageError extends Error {
  override name = 'StorageError';
}

/** Somebody else changed the document in the meantime. */
export class ConflictError extends Error {
  override name = 'ConflictError';
}
