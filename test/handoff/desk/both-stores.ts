import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { Keeper } from '../../../src/storage/keeper.ts';
import { RedisKeeper } from '../../../src/storage/redis-keeper.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { lacks } from '../../support/needs.ts';
import { startRedis, type RedisServer } from '../../support/redis-server.ts';

/** What must hold on SQLite in a file and on Redis; `open` gives one more keeper on the store of this test. */
export function onBothStores(tests: (open: () => Promise<Keeper>) => void): void {
  const opened: Keeper[] = [];
  const kept = (keeper: Keeper): Keeper => {
    opened.push(keeper);
    return keeper;
  };
  const closeAll = async () => {
    for (const keeper of opened.splice(0)) await keeper.close();
  };

  describe('on SQLite', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'desk-'));
    });
    afterEach(async () => {
      await closeAll();
      rmSync(folder, { recursive: true, force: true });
    });
    tests(async () => kept(new SqliteKeeper(folder)));
  });

  describe.skipIf(lacks('redis-server'))('on Redis', () => {
    let redis: RedisServer;
    let admin: Redis;
    beforeAll(async () => {
      redis = await startRedis();
      admin = new Redis(redis.url);
    });
    beforeEach(async () => {
      await admin.flushall();
    });
    afterEach(closeAll);
    afterAll(async () => {
      admin.disconnect();
      await redis.end();
    });
    tests(async () => {
      const keeper = new RedisKeeper(redis.url);
      await keeper.ready(2_000);
      return kept(keeper);
    });
  });
}
