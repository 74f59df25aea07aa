import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ours, stock, type BenchServer } from '../bench-server.ts';
import { median, type Cell } from '../cell.ts';
import { overMessages } from '../load.ts';

/** From spawning the process to listening, and to the first answer. Ours has run before: its model is trained. */
export const cell: Cell = {
  name: 'cold-start',
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
    const variants = { stock, ours: () => ours({ DATA_DIR: folder }) };
    try {
      await (await variants.ours()).stop();
      const listening = { stock: [] as number[], ours: [] as number[] };
      const answering = { stock: [] as number[], ours: [] as number[] };
      for (let n = 0; n < rounds + 2; n++) {
        for (const variant of ['stock', 'ours'] as const) {
          const begin = performance.now();
          const server: BenchServer = await variants[variant]();
          listening[variant].push(server.startMs);
          const say = await overMessages(server)();
          await say('hallo');
          answering[variant].push(performance.now() - begin);
          await server.stop();
        }
      }
      return {
        figures: (['stock', 'ours'] as const).map((variant) => ({
          variant,
          'listening ms': Math.round(median(listening[variant])),
          'first answer ms': Math.round(median(answering[variant])),
        })),
        ratios: [
          {
            name: 'cold start to listening',
            value: median(listening.ours) / median(listening.stock),
            aim: { most: 1.2 },
          },
          {
            name: 'cold start to first answer',
            value: median(answering.ours) / median(answering.stock),
            aim: { most: 1.2 },
          },
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
