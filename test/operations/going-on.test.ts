import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { lacks } from '../support/needs.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';

/** A start takes seconds on a busy machine, and most tests start twice. */
vi.setConfig({ testTimeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), 'going-on-'));
const running: ServerProcess[] = [];
const start = async (env: Record<string, string> = {}) => {
  const server = await startServer({ DATA_DIR: folder, TODAY: '2026-07-01', ...env });
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.end();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('on SQLite', () => {
  goesOn(() => ({}));

  test('what was said is in the file for its owner alone, and names nobody in its keys or in the log', async () => {
    const server = await start();
    await server.say('29:jan.jansen', 'hoeveel afwezigheidsdagen heb ik nog?');
    await vi.waitFor(() => {
      expect(server.output()).toContain('"msg":"turn"');
    });
    expect(server.output()).not.toMatch(/jansen|afwezigheidsdagen/);
  });
});

describe.skipIf(lacks('redis-server'))('on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.end());
  const env = () => ({ REDIS_URL: redis.url });
  goesOn(env);

  test('Redis stops and starts: meanwhile a sentence with a phone number, then the conversation goes on', async () => {
    const server = await start(env());
    const { vraag } = await server.say('stops', 'hoeveel afwezigheidsdagen heb ik nog?');
    expect(vraag).toBeDefined();
    await redis.stop('SIGKILL');
    const down = await server.say('stops', 'ik weet het niet');
    expect(down.status).toBe(200);
    expect(down.text).toContain('14 0570');
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    const ready = await fetch(`${server.url}/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ missing: { store: expect.stringContaining('Redis') as string } });
    await redis.start();
    await untilReady(server);
    expect(await server.say('stops', 'herhaal')).toMatchObject({ vraag });
  });

  test('the program starts without Redis, says so, and serves as soon as it is there', async () => {
    await redis.stop();
    const server = await start(env());
    expect((await fetch(`${server.url}/ready`)).status).toBe(503);
    expect((await server.say('later', 'hallo')).text).toContain('14 0570');
    await redis.start();
    await untilReady(server);
    expect((await server.say('later', 'hallo')).text).not.toContain('14 0570');
  });

  test('two processes serve one conversation, one turn after the other', async () => {
    const [one, other] = [await start(env()), await start(env())];
    const { vraag } = await one.say('shared', 'hoeveel afwezigheidsdagen heb ik nog?');
    expect(await other.say('shared', 'herhaal')).toMatchObject({ vraag });
    const twice = await Promise.all([one.say('shared', 'herhaal', 'same'), other.say('shared', 'herhaal', 'same')]);
    expect(twice[1].activities.map(({ text }) => text)).toEqual(twice[0].activities.map(({ text }) => text));
  });
});

/** What holds on every store. */
function goesOn(env: () => Record<string, string>): void {
  test('kill -9 in the middle of a question, start again: the conversation goes on', async () => {
    const first = await start(env());
    const asked = await first.say('killed', 'hoeveel afwezigheidsdagen heb ik nog?');
    expect(asked.vraag).toBeDefined();
    await first.end('SIGKILL');
    const second = await start(env());
    expect(await second.say('killed', 'herhaal')).toMatchObject({ vraag: asked.vraag });
  });

  test('an activity delivered twice is processed once and gets the same answer, also after kill -9', async () => {
    const first = await start(env());
    await first.say('twice', 'hallo');
    const once = await first.say('twice', 'hoeveel afwezigheidsdagen heb ik nog?', 'same');
    const again = await first.say('twice', 'hoeveel afwezigheidsdagen heb ik nog?', 'same');
    const texts = once.activities.map(({ text }) => text);
    expect(again.activities.map(({ text }) => text)).toEqual(texts);
    expect(again.vraag).toBe(once.vraag);
    await first.end('SIGKILL');
    const second = await start(env());
    const later = await second.say('twice', 'hoeveel afwezigheidsdagen heb ik nog?', 'same');
    expect(later.activities.map(({ text }) => text)).toEqual(texts);
  });

  test('kill -9 while turns are under way: each is answered when it is sent again', async () => {
    const first = await start(env());
    const talks = Array.from({ length: 10 }, (_, i) => `busy-${i}`);
    await Promise.all(talks.map((talk) => first.say(talk, 'hallo')));
    const cut = talks.map((talk) => first.say(talk, 'wat is beschermd wonen?', 'cut').catch(() => undefined));
    await delay(10);
    await first.end('SIGKILL');
    await Promise.all(cut);
    const second = await start(env());
    const answers = await Promise.all(talks.map((talk) => second.say(talk, 'wat is beschermd wonen?', 'cut')));
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      expect(text).toMatch(/beschermd wonen/i);
    }
  });

  test('SIGTERM lets the turns under way finish and ends well', async () => {
    const server = await start(env());
    const say = (text: string) => Array.from({ length: 10 }, (_, i) => server.say(`term-${i}`, text));
    // These leave ten connections open, so that the next ten turns are not still connecting when the signal comes.
    await Promise.all(say('hallo'));
    const turns = say('wat is beschermd wonen?');
    await Promise.race(turns);
    const code = server.end('SIGTERM');
    for (const turn of await Promise.all(turns)) expect(turn.text).toMatch(/beschermd wonen/i);
    expect(await code).toBe(0);
  });
}

async function untilReady({ url }: ServerProcess): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if ((await fetch(`${url}/ready`)).status === 200) return;
    await delay(100);
  }
  throw new Error('the server was not ready within 10 s');
}
