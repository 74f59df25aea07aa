import { describe, expect, it } from 'vitest';
import { figures, type Measured } from '../../src/understanding/evaluate.ts';
import { linesOf, loaded, type HeldOutLine } from './known-data.ts';

const { understand } = loaded();
const measured = ['held-out.jsonl', 'held-out-second.jsonl']
  .flatMap((file) => linesOf<HeldOutLine>(file))
  .map(({ alt = [], ...line }): Measured => ({ ...line, alt, got: understand(line.text, { channel: line.channel }) }));
const reached = Object.fromEntries(
  Object.entries(figures(measured)).map(([name, text]) => [name, Number.parseFloat(text)]),
);

describe('understanding of sentences that were never learned', () => {
  it.each([
    ['right or offered', 92],
    ['right at once', 70],
    ['crisis sure', 95],
    ['crisis sure or asked', 99],
    ['commands right', 95],
    ['out of scope refused', 95],
  ])('%s: at least %d %%', (name, aim) => {
    expect(reached[name]).toBeGreaterThanOrEqual(aim);
  });

  it.each([
    ['wrong topic or task', 3],
    ['false alarms', 1],
  ])('%s: at most %d %%', (name, aim) => {
    expect(reached[name]).toBeLessThanOrEqual(aim);
  });
});
