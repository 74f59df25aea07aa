import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beoordeelAlles } from '../../../src/criteria/beoordeel.ts';
import { regelingen, type Feiten } from '../../../src/criteria/facts.ts';
import { volgendeVraag } from '../../../src/criteria/questions.ts';
import { readDays } from '../../../src/language/read-results.ts';
import { median, round, type Cell } from '../cell.ts';

/** What the rules and the reading cost by themselves, against the times they must keep; on the processor, not the wall. */
export const cell: Cell = {
  name: 'rules',
  async run({ rounds }) {
    const test = join(import.meta.dirname, '..', '..');
    const people = lines<{ feiten: Feiten }>(join(test, 'criteria/data/cases.jsonl')).map(({ feiten }) => feiten);
    const phrases = lines<{ ref: `${number}-${number}-${number}`; text: string }>(
      join(test, 'language/data/indomain-dev.jsonl'),
    );

    const thousand = milliseconds(rounds, () => {
      for (let i = 0; i < 1_000; i += 1) beoordeelAlles(people[i % people.length] ?? {});
    });
    const question = milliseconds(rounds, () => {
      for (const feiten of people) volgendeVraag(regelingen, feiten);
    });
    const phrase = milliseconds(rounds, () => {
      for (const { ref, text } of phrases) readDays(text, { today: ref, direction: 'past' });
    });
    const each = { question: question / people.length, phrase: phrase / phrases.length };
    return {
      figures: [
        { what: '1,000 times all four schemes', ms: round(thousand) },
        { what: 'the next question', ms: round(each.question) },
        { what: 'the days in a phrase', ms: round(each.phrase) },
      ],
      ratios: [
        { name: '1,000 evaluations of all four, of 50 ms', value: thousand / 50, aim: { most: 1 } },
        { name: 'the next question, of 5 ms', value: each.question / 5, aim: { most: 1 } },
        { name: 'the days in a phrase, of 0.3 ms', value: each.phrase / 0.3, aim: { most: 1 } },
      ],
    };
  },
};

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** The median of some rounds of work, after one to warm up. */
function milliseconds(rounds: number, work: () => void): number {
  work();
  return median(
    Array.from({ length: rounds }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }),
  );
}
