import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { lacks } from '../support/needs.ts';
import { DESK, openBrowser, PHONE } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { Visitor } from './visitor.ts';

const shots = join(import.meta.dirname, 'screenshots');

describe.skipIf(lacks('chromium'))('pictures of the chat, to look at', { timeout: 60_000 }, () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await product.end();
  });

  test.each([
    ['desk', 'thin', { ...DESK, viewport: { width: 1000, height: 760 } }],
    ['phone', 'thin', PHONE],
    ['web-chat', 'webchat', PHONE],
  ] as const)('%s', async (name, client, options) => {
    const context = await browser.newContext(options);
    const visitor = new Visitor(await context.newPage(), client);
    await visitor.arrive(product.url);
    await visitor.hears('Ik ben een computer, geen mens.');
    await visitor.page.screenshot({ path: join(shots, `${name}-greeting.png`) });
    await visitor.say('wat is beschermd wonen?');
    await visitor.button('Leg het anders uit').waitFor();
    await visitor.page.waitForTimeout(300);
    await visitor.page.screenshot({ path: join(shots, `${name}-answer.png`) });
    await context.close();
  });
});
