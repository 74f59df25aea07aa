import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs.ts';
import { fine, focused } from './axe.ts';
import { openBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { Visitor } from './visitor.ts';

const NARROW = { viewport: { width: 320, height: 640 }, bypassCSP: true };

describe.skipIf(lacks('chromium'))('WCAG 2.2 AA at 320 px and at 200 % text', { timeout: 60_000 }, () => {
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

  const open = async (): Promise<Page> => {
    context = await browser.newContext(NARROW);
    return context.newPage();
  };

  test('nothing is found in the closed launcher, greeting, question, failed message and outcome', async () => {
    const page = await open();
    const visitor = new Visitor(page);
    await page.goto(product.url);
    await page.getByRole('button', { name: 'Stel uw vraag' }).waitFor();
    await fine(page, 'launcher');

    await page.getByRole('button', { name: 'Stel uw vraag' }).click();
    await visitor.hears('Ik ben een computer, geen mens.');
    await fine(page, 'greeting');

    await visitor.say('wat is beschermd wonen?');
    await visitor.hears('Beschermd wonen is wonen met dag en nacht hulp in huis');
    await visitor.button('Leg het anders uit').waitFor();
    await fine(page, 'question');

    await context.setOffline(true);
    await visitor.say('Bent u daar nog?');
    await visitor.button('Opnieuw').waitFor();
    await fine(page, 'failed-message');

    await context.setOffline(false);
    await visitor.choose('Opnieuw');
    await visitor.button('Opnieuw').waitFor({ state: 'detached' });
  });

  test('nothing is found in the outcome of a pre-screen, which is a real table', async () => {
    const page = await open();
    const visitor = new Visitor(page);
    await visitor.arrive(product.url);
    await visitor.choose('Kijken wat bij mij past');
    await visitor.choose('Voor mijzelf');
    const table = visitor.chat.getByRole('table', { name: 'Wat ik nu denk' });
    for (let asked = 0; asked < 40 && !(await table.isVisible()); asked++) await visitor.answerAnyhow();
    expect(await table.getByRole('rowheader').count()).toBeGreaterThan(0);
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Soort hulp', 'Past het?']);
    await fine(page, 'outcome');
    // The head stays in place: only the conversation scrolls.
    expect((await visitor.button('Wis en sluit').boundingBox())?.y).toBeGreaterThan(0);
  });

  test('the keyboard alone opens the chat, asks, chooses an answer and puts the chat away', async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const visitor = new Visitor(page);
    await page.goto(product.url);
    const opener = page.getByRole('button', { name: 'Stel uw vraag' });
    await opener.waitFor();
    for (let tabs = 0; tabs < 5 && !(await focused(opener)); tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await visitor.hears('Ik ben een computer, geen mens.');
    await expect.poll(() => focused(visitor.input)).toBe(true);

    await page.keyboard.type('wat is beschermd wonen?');
    await page.keyboard.press('Enter');
    await visitor.button('Leg het anders uit').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await visitor.hears(/U zei: Leg het anders uit/);
    await expect.poll(() => focused(visitor.input)).toBe(true);

    await page.keyboard.press('Escape');
    await expect.poll(() => focused(opener)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await visitor.said()).toContain('Ik ben een computer, geen mens.');
  });
});
