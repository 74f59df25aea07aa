import type { UnderstandingContent } from './content.ts';
import type { CommandId } from './intents.ts';
import { Matcher, type Hit, type Reading } from './matcher.ts';
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
    reader.indexed(this.#fillers, this.#commands, this.#parts);
  }

  /** @param about per word whether it names a subject: then the message is hardly a command */
  read(reading: Reading, about: readonly boolean[] = []): CommandId | undefined {
    if (reading.words.length === 0 || reading.words.length > MOST_WORDS) return undefined;
    return (this.#whole(reading) ?? this.#within(reading, about)) as CommandId | undefined;
  }

  /** A command, or several that say the same ("nee hoor, laat maar"), that with fillers are the whole message. */
  #whole(reading: Reading): string | undefined {
    const fillers = this.#fillers.find(reading);
    const hits = this.#commands.find(reading);
    const ids = new Set(hits.sort((a, b) => length(b) - length(a)).map(({ name }) => name));
    return [...ids].find((id) => {
      const own = hits.filter(({ name }) => name === id);
      const ends = reachable(0, [...fillers, ...own]);
      const begins = reachable(reading.words.length, [...fillers, ...own], true);
      return own.some(({ start, end }) => ends.has(start) && begins.has(end));
    });
  }

  /** A command inside a short message that has no subject besides. */
  #within(reading: Reading, about: readonly boolean[]): string | undefined {
    if (reading.words.length > MOST_WORDS_WITHIN) return undefined;
    return this.#parts
      .find(reading, { closed: about })
      .filter(({ start, end }) => reading.words.every((_, at) => (at >= start && at < end) || !about[at]))
      .sort((a, b) => length(b) - length(a))[0]?.name;
  }
}

const length = ({ start, end }: Hit): number => end - start;

/** The places that steps lead to from a place, itself included; `back` walks them from end to start. */
function reachable(from: number, steps: readonly Hit[], back = false): Set<number> {
  const places = new Set([from]);
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const { start, end } of steps) {
      const [a, b] = back ? [end, start] : [start, end];
      if (a === at && !places.has(b)) {
        places.add(b);
        queue.push(b);
      }
    }
  }
  return places;
}
