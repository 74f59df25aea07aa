import { setTimeout as delay } from 'node:timers/promises';
import { ours, stock, type BenchServer } from '../bench-server.ts';
import { besideStock, variants, type Variant } from '../beside-stock.ts';
import { round, type Cell, type Ratio } from '../cell.ts';
import { overMessages } from '../load.ts';
import { overDirectLine, webChats, type WebChat } from '../over-direct-line.ts';

/** How many chats stand open, each after a turn, with nobody typing. */
const IDLE = 10_000;

/** A whole turn in the web chat (SQLite, understanding included) beside a turn of the stock bot over `CloudAdapter`. */
export const cell: Cell = {
  name: 'direct-line',
  async run(how) {
    const server: Record<Variant, BenchServer> = { stock: await stock(), ours: await ours() };
    try {
      const talker = { stock: overMessages(server.stock), ours: overDirectLine(server.ours) };
      const { figures, ratios } = await besideStock(server, talker, [32], how, {
        cpu: () => ({ most: 0.8 }),
        turns: () => ({ least: 1.2 }),
      });
      const p99 = Number(figures.find(({ variant }) => variant === 'ours')?.['p99 ms']);
      ratios.push({ name: 'p99 of a turn, of 100 ms', value: p99 / 100, aim: { most: 1 } });
      ratios.push(await idle(how.quick ? IDLE / 10 : IDLE));
      return { figures, ratios };
    } finally {
      for (const variant of variants) await server[variant].stop();
    }
  },
};

/** Live memory per chat that stands open: heap after a collection, divided over the chats. */
async function idle(chats: number): Promise<Ratio> {
  const server = await ours();
  try {
    const open = webChats(server);
    const first = await open();
    await first.say('wat is beschermd wonen?');
    const before = (await server.usage('heap')).heap ?? 0;
    const standing: WebChat[] = [];
    while (standing.length < chats) {
      const more = await Promise.all(Array.from({ length: 20 }, open));
      standing.push(...more);
    }
    await delay(1_000);
    const each = ((await server.usage('heap')).heap ?? 0) - before;
    for (const chat of standing) chat.close();
    const kilobytes = each / chats / 1_000;
    return {
      name: `kB a chat of ${chats} idle, of 20 kB (${round(kilobytes)} kB)`,
      value: kilobytes / 20,
      aim: { most: 1 },
    };
  } finally {
    await server.stop();
  }
}
