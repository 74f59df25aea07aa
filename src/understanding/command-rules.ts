import type { UnderstandingContent } from './content.ts';
import type { CommandId } from './intents.ts';
import { Matcher } from './patterns.ts';
import type { Reader, Reading } from './reader.ts';

const MOST_WORDS = 25;

/** Recognises a command: a closed class, by patterns that are the whole message, words of politeness aside. */
export class CommandRules {
  readonly #fillers: Matcher;
  readonly #commands: Matcher;

  /** @throws PatternError when a pattern cannot be read */
  constructor(content: UnderstandingContent['commands'], reader: Reader) {
    const groups = new Map([...reader.groups, ...Object.entries(content.groups)]);
    this.#fillers = new Matcher(reader.atoms, [['filler', content.fillers]], groups);
    this.#commands = new Matcher(reader.atoms, Object.entries(content.commands), groups);
  }

  read({ words, rows }: Reading): CommandId | undefined {
    if (words.length === 0 || words.length > MOST_WORDS) return undefined;
    const fillers = this.#fillers.find(rows, words);
    const begins = reachable(
      0,
      fillers.map(({ start, end }) => [start, end]),
    );
    const ends = reachable(
      words.length,
      fillers.map(({ start, end }) => [end, start]),
    );

    const fits = this.#commands
      .find(rows, words)
      .filter(({ start, end }) => begins.has(start) && ends.has(end))
      .sort((a, b) => b.end - b.start - (a.end - a.start));
    return fits[0]?.name as CommandId | undefined;
  }
}

/** The places that steps lead to from a place, itself included. */
function reachable(from: number, steps: [number, number][]): Set<number> {
  const places = new Set([from]);
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const [a, b] of steps) {
      if (a === at && !places.has(b)) {
        places.add(b);
        queue.push(b);
      }
    }
  }
  return places;
}
