import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startService, SECRET, type Service } from './service.ts';

const SITE = 'https://www.deventer.nl';
let service: Service;
beforeAll(async () => {
  service = await startService({ ALLOWED_ORIGINS: SITE });
});
afterAll(() => service.close());

interface Started {
  conversationId: string;
  token: string;
  streamUrl: string;
  error?: { code: string };
}

const call = async (
  method: string,
  path: string,
  token?: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: Started & { id?: string }; headers: Headers }> => {
  const answer = await fetch(path.startsWith('/chat') ? service.url + path : service.base + path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: (text ? JSON.parse(text) : {}) as Started, headers: answer.headers };
};

/** A conversation that has begun, with the token of its page. */
const begun = async (): Promise<Started> => {
  const { json } = await call('POST', '/chat/token', undefined, {});
  return (await call('POST', '/conversations', json.token, {})).json;
};

const message = (text: string) => ({ type: 'message', text, from: { id: 'x' } });

describe('tokens', () => {
  test('a token signed by somebody else is refused', async () => {
    const { conversationId } = await begun();
    const forged = await new SignJWT({ use: 'api', conversation: conversationId, user: 'dl_somebody' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));
    const { status, json } = await call('GET', `/conversations/${conversationId}/activities`, forged);
    expect([status, json.error?.code]).toEqual([403, 'BadToken']);
  });

  test('a token without a signature ("alg": "none") is refused', async () => {
    const { conversationId } = await begun();
    const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const claims = { use: 'api', conversation: conversationId, exp: Date.now() };
    const { status } = await call(
      'GET',
      `/conversations/${conversationId}/activities`,
      `${part({ alg: 'none' })}.${part(claims)}.`,
    );
    expect(status).toBe(403);
  });

  test('a token opens no other conversation, for no call at all', async () => {
    const [mine, other] = [await begun(), await begun()];
    const there = `/conversations/${other.conversationId}`;
    for (const [method, path] of [
      ['GET', there],
      ['GET', `${there}/activities`],
      ['POST', `${there}/activities`],
      ['POST', `${there}/upload?userId=x`],
      ['DELETE', there],
    ] as const) {
      const { status } = await call(method, path, mine.token, method === 'POST' ? message('x') : undefined);
      expect(status, `${method} ${path}`).toBe(path.includes('upload') ? 404 : 403);
    }
    expect((await call('GET', there, other.token)).status).toBe(200);
  });

  test('a stream token opens a stream and nothing else; a token of the page opens no stream', async () => {
    const { conversationId, streamUrl, token } = await begun();
    const pass = new URL(streamUrl).searchParams.get('t') ?? '';
    expect((await call('GET', `/conversations/${conversationId}/activities`, pass)).status).toBe(403);
    const wrong = new URL(streamUrl);
    wrong.searchParams.set('t', token);
    expect(await opens(wrong.href)).toBe('403');
    expect(await opens(streamUrl)).toBe('open');
  });

  test('only the secret makes tokens, and a user in a token begins with dl_', async () => {
    const { token } = await begun();
    expect((await call('POST', '/tokens/generate', token, {})).status).toBe(403);
    expect((await call('POST', '/tokens/generate', SECRET, { user: { id: 'boss' } })).status).toBe(400);
    expect((await call('POST', '/tokens/generate', SECRET, { user: { id: 'dl_1' } })).status).toBe(200);
  });
});

describe('sites', () => {
  test('the page of a foreign site is refused at the broker, the start, a message and the stream', async () => {
    const foreign = { origin: 'https://elsewhere.example' };
    const { conversationId, token, streamUrl } = await begun();
    for (const path of ['/chat/token', '/conversations', `/conversations/${conversationId}/activities`]) {
      const { status, json, headers } = await call('POST', path, token, message('x'), foreign);
      expect([status, json.error?.code], path).toEqual([403, 'OriginNotAllowed']);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(await opens(streamUrl, foreign.origin)).toBe('403');
    expect(
      (await call('OPTIONS', '/conversations', undefined, undefined, foreign)).headers.get(
        'access-control-allow-origin',
      ),
    ).toBeNull();
  });

  test('the page of an allowed site, our own page and a program without a page are served', async () => {
    for (const origin of [SITE, service.url]) {
      const { status, headers } = await call('POST', '/chat/token', undefined, {}, { origin });
      expect([status, headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    }
    expect((await call('POST', '/chat/token', undefined, {})).status).toBe(200);
  });

  test('a token with trusted origins serves of the allowed sites only those', async () => {
    const { json } = await call('POST', '/tokens/generate', SECRET, { trustedOrigins: ['https://other.example'] });
    expect((await call('POST', '/conversations', json.token, {}, { origin: SITE })).status).toBe(403);
  });
});

describe('what is sent', () => {
  test.each([
    ['no object', ['x']],
    ['no type', { text: 'x' }],
    ['a type that is the bot’s own', { type: 'conversationUpdate', membersAdded: [] }],
    ['an invoke', { type: 'invoke', name: 'x' }],
    ['text that is no text', { type: 'message', text: { $gt: '' } }],
  ])('%s is refused with 400', async (_name, body) => {
    const { conversationId, token } = await begun();
    const { status, json } = await call('POST', `/conversations/${conversationId}/activities`, token, body);
    expect([status, json.error?.code]).toEqual([400, 'BadArgument']);
  });

  test('what a client cannot say of itself does not come in: role, recipient, attachments, channel data', async () => {
    const { conversationId, token } = await begun();
    await call('POST', `/conversations/${conversationId}/activities`, token, {
      ...message('hallo'),
      from: { id: 'dl_other', role: 'bot', name: 'Medewerker' },
      recipient: { id: 'somebody' },
      attachments: [{ contentType: 'text/html', content: '<script>' }],
      channelData: { vraag: 'leeftijd', clientActivityID: 'a1' },
      replyToId: 'x',
    });
    const { json } = await call('GET', `/conversations/${conversationId}/activities`, token);
    const [echo] = (json as unknown as { activities: Record<string, unknown>[] }).activities.filter(
      ({ text }) => text === 'hallo',
    );
    expect(echo).toMatchObject({ from: { role: 'user', name: '' }, channelData: { clientActivityID: 'a1' } });
    expect(Object.keys(echo ?? {})).not.toContain('attachments');
    expect(Object.keys(echo ?? {})).not.toContain('replyToId');
  });

  test('an upload is refused with 404 and says why; a body over 256 kB with 413', async () => {
    const { conversationId, token } = await begun();
    const upload = await call('POST', `/conversations/${conversationId}/upload?userId=x`, token, {});
    expect([upload.status, upload.json.error?.code]).toEqual([404, 'UploadsOff']);
    const large = await call(
      'POST',
      `/conversations/${conversationId}/activities`,
      token,
      message('x'.repeat(300_000)),
    );
    expect(large.status).toBe(413);
  });

  test('what is no path of Direct Line is a 404 with a code, the voice mode of newer clients included', async () => {
    const { conversationId, token, streamUrl } = await begun();
    expect((await call('GET', `/conversations/${conversationId}/members`, token)).json.error?.code).toBe('NotFound');
    expect(await opens(streamUrl.replace('/stream?', '/stream/multimodal?'))).toMatch(/^(404|error)$/);
  });
});

test('a flood from one address is refused with 429, in one conversation and over many', async () => {
  const limited = await startService({ RATE_LIMIT: '5' });
  try {
    const post = (path: string, token: string | undefined, body: unknown) =>
      fetch(limited.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
    const { token, conversationId } = (await (await post('/chat/token', undefined, {})).json()) as Started;
    await post('/v3/directline/conversations', token, {});
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) {
      const answer = await post(`/v3/directline/conversations/${conversationId}/activities`, token, message('x'));
      statuses.push(answer.status);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);

    const starts: number[] = [];
    for (let i = 0; i < 8; i++) starts.push((await post('/chat/token', undefined, {})).status);
    expect(starts.at(-1)).toBe(429);
  } finally {
    await limited.close();
  }
});

test('erasing forgets the log and what the bot kept, closes the stream, and leaves a 404', async () => {
  const forgotten: unknown[] = [];
  const erasing = await startService({}, { forget: async (conversation) => void forgotten.push(conversation) });
  try {
    const start = await fetch(`${erasing.base}/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET}` },
    });
    const { conversationId, token, streamUrl } = (await start.json()) as Started;
    const closed = new Promise<string>((resolve) => {
      new WebSocket(streamUrl).on('close', (_code, reason) => {
        resolve(reason.toString());
      });
    });
    const authorization = `Bearer ${token}`;
    const path = `${erasing.base}/conversations/${conversationId}`;
    expect((await fetch(path, { method: 'DELETE', headers: { authorization } })).status).toBe(204);
    expect(await closed).toBe('erased');
    expect((await fetch(`${path}/activities`, { headers: { authorization } })).status).toBe(404);
    expect(forgotten).toEqual([{ channelId: 'directline', id: conversationId }]);
  } finally {
    await erasing.close();
  }
});

test.each(['//', 'http://[', '*'])(
  'an upgrade of the address %s, which is none, is for nobody and throws nothing',
  (url) => {
    expect(
      service.line.upgrade(Object.assign(new IncomingMessage(new Socket()), { url }), new PassThrough(), Buffer.of()),
    ).toBe(false);
  },
);

/** What becomes of a stream address: `open`, or the status it is refused with. */
const opens = (url: string, origin?: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, origin === undefined ? {} : { origin });
    socket.on('open', () => {
      resolve('open');
      socket.close();
    });
    socket.on('unexpected-response', (_request, { statusCode }) => {
      resolve(String(statusCode));
      socket.terminate();
    });
    socket.on('error', () => {
      resolve('error');
    });
  });
