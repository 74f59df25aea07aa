import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { lacks } from '../support/needs.ts';
import { startRedis } from '../support/redis-server.ts';
import { DESK, keepPicture, openBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { Visitor } from './visitor.ts';
import { DeskWorker } from './worker.ts';

/** A Monday morning, on which the queues are open. */
const SETTINGS = { DESK_DEV_LOGIN: 'yes', TODAY: '2026-06-15T10:00' };

const missing = lacks('chromium') || lacks('redis-server');

describe.skipIf(missing)('a resident and a worker talk, whatever fails', { timeout: 240_000 }, () => {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  }, 90_000);
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  afterAll(() => browser.close());

  test('on Redis: the server and Redis are killed and started again', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.end());
    const product = await startProduct({ ...SETTINGS, REDIS_URL: redis.url });
    onTestFinished(() => product.end());
    const { worker, resident } = await arrive(product);

    // A pre-screen, and a summary of which one line is struck.
    await resident.choose('Kijken wat bij mij past');
    await resident.choose('Voor mijzelf');
    await resident.choose('Kijk naar alles');
    await resident.answerAnyhow();
    await resident.hears('Hoe oud bent u?');
    await resident.say('34');
    await resident.hears('Lukt het u om zelf te wonen?');
    await resident.say('ik wil een medewerker');
    await resident.hears('Ik verbind u met een medewerker.');
    await resident.choose('Wat staat er in?');
    await resident.hears('Moet er iets weg?');
    const [, line = ''] = /(\d+)\. U bent 34 jaar/.exec(await resident.said()) ?? [];
    expect(line, await resident.said()).not.toBe('');
    await resident.say(line);
    await resident.hears('Dat is weg.');
    await resident.choose('Zo is het goed');
    await resident.choose('Ja');
    await resident.hears('U bent nummer 1 in de rij.');
    await keepPicture(resident.page, 'handoff-resident-waits');

    // Taken once; the struck line is nowhere.
    await expect.poll(() => worker.page.title()).toBe('(1) Balie');
    await keepPicture(worker.page, 'handoff-worker-queues');
    await worker.takeNext();
    await resident.hears('Hier is Anna, een medewerker.');
    await expect.poll(() => worker.summary.innerText()).toContain('Voor zichzelf');
    expect(await worker.page.innerText('body')).not.toContain('34 jaar');
    await talkThrough(worker, resident, {
      async stop() {
        await product.kill();
        await redis.stop('SIGKILL');
      },
      async start() {
        await redis.start();
        await product.start();
      },
    });
    await keepPicture(resident.page, 'handoff-resident-talks');

    // Redis alone is killed and started again, under a server that lives on.
    await redis.stop('SIGKILL');
    await redis.start();
    await expect.poll(async () => (await fetch(`${product.url}/ready`)).status, { timeout: 20_000 }).toBe(200);
    await worker.say('Ik kijk even.');
    await resident.hears('Ik kijk even.');
    await resident.say('Graag.');
    await hearsOnce(worker.log, 'Graag.');

    // Danger is still heard, and warns the worker.
    await resident.say('ik wil dood');
    await worker.page.getByRole('alert').filter({ hasText: 'zelfmoord' }).waitFor();
    await keepPicture(worker.page, 'handoff-worker-talks');

    // Back to the assistant, which answers again.
    await worker.button('Geef terug').click();
    await worker.confirm();
    await resident.hears('Nu ben ik er weer, de computer.');
    await expect.poll(() => worker.queues.innerText()).toContain('U hebt geen gesprek open.');

    // A second time, without consent; the worker closes.
    await resident.say('ik wil een medewerker');
    await resident.choose('Nee');
    await resident.hears('U bent nummer 1 in de rij.', 2);
    await expect.poll(() => worker.page.title()).toBe('(1) Balie');
    await worker.takeNext();
    await resident.hears('Hier is Anna, een medewerker.', 2);
    expect(await worker.summary.innerText()).toContain('geen toestemming');
    expect(await worker.log.innerText()).not.toContain('Hallo?');
    await worker.say('Tot ziens.');
    await resident.hears('Tot ziens.');
    await worker.button('Sluit af').click();
    await worker.confirm('Geholpen');
    await resident.hears('Het gesprek met de medewerker is klaar.');
    expect(complaints).toEqual([]);
  });

  test('on SQLite: the server is killed and started again', async () => {
    const product = await startProduct(SETTINGS);
    onTestFinished(() => product.end());
    const { worker, resident } = await arrive(product);
    await resident.say('ik wil een medewerker');
    await resident.choose('Ja');
    await expect.poll(() => worker.page.title()).toBe('(1) Balie');
    await worker.takeNext();
    await talkThrough(worker, resident, { stop: () => product.kill(), start: () => product.start() });
    await worker.button('Sluit af').click();
    await worker.confirm('Geholpen');
    await resident.hears('Het gesprek met de medewerker is klaar.');
    expect(complaints).toEqual([]);
  });

  async function arrive(product: Product): Promise<{ worker: DeskWorker; resident: Visitor }> {
    complaints.length = 0;
    const worker = new DeskWorker(await newPage());
    const resident = new Visitor(await newPage());
    await Promise.all([worker.arrive(product.url), resident.arrive(product.url)]);
    await resident.hears('Ik ben een computer, geen mens.');
    return { worker, resident };
  }

  /** Both ways, through a reload on each side and a crash in which both go on talking: nothing lost, nothing twice. */
  async function talkThrough(
    worker: DeskWorker,
    resident: Visitor,
    crash: { stop(): Promise<void>; start(): Promise<void> },
  ): Promise<void> {
    await worker.say('Goedendag, waarmee kan ik helpen?');
    await resident.hears('Goedendag, waarmee kan ik helpen?');
    await resident.say('Fijn dat u er bent.');
    await hearsOnce(worker.log, 'Fijn dat u er bent.');

    await worker.page.reload();
    await resident.page.reload();
    await resident.hears('Goedendag, waarmee kan ik helpen?');
    await hearsOnce(worker.log, 'Fijn dat u er bent.');
    await hearsOnce(worker.log, 'Goedendag, waarmee kan ik helpen?');
    await resident.say('Ik zoek een kamer.');
    await hearsOnce(worker.log, 'Ik zoek een kamer.');
    await worker.say('Dat begrijp ik.');
    await resident.hears('Dat begrijp ik.');

    await crash.stop();
    await worker.say('Bent u daar nog?');
    await worker.page.getByText('wordt verstuurd').waitFor();
    await resident.say('Hallo?');
    await resident.button('Opnieuw').waitFor();
    await crash.start();
    await resident.hears('Bent u daar nog?');
    await resident.choose('Opnieuw');
    await hearsOnce(worker.log, 'Hallo?');
    await worker.page.getByText('wordt verstuurd').waitFor({ state: 'detached' });
    for (const said of ['Goedendag, waarmee kan ik helpen?', 'Dat begrijp ik.', 'Bent u daar nog?']) {
      await resident.hears(said);
      await hearsOnce(worker.log, said);
    }
    for (const said of ['Fijn dat u er bent.', 'Ik zoek een kamer.', 'Hallo?']) await hearsOnce(worker.log, said);
  }

  async function newPage(): Promise<Page> {
    const context = await browser.newContext(DESK);
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    return page;
  }
});

/** Waits until these words stand there, once and not twice. */
async function hearsOnce(where: Locator, words: string): Promise<void> {
  const times = async (): Promise<number> => (await where.innerText()).split(words).length - 1;
  await expect.poll(times, { timeout: 20_000, message: words }).toBe(1);
}
