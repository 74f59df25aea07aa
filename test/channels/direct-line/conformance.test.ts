import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { RedisKeeper } from '../../../src/storage/redis-keeper.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { lacks } from '../../support/needs.ts';
import { startRedis } from '../../support/redis-server.ts';
import { FAILS_ON } from './echo-bot.ts';
import { SECRET, startService } from './service.ts';

/** What a test opened, closed in the opposite order. */
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const SHORT_TOKENS = { DIRECT_LINE_TOKEN_SECONDS: '3' };

describe('Direct Line 3.0, as the unmodified botframework-directlinejs uses it', () => {
  test('one instance on SQLite conforms', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'direct-line-'));
    opened.push(() => {
      rmSync(folder, { recursive: true });
    });
    const keeper = new SqliteKeeper(folder);
    opened.push(() => keeper.close());
    const service = await startService(SHORT_TOKENS, { keeper });
    opened.push(() => service.close());

    expect(await conformance(service.base)).toMatch(/\n\d\d passed, 0 failed\n$/);
  });

  test.skipIf(lacks('redis-server'))(
    'two instances on one Redis behind a plain round-robin proxy conform as one',
    { timeout: 180_000 },
    async () => {
      const redis = await startRedis();
      opened.push(() => redis.end());
      const ports: number[] = [];
      for (let i = 0; i < 2; i++) {
        const keeper = new RedisKeeper(redis.url);
        await keeper.ready(2_000);
        opened.push(() => keeper.close());
        const service = await startService(SHORT_TOKENS, { keeper });
        opened.push(() => service.close());
        ports.push(Number(new URL(service.url).port));
      }
      const proxy = await roundRobin(ports);
      opened.push(() => {
        proxy.close();
      });

      expect(await conformance(`http://127.0.0.1:${proxy.port}/v3/directline`)).toMatch(/\n\d\d passed, 0 failed\n$/);
      expect(proxy.requests.every((count) => count > 100)).toBe(true);
    },
  );
});

/** What the conformance check says of a service. */
async function conformance(base: string): Promise<string> {
  const script = join(import.meta.dirname, 'dl-conformance.mjs');
  const options = ['--secret', SECRET, '--ttl', '3', '--client-id-dedupe', '--error-text', FAILS_ON];
  const child = spawn(process.execPath, [script, base, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  await once(child, 'close');
  return output;
}

/** Gives each request, and each stream, to the next port. */
async function roundRobin(ports: number[]) {
  const requests = ports.map(() => 0);
  let next = 0;
  const nextPort = (): number => {
    const turn = next++ % ports.length;
    requests[turn] = (requests[turn] ?? 0) + 1;
    return ports[turn] ?? 0;
  };
  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: nextPort(), method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  server.on('upgrade', ({ url, rawHeaders }, client, head) => {
    const behind = connect(nextPort(), '127.0.0.1', () => {
      const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
      behind.write([`GET ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      behind.write(head);
    });
    const end = (): void => {
      client.destroy();
      behind.destroy();
    };
    client.on('error', end).on('close', end).pipe(behind);
    behind.on('error', end).on('close', end).pipe(client);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, requests, close };
}
