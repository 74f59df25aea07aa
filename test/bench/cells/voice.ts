import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ours } from '../bench-server.ts';
import { median, percentile, round, type Cell } from '../cell.ts';

const token = 'a-token-for-the-bench';
const CALLS = 50;
const AIM_MS = 150;
const PAUSE_MS = 1_000;

/** What one caller does: whole tasks by speech and by keys. */
const steps = [
  { type: 'event', name: 'DTMF', value: '2' },
  { type: 'message', text: 'van twee juni tot elf juni' },
  { type: 'event', name: 'DTMF', value: '1' },
  { type: 'message', text: 'vakantie' },
  { type: 'event', name: 'noUserInput', value: 1 },
  { type: 'message', text: 'wat is beschermd wonen' },
  { type: 'event', name: 'DTMF', value: '9' },
  { type: 'message', text: 'stop' },
  { type: 'message', text: 'kijken wat bij mij past' },
  { type: 'message', text: 'voor mezelf' },
  { type: 'message', text: 'alles' },
  { type: 'message', text: 'ik slaap bij vrienden' },
  { type: 'message', text: 'ik ben vierendertig' },
  { type: 'event', name: 'DTMF', value: '1' },
];

/**
 * Our part of a turn of a call, from the request of the gateway to our answer, with fifty calls at once. Each caller
 * answers a second after our words came, which is far busier than people are: they have to hear them first.
 */
export const cell: Cell = {
  name: 'voice',
  async run({ quick, rounds }) {
    const server = await ours({ VOICE_TOKENS: token, VOICE_TRANSFER_ALGEMEEN: 'tel:+31570123456' });
    try {
      const times: number[] = [];
      let cpu = 0;
      for (let round = 0; round < (quick ? 2 : rounds); round++) {
        const before = await server.usage();
        const talked = await Promise.all(Array.from({ length: CALLS }, (_, i) => call(server.port, i / CALLS)));
        // The first round warms the program up.
        if (round === 0) continue;
        times.push(...talked.flat());
        cpu += (await server.usage()).cpu - before.cpu;
      }
      const p95 = percentile(times, 0.95);
      return {
        figures: [
          {
            calls: CALLS,
            turns: times.length,
            'median ms': round(median(times)),
            'p95 ms': round(p95),
            'p99 ms': round(percentile(times, 0.99)),
            'CPU ms a turn': round(cpu / 1_000 / times.length),
          },
        ],
        ratios: [{ name: `p95 of a turn at ${CALLS} calls, of ${AIM_MS} ms`, value: p95 / AIM_MS, aim: { most: 1 } }],
      };
    } finally {
      await server.stop();
    }
  },
};

/** @param late the part of a pause after which this caller begins: people do not dial together */
async function call(port: number, late: number): Promise<number[]> {
  const conversation = randomUUID();
  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${port}/voice/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ conversation, ...body }),
    });
    if (!response.ok) throw new Error(`voice: found ${response.status}, expected 200`);
    await response.json();
  };
  await delay(late * PAUSE_MS);
  const at = `conversation/${conversation}`;
  await post('create', { id: randomUUID() });
  const times: number[] = [];
  for (const step of [{ type: 'event', name: 'start', parameters: { caller: 'anonymous' } }, ...steps]) {
    await delay(PAUSE_MS);
    const begin = performance.now();
    await post(`${at}/activities`, { activities: [{ id: randomUUID(), ...step }] });
    times.push(performance.now() - begin);
  }
  await post(`${at}/disconnect`, { reasonCode: 'client-disconnected' });
  return times;
}
