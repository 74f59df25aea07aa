import type { Keeper } from './keeper.ts';

/**
 * The place where the product keeps things: Redis when an address is given, else SQLite in a folder.
 *
 * A Redis that is down does not stop the start: `ping` tells, and it is used as soon as it is there.
 *
 * @throws StorageError when the SQLite file cannot be opened
 */
export async function openKeeper(settings: { redisUrl?: string | undefined; dataDir: string }): Promise<Keeper> {
  if (settings.redisUrl) {
    const { RedisKeeper } = await import('./redis-keeper.ts');
    const keeper = new RedisKeeper(settings.redisUrl);
    await keeper.ready(1_500);
    return keeper;
  }
  const { SqliteKeeper } = await import('./sqlite-keeper.ts');
  return new SqliteKeeper(settings.dataDir);
}
