import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ListView } from '../../src/channels/desk/client/page-data.ts';
import type { Waiting } from '../../src/handoff/floor.ts';
import { queueIds } from '../../src/handoff/summary.ts';
import { Browsing } from '../channels/desk/desk-service.ts';
import { lacks } from '../support/needs.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import { WebChat } from '../support/web-chat.ts';
import { startReceiver } from '../support/webhook-receiver.ts';

/** A start takes seconds on a busy machine, and most tests start twice. */
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
const running: ServerProcess[] = [];
const start = async (env: Record<string, string> = {}) => {
  const server = await startServer({
    ...{ DATA_DIR: folder, TODAY: '2026-11-25T10:00', DESK_DEV_LOGIN: 'yes' },
    // The same for all, as it must be where several serve one conversation.
    ...{ DIRECT_LINE_SECRET: 'the secret of these tests' },
    ...env,
  });
  running.push(server);
  return server;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.end();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const waitingFor = async (worker: Browsing): Promise<readonly Waiting[]> =>
  ((await worker.call('/list')).body as ListView).waiting;

const signedIn = async (url: string, name: string): Promise<Browsing> => {
  const worker = new Browsing(url);
  await worker.signInHere(name, queueIds);
  return worker;
};

/** The same worker at another server: with the cookie of the session, as a page that is loaded again. */
const goesOn = async (worker: Browsing, url: string): Promise<Browsing> => {
  const again = new Browsing(url);
  for (const [name, value] of worker.cookies) again.cookies.set(name, value);
  await again.readToken();
  return again;
};

async function inQueue(url: string): Promise<WebChat> {
  const chat = await WebChat.begin(url);
  await chat.say('ik wil een medewerker');
  await chat.say('ja');
  return chat;
}

const countOf = async (chat: WebChat, text: string): Promise<number> =>
  (await chat.texts()).filter((one) => one.includes(text)).length;

describe('kill -9', () => {
  test('after a worker said something: what was confirmed reaches the person, in order, once', async () => {
    const first = await start();
    const chat = await inQueue(first.url);
    const worker = await signedIn(first.url, 'Anna');
    const [{ id } = { id: '' }] = await waitingFor(worker);
    expect((await worker.call(`/talks/${id}/claim`, {})).status).toBe(200);
    const confirmed: number[] = [];
    const saying = Array.from({ length: 12 }, async (_, n) => {
      const { status } = await worker.call(`/talks/${id}/say`, { id: `said-000${n}`, text: `woord ${n}.` });
      if (status === 200) confirmed.push(n);
      if (confirmed.length === 3) await first.end('SIGKILL');
    });
    await Promise.allSettled(saying);
    expect(confirmed.length).toBeGreaterThanOrEqual(3);

    const second = await start();
    chat.url = second.url;
    const again = await goesOn(worker, second.url);
    for (let n = 0; n < 12; n++) {
      const { status } = await again.call(`/talks/${id}/say`, { id: `said-000${n}`, text: `woord ${n}.` });
      expect(status).toBe(200);
    }
    await vi.waitFor(async () => {
      const texts = await chat.texts();
      const heard = texts.flatMap((text) => /woord \d+\./.exec(text) ?? []);
      expect(heard.toSorted()).toEqual(Array.from({ length: 12 }, (_, n) => `woord ${n}.`).toSorted());
    }, 20_000);
    await chat.say('dank u wel');
    expect(JSON.stringify((await again.call(`/talks/${id}`)).body)).toContain('dank u wel');
  });

  test('while a person is handed over: said again, the person stands in the queue once, and it is told once elsewhere', async () => {
    const receiver = await startReceiver();
    receiver.answers(503);
    const env = { HANDOFF_WEBHOOK_URL: receiver.url, HANDOFF_WEBHOOK_SECRET: 'the secret of this test' };
    const first = await start(env);
    const chat = await WebChat.begin(first.url);
    await chat.say('ik wil een medewerker');
    const cut = chat.say('ja', 'consent').catch(() => undefined);
    await vi.waitFor(() => {
      expect(receiver.received.length).toBeGreaterThan(0);
    });
    await first.end('SIGKILL');
    await cut;

    const second = await start(env);
    chat.url = second.url;
    await chat.say('ja', 'consent');
    const worker = await signedIn(second.url, 'Anna');
    const waiting = (await waitingFor(worker)).filter(({ state }) => state === 'waiting');
    expect(waiting).toHaveLength(1);
    await vi.waitFor(async () => {
      const { status, degraded } = (await (await fetch(`${second.url}/ready`)).json()) as Ready;
      expect(status).toBe('degraded');
      expect(degraded?.['handoff-webhook']).toMatchObject({ count: 1 });
    }, 30_000);
    receiver.answers(200);
    await vi.waitFor(async () => {
      expect(await (await fetch(`${second.url}/ready`)).json()).toEqual({ status: 'ready' });
    }, 30_000);
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    await receiver.stop();
  });
});

describe.skipIf(lacks('redis-server'))('on one Redis', () => {
  let redis: RedisServer;
  let one: ServerProcess;
  let other: ServerProcess;
  beforeAll(async () => {
    redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    [one, other] = await Promise.all([start(env), start(env)]);
    running.splice(0);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([one.end(), other.end()]);
    await redis.end();
  });

  test('twenty people and eight workers at two servers: each is taken once, in the order of arrival', async () => {
    const names = ['Anna', 'Bram', 'Cees', 'Dirk', 'Els', 'Fred', 'Gijs', 'Hans'];
    const urlOf = (n: number): string => (n % 2 ? other : one).url;
    const chats = await Promise.all(Array.from({ length: 20 }, (_, n) => inQueue(urlOf(n))));
    const workers = await Promise.all(names.map((name, n) => signedIn(urlOf(n), name)));
    const order = (await waitingFor(workers[0] ?? new Browsing(''))).map(({ id }) => id);
    expect(order).toHaveLength(20);
    const taken: string[] = [];
    await Promise.all(
      workers.map(async (worker) => {
        for (;;) {
          const next = (await waitingFor(worker)).find(({ state }) => state === 'waiting');
          if (!next) return;
          const { status } = await worker.call(`/talks/${next.id}/claim`, {});
          expect([200, 409]).toContain(status);
          if (status === 200) taken.push(next.id);
        }
      }),
    );
    expect(taken.toSorted()).toEqual(order.toSorted());
    // Two that are taken in the same moment may be told in either order, so at most as many apart as there are workers.
    const apart = taken.map((id, n) => Math.abs(order.indexOf(id) - n));
    expect(Math.max(...apart)).toBeLessThan(workers.length);
    await vi.waitFor(async () => {
      for (const chat of chats) expect(await countOf(chat, 'een medewerker. Vanaf nu')).toBe(1);
    }, 20_000);
  });

  test('Redis stops and starts, then one of the servers is killed: nothing is lost and nothing comes twice', async () => {
    const chat = await inQueue(one.url);
    const worker = await signedIn(other.url, 'Anna');
    const id = (await waitingFor(worker)).find(({ state }) => state === 'waiting')?.id ?? '';
    expect((await worker.call(`/talks/${id}/claim`, {})).status).toBe(200);
    const said = { id: 'said-0001', text: 'Goedemorgen' };
    await redis.stop('SIGKILL');
    expect((await worker.call(`/talks/${id}/say`, said)).status).toBeGreaterThanOrEqual(500);
    await redis.start();
    await vi.waitFor(async () => {
      expect((await worker.call(`/talks/${id}/say`, said)).status).toBe(200);
    }, 20_000);
    await vi.waitFor(async () => {
      expect(await countOf(chat, 'Goedemorgen')).toBe(1);
    }, 20_000);

    expect((await worker.call(`/talks/${id}/say`, { id: 'said-0002', text: 'Bent u er nog?' })).status).toBe(200);
    await other.end('SIGKILL');
    await vi.waitFor(async () => {
      expect(await countOf(chat, 'Bent u er nog?')).toBe(1);
    }, 30_000);
    await chat.say('ja hoor');
    const again = await goesOn(worker, one.url);
    expect(JSON.stringify((await again.call(`/talks/${id}`)).body)).toContain('ja hoor');
    expect((await again.call(`/talks/${id}/close`, { code: 'geholpen' })).status).toBe(200);
    await vi.waitFor(async () => {
      expect((await waitingFor(again)).filter((waiting) => waiting.id === id)).toEqual([]);
    });
  });
});

interface Ready {
  status: string;
  degraded?: Record<string, { count: number; oldestSeconds: number }>;
}
