import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { diaryWords } from '../../src/content/shapes/diary-words.ts';
import { loadFile } from '../../src/content/load.ts';
import { AbsenceDiary, diaryBits } from '../../src/storage/absence-diary.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';

const words = loadFile('content/diary-words.yaml', diaryWords).words;
const content = { periods: [{ departure: '2026-06-02', return: '2026-06-11', reason: 'verlof' }] };

let keeper: SqliteKeeper;
let diary: AbsenceDiary;
beforeAll(() => {
  keeper = new SqliteKeeper(':memory:');
  diary = new AbsenceDiary(keeper, words);
});
afterAll(() => keeper.close());

describe('the absence diary', () => {
  test('a code has at least 36 bits of chance, from words that nobody can mistake for a digit', () => {
    expect(diaryBits(new Set(words).size)).toBeGreaterThanOrEqual(36);
    expect(words.filter((word) => !/^[a-z]{3,}$/.test(word))).toEqual([]);
    expect(words).not.toContain('een');
    expect(() => new AbsenceDiary(keeper, words.slice(0, 400))).toThrow(RangeError);
  });

  test('what was kept comes back under its code, typed or said in many ways', async () => {
    const { code } = await diary.create(content);
    const [a = '', b = '', c = '', digits = ''] = code.split('-');
    const aloud = Array.from(digits).map(
      (digit) => ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'][Number(digit)],
    );
    for (const told of [
      code,
      `${a} ${b} ${c} ${digits}`,
      `Mijn code is ${a.toUpperCase()}, ${b}, ${c} - ${Array.from(digits).join(' ')}.`,
      `${a} ${b} ${c} ${aloud.join(' ')}`,
    ]) {
      expect(diary.readCode(told)).toBe(code);
    }
    expect(await diary.open(code, 'talk')).toMatchObject({ content });
  });

  test('the code itself is nowhere in the store, and the diary is not under a quick hash', async () => {
    const put = vi.spyOn(keeper, 'put');
    const { code, key } = await diary.create(content);
    expect(JSON.stringify(put.mock.calls)).not.toContain(code);
    expect(key).toMatch(/^diary\/[\w-]{32}$/);
    expect(put).toHaveBeenCalledWith(key, content, { seconds: 396 * 24 * 3600 });
    put.mockRestore();
  });

  test('opening it renews its thirteen months', async () => {
    const { code } = await diary.create(content);
    const put = vi.spyOn(keeper, 'put');
    await diary.open(code, 'talk');
    expect(put).toHaveBeenCalledOnce();
    put.mockRestore();
  });

  test('an erased diary is gone', async () => {
    const { code, key } = await diary.create(content);
    await diary.erase(key);
    expect(await diary.open(code, 'someone')).toBe('unknown');
  });

  test('after five wrong codes a conversation is refused, also the right one; another conversation goes on', async () => {
    const { code } = await diary.create(content);
    for (let i = 0; i < 5; i++) expect(await diary.open(`appel-boom-kaas-${100 + i}`, 'guesser')).toBe('unknown');
    expect(await diary.open(code, 'guesser')).toBe('too-many');
    expect(await diary.open(code, 'somebody')).toMatchObject({ content });
  });

  test.each([
    '',
    'appel boom kaas',
    'appel boom 123',
    'ik was van 2 tot 11 juni weg',
    'x'.repeat(10_000),
    'appel-boom-kaas-1234',
  ])('no code: %j', (text) => {
    expect(diary.readCode(text)).toBeUndefined();
  });
});
