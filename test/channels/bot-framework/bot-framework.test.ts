import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TurnContext } from 'botbuilder';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { botFramework, type BotFrameworkParts } from '../../../src/channels/bot-framework/bot-framework.ts';
import { createServer, type WebServer } from '../../../src/channels/server.ts';
import { readSettings } from '../../../src/config/config.ts';
import { noLog } from '../../../src/log.ts';
import { startTokenIssuer } from './token-issuer.ts';

const servers: WebServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop(1);
});

const echo = async (context: TurnContext) => {
  await context.sendActivity({ type: 'typing' });
  await context.sendActivity(`U zei: ${context.activity.text}`);
};

async function serve(parts: Partial<BotFrameworkParts> & { env?: Record<string, string> } = {}): Promise<string> {
  const { env = {}, ...rest } = parts;
  const server = createServer({ log: noLog, needs: {} });
  botFramework({ settings: readSettings(env), logic: echo, log: noLog, ...rest }).routes(server.restify);
  servers.push(server);
  return server.listen(0, '127.0.0.1');
}

const activity = {
  type: 'message',
  id: 'a1',
  channelId: 'test',
  serviceUrl: 'https://smba.example/',
  conversation: { id: 'c1' },
  from: { id: 'u1' },
  recipient: { id: 'bot' },
  text: 'hallo',
  deliveryMode: 'expectReplies',
};

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

const errorOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return { status: response.status, ...error };
};

describe('POST /api/messages', () => {
  test('expectReplies answers in the response', async () => {
    const response = await post(await serve(), activity);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      activities: [
        { type: 'typing' },
        { type: 'message', text: 'U zei: hallo', replyToId: 'a1', recipient: { id: 'u1' } },
      ],
    });
  });

  test('an activity with no more than type, conversation and text is answered', async () => {
    const { type, conversation, text, deliveryMode } = activity;
    const response = await post(await serve(), { type, conversation, text, deliveryMode, from: null });
    expect(await response.json()).toMatchObject({ activities: [{}, { text: 'U zei: hallo' }] });
  });

  test('otherwise the answer goes to the service of the channel', async () => {
    const came: { path: string | undefined; text: unknown }[] = [];
    const service = createHttpServer((request, response) => {
      let body = '';
      request.on('data', (data: Buffer) => (body += data.toString()));
      request.on('end', () => {
        came.push({ path: request.url, text: (JSON.parse(body) as { text?: unknown }).text });
        response.setHeader('content-type', 'application/json');
        response.end('{"id":"1"}');
      });
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    const response = await post(await serve(), { ...activity, serviceUrl, deliveryMode: undefined });
    expect(response.status).toBe(200);
    expect(came).toEqual([
      { path: '/v3/conversations/c1/activities/a1', text: undefined },
      { path: '/v3/conversations/c1/activities/a1', text: 'U zei: hallo' },
    ]);
    service.close();
  });

  test.each([
    ['no type', { type: undefined }, 'activity.type'],
    ['an empty type', { type: '' }, 'activity.type'],
    ['a type that is a number', { type: 7 }, 'activity.type'],
    ['no conversation', { conversation: undefined }, 'activity.conversation'],
    ['a conversation without id', { conversation: {} }, 'activity.conversation.id'],
    ['a conversation that is a list', { conversation: [] }, 'activity.conversation'],
    ['an endless conversation id', { conversation: { id: 'x'.repeat(1_001) } }, 'activity.conversation.id'],
    ['a text that is an object', { text: { toString: 1 } }, 'activity.text'],
    ['a sender that is a text', { from: 'u1' }, 'activity.from'],
    ['a sender without id', { from: {} }, 'activity.from.id'],
    ['attachments that are no list', { attachments: { 0: {} } }, 'activity.attachments'],
    ['members that are texts', { type: 'conversationUpdate', membersAdded: ['u1'] }, 'activity.membersAdded.0'],
    ['no way to answer', { deliveryMode: undefined, serviceUrl: undefined }, 'activity.serviceUrl'],
    [
      'a service that is no address',
      { deliveryMode: 'normal', serviceUrl: 'file:///etc/passwd' },
      'activity.serviceUrl',
    ],
  ])('%s: 400 that names the field', async (_name, change, field) => {
    const error = await errorOf(await post(await serve(), { ...activity, ...change }));
    expect(error.status).toBe(400);
    expect(error.message).toContain(`${field}:`);
  });

  test.each([
    ['a list', []],
    ['a text', 'hallo'],
    ['null', null],
    ['a number', 1],
  ])('%s is no activity', async (_name, body) => {
    expect((await post(await serve(), body)).status).toBe(400);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'content type "%s" is 415',
    async (type) => {
      const url = await serve();
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        body: new TextEncoder().encode(JSON.stringify(activity)),
        headers: type ? { 'content-type': type } : {},
      });
      expect(await errorOf(response)).toMatchObject({ status: 415, code: 'NoJson' });
    },
  );

  test('no body is 415', async () => {
    expect((await fetch(`${await serve()}/api/messages`, { method: 'POST' })).status).toBe(415);
  });

  test('times that are none are dropped, others are dates', async () => {
    let seen: TurnContext['activity'] | undefined;
    const url = await serve({
      logic: async (context) => {
        seen = context.activity;
      },
    });
    await post(url, { ...activity, timestamp: '2026-06-02T10:00:00Z', localTimestamp: 'gisteren' });
    expect(seen?.timestamp).toEqual(new Date('2026-06-02T10:00:00Z'));
    expect(seen?.localTimestamp).toBeUndefined();
  });

  test('a turn that throws is a 500 without its message, and the next is answered', async () => {
    let broken = true;
    const url = await serve({
      logic: async (context) => {
        if (broken) throw new Error('hallo staat hierin');
        await echo(context);
      },
    });
    const response = await post(url, activity);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hallo');
    broken = false;
    expect((await post(url, activity)).status).toBe(200);
  });
});

describe('the limit of turns a minute', () => {
  test('holds for one conversation', async () => {
    const url = await serve({ env: { RATE_LIMIT: '5' } });
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push((await post(url, activity)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await post(url, activity);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await errorOf(refused)).toMatchObject({ code: 'TooManyRequests' });
  });

  test('holds for one address with many conversations', async () => {
    const url = await serve({ env: { RATE_LIMIT: '5' } });
    const answers = Array.from({ length: 10 }, (_, i) => post(url, { ...activity, conversation: { id: `c${i}` } }));
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });
});

describe('without a registration', () => {
  test('only this machine is answered', async () => {
    const url = await serve({ env: { HOST: '0.0.0.0' } });
    expect(await errorOf(await post(url, activity))).toMatchObject({ status: 401, code: 'AnonymousRefused' });
  });

  test('what came through a proxy is not this machine', async () => {
    const response = await post(await serve(), activity, { 'x-forwarded-for': '203.0.113.7' });
    expect(await errorOf(response)).toMatchObject({ status: 401, code: 'AnonymousRefused' });
  });

  test('ALLOW_ANONYMOUS=yes answers everybody, and says so loudly', async () => {
    const warned: string[] = [];
    const url = await serve({
      env: { HOST: '0.0.0.0', ALLOW_ANONYMOUS: 'yes' },
      log: { ...noLog, warn: (what) => void warned.push(what) },
    });
    expect((await post(url, activity)).status).toBe(200);
    expect(warned.join()).toContain('ANYBODY');
  });
});

describe('with a registration, the token of the channel decides', () => {
  const teams = { ...activity, channelId: 'msteams' };
  const appId = '11111111-2222-3333-4444-555555555555';
  const env = { MicrosoftAppId: appId, MicrosoftAppPassword: 'a password' };
  let issuer: Awaited<ReturnType<typeof startTokenIssuer>>;
  let url: string;
  beforeAll(async () => {
    issuer = await startTokenIssuer(appId);
  });
  afterAll(() => issuer.end());
  const served = async () => (url = await serve({ env, adapter: issuer.adapter() }));

  test('a token that a channel signed for this bot is answered', async () => {
    await served();
    const response = await post(url, teams, { authorization: await issuer.token() });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ activities: [{}, { text: 'U zei: hallo' }] });
  });

  test.each([
    ['no token', undefined],
    ['another scheme', 'Basic YTpi'],
    ['no token at all', 'Bearer nonsense'],
    ['three parts of nonsense', 'Bearer a.b.c'],
  ])('%s is 401', async (_name, authorization) => {
    await served();
    const headers: Record<string, string> = authorization ? { authorization } : {};
    expect(await errorOf(await post(url, teams, headers))).toMatchObject({ status: 401, code: 'Unauthorized' });
  });

  test.each([
    ['forged', { forged: true }],
    ['expired', { expires: -600 }],
    ['for another bot', { audience: 'another' }],
    ['of another issuer', { issuer: 'https://example.org' }],
    ['for another service', { serviceUrl: 'https://elsewhere.example/' }],
  ])('a token that is %s is 401', async (_name, but) => {
    await served();
    const response = await post(url, teams, { authorization: await issuer.token(but) });
    expect(await errorOf(response)).toMatchObject({ status: 401, code: 'Unauthorized' });
  });

  test('a refused sender uses up nothing of a conversation', async () => {
    url = await serve({ env: { ...env, RATE_LIMIT: '2' }, adapter: issuer.adapter() });
    for (let i = 0; i < 5; i++) await post(url, teams, { authorization: await issuer.token({ forged: true }) });
    expect((await post(url, teams, { authorization: await issuer.token() })).status).toBe(200);
  });

  test('many conversations over the address of one channel are no flood', async () => {
    url = await serve({ env: { ...env, RATE_LIMIT: '2' }, adapter: issuer.adapter() });
    const authorization = await issuer.token();
    const answers = Array.from({ length: 10 }, (_, i) =>
      post(url, { ...teams, conversation: { id: `c${i}` } }, { authorization }),
    );
    expect((await Promise.all(answers)).every(({ status }) => status === 200)).toBe(true);
  });

  test('a channel that the key is not endorsed for is 401', async () => {
    await served();
    const response = await post(url, { ...teams, channelId: 'whatsapp' }, { authorization: await issuer.token() });
    expect(response.status).toBe(401);
  });
});
