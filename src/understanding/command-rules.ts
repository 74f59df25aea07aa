import type { UnderstandingContent } from './content.ts';
import type { CommandId } from './intents.ts';
import { Matcher, type Reading } from './patterns.ts';
import type { Reader } from './reader.ts';

const MOST_WORDS = 25;
const MOST_WORDS_WITHIN = 14;

/** Recognises a command: a closed class, by patterns that are the whole message, words of politeness aside. */
export class CommandRules {
  readonly #fillers: Matcher;
  readonly #commands: Matcher;
  readonly #parts: Matcher;

  /** @throws PatternError when a pattern cannot be read */
  constructor(content: UnderstandingContent['commands'], reader: Reader) {
    const groups = new Map([...reader.groups, ...Object.entries(content.groups)]);
    this.#fillers = new Matcher(reader.shapes, [['filler', content.fillers]], groups);
    this.#commands = new Matcher(reader.shapes, Object.entries(content.commands), groups);
    this.#parts = new Matcher(reader.shapes, Object.entries(content.within), groups);
  }

  /**
   * @param isField whether a word of the message belongs to a concept of this field: then it is hardly a command, and
   *   only a pattern for the whole message counts
   */
  read(reading: Reading, isField: (at: number) => boolean = () => false): CommandId | undefined {
    const { words } = reading;
    if (words.length === 0 || words.length > MOST_WORDS) return undefined;
    const fillers = this.#fillers.find(reading);
    const begins = reachable(
      0,
      fillers.map(({ start, end }) => [start, end]),
    );
    const ends = reachable(
      words.length,
      fillers.map(({ start, end }) => [end, start]),
    );

    const fits = this.#commands
      .find(reading)
      .filter(({ start, end }) => begins.has(start) && ends.has(end))
      .sort((a, b) => b.end - b.start - (a.end - a.start));
    return (fits[0]?.name ?? this.#within(reading, isField)) as CommandId | undefined;
  }

  /** A command inside a short message that has nothing of this field besides. */
  #within(reading: Reading, isField: (at: number) => boolean): string | undefined {
    const { words } = reading;
    if (words.length > MOST_WORDS_WITHIN) return undefined;
    return this.#parts
      .find(reading)
      .filter(({ start, end }) => words.every((_, at) => (at >= start && at < end) || !isField(at)))
      .sort((a, b) => b.end - b.start - (a.end - a.start))[0]?.name;
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
