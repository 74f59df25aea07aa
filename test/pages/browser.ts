import { chromium, type Browser } from 'playwright-core';
import { find } from '../support/needs.ts';

const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** A real Chromium, without a window and without calls of its own to the outside. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: find('chromium') ?? 'chromium', args: FLAGS.split(' ') });

/** The screens of the tests: a desk, and a small telephone. */
export const DESK = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
