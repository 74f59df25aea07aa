import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs.ts';
import { DESK, keepPicture, openBrowser, PHONE } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { Visitor } from './visitor.ts';

/** What the calculation asks first. */
const QUESTION = /Op welke dag(?:en)? (?:was|ging) u weg\?/;

describe.skipIf(lacks('chromium'))('a resident on the site', { timeout: 90_000 }, () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  }, 90_000);
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await product.end();
  });

  const visit = async (client: 'thin' | 'webchat', options: BrowserContextOptions): Promise<Visitor> => {
    context = await browser.newContext(options);
    const visitor = new Visitor(await context.newPage(), client);
    await visitor.arrive(product.url);
    return visitor;
  };

  const ways = [
    ['our own client at a desk', 'desk', 'thin', DESK],
    ['our own client on a telephone of 360 px', 'phone', 'thin', PHONE],
    ['unmodified Web Chat at a desk', 'web-chat-desk', 'webchat', DESK],
    ['unmodified Web Chat at 360 px', 'web-chat-phone', 'webchat', PHONE],
  ] as const;

  test.each(ways)(
    '%s: explains, calculates, survives an interruption, a reload and a crash, and erases',
    async (_way, name, client, options) => {
      const visitor = await visit(client, options);
      await visitor.hears('Ik ben een computer, geen mens.');

      await visitor.say('wat is beschermd wonen?');
      await visitor.hears('Beschermd wonen is wonen met dag en nacht hulp in huis');
      await keepPicture(visitor.page, name);

      await visitor.say('hoeveel dagen mag ik nog weg?');
      await visitor.hears(QUESTION);
      await visitor.say('wat is beschut wonen?');
      await visitor.hears(/Beschut wonen is/);
      await visitor.hears(QUESTION, 2);

      await visitor.page.reload();
      await visitor.hears(QUESTION, 2);
      await visitor.hears('Ik ben een computer, geen mens.', 1);

      await product.kill();
      await product.start();
      await visitor.say('2 juni');
      await visitor.hears(/U ging weg op \w+ 2 juni/);
      await visitor.say('11 juni');
      await visitor.hears(/U ging weg op \w+ 2 juni 2026 en u kwam terug op \w+ 11 juni 2026\. Dat telt als 8 dagen/);

      const { token, conversationId, domain } = JSON.parse(
        await visitor.chat.owner().evaluate(() => sessionStorage.getItem('woonwegwijzer') ?? '{}'),
      ) as Record<string, string>;
      await visitor.choose('Wis en sluit');
      await visitor.page.waitForURL('**/health');
      const gone = await fetch(`${domain}/conversations/${conversationId}/activities`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(gone.status).toBe(404);
      expect(await visitor.page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    },
  );
});
