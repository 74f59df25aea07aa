import type { UnderstandingContent } from './content.ts';
import { crises, type CrisisId } from './intents.ts';
import { Matcher, type Hit, type Reading } from './patterns.ts';
import type { Reader } from './reader.ts';

/** A sign of danger: `sure` is answered at once, `suspected` with one kind check question. */
export interface Danger {
  level: 'sure' | 'suspected';
  id: CrisisId;
}

/** A sign with the pattern that heard it. */
export interface HeardDanger extends Danger {
  pattern: string;
}

/** How many words signs may be apart, themselves included. */
const WINDOW = 11;
/** Of each sign in a very long message no more are tried. */
const MOST_HITS = 200;

/** Hears danger by rule: in a person's own words, a relative's, a professional's; in Dutch and some other languages. */
export class DangerRules {
  readonly #exceptions: Matcher;
  readonly #sure: Matcher;
  readonly #suspected: Matcher;
  readonly #signs: Matcher;
  readonly #together: readonly { id: CrisisId; signs: readonly string[] }[];

  /** @throws PatternError when a pattern cannot be read */
  constructor(content: UnderstandingContent['crisis'], reader: Reader) {
    const groups = new Map([...reader.groups, ...Object.entries(content.groups)]);
    this.#exceptions = new Matcher(reader.shapes, Object.entries(content.exceptions), groups);
    this.#sure = new Matcher(reader.shapes, Object.entries(content.sure), groups);
    this.#suspected = new Matcher(reader.shapes, Object.entries(content.suspected), groups);
    this.#together = crises.flatMap((id) => content.together[id].map((signs) => ({ id, signs })));
    const signs = new Set(this.#together.flatMap((row) => row.signs));
    this.#signs = new Matcher(
      reader.shapes,
      [...signs].map((sign) => [sign, [sign]] as const),
      groups,
    );
  }

  /**
   * The danger in a message, read in one or more ways (with mended spelling, and as typed: mending would spoil other
   * languages). An exception (a figure of speech, a question for information) cancels only the words it matches; what
   * stands beside them is still heard.
   */
  hear(readings: readonly Reading[]): HeardDanger | undefined {
    const uncancelled = readings.map((reading) => {
      const cancelled = new Array<boolean>(reading.words.length).fill(false);
      for (const { start, end } of this.#exceptions.find(reading)) cancelled.fill(true, start, end);
      return { reading, cancelled };
    });
    const found = uncancelled.map(({ reading, cancelled }) => ({
      sure: widest([...this.#sure.find(reading, cancelled), ...this.#near(reading, cancelled)]),
      suspected: this.#suspected.find(reading, cancelled),
    }));
    for (const level of ['sure', 'suspected'] as const) {
      for (const id of crises) {
        const hit = found.flatMap((one) => one[level]).find(({ name }) => name === id);
        if (hit) return { level, id, pattern: hit.pattern };
      }
    }
    return undefined;
  }

  /** Signs near each other, each in words of its own. */
  #near(reading: Reading, cancelled: readonly boolean[]): Hit[] {
    const bySign = Map.groupBy(this.#signs.find(reading, cancelled), ({ name }) => name);
    return this.#together.flatMap(({ id, signs }): Hit[] => {
      const lists = signs.map((sign) => bySign.get(sign)?.slice(0, MOST_HITS) ?? []);
      const span = lists.every((list) => list.length > 0) ? nearest(lists) : undefined;
      return span ? [{ name: id, pattern: signs.join(' + '), ...span }] : [];
    });
  }
}

interface Span {
  start: number;
  end: number;
}

/** A stretch of at most so many words with one hit of each list, none overlapping; undefined when there is none. */
function nearest(lists: readonly (readonly Span[])[], taken: readonly Span[] = []): Span | undefined {
  const [list, ...rest] = lists;
  const start = Math.min(...taken.map((span) => span.start));
  const end = Math.max(...taken.map((span) => span.end));
  if (!list) return { start, end };
  for (const span of list) {
    if (taken.length > 0 && Math.max(end, span.end) - Math.min(start, span.start) > WINDOW) continue;
    if (taken.some((other) => span.start < other.end && other.start < span.end)) continue;
    const found = nearest(rest, [...taken, span]);
    if (found) return found;
  }
  return undefined;
}

/** Leaves out a hit that lies inside a longer one of another kind: "achtervolgd" inside "achtervolgd door de cia". */
const widest = (hits: readonly Hit[]): Hit[] =>
  hits.filter(
    ({ name, start, end }) =>
      !hits.some(
        (other) =>
          other.name !== name && other.start <= start && other.end >= end && other.end - other.start > end - start,
      ),
  );
