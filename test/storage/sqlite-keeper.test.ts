import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StorageError } from '../../src/storage/keeper.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';

describe('the SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = () => join(folder, 'woonwegwijzer.db');
  const minute = { seconds: 60 };

  test('is in a folder that is made, for its owner alone', async () => {
    const keeper = new SqliteKeeper(join(folder, 'a', 'b'));
    expect(statSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'a', 'b', 'woonwegwijzer.db')).mode & 0o777).toBe(0o600);
    await keeper.close();
  });

  test('keeps everything when it is opened again', async () => {
    const before = new SqliteKeeper(folder);
    await before.put('k', 1, minute);
    await before.append('l', [{ id: 'a', value: 1 }], minute);
    await before.close();
    const after = new SqliteKeeper(folder);
    expect((await after.get('k'))?.value).toBe(1);
    expect(await after.length('l')).toBe(1);
    await after.close();
  });

  test('that is no database stops the start, and says which file', () => {
    writeFileSync(file(), 'this is a text, long enough to be looked at as if it were a database of SQLite'.repeat(20));
    expect(() => new SqliteKeeper(folder)).toThrow(StorageError);
    expect(() => new SqliteKeeper(folder)).toThrow(file());
  });

  test('that is busy for longer than two seconds is a StorageError, and works again after', async () => {
    const keeper = new SqliteKeeper(folder);
    const other = new DatabaseSync(file());
    other.exec('BEGIN IMMEDIATE');
    await expect(keeper.put('k', 1, minute)).rejects.toThrow(StorageError);
    other.exec('COMMIT');
    other.close();
    await keeper.put('k', 2, minute);
    expect((await keeper.get('k'))?.value).toBe(2);
    await keeper.close();
  });

  test('that was closed is a StorageError', async () => {
    const keeper = new SqliteKeeper(folder);
    await keeper.close();
    await expect(keeper.get('k')).rejects.toThrow(StorageError);
    await expect(keeper.ping()).rejects.toThrow(StorageError);
  });

  test('holds nothing any more of what is over its term, once it was swept', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const keeper = new SqliteKeeper(folder);
    for (let i = 0; i < 1_200; i++) await keeper.put(`k${i}`, 'geheim', { seconds: 30 });
    await keeper.append('l', [{ id: 'a', value: 'geheim' }], { seconds: 30 });
    await keeper.put('stays', 'blijft', { seconds: 3600 });
    vi.advanceTimersByTime(61_000);
    await vi.waitFor(() => {
      const bytes = ['', '-wal'].map((suffix) => readFileSync(file() + suffix, 'latin1')).join('');
      expect(bytes.includes('geheim')).toBe(false);
    }, 5_000);
    expect((await keeper.get('stays'))?.value).toBe('blijft');
    await keeper.close();
  });

  test('holds nothing any more, after a minute, of what was erased or written over', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const keeper = new SqliteKeeper(folder);
    await keeper.put('state', 'geheim '.repeat(1_000), minute);
    await keeper.put('state', 'blijft', minute);
    await keeper.append('said', [{ id: 'a', value: 'geheim' }], minute);
    await keeper.delete('said');
    vi.advanceTimersByTime(61_000);
    await vi.waitFor(() => {
      const bytes = ['', '-wal'].map((suffix) => readFileSync(file() + suffix, 'latin1')).join('');
      expect(bytes.includes('blijft')).toBe(true);
      expect(bytes.includes('geheim')).toBe(false);
    }, 5_000);
    await keeper.close();
  });
});

describe('two keepers on one file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'neighbours-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const busyWith = (keeper: SqliteKeeper, lock: string, order: string[], name: string) =>
    keeper.exclusively(lock, async () => {
      order.push(`${name} begins`);
      await delay(30);
      order.push(`${name} ends`);
    });

  test('wait for one another from the moment the second is there, and no longer when it has left', async () => {
    const first = new SqliteKeeper(folder);
    const order: string[] = [];
    await busyWith(first, 'x', order, 'alone');
    const second = new SqliteKeeper(folder);
    await Promise.all([busyWith(first, 'x', order, 'one'), busyWith(second, 'x', order, 'one')]);
    expect(order).toEqual(['alone begins', 'alone ends', 'one begins', 'one ends', 'one begins', 'one ends']);
    await second.close();
    await busyWith(first, 'x', order, 'alone');
    expect(order).toHaveLength(8);
    await first.close();
  });
});
