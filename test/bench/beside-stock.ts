import type { BenchServer } from './bench-server.ts';
import { median, round, type Outcome, type Ratio, type Thoroughness } from './cell.ts';
import { load, warmUp, type LoadFigures, type Talker } from './load.ts';
import { ourScript, stockScript } from './scripts.ts';

export type Variant = 'stock' | 'ours';
export const variants: readonly Variant[] = ['stock', 'ours'];
const script = { stock: stockScript, ours: ourScript };

/** What to reach, beside the stock bot, with so many people at once. */
export interface Aims {
  cpu: (people: number) => Ratio['aim'];
  turns: (people: number) => Ratio['aim'];
}

/** Loads both servers in turn, in rounds, with so many people at once, and compares what was measured side by side. */
export async function besideStock(
  server: Record<Variant, BenchServer>,
  talker: Record<Variant, Talker>,
  crowds: readonly number[],
  { quick, rounds, seconds }: Thoroughness,
  aims: Aims,
): Promise<Outcome> {
  for (const variant of variants) await warmUp(server[variant], talker[variant], script[variant], quick);
  const figures: Outcome['figures'] = [];
  const ratios: Ratio[] = [];
  for (const people of crowds) {
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
    const beside = (figure: 'cpuPerTurn' | 'turnsPerSecond') =>
      median(found.ours.map((one, n) => one[figure] / (found.stock[n]?.[figure] ?? Number.NaN)));
    const [cpu, turns] = [aims.cpu(people), aims.turns(people)];
    ratios.push({ name: `CPU per turn, ${people} at once`, value: beside('cpuPerTurn'), ...(cpu && { aim: cpu }) });
    ratios.push({ name: `turns/s, ${people} at once`, value: beside('turnsPerSecond'), ...(turns && { aim: turns }) });
  }
  return { figures, ratios };
}
