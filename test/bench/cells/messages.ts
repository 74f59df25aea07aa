import { ours, stock, type BenchServer } from '../bench-server.ts';
import { besideStock, variants, type Variant } from '../beside-stock.ts';
import { round, type Cell } from '../cell.ts';
import { overMessages } from '../load.ts';

/** A whole turn of ours over `POST /api/messages` beside a turn of the stock bot. */
export const cell: Cell = {
  name: 'messages',
  async run(how) {
    const server: Record<Variant, BenchServer> = { stock: await stock(), ours: await ours() };
    try {
      const talker = { stock: overMessages(server.stock), ours: overMessages(server.ours) };
      const { figures, ratios } = await besideStock(server, talker, how.quick ? [1, 32] : [1, 32, 128], how, {
        cpu: () => ({ most: 1.2 }),
        turns: () => undefined,
      });
      const heap = { stock: await liveHeap(server.stock), ours: await liveHeap(server.ours) };
      for (const variant of variants) figures.push({ variant, 'live heap MB': round(heap[variant]) });
      ratios.push({ name: 'live heap after the load', value: heap.ours / heap.stock });
      return { figures, ratios };
    } finally {
      for (const variant of variants) await server[variant].stop();
    }
  },
};

const liveHeap = async (server: BenchServer): Promise<number> => ((await server.usage('heap')).heap ?? 0) / 1e6;
