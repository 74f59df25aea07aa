import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';

/** The whole program in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  url: string;
  /** What it wrote to standard output and standard error. */
  output(): string;
  /** Says something over `POST /api/messages`; `id` is that of the activity, new each time unless given. */
  say(conversation: string, text: string, id?: string): Promise<Said>;
  /** Ends it, by `SIGKILL` as a crash would; gives the exit code. */
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** What was answered to one activity. */
export interface Said {
  status: number;
  activities: Partial<Activity>[];
  /** All texts, one under the other. */
  text: string;
  /** The open question: the last `channelData.vraag`. */
  vraag: string | undefined;
}

const repository = join(import.meta.dirname, '..', '..');
let activities = 0;

/**
 * Starts the program and waits until it listens.
 *
 * @param env settings; the rest is as in production, but on a free port and without a limit on turns
 * @throws Error with everything it wrote, when it ends before it listens
 */
export async function startServer(env: Record<string, string>, folder = repository): Promise<ServerProcess> {
  const { child, output } = run(env, folder);
  const url = await listening(child, output);
  return {
    url,
    output,
    say: (conversation, text, id = `a${process.pid}-${(activities += 1)}`) => say(url, conversation, text, id),
    async end(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}

/** Starts the program and waits until it ends by itself. */
export async function runToEnd(
  env: Record<string, string>,
  folder = repository,
): Promise<{ code: number | null; output: string }> {
  const { child, output } = run(env, folder);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

function run(env: Record<string, string>, folder: string): { child: ChildProcess; output: () => string } {
  let written = '';
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PORT: '0', RATE_LIMIT: 'off', ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (written += data.toString()));
  return { child, output: () => written };
}

function listening(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /"url":"([^"]+)","msg":"listening"/.exec(output())?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      reject(new Error(`the program ended with ${code ?? 'a signal'}:\n${output()}`));
    });
  });
}

async function say(url: string, conversation: string, text: string, id: string): Promise<Said> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id,
      channelId: 'test',
      conversation: { id: conversation },
      from: { id: 'user' },
      recipient: { id: 'bot' },
      text,
      deliveryMode: 'expectReplies',
    }),
  });
  const { activities: said = [] } = (await response.json()) as { activities?: Partial<Activity>[] };
  return {
    status: response.status,
    activities: said,
    text: said.map((one) => one.text ?? '').join('\n\n'),
    vraag: said.map(vraagOf).findLast((vraag) => vraag !== undefined),
  };
}

const vraagOf = ({ channelData }: Partial<Activity>): string | undefined =>
  (channelData as { vraag?: string } | undefined)?.vraag;
