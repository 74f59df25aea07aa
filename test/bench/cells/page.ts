import { chromium, type Browser } from 'playwright-core';
import { brotliCompressSync } from 'node:zlib';
import { find } from '../../support/needs.ts';
import { ours } from '../bench-server.ts';
import { median, round, type Cell } from '../cell.ts';

/** A slow line and an old telephone: 400 kbit/s, 400 ms there and back, a processor four times as slow. */
const SLOW = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 };
const CPU_TIMES = 4;
const GREETING = 'Ik ben een computer';

/** From the tap on the launcher to the first words of the assistant, and how much goes over the line for them. */
export const cell: Cell = {
  name: 'page',
  async run({ quick }) {
    const chrome = find('chromium');
    if (!chrome) return { figures: [{ skipped: 'chromium is not installed: apt-get install chromium' }], ratios: [] };
    const server = await ours({ LOG_LEVEL: 'error' });
    const url = `http://127.0.0.1:${server.port}`;
    const browser = await chromium.launch({
      executablePath: chrome,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      const bytes = await sizes(url);
      const own: number[] = [];
      const webChat: number[] = [];
      await firstWords(browser, url, '', false); // Bundles are made at the first visit.
      for (let n = 0; n < (quick ? 1 : 3); n++) {
        own.push(await firstWords(browser, url, '', true));
        webChat.push(await firstWords(browser, url, '?client=webchat', true));
      }
      return {
        figures: [
          { client: 'our own', 'first words s': round(median(own)), 'kB over the line': bytes.own },
          { client: 'Web Chat', 'first words s': round(median(webChat)), 'kB over the line': bytes.webChat },
        ],
        ratios: [
          { name: `first words, of 4 s (${round(median(own))} s)`, value: median(own) / 4, aim: { most: 1 } },
          { name: 'first words beside Web Chat', value: median(own) / median(webChat) },
          { name: `launcher and chat, of 30 kB (${bytes.own} kB)`, value: bytes.own / 30, aim: { most: 1 } },
        ],
      };
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

/** Seconds from the tap until the greeting stands on the screen. */
async function firstWords(browser: Browser, url: string, query: string, slow: boolean): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    if (slow) {
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', SLOW);
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_TIMES });
    }
    await page.goto(`${url}/${query}`);
    const opener = page.getByRole('button', { name: 'Stel uw vraag' });
    await opener.waitFor();
    const begin = performance.now();
    await opener.click();
    await page.frameLocator('iframe').getByText(GREETING).first().waitFor({ timeout: 120_000 });
    return (performance.now() - begin) / 1000;
  } finally {
    await context.close();
  }
}

/** What a first visit loads, in kB of 1,000 bytes: the launcher, the page in its frame, and its script. */
async function sizes(url: string): Promise<{ own: number; webChat: number }> {
  const total = async (query: string): Promise<number> => {
    const page = await fetch(`${url}/chat${query}`);
    const html = await page.text();
    const script = /<script[^>]* src="([^"]+)"/.exec(html)?.[1] ?? '';
    const webChat = /"script":"([^"]+)"/.exec(html)?.[1];
    const parts = ['/widget.js', script, ...(webChat === undefined ? [] : [webChat])];
    const loaded = await Promise.all(parts.map((part) => packed(url + part)));
    return round((loaded.reduce((sum, size) => sum + size, 0) + brotliCompressSync(html).length) / 1000);
  };
  return { own: await total(''), webChat: await total('?client=webchat') };
}

/** The bytes of an answer as they come over the line. */
async function packed(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  const length = Number(answer.headers.get('content-length'));
  await answer.arrayBuffer();
  return length;
}
