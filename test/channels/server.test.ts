import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer, handler, type WebServer } from '../../src/channels/server.ts';
import { noLog } from '../../src/log.ts';

let server: WebServer;
let url: string;
let storeIsDown: string | undefined;

beforeAll(async () => {
  server = createServer({
    log: noLog,
    needs: {
      content: () => undefined,
      store: async () => {
        if (storeIsDown) throw new Error(storeIsDown);
      },
    },
  });
  server.restify.post(
    '/echo',
    handler(async (request, response) => {
      response.json(200, { body: request.body as unknown, bytes: request.bytes?.length });
    }),
  );
  server.restify.post(
    '/broken',
    handler(async () => {
      throw new Error('secret of the house');
    }),
  );
  server.restify.get(
    '/slow',
    handler(async (_request, response) => {
      await delay(300);
      response.json(200, { done: true });
    }),
  );
  url = await server.listen(0, '127.0.0.1');
});
afterAll(() => server.stop(1));

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, path = '/echo') =>
  fetch(url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

async function refused(answer: Promise<Response>, status: number, code: string): Promise<void> {
  const response = await answer;
  const body = (await response.json()) as { error: { code: string; message: string } };
  expect({ status: response.status, code: body.error.code }).toEqual({ status, code });
  expect(body.error.message).toMatch(/^[A-Z].*\.$/);
  expect(response.headers.get('content-type')).toContain('application/json');
  expect((await fetch(`${url}/health`)).status).toBe(200);
}

describe('bad input gets a clear answer, and the server lives', () => {
  test('broken JSON', () => refused(post('{"type":'), 400, 'BadJson'));
  test('an empty JSON string of spaces', () => refused(post('   '), 400, 'BadJson'));
  test('JSON nested 20,000 deep', () =>
    refused(post(`${'['.repeat(20_000)}${']'.repeat(20_000)}`), 400, 'JsonTooDeep'));
  test('objects nested 20,000 deep', () =>
    refused(post(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`), 400, 'JsonTooDeep'));
  test('a key __proto__', () => refused(post('{"a":[{"__proto__":{"admin":true}}]}'), 400, 'BadKey'));
  test('a body that claims gzip and is not', () =>
    refused(post('{}', { 'content-encoding': 'gzip' }), 400, 'BadContentEncoding'));
  test('a gzip that is cut off', () =>
    refused(post(gzipSync('{"a":1}').subarray(0, 12), { 'content-encoding': 'gzip' }), 400, 'BadContentEncoding'));
  test('a small gzip that unpacks to a gigabyte', () =>
    refused(post(gzipSync(Buffer.alloc(100 << 20)), { 'content-encoding': 'gzip' }), 413, 'BodyTooLarge'));
  test('a content encoding that is not known', () =>
    refused(post('{}', { 'content-encoding': 'zstd' }), 415, 'UnknownContentEncoding'));
  test('a body over 256 kB', () => refused(post(JSON.stringify('x'.repeat(262_144))), 413, 'BodyTooLarge'));
  test('a body of 1 MB', () => refused(post(JSON.stringify('x'.repeat(1 << 20))), 413, 'BodyTooLarge'));
  test('bytes that are no UTF-8', () => refused(post(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 400, 'BadCharacters'));
  test('JSON in another character set', () =>
    refused(post('{}', { 'content-type': 'application/json; charset=utf-16' }), 415, 'UnknownCharset'));
  test('an address that is not there', () => refused(fetch(`${url}/nowhere`), 404, 'NotFound'));
  test('an address with broken escapes', () => refused(fetch(`${url}/%E0%A4%A`), 404, 'NotFound'));
  test('a method that is not taken', () => refused(fetch(`${url}/echo`), 405, 'MethodNotAllowed'));
  test('a fault of our own says nothing of the house', async () => {
    const response = await post('{}', {}, '/broken');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });

  test.each([
    ['no HTTP', 'hallo\r\n\r\n', '400'],
    ['a header of 100 kB', `GET /health HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(100_000)}\r\n\r\n`, '431'],
    ['two lengths', 'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', '400'],
  ])('%s', async (_name, bytes, status) => {
    const answer = await raw(bytes);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toContain('"error"');
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test('a sender that breaks off in the middle of a body', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"');
    await delay(50);
    socket.destroy();
    await delay(50);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});

describe('good input is read', () => {
  const value = { tekst: 'één, "twee" 😀', __proto: 1, constructor: 2 };
  const json = JSON.stringify(value);

  test.each([
    ['plain', json, {}],
    ['with a byte order mark', `\uFEFF${json}`, {}],
    ['gzip', gzipSync(json), { 'content-encoding': 'gzip' }],
    ['deflate', deflateSync(json), { 'content-encoding': 'DEFLATE' }],
    ['brotli', brotliCompressSync(json), { 'content-encoding': 'br' }],
    ['of a type that ends in +json', json, { 'content-type': 'application/vnd.api+json;charset=UTF-8' }],
  ])('JSON %s', async (_name, body, headers) => {
    const response = await post(body, headers);
    expect(await response.json()).toMatchObject({ body: value });
  });

  test('a word __proto__ in a sentence is a word', async () => {
    expect(await (await post('{"text":"__proto__"}')).json()).toMatchObject({ body: { text: '__proto__' } });
  });

  test('a body of exactly 256 kB', async () => {
    expect((await post(JSON.stringify('x'.repeat(262_142)))).status).toBe(200);
  });

  test('another type is left as bytes', async () => {
    expect(await (await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).json()).toEqual({
      bytes: 3,
    });
  });
});

test('every answer has headers that keep a page from misusing it', async () => {
  for (const path of ['/health', '/nowhere']) {
    const { headers } = await fetch(url + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server')).toBeNull();
  }
});

test('/ready names what is missing, /health goes on', async () => {
  expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: 'ready' });
  storeIsDown = 'Redis failed: no connection';
  const response = await fetch(`${url}/ready`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not ready', missing: { store: 'Redis failed: no connection' } });
  expect((await fetch(`${url}/health`)).status).toBe(200);
  storeIsDown = undefined;
  expect((await fetch(`${url}/ready`)).status).toBe(200);
});

test('/ready tells what is not as it should be, and is ready all the same', async () => {
  let worries: Record<string, unknown> = { 'handoff-mail': { count: 2, oldestSeconds: 60 } };
  const worried = createServer({ log: noLog, needs: {}, worries: async () => worries });
  const address = await worried.listen(0, '127.0.0.1');
  const response = await fetch(`${address}/ready`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'degraded', degraded: worries });
  worries = {};
  expect(await (await fetch(`${address}/ready`)).json()).toEqual({ status: 'ready' });
  await worried.stop(0);
});

test('a stop lets what is under way finish, also on connections kept alive, and takes nothing new', async () => {
  const stopping = createServer({ log: noLog, needs: {} });
  stopping.restify.get(
    '/slow',
    handler(async (_request, response) => {
      await delay(200);
      response.json(200, { done: true });
    }),
  );
  const order: string[] = [];
  stopping.beforeStop(() => void order.push('ended'));
  const address = await stopping.listen(0, '127.0.0.1');
  await (await fetch(`${address}/health`)).text();
  const slow = fetch(`${address}/slow`);
  await delay(50);
  const begin = Date.now();
  const stopped = stopping.stop(5);
  await expect(once(connect(Number(new URL(address).port), '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
  expect(await (await slow).json()).toEqual({ done: true });
  await stopped;
  expect(order).toEqual(['ended']);
  expect(Date.now() - begin).toBeLessThan(2_000);
});

test('a stop does not wait for ever', async () => {
  const stopping = createServer({ log: noLog, needs: {} });
  stopping.restify.get(
    '/never',
    handler(() => new Promise(() => undefined)),
  );
  const address = await stopping.listen(0, '127.0.0.1');
  const never = fetch(`${address}/never`).catch(() => 'cut off');
  await delay(50);
  await stopping.stop(0.2);
  expect(await never).toBe('cut off');
});

function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer);
    });
  });
}
