import { createInterface } from 'node:readline';
import type { Command } from './commands/command.ts';

/** The commands by name; each is loaded only when it is asked for. */
const commands: Record<string, () => Promise<Command>> = {
  prescreen: async () => (await import('./commands/prescreen.ts')).prescreen,
  absence: async () => (await import('./commands/absence.ts')).absence,
  deadlines: async () => (await import('./commands/deadlines.ts')).deadlines,
  read: async () => (await import('./commands/read.ts')).read,
  answer: async () => (await import('./commands/answer.ts')).answer,
  understand: async () => (await import('./commands/understand.ts')).understand,
};

const name = process.argv[2] ?? '';
const load = commands[name];
if (!load) {
  console.error(`Unknown command "${name}". Commands: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
const command = await load();

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim()) process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}

function answer(line: string): Record<string, unknown> {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return { id: null, error: 'line: found no JSON, expected one JSON object on one line' };
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { id: null, error: `line: found ${JSON.stringify(input).slice(0, 40)}, expected a JSON object` };
  }
  const { id = null } = input as { id?: unknown };
  try {
    return { id, ...command(input as Record<string, unknown>) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
