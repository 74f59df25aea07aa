import { join } from 'node:path';
import { plainDutchMeter, type Meter } from '../../../src/content/meter/meter.ts';
import type { Kind, Passage } from '../../../src/content/meter/passage.ts';

/** The folder with the texts. */
export const content = join(import.meta.dirname, '..', '..', '..', 'content');

/** The meter, made once for a test file. */
export const meter: Meter = await plainDutchMeter(content);

/** A text of our own making, each sentence on its own line of a file. */
export const passage = (kind: Kind, ...sentences: string[]): Passage => ({
  file: 'test.yaml',
  key: 'entry.text',
  kind,
  lines: sentences.map((text, i) => ({ text, source: text, line: i + 1 })),
});

/** The names of the rules that find something in a text. */
export const rulesBroken = (kind: Kind, ...sentences: string[]): string[] => [
  ...new Set(meter([passage(kind, ...sentences)]).findings.map(({ rule }) => rule)),
];
