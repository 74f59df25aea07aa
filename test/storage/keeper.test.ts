import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ConflictError, type Keeper } from '../../src/storage/keeper.ts';
import { RedisKeeper } from '../../src/storage/redis-keeper.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';
import { lacks } from '../support/needs.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';

describe('SQLite in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeper-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  keepsTheContract(() => new SqliteKeeper(folder));
});

describe.skipIf(lacks('redis-server'))('Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.end());
  keepsTheContract(async () => {
    const keeper = new RedisKeeper(redis.url);
    await keeper.ready(2_000);
    return keeper;
  });
});

/** The promises of `Keeper`, for keepers that share one store. */
function keepsTheContract(open: () => Keeper | Promise<Keeper>): void {
  const opened: Keeper[] = [];
  let names = 0;
  const another = async () => {
    const keeper = await open();
    opened.push(keeper);
    return keeper;
  };
  const name = () => `test:${process.pid}:${++names}`;
  afterEach(async () => {
    for (const keeper of opened.splice(0)) await keeper.close();
  });
  const minute = { seconds: 60 };

  test('a document comes back as it was put, for every keeper on the store', async () => {
    const [keeper, other, key] = [await another(), await another(), name()];
    const value = { words: 'crème: "brûlée" \u0000 😀', deep: [{ n: 1.5, no: null, yes: true }], 'a:b': [] };
    const etag = await keeper.put(key, value, minute);
    expect(await keeper.get(key)).toEqual({ value, etag });
    expect(await other.get(key)).toEqual({ value, etag });
  });

  test('a document that was never put, or is deleted, is not there', async () => {
    const [keeper, key] = [await another(), name()];
    expect(await keeper.get(key)).toBeUndefined();
    await keeper.put(key, 'x', minute);
    await keeper.delete(key, name());
    expect(await keeper.get(key)).toBeUndefined();
    await keeper.delete();
  });

  test('a put without eTag always wins and gives a new version', async () => {
    const [keeper, key] = [await another(), name()];
    const first = await keeper.put(key, 1, minute);
    const second = await keeper.put(key, 2, minute);
    expect(second).not.toBe(first);
    expect((await keeper.get(key))?.value).toBe(2);
  });

  test('a put with the eTag of an older version is a conflict and changes nothing', async () => {
    const [keeper, key] = [await another(), name()];
    const first = await keeper.put(key, 1, minute);
    const second = await keeper.put(key, 2, { etag: first, ...minute });
    await expect(keeper.put(key, 3, { etag: first, ...minute })).rejects.toThrow(ConflictError);
    expect(await keeper.get(key)).toEqual({ value: 2, etag: second });
  });

  test('an eTag of a document that is gone is a conflict', async () => {
    const [keeper, key] = [await another(), name()];
    const etag = await keeper.put(key, 1, minute);
    await keeper.delete(key);
    await expect(keeper.put(key, 2, { etag, ...minute })).rejects.toThrow(ConflictError);
  });

  test('eTag null keeps only when there is none yet', async () => {
    const [keeper, key] = [await another(), name()];
    await keeper.put(key, 1, { etag: null, ...minute });
    await expect(keeper.put(key, 2, { etag: null, ...minute })).rejects.toThrow(ConflictError);
    expect((await keeper.get(key))?.value).toBe(1);
  });

  test('of twenty writers with one eTag, one wins', async () => {
    const [keeper, other, key] = [await another(), await another(), name()];
    const etag = await keeper.put(key, 'begin', minute);
    const tries = Array.from({ length: 20 }, (_, i) => (i % 2 ? keeper : other).put(key, i, { etag, ...minute }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a document is gone when its term is over, and can be put anew', async () => {
    const [keeper, key] = [await another(), name()];
    const etag = await keeper.put(key, 1, { seconds: 0.1 });
    await delay(130);
    expect(await keeper.get(key)).toBeUndefined();
    expect(await keeper.keys(key)).toEqual([]);
    await expect(keeper.put(key, 2, { etag, ...minute })).rejects.toThrow(ConflictError);
    await keeper.put(key, 3, { etag: null, ...minute });
    expect((await keeper.get(key))?.value).toBe(3);
  });

  test('a put renews the term', async () => {
    const [keeper, key] = [await another(), name()];
    await keeper.put(key, 1, { seconds: 0.1 });
    await keeper.put(key, 2, minute);
    await delay(130);
    expect((await keeper.get(key))?.value).toBe(2);
  });

  test('a list gives its entries in order, after a place, up to a limit', async () => {
    const [keeper, list] = [await another(), name()];
    const entries = Array.from({ length: 7 }, (_, i) => ({ id: `e${i}`, value: { i } }));
    expect(await keeper.append(list, entries.slice(0, 3), minute)).toEqual(
      [1, 2, 3].map((place) => ({ place, repeated: false })),
    );
    await keeper.append(list, entries.slice(3), minute);
    expect(await keeper.length(list)).toBe(7);
    expect(await keeper.read(list, 0)).toEqual(entries.map(({ value }, i) => ({ place: i + 1, value })));
    expect(await keeper.read(list, 5)).toEqual([
      { place: 6, value: { i: 5 } },
      { place: 7, value: { i: 6 } },
    ]);
    expect(await keeper.read(list, 2, 1)).toEqual([{ place: 3, value: { i: 2 } }]);
    expect(await keeper.read(list, 7)).toEqual([]);
    expect(await keeper.last(list)).toEqual({ place: 7, value: { i: 6 } });
    expect(await keeper.last(name())).toBeUndefined();
    expect([
      await keeper.placeOf(list, 'e4'),
      await keeper.placeOf(list, 'e9'),
      await keeper.placeOf(name(), 'e4'),
    ]).toEqual([5, undefined, undefined]);
    expect(await keeper.read(name(), 0)).toEqual([]);
    expect(await keeper.length(name())).toBe(0);
  });

  test('an entry with a known id is told its place and not added again', async () => {
    const [keeper, list] = [await another(), name()];
    await keeper.append(list, [{ id: 'a', value: 1 }], minute);
    expect(
      await keeper.append(
        list,
        [
          { id: 'b', value: 2 },
          { id: 'a', value: 'other' },
          { id: 'b', value: 'other' },
        ],
        minute,
      ),
    ).toEqual([
      { place: 2, repeated: false },
      { place: 1, repeated: true },
      { place: 2, repeated: true },
    ]);
    expect(await keeper.read(list, 0)).toEqual([
      { place: 1, value: 1 },
      { place: 2, value: 2 },
    ]);
  });

  test('two hundred appends at once from two keepers leave no gap, no loss and no double', async () => {
    const [keeper, other, list] = [await another(), await another(), name()];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        (i % 2 ? keeper : other).append(list, [{ id: `id${i % 100}`, value: i % 100 }], minute),
      ),
    );
    expect(answers.flat().filter(({ repeated }) => repeated)).toHaveLength(100);
    const read = await keeper.read(list, 0);
    expect(read.map(({ place }) => place)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(new Set(read.map(({ value }) => value)).size).toBe(100);
  });

  test('an append renews the term of the whole list, and after it the list begins anew', async () => {
    const [keeper, list] = [await another(), name()];
    await keeper.append(list, [{ id: 'a', value: 1 }], { seconds: 0.1 });
    await keeper.append(list, [{ id: 'b', value: 2 }], { seconds: 0.4 });
    await delay(150);
    expect(await keeper.length(list)).toBe(2);
    await delay(300);
    expect(await keeper.length(list)).toBe(0);
    expect(await keeper.read(list, 0)).toEqual([]);
    expect(await keeper.append(list, [{ id: 'a', value: 3 }], minute)).toEqual([{ place: 1, repeated: false }]);
    expect(await keeper.read(list, 0)).toEqual([{ place: 1, value: 3 }]);
  });

  test('delete forgets lists too', async () => {
    const [keeper, list] = [await another(), name()];
    await keeper.append(list, [{ id: 'a', value: 1 }], minute);
    await keeper.delete(list);
    expect(await keeper.length(list)).toBe(0);
    expect(await keeper.append(list, [{ id: 'a', value: 1 }], minute)).toEqual([{ place: 1, repeated: false }]);
  });

  test('work under one name never overlaps, across two keepers, and other names do not wait for it', async () => {
    const [keeper, other, lock] = [await another(), await another(), name()];
    let busy = 0;
    let most = 0;
    const work = async () => {
      busy += 1;
      most = Math.max(most, busy);
      await delay(5);
      busy -= 1;
    };
    const slow = keeper.exclusively(lock, async () => {
      await delay(100);
      return 'slow';
    });
    let slowDone = false;
    void slow.then(() => (slowDone = true));
    await keeper.exclusively(name(), async () => {
      expect(slowDone).toBe(false);
    });
    expect(await slow).toBe('slow');
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? keeper : other).exclusively(lock, work)));
    expect(most).toBe(1);
  });

  test('work that fails gives its error and frees the name', async () => {
    const [keeper, other, lock] = [await another(), await another(), name()];
    await expect(keeper.exclusively(lock, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await other.exclusively(lock, async () => 'free')).toBe('free');
  });

  test('work that takes longer than the lease of a dead process keeps its name', { timeout: 15_000 }, async () => {
    const [keeper, other, lock] = [await another(), await another(), name()];
    const order: string[] = [];
    const long = keeper.exclusively(lock, async () => {
      await delay(7_000);
      order.push('long');
    });
    await delay(20);
    await other.exclusively(lock, async () => {
      order.push('next');
    });
    await long;
    expect(order).toEqual(['long', 'next']);
  });

  test('keys gives documents and lists that begin with a prefix, taken literally', async () => {
    const [keeper, prefix] = [await another(), `${name()}[*?\\]%_:`];
    await keeper.put(`${prefix}a`, 1, minute);
    await keeper.append(`${prefix}b`, [{ id: 'x', value: 1 }], minute);
    await keeper.put(`${prefix.replace('*', 'zz')}c`, 1, minute);
    expect(await keeper.keys(prefix)).toEqual([`${prefix}a`, `${prefix}b`]);
    expect(await keeper.keys(prefix, 1)).toHaveLength(1);
  });

  test('what is published reaches every listener until it leaves', async () => {
    const [keeper, other, channel] = [await another(), await another(), name()];
    const heard: string[] = [];
    const leave = await other.subscribe(channel, (message) => heard.push(`other ${message}`));
    await keeper.subscribe(channel, (message) => heard.push(`self ${message}`));
    await keeper.subscribe(name(), () => heard.push('wrong channel'));
    await keeper.publish(channel, 'één');
    await until(() => heard.length >= 2);
    await leave();
    await keeper.publish(channel, 'twee');
    await until(() => heard.length >= 3);
    await delay(20);
    expect(heard.sort()).toEqual(['other één', 'self twee', 'self één']);
  });

  test('it answers a ping', async () => {
    await (await another()).ping();
  });
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i++) await delay(5);
}
