import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { find } from './needs.ts';

/** A Redis of one test's own: it keeps its data when it is stopped and started again. */
export interface RedisServer {
  url: string;
  start(): Promise<void>;
  /** Ends it as a crash would (`SIGKILL`), or lets it finish. */
  stop(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Makes it hang without closing its connections, and go on. */
  freeze(): void;
  thaw(): void;
  /** Stops it and removes its data. */
  end(): Promise<void>;
}

/**
 * Starts a Redis on a free port, with its data in a folder of its own.
 *
 * @param fsync when what is written goes to the disk: `always` loses nothing when it is killed; `everysec` is how it runs
 *   in `deployment/compose.yaml`
 */
export async function startRedis(fsync: 'always' | 'everysec' = 'always'): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}/0`,
    async start() {
      const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
      child = spawn(
        find('redis-server') ?? 'redis-server',
        [...args, '--appendonly', 'yes', '--appendfsync', fsync, '--save', ''],
        {
          stdio: 'ignore',
        },
      );
      await answering(port);
    },
    async stop(signal = 'SIGTERM') {
      if (child?.exitCode !== null || child.signalCode) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
    freeze() {
      child?.kill('SIGSTOP');
    },
    thaw() {
      child?.kill('SIGCONT');
    },
    async end() {
      await server.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

/** Waits until something on this port answers a PING with PONG. */
async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const pong = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
      socket.once('data', (data) => {
        resolve(data.toString().startsWith('+PONG'));
        socket.destroy();
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    if (pong) return;
    await delay(25);
  }
  throw new Error(`redis-server did not answer on port ${port}`);
}
