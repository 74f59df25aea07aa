import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { find } from '../support/needs.ts';

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** A real Chromium, without a window and without calls of its own to the outside. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: find('chromium') ?? 'chromium', args: FLAGS.split(' ') });

/** The screens of the tests: a desk, and a small telephone. */
export const DESK = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Keeps a picture to look at under `screenshots/`, when `SCREENSHOTS=yes`: else every run would change the files. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== 'yes') return;
  await page.screenshot({ path: join(import.meta.dirname, 'screenshots', `${name}.png`) });
}
