import { ours, stock, type BenchServer } from '../bench-server.ts';
import { median, round, type Cell, type Ratio } from '../cell.ts';
import { load, overMessages, warmUp, type LoadFigures } from '../load.ts';
import { ourScript, stockScript } from '../scripts.ts';

type Variant = 'stock' | 'ours';
const variants: readonly Variant[] = ['stock', 'ours'];
const script = { stock: stockScript, ours: ourScript };

/** A whole turn of ours over `POST /api/messages` beside a turn of the stock bot. */
export const cell: Cell = {
  name: 'messages',
  async run({ quick, rounds, seconds }) {
    const server: Record<Variant, BenchServer> = { stock: await stock(), ours: await ours() };
    try {
      const talker = { stock: overMessages(server.stock), ours: overMessages(server.ours) };
      for (const variant of variants) await warmUp(server[variant], talker[variant], script[variant], quick);
      const figures: Record<string, string | number>[] = [];
      const ratios: Ratio[] = [];
      for (const people of quick ? [1, 32] : [1, 32, 128]) {
        const found: Record<Variant, LoadFigures[]> = { stock: [], ours: [] };
        for (let n = 0; n < rounds; n++) {
          for (const variant of n % 2 ? variants.toReversed() : variants) {
            const [at, talk] = [server[variant], talker[variant]];
            found[variant].push(await load(at, talk, script[variant], { people, seconds }));
          }
        }
        const of = (variant: Variant, figure: keyof LoadFigures) => median(found[variant].map((one) => one[figure]));
        for (const variant of variants) {
          figures.push({
            variant,
            people,
            'turns/s': Math.round(of(variant, 'turnsPerSecond')),
            'CPU µs/turn': Math.round(of(variant, 'cpuPerTurn')),
            'p50 ms': round(of(variant, 'p50')),
            'p99 ms': round(of(variant, 'p99')),
          });
        }
        // Each round compares what was measured side by side; the median of these is steadier than that of each alone.
        const cpu = found.ours.map((one, n) => one.cpuPerTurn / (found.stock[n]?.cpuPerTurn ?? Number.NaN));
        ratios.push({ name: `CPU per turn, ${people} at once`, value: median(cpu), aim: { most: 1.2 } });
        ratios.push({
          name: `turns/s, ${people} at once`,
          value: of('ours', 'turnsPerSecond') / of('stock', 'turnsPerSecond'),
        });
      }
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
