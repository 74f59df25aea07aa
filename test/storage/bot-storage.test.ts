import { afterEach, describe, expect, test } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import { BotStorage } from '../../src/storage/bot-storage.ts';
import { ConflictError } from '../../src/storage/keeper.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';

describe('the Bot Framework storage over a keeper', () => {
  const keeper = new SqliteKeeper(':memory:');
  const storage = new BotStorage(keeper, 24);
  const key = 'msteams/conversations/29:jan.jansen@zorg.nl/';
  afterEach(() => storage.delete([key, 'other']));

  test('what is written comes back with an eTag, and only what is there comes back', async () => {
    await storage.write({ [key]: { step: 2 }, other: { a: [1] } });
    const read = await storage.read([key, 'other', 'nothing']);
    expect(Object.keys(read)).toEqual([key, 'other']);
    expect(read[key]).toEqual({ step: 2, eTag: expect.any(String) as string });
  });

  test('an eTag that is no longer there is a conflict; * and none win', async () => {
    await storage.write({ [key]: { step: 1 } });
    const { [key]: first } = (await storage.read([key])) as Record<string, { eTag: string }>;
    await storage.write({ [key]: { step: 2, eTag: first?.eTag } });
    await expect(storage.write({ [key]: { step: 3, eTag: first?.eTag } })).rejects.toThrow(ConflictError);
    await storage.write({ [key]: { step: 4, eTag: '*' } });
    await storage.write({ [key]: { step: 5 } });
    expect((await storage.read([key]))[key]).toMatchObject({ step: 5 });
  });

  test('what is deleted is gone', async () => {
    await storage.write({ [key]: { step: 1 } });
    await storage.delete([key, 'nothing']);
    expect(await storage.read([key])).toEqual({});
  });

  test('no key names a person', async () => {
    await storage.write({ [key]: { step: 1 } });
    const keys = await keeper.keys('');
    expect(keys).toHaveLength(1);
    expect(keys.join()).not.toMatch(/jan|zorg|msteams/i);
  });

  test('a conversation that nobody touches is gone after its term', async () => {
    const brief = new BotStorage(keeper, 0.1 / 3600);
    await brief.write({ [key]: { step: 1 } });
    await delay(130);
    expect(await brief.read([key])).toEqual({});
  });
});
