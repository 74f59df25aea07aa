import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs.ts';
import { DESK, openBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { Visitor } from './visitor.ts';

describe.skipIf(lacks('chromium'))('the chat on the page', { timeout: 60_000 }, () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let site: { url: string; server: Server };
  const complaints: string[] = [];

  beforeAll(async () => {
    site = await municipalSite(() => product.url);
    [product, browser] = await Promise.all([startProduct({ FRAME_ANCESTORS: `self ${site.url}` }), openBrowser()]);
  }, 90_000);
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await product.end();
    site.server.close();
  });

  const newPage = async (): Promise<Page> => {
    context = await browser.newContext(DESK);
    const page = await context.newPage();
    complaints.length = 0;
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (entry) => {
      if (entry.type() === 'error') complaints.push(entry.text());
    });
    return page;
  };

  test('script in a message is shown as text, and nothing of it runs', async () => {
    const visitor = new Visitor(await newPage());
    await visitor.arrive(product.url);
    const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script> [klik](javascript:alert(3))';
    visitor.page.on('dialog', () => complaints.push('a dialog'));
    await visitor.say(hostile);
    await visitor.hears('onerror="alert');
    await visitor.page.reload();
    await visitor.hears('onerror="alert');
    expect(await visitor.transcript.getByRole('img').count()).toBe(0);
    expect(await visitor.transcript.getByRole('link', { name: 'klik' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a telephone number in an answer can be tapped', async () => {
    const visitor = new Visitor(await newPage());
    await visitor.arrive(product.url);
    await visitor.say('ik wil een medewerker spreken');
    await visitor.say('mijn man slaat mij');
    await expect
      .poll(() => visitor.transcript.getByRole('link', { name: '112' }).first().getAttribute('href'))
      .toBe('tel:112');
  });

  test('where the network lets no stream through, answers come by asking for them', async () => {
    const page = await newPage();
    await page.routeWebSocket(/\/stream\?/, (socket) => socket.close());
    const visitor = new Visitor(page);
    await visitor.arrive(product.url);
    await visitor.say('wat is beschermd wonen?');
    await visitor.hears('Beschermd wonen is wonen met dag en nacht hulp in huis');
    await expect.poll(() => visitor.chat.getByRole('status').innerText(), { timeout: 20_000 }).toBe('');
    await visitor.say('wat is beschut wonen?');
    await visitor.hears('Beschut wonen is wonen met hulp');
  });

  test('a message that fails on the way counts once, however often it is sent again', async () => {
    const page = await newPage();
    const visitor = new Visitor(page);
    await visitor.arrive(product.url);
    await visitor.hears('Ik ben een computer, geen mens.');
    // The message arrives, and its answer is lost.
    let lost = 0;
    await page.route(/\/activities$/, async (route) => {
      if (route.request().method() !== 'POST' || ++lost > 2) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.routeWebSocket(/\/stream\?/, (socket) => socket.close());
    await visitor.say('wat is beschermd wonen?');
    await visitor.hears('Beschermd wonen is wonen met dag en nacht hulp in huis');
    await visitor.hears('U zei: wat is beschermd wonen?');
    await visitor.button('Opnieuw').waitFor({ state: 'detached' });
  });

  test('a second tab with the same conversation takes it over, and the first can take it back', async () => {
    const first = new Visitor(await newPage());
    await first.arrive(product.url);
    await first.hears('Ik ben een computer, geen mens.');
    const kept = await first.chat.owner().evaluate((): string => sessionStorage.getItem('woonwegwijzer') ?? '');
    const second = new Visitor(await context.newPage());
    await second.page.addInitScript(`sessionStorage.setItem('woonwegwijzer', ${JSON.stringify(kept)})`);
    await second.arrive(product.url);
    await second.hears('Ik ben een computer, geen mens.');
    await first.button('Ga hier verder').click();
    await first.button('Ga hier verder').waitFor({ state: 'detached' });
    await first.say('wat is beschermd wonen?');
    await first.hears('Beschermd wonen is wonen met dag en nacht hulp in huis');
    await second.button('Ga hier verder').waitFor();
  });

  test('a conversation that is gone begins anew, and says so', async () => {
    const visitor = new Visitor(await newPage());
    await visitor.arrive(product.url);
    await visitor.hears('Ik ben een computer, geen mens.');
    const { token, conversationId, domain } = JSON.parse(
      await visitor.chat.owner().evaluate((): string => sessionStorage.getItem('woonwegwijzer') ?? '{}'),
    ) as Record<string, string>;
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${domain}/conversations/${conversationId}`, { method: 'DELETE', headers });
    await visitor.hears('Uw gesprek van eerst is weg. Ik begin opnieuw.');
    await visitor.hears('Ik ben een computer, geen mens.');
  });

  test('an allowed site puts the chat on its page with one line, and loads nothing more before a tap', async () => {
    const page = await newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(site.url);
    const opener = page.getByRole('button', { name: 'Stel uw vraag' });
    await opener.waitFor();
    expect(asked).toEqual(['/', '/widget.js']);
    await opener.click();
    const visitor = new Visitor(page);
    await visitor.hears('Ik ben een computer, geen mens.');
    await visitor.say('wat is beschermd wonen?');
    await visitor.hears('Beschermd wonen is wonen met dag en nacht hulp in huis');
    expect(complaints).toEqual([]);
  });

  test('a site that is not named cannot show the chat in a frame', async () => {
    const page = await newPage();
    const other = site.url.replace('127.0.0.1', 'localhost');
    await page.goto(other);
    await page.getByRole('button', { name: 'Stel uw vraag' }).click();
    await expect.poll(() => complaints.some((complaint) => complaint.includes('frame-ancestors'))).toBe(true);
  });
});

/** A site of somebody else, with a strict policy of its own and the one line for the chat. */
async function municipalSite(home: () => string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; img-src data:; script-src ${home()}; frame-src ${home()}`,
    );
    response.end(`<!doctype html><html lang="nl"><link rel="icon" href="data:,"><title>Deventer</title><h1>Deventer</h1>
<script src="${home()}/widget.js" defer></script>`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
