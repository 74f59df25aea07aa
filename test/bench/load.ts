import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { BenchServer } from './bench-server.ts';
import { percentile } from './cell.ts';

/** What a load showed. */
export interface LoadFigures {
  turnsPerSecond: number;
  /** Of the server process alone. */
  cpuPerTurn: number;
  p50: number;
  p99: number;
}

/** Who takes turns with a server: a fresh conversation, whose function says one thing and waits for the answer. */
export type Talker = () => Promise<(text: string) => Promise<void>> | ((text: string) => Promise<void>);

/**
 * So many people talk at once, each waiting for an answer before saying the next thing; who is through the script
 * begins a new conversation.
 */
export async function load(
  server: BenchServer,
  talker: Talker,
  script: readonly string[],
  { people, seconds }: { people: number; seconds: number },
): Promise<LoadFigures> {
  const times: number[] = [];
  const before = (await server.usage()).cpu;
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: people }, async () => {
      while (performance.now() < end) {
        const say = await talker();
        for (const text of script) {
          const asked = performance.now();
          await say(text);
          times.push(performance.now() - asked);
          if (performance.now() >= end) break;
        }
      }
    }),
  );
  const passed = (performance.now() - begin) / 1000;
  return {
    turnsPerSecond: times.length / passed,
    cpuPerTurn: ((await server.usage()).cpu - before) / times.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

/** Connections that stay, but are closed on our side before the five seconds after which a stock server closes them. */
export const stayingConnections = (): Agent => new Agent({ keepAlive: true, timeout: 4_000 });

/** People who talk over `POST /api/messages` with `expectReplies`. */
export function overMessages({ port }: BenchServer): Talker {
  const agent = stayingConnections();
  return () => {
    const conversation = { id: randomUUID() };
    let turn = 0;
    return (text) => {
      const body = JSON.stringify({
        type: 'message',
        id: `${conversation.id}-${(turn += 1)}`,
        channelId: 'test',
        serviceUrl: 'http://127.0.0.1:9',
        conversation,
        from: { id: 'user' },
        recipient: { id: 'bot' },
        text,
        deliveryMode: 'expectReplies',
      });
      return post(port, agent, body);
    };
  };
}

function post(port: number, agent: Agent, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        port,
        agent,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/messages',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        let size = 0;
        response.on('data', (part: Buffer) => (size += part.length));
        response.on('end', () => {
          if (response.statusCode === 200 && size > 2) resolve();
          else reject(new Error(`the answer was ${response.statusCode ?? 0} with ${size} bytes`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Lets a server get up to speed, so that what is measured is compiled code. */
export async function warmUp(
  server: BenchServer,
  talker: Talker,
  script: readonly string[],
  quick: boolean,
): Promise<void> {
  await load(server, talker, script, { people: 16, seconds: quick ? 2 : 6 });
  await delay(200);
}
