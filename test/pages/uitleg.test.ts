import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs.ts';
import { openBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(lacks('chromium'))('the rules as pages', { timeout: 60_000 }, () => {
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await product.end();
  });

  test.each(['/uitleg', '/uitleg/alles', '/uitleg/regels', '/uitleg/woorden', '/uitleg/bb-werkwijze'])(
    'WCAG 2.2 AA at 320 px: nothing is found on %s, and nothing runs off the side',
    async (path) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(`${product.url}${path}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate<AxeResults>(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect(over).toBeLessThanOrEqual(0);
      await context.close();
    },
  );

  test('somebody finds a subject by browsing, and its article in plain Dutch', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${product.url}/uitleg`);
    await page.getByRole('link', { name: 'Hoeveel dagen mag ik weg?' }).click();
    await page.getByRole('heading', { name: 'Waar staat dit?' }).waitFor();
    await page.getByRole('link', { name: /^Artikel 3\.8\.4/ }).click();
    expect(await page.getByText('U mag hooguit 42 dagen per jaar weg.').count()).toBe(1);
    await context.close();
  });
});
