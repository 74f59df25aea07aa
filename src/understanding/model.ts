/** What stands out in a message: a name and a weight. */
export type Features = ReadonlyMap<string, number>;

/** One thing to learn from: what stands out, which intent it is, and how much it counts. */
export interface Lesson<Label extends string> {
  features: Features;
  label: Label;
  weight?: number;
}

export interface TrainingSettings {
  seed: number;
  epochs: number;
  rate: number;
  /** L2: how strongly weights are held near zero. */
  decay: number;
  /** A feature seen in fewer lessons is not kept. */
  atLeast: number;
}

/** A label with its probability. */
export interface Ranked<Label extends string> {
  label: Label;
  probability: number;
}

/**
 * A linear model with softmax over sparse features. Training is deterministic: the same lessons, settings and seed give
 * the same weights.
 */
export class LinearModel<Label extends string> {
  readonly labels: readonly Label[];
  readonly #index: ReadonlyMap<string, number>;
  /** Row per feature, column per label; the last row is the bias. */
  readonly #weights: Float32Array;

  private constructor(labels: readonly Label[], index: ReadonlyMap<string, number>, weights: Float32Array) {
    this.labels = labels;
    this.#index = index;
    this.#weights = weights;
  }

  static train<Label extends string>(
    lessons: readonly Lesson<Label>[],
    settings: TrainingSettings,
  ): LinearModel<Label> {
    const labels = [...new Set(lessons.map(({ label }) => label))];
    const labelAt = new Map(labels.map((label, at) => [label, at]));
    const counts = new Map<string, number>();
    for (const { features } of lessons)
      for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const index = new Map([...counts].filter(([, n]) => n >= settings.atLeast).map(([name], at) => [name, at]));

    const width = labels.length;
    const weights = new Float32Array((index.size + 1) * width);
    const squares = new Float32Array((index.size + 1) * width).fill(1e-6);
    const rows = lessons.map(({ features, label, weight = 1 }) => ({
      ...sparse(features, index),
      label: labelAt.get(label) ?? 0,
      weight,
    }));
    const order = rows.map((_, at) => at);
    const random = randomFrom(settings.seed);
    const scores = new Float64Array(width);

    for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
      shuffle(order, random);
      for (const at of order) {
        const row = rows[at];
        if (!row) continue;
        softmax(scores, weights, row.at, row.value);
        for (let k = 0; k < width; k += 1) {
          const error = row.weight * ((scores[k] ?? 0) - (k === row.label ? 1 : 0));
          if (Math.abs(error) < 1e-3) continue;
          for (let f = 0; f < row.at.length; f += 1) {
            const cell = (row.at[f] ?? 0) * width + k;
            const weight = weights[cell] ?? 0;
            const slope = error * (row.value[f] ?? 0) + settings.decay * weight;
            const square = (squares[cell] ?? 0) + slope * slope;
            squares[cell] = square;
            weights[cell] = weight - (settings.rate * slope) / Math.sqrt(square);
          }
        }
      }
    }
    return new LinearModel(labels, index, weights);
  }

  /** All labels, most probable first. */
  rank(features: Features): Ranked<Label>[] {
    const { at, value } = sparse(features, this.#index);
    const scores = new Float64Array(this.labels.length);
    softmax(scores, this.#weights, at, value);
    return this.labels
      .map((label, k) => ({ label, probability: scores[k] ?? 0 }))
      .sort((a, b) => b.probability - a.probability);
  }

  /** The features that spoke most for a label, best first. */
  reasons(features: Features, label: Label, most = 8): { feature: string; weight: number }[] {
    const k = this.labels.indexOf(label);
    return [...features]
      .map(([feature, value]) => {
        const row = this.#index.get(feature);
        return { feature, weight: row === undefined ? 0 : value * (this.#weights[row * this.labels.length + k] ?? 0) };
      })
      .filter(({ weight }) => weight > 0.01)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, most)
      .map(({ feature, weight }) => ({ feature, weight: Math.round(weight * 100) / 100 }));
  }

  /** Whether the model has seen a feature. */
  knows(feature: string): boolean {
    return this.#index.has(feature);
  }

  /** The model as bytes: a line of JSON, then the weights. */
  toBytes(): Buffer {
    const head = Buffer.from(`${JSON.stringify({ labels: this.labels, features: [...this.#index.keys()] })}\n`);
    return Buffer.concat([head, Buffer.from(this.#weights.buffer, this.#weights.byteOffset, this.#weights.byteLength)]);
  }

  /**
   * The model from bytes that `toBytes` made.
   *
   * @returns undefined when the bytes are no whole model
   */
  static fromBytes<Label extends string>(bytes: Buffer): LinearModel<Label> | undefined {
    const cut = bytes.indexOf(10);
    if (cut < 0) return undefined;
    try {
      const { labels, features } = JSON.parse(bytes.subarray(0, cut).toString()) as {
        labels: Label[];
        features: string[];
      };
      const body = new Uint8Array(bytes.subarray(cut + 1));
      if (body.byteLength !== (features.length + 1) * labels.length * 4) return undefined;
      return new LinearModel(labels, new Map(features.map((name, at) => [name, at])), new Float32Array(body.buffer));
    } catch {
      return undefined;
    }
  }
}

/** The known features of a message as rows and values, with the bias at the end, scaled to length one. */
function sparse(features: Features, index: ReadonlyMap<string, number>): { at: Int32Array; value: Float32Array } {
  const at: number[] = [];
  const value: number[] = [];
  let square = 0;
  for (const [name, weight] of features) {
    const row = index.get(name);
    if (row === undefined) continue;
    at.push(row);
    value.push(weight);
    square += weight * weight;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 1;
  at.push(index.size);
  return { at: Int32Array.from(at), value: Float32Array.from([...value.map((v) => v * scale), 0.3]) };
}

function softmax(scores: Float64Array, weights: Float32Array, at: Int32Array, value: Float32Array): void {
  const width = scores.length;
  scores.fill(0);
  for (let f = 0; f < at.length; f += 1) {
    const from = (at[f] ?? 0) * width;
    const v = value[f] ?? 0;
    for (let k = 0; k < width; k += 1) scores[k] = (scores[k] ?? 0) + v * (weights[from + k] ?? 0);
  }
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let k = 0; k < width; k += 1) sum += scores[k] = Math.exp((scores[k] ?? 0) - most);
  for (let k = 0; k < width; k += 1) scores[k] = (scores[k] ?? 0) / sum;
}

/** Pseudo-random numbers from 0 up to 1 (mulberry32). */
export const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

export function shuffle(items: number[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] ?? 0, items[last] ?? 0];
  }
}
