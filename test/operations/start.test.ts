import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runToEnd } from '../support/server-process.ts';

vi.setConfig({ testTimeout: 90_000 });

const repository = join(import.meta.dirname, '..', '..');

describe('the start stops, with every fault named, at', () => {
  test('wrong settings', async () => {
    const { code, output } = await runToEnd({ PORT: 'http', RETENTION_HOURS: '0', REDIS_URL: 'localhost:6379' });
    expect(code).toBe(1);
    expect(output).toContain('PORT: found "http", expected a whole number from 0 to 65535');
    expect(output).toContain('RETENTION_HOURS: found "0"');
    expect(output).toContain('REDIS_URL: found 14 characters, expected an address with redis: or rediss:');
    expect(output).not.toContain('    at ');
  });

  test('a fixed clock or no limit outside loopback', async () => {
    const { code, output } = await runToEnd({ HOST: '0.0.0.0', TODAY: '2026-07-01', RATE_LIMIT: 'off' });
    expect(code).toBe(1);
    expect(output).toContain('TODAY: found "2026-07-01", expected no fixed clock unless HOST is loopback');
    expect(output).toContain('RATE_LIMIT: found "off"');
  });

  test('a data file that is no database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'start-'));
    writeFileSync(join(folder, 'woonwegwijzer.db'), 'no database, but long enough to look like one '.repeat(50));
    const { code, output } = await runToEnd({ DATA_DIR: folder });
    expect(code).toBe(1);
    expect(output).toContain(`SQLite cannot open ${join(folder, 'woonwegwijzer.db')}`);
    expect(output).not.toContain('    at ');
    rmSync(folder, { recursive: true });
  });

  describe('a broken content file, with file, line and key', () => {
    let house: string;
    beforeAll(() => {
      house = mkdtempSync(join(tmpdir(), 'house-'));
      for (const room of ['src', 'dialogs', 'content', 'package.json'])
        cpSync(join(repository, room), join(house, room), { recursive: true });
      symlinkSync(join(repository, 'node_modules'), join(house, 'node_modules'));
    });
    afterAll(() => {
      rmSync(house, { recursive: true, force: true });
    });

    async function broken(file: string, change: (text: string) => string) {
      const path = join(house, 'content', file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, change(text));
      const result = await runToEnd({ DATA_DIR: join(house, 'data') }, house);
      writeFileSync(path, text);
      return result;
    }

    test('a key that is missing', async () => {
      const { code, output } = await broken('dialogs/root.yaml', (text) => text.replace(/^greeting:/m, 'greetin:'));
      expect(code).toBe(1);
      expect(output).toMatch(/dialogs\/root\.yaml/);
      expect(output).toMatch(/greeting/);
      expect(output).not.toContain('    at ');
    });

    test('a file that is no YAML', async () => {
      const { code, output } = await broken('topics/bw-wat-is.yaml', (text) => `${text}\nbroken: [`);
      expect(code).toBe(1);
      expect(output).toMatch(/topics\/bw-wat-is\.yaml:\d+/);
    });
  });
});
