import { expect, test } from 'vitest';
import { Colleagues } from '../../src/handoff/colleagues.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';

const worker = { id: 'w1', name: 'Sam', queues: ['bzt' as const] };

test('who signed in at the desk is known by the id that Teams gives too, in any case', async () => {
  const keeper = new SqliteKeeper(':memory:');
  const colleagues = new Colleagues(keeper);
  await colleagues.remember('AAAA-1', worker, 8);
  expect(await colleagues.known('aaaa-1')).toEqual(worker);
  expect(await colleagues.known('aaaa-2')).toBeUndefined();
});

test('a sign-in that is over is not known any more', async () => {
  const colleagues = new Colleagues(new SqliteKeeper(':memory:'));
  await colleagues.remember('aaaa-1', worker, 0);
  expect(await colleagues.known('aaaa-1')).toBeUndefined();
});
