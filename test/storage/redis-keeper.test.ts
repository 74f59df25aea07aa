import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StorageError } from '../../src/storage/keeper.ts';
import { RedisKeeper } from '../../src/storage/redis-keeper.ts';
import { lacks } from '../support/needs.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';

describe.skipIf(lacks('redis-server'))('a Redis that comes and goes', () => {
  let redis: RedisServer;
  let keeper: RedisKeeper;
  const minute = { seconds: 60 };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.end());
  afterEach(() => keeper.close());

  async function opened(): Promise<RedisKeeper> {
    keeper = new RedisKeeper(redis.url);
    await keeper.ready(2_000);
    return keeper;
  }

  async function failsFast(work: () => Promise<unknown>): Promise<void> {
    const begin = Date.now();
    await expect(work()).rejects.toThrow(StorageError);
    expect(Date.now() - begin).toBeLessThan(2_000);
  }

  async function recovers(): Promise<void> {
    const begin = Date.now();
    while (Date.now() - begin < 5_000) {
      if (
        await keeper.ping().then(
          () => true,
          () => false,
        )
      )
        return;
      await delay(50);
    }
    throw new Error('the keeper did not recover within 5 s');
  }

  test('every operation is a StorageError while it is down, and works by itself when it is back', async () => {
    await opened();
    await keeper.put('k', 'before', minute);
    await redis.stop('SIGKILL');
    await failsFast(() => keeper.get('k'));
    await failsFast(() => keeper.put('k', 1, minute));
    await failsFast(() => keeper.append('l', [{ id: 'a', value: 1 }], minute));
    await failsFast(() => keeper.exclusively('x', async () => 1));
    await failsFast(() => keeper.keys(''));
    await failsFast(() => keeper.publish('c', 'm'));
    await failsFast(() => keeper.ping());
    await redis.start();
    await recovers();
    expect((await keeper.get('k'))?.value).toBe('before');
  });

  test('one that hangs is a StorageError within two seconds', async () => {
    await opened();
    redis.freeze();
    try {
      await failsFast(() => keeper.get('k'));
    } finally {
      redis.thaw();
    }
    await recovers();
  });

  test('one that is not there at the start is used as soon as it is', async () => {
    await redis.stop();
    await opened();
    await failsFast(() => keeper.ping());
    await redis.start();
    await recovers();
  });

  test('a listener goes on hearing after it was gone', async () => {
    await opened();
    const heard: string[] = [];
    await keeper.subscribe('c', (message) => heard.push(message));
    await redis.stop('SIGKILL');
    await redis.start();
    await recovers();
    for (let i = 0; i < 60 && heard.length === 0; i++) {
      await keeper.publish('c', 'again');
      await delay(50);
    }
    expect(heard[0]).toBe('again');
  });

  test('work that was begun when it went away still gives its result', async () => {
    await opened();
    const result = keeper.exclusively('y', async () => {
      await redis.stop('SIGKILL');
      return 'done';
    });
    expect(await result).toBe('done');
    await redis.start();
    await recovers();
  });
});
