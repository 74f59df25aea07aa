import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stringify } from 'yaml';
import { kaders } from '../criteria/beoordeel.ts';
import { policy } from '../policy/policy.ts';
import { tasks } from '../understanding/intents.ts';
import { systemClock } from '../values/clock.ts';
import { loadFile } from './load.ts';
import { readContent } from './meter/check-content.ts';
import { checkReport, fill, meterWordsShape } from './meter/report.ts';
import { coverageOf, reasonsShape } from './source/coverage.ts';
import { fingerprintsOf, fingerprintsShape } from './source/fingerprint.ts';
import { sourceArticles } from './source/source-articles.ts';
import { readTopics } from './topics.ts';

/*
 * npm run content:check                        measures every text and follows what it points to
 * npm run content:check -- FILE...             the same for these files
 * npm run content:check -- --coverage          tells for each article and paragraph what explains or applies it
 * npm run content:check -- --compared TOPIC... notes that these topics were read beside their articles as they are now
 *
 * The exit status is 1 when something is to be mended.
 */
const content = relative(process.cwd(), join(import.meta.dirname, '..', '..', 'content')) || '.';
const words = loadFile(join(content, 'meter.yaml'), meterWordsShape);
const [first, ...others] = process.argv.slice(2);

if (first === '--coverage') coverage();
else if (first === '--compared') compared(others);
else await check(process.argv.slice(2));

async function check(files: string[]): Promise<void> {
  const read = (file: string): string => readFileSync(file, 'utf8');
  const found = await readContent({ content, tasks, read }, files);
  const { text, ok } = checkReport(found, words);
  process.stdout.write(text);
  if (!ok) process.exitCode = 1;
}

function coverage(): void {
  const places = coverageOf(sourceArticles(join(content, 'source')), {
    topics: readTopics(join(content, 'topics'), systemClock.today()),
    criteria: Object.values(kaders).flatMap(({ criteria, uitsluitingen }) =>
      [...criteria, ...uitsluitingen].map(({ id }) => id),
    ),
    numbers: Object.entries(policy).map(([name, { article }]) => ({ name, articles: article.split(', ') })),
    reasons: loadFile(join(content, 'source', 'reasons.yaml'), reasonsShape),
  });
  for (const { article, heading, covered } of places) {
    console.log(fill(words.report.place, { article, heading }));
    for (const one of covered) {
      console.log(fill(words.report.covered, { by: one.by === 'topic' ? one.topic : one.by, sentence: one.sentence }));
    }
    if (covered.length === 0) {
      console.log(words.report.notCovered);
      process.exitCode = 1;
    }
  }
}

function compared(ids: string[]): void {
  const file = join(content, 'source', 'fingerprints.yaml');
  const known = loadFile(file, fingerprintsShape);
  const source = sourceArticles(join(content, 'source'));
  for (const { id, articles } of readTopics(join(content, 'topics'), systemClock.today())) {
    if (!ids.includes(id)) continue;
    known[id] = fingerprintsOf(articles, source);
    console.log(fill(words.report.compared, { topic: id, articles: Object.keys(known[id]).join(', ') }));
  }
  writeFileSync(file, stringify(known, { sortMapEntries: true }));
}
