import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import type { Usage } from './usage.ts';

/** A server in a process of its own, that tells what it uses. */
export interface BenchServer {
  port: number;
  /** From spawning to accepting connections, in milliseconds. */
  startMs: number;
  usage(heap?: 'heap'): Promise<Usage>;
  stop(): Promise<void>;
}

const top = join(import.meta.dirname, '..', '..');

/** Our own program as it is, with a data folder of its own and the settings of production, but no limit on turns. */
export const ours = (env: Record<string, string> = {}): Promise<BenchServer> => start('src/main.ts', env);

/** The stock bot. */
export const stock = (): Promise<BenchServer> => start('test/bench/stock-bot.ts');

async function start(program: string, env: Record<string, string> = {}): Promise<BenchServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const begin = performance.now();
  const child = fork(join(top, program), {
    cwd: top,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--import', join(import.meta.dirname, 'usage.ts')],
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', RATE_LIMIT: 'off', DATA_DIR: folder, ...env, PORT: String(port) },
  });
  await accepting(port, child);
  return {
    port,
    startMs: performance.now() - begin,
    async usage(what) {
      const answer = once(child, 'message');
      child.send(what ?? 'usage');
      return ((await answer) as [Usage])[0];
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function accepting(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with exit code ${child.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        resolve(true);
        socket.destroy();
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    if (open) return;
    await delay(4);
  }
}
