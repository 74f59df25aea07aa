import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadFile } from '../../../src/content/load.ts';
import { mail } from '../../../src/handoff/delivery/mail.ts';
import { isSigned } from '../../../src/handoff/delivery/signature.ts';
import { deliveryTexts } from '../../../src/handoff/delivery/texts.ts';
import { webhook } from '../../../src/handoff/delivery/webhook.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';
import { startReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';
import { anna, deskOn, handoff, rewind } from '../desk/desks.ts';

const texts = loadFile(join('content', 'staff', 'delivery.yaml'), deliveryTexts).staff;
const secret = 'a secret of this test';

let keeper: SqliteKeeper;
beforeEach(() => {
  rewind();
  keeper = new SqliteKeeper(':memory:');
});
afterEach(() => keeper.close());

describe('by e-mail', () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(() => server.stop());
  const to = { 'regionale-toegang': ['toegang@example.org', 'tweede@example.org'] };
  const deskWithMail = () => {
    const way = mail(
      { smtpUrl: server.url, from: 'bot@example.org', to },
      texts.mail,
      'https://woonhulp.example.org/balie',
    );
    return deskOn(keeper, { ways: [way] });
  };

  test('a hand-off is told with its queue, urgency and the desk, and nothing that the person told', async () => {
    const desk = deskWithMail();
    await desk.desk.take(handoff({ urgency: 'nu', reference: '4321' }));
    await desk.idle();
    const [written = ''] = server.mails;
    expect(server.mails).toHaveLength(1);
    const plain = written.replace(/=\r\n/g, '').replace(/=3D/g, '=');
    expect(plain).toMatch(/^To: toegang@example.org, tweede@example.org/m);
    expect(plain).toMatch(/^Subject: Er wacht iemand: Regionale Toegang, haast: nu/m);
    expect(plain).toContain('https://woonhulp.example.org/balie');
    expect(plain).toContain('4321');
    expect(plain).toContain('25 november 2026 om 10:00');
    expect(plain).not.toMatch(/geheim/);
  });

  test('a queue without an address gets no mail', async () => {
    const desk = deskWithMail();
    await desk.desk.take(handoff({ queue: 'bzt' }));
    await desk.idle();
    expect(server.mails).toEqual([]);
    expect(await desk.stuck()).toEqual([]);
  });

  test('the mail server is down, then refuses, then is well: the mail goes out once, and it shows as stuck meanwhile', async () => {
    const desk = deskWithMail();
    await server.stop();
    await desk.desk.take(handoff());
    await desk.idle();
    await server.start();
    server.answers(451);
    desk.pass(5);
    await desk.settle();
    desk.pass(20);
    expect(await desk.stuck()).toEqual([{ what: 'mail', count: 1, oldestSeconds: 25 }]);
    server.answers(250);
    await desk.settle();
    await desk.settle();
    expect(server.mails).toHaveLength(1);
    expect(await desk.stuck()).toEqual([]);
  });

  test('what was handled before it could be told, is not told any more', async () => {
    const desk = deskWithMail();
    await server.stop();
    const given = handoff();
    await desk.desk.take(given);
    await desk.idle();
    await desk.floor.claim(anna, given.id);
    await desk.floor.close(anna, given.id, 'geholpen');
    await desk.idle();
    await server.start();
    desk.pass(60);
    await desk.settle();
    expect(server.mails).toEqual([]);
    expect(await desk.stuck()).toEqual([]);
  });
});

describe('by webhook', () => {
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.stop());
  const deskWithHook = (summary: boolean) =>
    deskOn(keeper, { ways: [webhook({ url: receiver.url, secret, summary })] });

  test('a hand-off is told once, signed over its bytes, with its id as the key; what was told stays here', async () => {
    const desk = deskWithHook(false);
    const given = handoff();
    await desk.desk.take(given);
    await desk.idle();
    const [first] = receiver.received;
    expect(receiver.received).toHaveLength(1);
    if (!first) return;
    expect(first.headers['idempotency-key']).toBe(given.id);
    expect(isSigned(first.body, String(first.headers['woonwegwijzer-signature']), secret, Date.now())).toBe(true);
    expect(JSON.parse(first.body.toString())).toEqual({
      type: 'handoff.arrived',
      handoff: {
        id: given.id,
        queue: 'regionale-toegang',
        urgency: 'gewoon',
        channel: 'web',
        state: 'waiting',
        since: '2026-11-25T09:00:00.000Z',
        reference: null,
        summary: null,
      },
    });
  });

  test('the summary goes along when the settings say so, and the person allowed it', async () => {
    const desk = deskWithHook(true);
    await desk.desk.take(handoff());
    await desk.desk.take(handoff({ summary: null }));
    await desk.idle();
    const summaries = receiver.received.map(({ body }) => (JSON.parse(body.toString()) as Told).handoff.summary?.wil);
    expect(summaries.sort()).toEqual(['mijn geheime verhaal', undefined]);
  });

  test('a receiver that is down, fails or sends elsewhere is asked again with the same key until it says yes', async () => {
    const desk = deskWithHook(false);
    await receiver.stop();
    const given = handoff();
    await desk.desk.take(given);
    await desk.idle();
    await receiver.start();
    for (const status of [500, 302, 429]) {
      receiver.answers(status, { location: receiver.url });
      desk.pass(60);
      await desk.settle();
    }
    expect(await desk.stuck()).toEqual([{ what: 'webhook', count: 1, oldestSeconds: 180 }]);
    receiver.answers(204);
    desk.pass(60);
    await desk.settle();
    desk.pass(600);
    await desk.settle();
    expect(receiver.received.map(({ headers }) => headers['idempotency-key'])).toEqual(Array(4).fill(given.id));
    expect(await desk.stuck()).toEqual([]);
  });
});

interface Told {
  handoff: { summary: { wil: string } | null };
}
