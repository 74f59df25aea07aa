import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { ConflictError, StorageError, type Entry, type Keeper, type Kept } from './keeper.ts';
import { underLease, type LeaseOffice } from './lease.ts';
import { LocalLock } from './local-lock.ts';

/** What lies in Redis: a document as `etag:json`; a list beside the places of its ids; a lease; a channel. */
const prefix = 'ww:';
const documentKey = (key: string) => `${prefix}document:${key}`;
const listKey = (list: string) => `${prefix}list:${list}`;
const placesKey = (list: string) => `${prefix}places:${list}`;
const leaseKey = (name: string) => `${prefix}lease:${name}`;
const channelKey = (channel: string) => `${prefix}channel:${channel}`;

/** A store that is down says so within about a second and a half, and is tried again at least every two seconds. */
const options = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 1_500,
  commandTimeout: 1_500,
  retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
  scripts: {
    putIfSame: {
      numberOfKeys: 1,
      // The version there now, or nothing, must be the one expected ('' for none).
      lua: `local now = redis.call('GET', KEYS[1])
            local etag = now and string.match(now, '^[^:]*') or ''
            if etag ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1`,
    },
    appendOnce: {
      numberOfKeys: 2,
      // ARGV: the term, then id and value of each entry. Answers a place for each, negative when it was there already.
      lua: `local places = {}
            for i = 2, #ARGV, 2 do
              local known = redis.call('HGET', KEYS[2], ARGV[i])
              if known then
                places[#places + 1] = -tonumber(known)
              else
                local place = redis.call('RPUSH', KEYS[1], ARGV[i + 1])
                redis.call('HSET', KEYS[2], ARGV[i], place)
                places[#places + 1] = place
              end
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            redis.call('PEXPIRE', KEYS[2], ARGV[1])
            return places`,
    },
    renewLease: {
      numberOfKeys: 1,
      lua: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`,
    },
    endLease: {
      numberOfKeys: 1,
      lua: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`,
    },
  },
};

/** The scripts above, which ioredis adds to the client by name. */
interface Scripts {
  putIfSame(key: string, etag: string, value: string, milliseconds: number): Promise<number>;
  appendOnce(list: string, places: string, milliseconds: number, ...entries: string[]): Promise<number[]>;
  renewLease(key: string, owner: string, milliseconds: number): Promise<number>;
  endLease(key: string, owner: string): Promise<number>;
}

/** Keeps things in one Redis, which several processes may share. */
export class RedisKeeper implements Keeper, LeaseOffice {
  readonly #redis: Redis & Scripts;
  readonly #locks = new LocalLock();
  readonly #listeners = new Map<string, Set<(message: string) => void>>();
  #subscriber: Redis | undefined;

  /**
   * @param url `redis://` or `rediss://` (TLS), with user, password and database number when needed. Nothing fails
   *   here when Redis is down: each operation then does, until it is there.
   */
  constructor(url: string) {
    this.#redis = connect(url) as Redis & Scripts;
  }

  /** Waits until Redis is there, at most this long. */
  async ready(milliseconds: number): Promise<void> {
    if (this.#redis.status === 'ready') return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#redis.once('ready', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async get(key: string): Promise<Kept | undefined> {
    const found = await this.#try(() => this.#redis.get(documentKey(key)));
    if (found === null) return undefined;
    const colon = found.indexOf(':');
    return { etag: found.slice(0, colon), value: JSON.parse(found.slice(colon + 1)) as unknown };
  }

  async put(key: string, value: unknown, options: { etag?: string | null; seconds: number }): Promise<string> {
    const etag = randomUUID();
    const kept = `${etag}:${JSON.stringify(value)}`;
    const term = milliseconds(options.seconds);
    if (options.etag === undefined) {
      await this.#try(() => this.#redis.set(documentKey(key), kept, 'PX', term));
      return etag;
    }
    const expected = options.etag ?? '';
    const put = await this.#try(() => this.#redis.putIfSame(documentKey(key), expected, kept, term));
    if (put === 0) throw new ConflictError('The document has another version than was expected');
    return etag;
  }

  async delete(...keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    const all = keys.flatMap((key) => [documentKey(key), listKey(key), placesKey(key)]);
    await this.#try(() => this.#redis.del(...all));
  }

  async append(
    list: string,
    entries: Entry[],
    options: { seconds: number },
  ): Promise<{ place: number; repeated: boolean }[]> {
    const flat = entries.flatMap(({ id, value }) => [id, JSON.stringify(value)]);
    const term = milliseconds(options.seconds);
    const places = await this.#try(() => this.#redis.appendOnce(listKey(list), placesKey(list), term, ...flat));
    return places.map((place) => ({ place: Math.abs(place), repeated: place < 0 }));
  }

  async read(list: string, after: number, limit = 500): Promise<{ place: number; value: unknown }[]> {
    const values = await this.#try(() => this.#redis.lrange(listKey(list), after, after + limit - 1));
    return values.map((value, i) => ({ place: after + i + 1, value: JSON.parse(value) as unknown }));
  }

  async last(list: string): Promise<{ place: number; value: unknown } | undefined> {
    const key = listKey(list);
    // Sent together, on one connection: nothing can come in between that matters to who works exclusively.
    const [place, value] = await this.#try(() => Promise.all([this.#redis.llen(key), this.#redis.lindex(key, -1)]));
    return value === null ? undefined : { place, value: JSON.parse(value) as unknown };
  }

  async placeOf(list: string, id: string): Promise<number | undefined> {
    const place = await this.#try(() => this.#redis.hget(placesKey(list), id));
    return place === null ? undefined : Number(place);
  }

  length(list: string): Promise<number> {
    return this.#try(() => this.#redis.llen(listKey(list)));
  }

  exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#locks.run(name, () => underLease(this, name, work));
  }

  async take(name: string, owner: string, milliseconds: number): Promise<boolean> {
    return (await this.#try(() => this.#redis.set(leaseKey(name), owner, 'PX', milliseconds, 'NX'))) === 'OK';
  }

  renew(name: string, owner: string, milliseconds: number): Promise<unknown> {
    return this.#try(() => this.#redis.renewLease(leaseKey(name), owner, milliseconds));
  }

  giveBack(name: string, owner: string): Promise<unknown> {
    return this.#try(() => this.#redis.endLease(leaseKey(name), owner));
  }

  async keys(prefix: string, limit = 1_000): Promise<string[]> {
    const found = new Set<string>();
    for (const begin of [documentKey(''), listKey('')]) {
      const match = `${(begin + prefix).replace(/[\\*?[\]]/g, '\\$&')}*`;
      let cursor = '0';
      do {
        const [next, keys] = await this.#try(() => this.#redis.scan(cursor, 'MATCH', match, 'COUNT', 1_000));
        for (const key of keys) found.add(key.slice(begin.length));
        cursor = next;
      } while (cursor !== '0' && found.size < limit);
    }
    return [...found].sort().slice(0, limit);
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.#try(() => this.#redis.publish(channelKey(channel), message));
  }

  async subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>> {
    const key = channelKey(channel);
    const subscriber = await this.#listening();
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    const leave = async () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(key) !== listeners) return;
      this.#listeners.delete(key);
      await subscriber.unsubscribe(key).catch(() => undefined); // The connection is gone, and the subscription with it.
    };
    try {
      // Also when others listen here already: the answer says that messages arrive from now on.
      await this.#try(() => subscriber.subscribe(key));
    } catch (error) {
      await leave();
      throw error;
    }
    return leave;
  }

  async ping(): Promise<void> {
    await this.#try(() => this.#redis.ping());
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
    this.#subscriber?.disconnect();
  }

  /** The connection for listening; it is made at the first subscription and subscribes again by itself when Redis was gone. */
  async #listening(): Promise<Redis> {
    if (this.#subscriber) return this.#subscriber;
    const subscriber = this.#redis.duplicate({ enableOfflineQueue: true });
    subscriber.on('error', () => undefined);
    subscriber.on('message', (key: string, message: string) => {
      for (const listener of this.#listeners.get(key) ?? []) listener(message);
    });
    this.#subscriber = subscriber;
    return subscriber;
  }

  async #try<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new StorageError(`Redis failed: ${reason(error)}`, { cause: error });
    }
  }
}

function connect(url: string): Redis {
  const redis = new Redis(url, options);
  // Every command that fails tells it; without a listener the process would end.
  redis.on('error', () => undefined);
  return redis;
}

const milliseconds = (seconds: number): number => Math.max(1, Math.round(seconds * 1000));

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  return error.message.startsWith("Stream isn't writeable") || error.message.startsWith('Reached the max retries')
    ? 'no connection'
    : error.message;
}
