/** How thoroughly to measure. */
export interface Thoroughness {
  quick: boolean;
  /** How often each variant is measured, in turn with the other; the median counts. */
  rounds: number;
  /** Seconds of load a measurement. */
  seconds: number;
}

/** One comparison of the bench: a file in `cells/` that exports `cell`. */
export interface Cell {
  name: string;
  run(how: Thoroughness): Promise<Outcome>;
}

/** What a cell found: figures to read, and ratios that hold on any machine. */
export interface Outcome {
  figures: Record<string, string | number>[];
  ratios: Ratio[];
}

/** Ours against a yardstick, measured in the same run. */
export interface Ratio {
  name: string;
  value: number;
  /** The value to stay under or reach. */
  aim?: { most: number } | { least: number };
}

/** The middle one; of an even number the mean of the middle two. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** The value under which this part (0..1) of the values lies. */
export function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Rounded to three figures that matter. */
export const round = (value: number): number => Number(value.toPrecision(3));
