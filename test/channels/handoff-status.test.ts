import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { handoffStatus } from '../../src/channels/handoff-status.ts';
import { createServer, type WebServer } from '../../src/channels/server.ts';
import { signatureOf } from '../../src/handoff/delivery/signature.ts';
import type { OutsideReport } from '../../src/handoff/desk/outside.ts';
import { noLog } from '../../src/log.ts';

const secret = 'a secret of this test';
let server: WebServer;
let url: string;
let shut: string;
let outcome: 'done' | 'gone' | 'taken' = 'done';
const reports: OutsideReport[] = [];

beforeAll(async () => {
  const serve = async (given: string | undefined) => {
    const one = createServer({ log: noLog, needs: {} });
    const report = async (report: OutsideReport) => {
      reports.push(report);
      return outcome;
    };
    handoffStatus({ secret: given, report, nameless: 'het contactcentrum' })(one.restify);
    return { server: one, url: await one.listen(0, '127.0.0.1') };
  };
  const [open, closed] = [await serve(secret), await serve(undefined)];
  ({ server, url } = open);
  shut = closed.url;
  endOther = () => closed.server.stop(0);
});
let endOther: () => Promise<void>;
afterAll(() => Promise.all([server.stop(0), endOther()]));
beforeEach(() => {
  reports.splice(0);
  outcome = 'done';
});

const post = (body: unknown, { at = url, signature }: { at?: string; signature?: (bytes: Buffer) => string } = {}) => {
  const bytes = Buffer.from(JSON.stringify(body));
  const sign = signature ?? ((given: Buffer) => signatureOf(given, secret, Date.now()));
  return fetch(`${at}/handoff/status`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'woonwegwijzer-signature': sign(bytes) },
    body: bytes,
  });
};
const accepted = { id: 'h1', status: 'accepted' };

describe('POST /handoff/status', () => {
  test('takes a signed report, with or without a name', async () => {
    expect((await post(accepted)).status).toBe(200);
    expect((await post({ ...accepted, status: 'completed', worker: 'Bea' })).status).toBe(200);
    expect(reports).toEqual([
      { id: 'h1', status: 'accepted', worker: 'het contactcentrum' },
      { id: 'h1', status: 'completed', worker: 'Bea' },
    ]);
  });

  test.each<[string, (bytes: Buffer) => string]>([
    ['no signature', () => ''],
    ['another secret', (bytes) => signatureOf(bytes, 'another secret', Date.now())],
    ['the signature of another body', () => signatureOf(Buffer.from('{}'), secret, Date.now())],
    ['one of more than 300 seconds ago', (bytes) => signatureOf(bytes, secret, Date.now() - 302_000)],
    ['one of more than 300 seconds ahead', (bytes) => signatureOf(bytes, secret, Date.now() + 302_000)],
  ])('refuses %s', async (_what, signature) => {
    expect((await post(accepted, { signature })).status).toBe(401);
    expect(reports).toEqual([]);
  });

  test('refuses everybody where there is no secret', async () => {
    expect((await post(accepted, { at: shut })).status).toBe(401);
    expect((await post(accepted, { at: shut, signature: (bytes) => signatureOf(bytes, '', Date.now()) })).status).toBe(
      401,
    );
    expect(reports).toEqual([]);
  });

  test('says what is wrong with a report, and what became of the hand-off', async () => {
    for (const wrong of [
      {},
      { id: 'h1' },
      { ...accepted, status: 'lost' },
      { ...accepted, more: 1 },
      { ...accepted, id: 5 },
    ]) {
      expect((await post(wrong)).status).toBe(400);
    }
    expect(reports).toEqual([]);
    outcome = 'gone';
    expect((await post(accepted)).status).toBe(404);
    outcome = 'taken';
    expect((await post(accepted)).status).toBe(409);
  });
});
