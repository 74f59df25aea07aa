import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Grant } from '../../../src/channels/direct-line/broker.ts';
import { startService } from './service.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const ask = async (url: string, token?: string): Promise<{ status: number; grant: Grant }> => {
  const answer = await fetch(`${url}/chat/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  return { status: answer.status, grant: (await answer.json()) as Grant };
};

describe('the broker of our own service', () => {
  test('gives a token, a conversation, a user that cannot be guessed, and the address of the service', async () => {
    const service = await startService();
    opened.push(() => service.close());
    const { grant } = await ask(service.url);
    expect(grant.domain).toBe(service.base);
    expect(grant.userId).toMatch(/^dl_[\w-]{36}$/);
  });

  test('gives, after the token has expired, a new one for the same conversation; never for one that is gone', async () => {
    const service = await startService({ DIRECT_LINE_TOKEN_SECONDS: '1' });
    opened.push(() => service.close());
    const { grant } = await ask(service.url);
    const start = await fetch(`${grant.domain}/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${grant.token}` },
    });
    expect(start.status).toBe(201);
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    const path = `${grant.domain}/conversations/${grant.conversationId}`;
    expect((await fetch(path, { headers: { authorization: `Bearer ${grant.token}` } })).status).toBe(403);

    const again = (await ask(service.url, grant.token)).grant;
    expect([again.conversationId, again.userId]).toEqual([grant.conversationId, grant.userId]);
    const erased = await fetch(path, { method: 'DELETE', headers: { authorization: `Bearer ${again.token}` } });
    expect(erased.status).toBe(204);
    expect((await ask(service.url, again.token)).grant.conversationId).not.toBe(grant.conversationId);
  });

  test('takes no token that is not ours', async () => {
    const [ours, other] = [
      await startService(),
      await startService({ DIRECT_LINE_SECRET: 'another secret, of another service' }),
    ];
    opened.push(
      () => ours.close(),
      () => other.close(),
    );
    const foreign = (await ask(other.url)).grant;
    expect((await ask(ours.url, foreign.token)).grant.conversationId).not.toBe(foreign.conversationId);
  });
});

describe('with Azure instead', () => {
  test('the token comes from Azure, with a user of ours; the page gets the same answer with another domain', async () => {
    const azure = await fakeAzure();
    const service = await startService({ AZURE_DIRECT_LINE_SECRET: 'azure-secret', AZURE_DIRECT_LINE_URL: azure.url });
    opened.push(() => service.close());
    const { grant } = await ask(service.url);
    expect(grant).toMatchObject({
      token: 'azure-token',
      conversationId: 'azure-1',
      domain: `${azure.url}/v3/directline`,
    });
    expect(azure.asked).toEqual([
      {
        path: 'POST /v3/directline/tokens/generate',
        credential: 'Bearer azure-secret',
        body: { user: { id: grant.userId } },
      },
    ]);

    expect(
      (await fetch(`${service.base}/conversations/azure-1`, { headers: { authorization: `Bearer ${grant.renewal}` } }))
        .status,
    ).toBe(403);
    const again = (await ask(service.url, grant.renewal)).grant;
    expect([again.conversationId, again.userId, again.token]).toEqual(['azure-1', grant.userId, 'azure-token-2']);
    expect(azure.asked.at(-1)?.path).toBe('GET /v3/directline/conversations/azure-1');
  });

  test('an Azure that does not answer is a 502 with a code', async () => {
    const service = await startService({
      AZURE_DIRECT_LINE_SECRET: 'azure-secret',
      AZURE_DIRECT_LINE_URL: 'http://127.0.0.1:9',
    });
    opened.push(() => service.close());
    expect((await ask(service.url)).status).toBe(502);
  });
});

/** What Azure's Direct Line answers to the two calls of a broker, and what it was asked. */
async function fakeAzure() {
  const asked: { path: string; credential: string | undefined; body: unknown }[] = [];
  const read = async (request: IncomingMessage): Promise<unknown> => {
    let text = '';
    for await (const part of request) text += String(part);
    return text ? (JSON.parse(text) as unknown) : undefined;
  };
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      asked.push({ path: `${request.method} ${request.url}`, credential: request.headers.authorization, body });
      const token = request.method === 'GET' ? 'azure-token-2' : 'azure-token';
      response.end(JSON.stringify({ token, conversationId: 'azure-1', expires_in: 1800 }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  opened.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
