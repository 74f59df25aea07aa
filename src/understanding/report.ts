/**
 * How well messages are understood, by cross-validation over all examples: each is understood by a model that has not
 * seen it. Prints the figures with the seed, the worst confusions, and the words that nothing knows.
 *
 * `npm run understand:report`, or with a file of `{"text","channel","intent","alt"?}` lines to measure with the whole model.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { confusions, crossValidate, figures, type Measured } from './evaluate.ts';
import { loadUnderstandingContent } from './load.ts';
import { settings, train } from './train.ts';
import { rulesOf, thresholds, understanding, type Understanding } from './understand.ts';

const line = z.object({
  text: z.string(),
  channel: z.enum(['web', 'teams', 'voice']).catch('web'),
  intent: z.string(),
  alt: z.array(z.string()).default([]),
});

const content = loadUnderstandingContent(join(import.meta.dirname, '..', '..', 'content'));
const rules = rulesOf(content);
const file = process.argv[2];
const folds = 10;

const whole = (): Understanding => understanding(content, train(content, rules), rules);

const began = performance.now();
const measured = file ? understoodLines(file, whole()) : crossValidate(content, rules, folds);
const seconds = (performance.now() - began) / 1000;

console.log(file ?? `${folds}-fold cross-validation over ${content.examples.length} examples`);
console.log(`seed ${settings.seed}, thresholds ${JSON.stringify(thresholds)}, ${seconds.toFixed(1)} s`);
for (const [name, value] of Object.entries(figures(measured))) console.log(`${name.padEnd(28)} ${value}`);

console.log('\nWorst confusions (wanted -> given):');
for (const [pair, count] of confusions(measured).slice(0, 20)) console.log(`${String(count).padStart(4)}  ${pair}`);

const unknown = new Map<string, number>();
for (const { text } of measured) {
  for (const word of rules.reader.read(text).words)
    if (!rules.reader.knows(word)) unknown.set(word, (unknown.get(word) ?? 0) + 1);
}
const alone = content.examples.filter(({ text }) => rules.reader.concepts(rules.reader.read(text)).length === 0);
console.log(`\nExamples without any concept of the lexicon: ${alone.length}`);
for (const { intent, text } of alone.slice(0, 15)) console.log(`      ${intent}: ${text}`);
console.log(`\nWords nothing knows: ${[...unknown.keys()].slice(0, 60).join(' ') || 'none'}`);

function understoodLines(path: string, { understand }: Understanding): Measured[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => line.parse(JSON.parse(row)))
    .map((asked) => ({ ...asked, got: understand(asked.text, { channel: asked.channel }) }));
}
