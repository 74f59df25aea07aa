import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadUnderstanding } from '../../src/understanding/load.ts';
import type { Channel } from '../../src/understanding/understand.ts';

export const contentFolder = join(import.meta.dirname, '..', '..', 'content');

/** Understanding as the assistant has it; the model is kept between test runs. */
export const loaded = () =>
  loadUnderstanding({
    content: contentFolder,
    data: join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'understanding'),
  });

export interface CrisisLine {
  text: string;
  crisis: string | null;
}

export interface HeldOutLine {
  text: string;
  channel: Channel;
  intent: string;
  alt?: string[];
}

/** The lines of a file under `data`. */
export const linesOf = <Line>(name: string): Line[] =>
  readFileSync(join(import.meta.dirname, 'data', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
