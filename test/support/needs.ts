import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What some tests need on the machine, and how to get it. */
const programs = {
  'redis-server': 'apt-get install redis-server',
  chromium: 'apt-get install chromium',
  'espeak-ng': 'apt-get install espeak-ng',
  baresip: 'apt-get install baresip-core',
  sox: 'apt-get install sox',
} as const;

export type Program = keyof typeof programs;

const told = new Set<Program>();

/** The path of a program, or undefined when it is not installed. */
export function find(program: Program): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
}

/**
 * Whether a program is there; when not, one loud line says how to install it.
 *
 * @example
 * describe.skipIf(lacks('redis-server'))('on Redis', …)
 * @throws Error when it is missing and `CI=true`: there nothing may be skipped
 */
export function lacks(program: Program): boolean {
  if (find(program)) return false;
  const line = `SKIPPED: tests that need ${program}, which is not installed. Install it: ${programs[program]}`;
  if (process.env.CI === 'true') throw new Error(line);
  if (!told.has(program)) process.stderr.write(`\n${'!'.repeat(20)} ${line}\n\n`);
  told.add(program);
  return true;
}
