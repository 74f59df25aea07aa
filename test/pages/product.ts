import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

/** The whole program in a process of its own, which a test can kill and start again on the same port and data. */
export interface Product {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  end(): Promise<void>;
}

const main = join(import.meta.dirname, '../../src/main.ts');

/** Starts the program with these settings beside the usual ones of a test. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'product-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const product: Product = {
    url,
    async start() {
      child = spawn(process.execPath, [main], {
        env: {
          PATH: process.env.PATH,
          PORT: String(port),
          DATA_DIR: folder,
          LOG_LEVEL: 'error',
          RATE_LIMIT: 'off',
          TODAY: '2026-06-15',
          DIRECT_LINE_SECRET: 'only for the tests of the pages, nothing else',
          NEUTRAL_PAGE: `${url}/health`,
          ...settings,
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await ready(url, child);
    },
    async kill() {
      if (child?.exitCode !== null || child.signalCode) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async end() {
      await product.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await product.start();
  return product;
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the program ended at its start with ${child.exitCode}`);
    const answer = await fetch(`${url}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error('the program was not ready within a minute');
}
