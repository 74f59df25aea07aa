import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { round, type Cell, type Outcome, type Ratio } from './cell.ts';

/*
 * npm run bench -- [--quick] [--json] [cell ...]
 *
 * Ours beside a yardstick, in one run on this machine. Absolute figures differ from machine to machine: read the ratios.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const folder = join(import.meta.dirname, 'cells');
const names = readdirSync(folder).map((file) => basename(file, '.ts'));
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}

const how = options.quick ? { quick: true, rounds: 3, seconds: 1 } : { quick: false, rounds: 5, seconds: 4 };
const outcomes: Record<string, Outcome> = {};
for (const name of positionals.length > 0 ? positionals : names) {
  if (!options.json) console.log(`\n${name}`);
  const { cell } = (await import(join(folder, `${name}.ts`))) as { cell: Cell };
  const outcome = await cell.run(how);
  outcomes[cell.name] = outcome;
  if (!options.json) show(outcome);
}
if (options.json) {
  console.log(
    JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, ...how, outcomes }, null, 2),
  );
}

function show({ figures, ratios }: Outcome): void {
  const shapes = Map.groupBy(figures, (row) => Object.keys(row).join());
  for (const rows of shapes.values()) console.table(rows);
  for (const ratio of ratios)
    console.log(`  ${ratio.name.padEnd(44)} ${String(round(ratio.value)).padStart(6)} ×  ${verdict(ratio)}`);
}

function verdict({ value, aim }: Ratio): string {
  if (!aim) return '';
  const [reached, words] =
    'most' in aim ? [value <= aim.most, `at most ${aim.most}`] : [value >= aim.least, `at least ${aim.least}`];
  return `${reached ? 'ok  ' : 'MISSED'} (aim: ${words})`;
}
