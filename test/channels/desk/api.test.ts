import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { ListView, TalkView } from '../../../src/channels/desk/client/page-data.ts';
import { callbackOf, summaryOf } from '../../support/fake-floor.ts';
import { Browsing, startDesk, type DeskService } from './desk-service.ts';

let desk: DeskService;
let anna: Browsing;

beforeAll(async () => {
  desk = await startDesk({ DESK_DEV_LOGIN: 'yes' });
  anna = new Browsing(desk.url);
  await anna.signInHere('Anna', ['algemeen', 'bzt']);
});
beforeEach(() => {
  desk.floor.held.clear();
  desk.floor.acts.length = 0;
});
afterAll(() => desk.end());

const listOf = async (worker: Browsing): Promise<ListView> => (await worker.call('/list')).body as ListView;
const codeOf = ({ status, body }: { status: number; body: unknown }) =>
  `${status} ${(body as { error?: { code: string } }).error?.code ?? ''}`;

describe('a worker', () => {
  test('sees, takes, says, gives back, and closes', async () => {
    desk.floor.arrive({ id: 'h1', summary: summaryOf() });
    expect((await listOf(anna)).waiting).toMatchObject([{ id: 'h1', state: 'waiting', worker: null, mine: false }]);
    const talk = (await anna.call('/talks/h1/claim', {})).body as TalkView;
    expect(JSON.stringify(talk.summary)).toContain('Ik zoek een plek om te wonen.');
    expect((await listOf(anna)).waiting).toMatchObject([{ id: 'h1', state: 'talking', mine: true }]);
    for (let twice = 0; twice < 2; twice++) {
      expect((await anna.call('/talks/h1/say', { id: 'said-0001', text: 'Goedendag' })).status).toBe(200);
    }
    const { said } = (await anna.call('/talks/h1')).body as TalkView;
    expect(said).toMatchObject([{ id: 'said-0001', by: 'worker', text: 'Goedendag' }]);
    expect((await anna.call('/talks/h1/give-back', {})).status).toBe(200);
    expect(codeOf(await anna.call('/talks/h1'))).toBe('404 Gone');
    desk.floor.arrive({ id: 'h2' });
    await anna.call('/talks/h2/claim', {});
    expect((await anna.call('/talks/h2/close', { code: 'geholpen' })).status).toBe(200);
    expect(desk.floor.acts).toEqual(['give-back h1', 'close geholpen h2']);
  });

  test('gives a person on to another queue, and cannot reach them there without its role', async () => {
    desk.floor.arrive({ id: 'h1' });
    await anna.call('/talks/h1/claim', {});
    expect((await anna.call('/talks/h1/transfer', { queue: 'iriszorg' })).status).toBe(200);
    expect(codeOf(await anna.call('/talks/h1'))).toBe('404 Gone');
    expect((await listOf(anna)).waiting).toEqual([]);
  });

  test('checks the two words of a callback, and never gets their hash', async () => {
    desk.floor.arrive({ id: 'h1', callback: callbackOf('blauwe fiets') });
    const { body } = await anna.call('/talks/h1/claim', {});
    expect((body as TalkView).callback).toEqual({
      telephone: '06 12 34 56 78',
      email: null,
      window: 'maandag tussen 9 en 12 uur',
    });
    expect((await anna.call('/talks/h1/words', { words: 'blauwe fiets' })).body).toEqual({ fit: true });
    expect((await anna.call('/talks/h1/words', { words: 'rode fiets' })).body).toEqual({ fit: false });
  });

  test('hears of what could not be delivered', async () => {
    const other = await startDesk(
      { DESK_DEV_LOGIN: 'yes' },
      {
        stuck: async () => [
          { count: 1, oldestSeconds: 60 },
          { count: 2, oldestSeconds: 240 },
        ],
      },
    );
    const worker = new Browsing(other.url);
    await worker.signInHere();
    expect((await listOf(worker)).stuck).toEqual({ count: 3, oldestSeconds: 240 });
    await other.end();
  });
});

describe('refused', () => {
  test('a hand-off of another queue, one that is not there and an id that is none look exactly alike', async () => {
    desk.floor.arrive({ id: 'of-others', queueId: 'iriszorg', summary: summaryOf() });
    const say = { id: 'said-0001', text: 'Hallo' };
    const answers = new Set<string>();
    for (const id of [
      'of-others',
      'not-there',
      '%00',
      'a'.repeat(99),
      '..%2f..%2flist',
      encodeURIComponent('<script>'),
    ]) {
      for (const [path, body] of [
        [`/talks/${id}`, undefined],
        [`/talks/${id}/claim`, {}],
        [`/talks/${id}/say`, say],
        [`/talks/${id}/give-back`, {}],
        [`/talks/${id}/transfer`, { queue: 'bzt' }],
        [`/talks/${id}/close`, { code: 'anders' }],
        [`/talks/${id}/words`, { words: 'a b' }],
      ] as const) {
        const answer = await anna.call(path, body);
        answers.add(`${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }
    expect([...answers]).toEqual([
      '404 {"error":{"code":"Gone","message":"There is no such conversation for this worker."}}',
    ]);
    expect((await anna.go('/balie/gesprek/of-others')).status).toBe(404);
    expect((await listOf(anna)).waiting).toEqual([]);
  });

  test('what a colleague has', async () => {
    desk.floor.arrive({ id: 'h1' });
    const bo = new Browsing(desk.url);
    await bo.signInHere('Bo', ['algemeen']);
    await bo.call('/talks/h1/claim', {});
    for (const [path, body] of [
      ['/talks/h1', undefined],
      ['/talks/h1/claim', {}],
      ['/talks/h1/say', { id: 'said-0001', text: 'Hallo' }],
    ] as const) {
      expect(codeOf(await anna.call(path, body))).toBe('409 Taken');
    }
  });

  test('a call without a session, without the token of the page, or with that of a colleague', async () => {
    const bo = new Browsing(desk.url);
    await bo.signInHere('Bo', ['algemeen']);
    expect(codeOf(await new Browsing(desk.url).call('/list'))).toBe('401 NotSignedIn');
    expect(codeOf(await anna.call('/list', undefined, { 'x-desk-token': '' }))).toBe('403 BadToken');
    expect(codeOf(await anna.call('/list', undefined, { 'x-desk-token': bo.token }))).toBe('403 BadToken');
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['a site that says nothing of itself', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['a link', { 'sec-fetch-site': 'none' }],
  ])('a call from %s', async (_name, headers) => {
    desk.floor.arrive({ id: 'h1' });
    expect(codeOf(await anna.call('/talks/h1/claim', {}, headers))).toBe('403 OriginNotAllowed');
    expect(codeOf(await anna.call('/list', undefined, headers))).toBe('403 OriginNotAllowed');
  });

  test('a call of a name that another site has pointed at this machine', async () => {
    const { port } = new URL(desk.url);
    const status = await new Promise((resolve, reject) => {
      const host = `rebound.example:${port}`;
      const headers = { host, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' };
      const sent = httpRequest(`${desk.url}/balie/inloggen`, { method: 'POST', headers }, (answer) => {
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end('name=Anna&queue=bzt');
    });
    expect(status).toBe(403);
  });

  test.each<[string, unknown]>([
    ['/talks/h1/say', {}],
    ['/talks/h1/say', { id: 'said-0001', text: '' }],
    ['/talks/h1/say', { id: 'said-0001', text: 'a'.repeat(4_001) }],
    ['/talks/h1/say', { id: 'x', text: 'Hallo' }],
    ['/talks/h1/say', { id: 'said-0001', text: 'Hallo', by: 'assistant' }],
    ['/talks/h1/say', ['said-0001']],
    ['/talks/h1/transfer', { queue: 'elders' }],
    ['/talks/h1/close', { code: 'zomaar' }],
    ['/presence', { state: 'yes', touched: true }],
  ])('%s with %j', async (path, body) => {
    desk.floor.arrive({ id: 'h1' });
    await anna.call('/talks/h1/claim', {});
    expect(codeOf(await anna.call(path, body))).toBe('400 BadBody');
  });

  test('a form where JSON is asked', async () => {
    desk.floor.arrive({ id: 'h1' });
    const headers = { 'content-type': 'text/plain' };
    expect(codeOf(await anna.call('/talks/h1/claim', {}, headers))).toBe('400 BadBody');
  });

  test('more calls than a page makes', async () => {
    const strict = await startDesk({ DESK_DEV_LOGIN: 'yes', RATE_LIMIT: '2' });
    const worker = new Browsing(strict.url);
    await worker.signInHere();
    const answers = await Promise.all(Array.from({ length: 12 }, () => worker.call('/list')));
    expect(answers.map(({ status }) => status)).toContain(429);
    await strict.end();
  });

  test('more tries to sign in than a person makes', async () => {
    const strict = await startDesk({ DESK_DEV_LOGIN: 'yes', RATE_LIMIT: '120' });
    const statuses: number[] = [];
    for (let tries = 0; tries < 40; tries++) {
      const body = new URLSearchParams({ name: 'Anna', queue: 'bzt' });
      const answer = await fetch(`${strict.url}/balie/inloggen`, {
        method: 'POST',
        body,
        headers: { origin: strict.url },
        redirect: 'manual',
      });
      statuses.push(answer.status);
    }
    expect(statuses.at(-1)).toBe(429);
    await strict.end();
  });
});

describe('the live line', () => {
  const connect = (browser: Browsing, origin: string | undefined = desk.url): WebSocket => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new WebSocket(`${desk.url.replace('http', 'ws')}/balie/live`, {
      headers: { cookie, ...(origin && { origin }) },
    });
  };
  const refusal = async (socket: WebSocket): Promise<string> => {
    const [error] = (await once(socket, 'error')) as [Error];
    return error.message;
  };

  test('tells which of the own hand-offs changed, and nothing of other queues', async () => {
    const socket = connect(anna);
    const heard: unknown[] = [];
    socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString())));
    await expect.poll(() => heard).toEqual([{ kind: 'ready' }]);
    desk.floor.arrive({ id: 'of-others', queueId: 'iriszorg' });
    desk.floor.arrive({ id: 'h1' });
    await expect.poll(() => heard).toEqual([{ kind: 'ready' }, { kind: 'changed', id: 'h1' }]);
    socket.close();
  });

  test('an upgrade of an address that is none ends there, and nothing else with it', async () => {
    const headers = { connection: 'Upgrade', upgrade: 'websocket' };
    const upgrade = httpRequest(desk.url, { path: '//', headers }).end();
    const [error] = (await once(upgrade, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect((await fetch(`${desk.url}/health`)).status).toBe(200);
  });

  test('is refused without a session, from another site, and without an origin', async () => {
    expect(await refusal(connect(new Browsing(desk.url)))).toContain('401');
    expect(await refusal(connect(anna, 'https://elders.example'))).toContain('403');
    expect(await refusal(connect(anna, ''))).toContain('403');
  });

  test('takes only so many at once of one worker', async () => {
    const open = Array.from({ length: 8 }, () => connect(anna));
    await Promise.all(open.map((socket) => once(socket, 'open')));
    expect(await refusal(connect(anna))).toContain('429');
    for (const socket of open) socket.close();
  });
});

describe('the pages', () => {
  test('the page and the sheet hold what was told as text, under a policy that runs only what bears its nonce', async () => {
    const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
    desk.floor.arrive({ id: 'h1', summary: summaryOf({ wil: hostile }) });
    await anna.call('/talks/h1/claim', {});
    const sheet = await anna.go('/balie/gesprek/h1');
    const page = await sheet.text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&#60;img src=x onerror=alert(2)&#62;');
    const policy = sheet.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[^']+'; style-src 'sha256-[^']+'; base-uri/);
    expect([...page.matchAll(/<script(?! nonce)/g)]).toEqual([]);
    expect(page).toContain(`nonce="${nonce}"`);
    expect((await anna.go('/balie')).headers.get('content-security-policy')).not.toContain(nonce);
    expect(sheet.headers.get('cache-control')).toBe('no-store');
  });
});
