import type { UnderstandingContent } from './content.ts';
import { crises, type CrisisId } from './intents.ts';
import { Matcher, NearMatcher, type Hit, type Reading } from './matcher.ts';
import type { Reader } from './reader.ts';

/** A sign of danger: `sure` is answered at once, `suspected` with one kind check question. */
export interface Danger {
  level: 'sure' | 'suspected';
  id: CrisisId;
}

/** A sign with the pattern that heard it, after its kind and its name in the content. */
export interface HeardDanger extends Danger {
  pattern: string;
}

/** How many words signs may be apart, themselves included. */
const WINDOW = 11;
/** The same for a heavy word and the words that show that it is no danger. */
const WINDOW_HARMLESS = 14;

/** Hears danger by rule: in a person's own words, a relative's, a professional's; in Dutch and some other languages. */
export class DangerRules {
  readonly #exceptions: Matcher;
  readonly #harmless: NearMatcher;
  readonly #unless: Matcher;
  readonly #jokes: Matcher;
  readonly #sure: Matcher;
  readonly #suspected: Matcher;
  readonly #together: NearMatcher;

  /** @throws PatternError when a pattern cannot be read */
  constructor(content: UnderstandingContent['crisis'], reader: Reader) {
    const groups = new Map([...reader.groups, ...Object.entries(content.groups)]);
    this.#exceptions = new Matcher(reader.shapes, Object.entries(content.exceptions), groups);
    const { about, unless, jokes } = content.harmless;
    this.#harmless = new NearMatcher(reader.shapes, Object.entries(about), groups, WINDOW_HARMLESS);
    this.#unless = new Matcher(reader.shapes, [['unless', unless]], groups);
    this.#jokes = new Matcher(reader.shapes, [['joke', jokes]], groups);
    const signs = Object.entries(content.signs);
    this.#sure = new Matcher(
      reader.shapes,
      signs.flatMap(([id, { sure }]) => named(id, sure)),
      groups,
    );
    this.#suspected = new Matcher(
      reader.shapes,
      signs.flatMap(([id, { suspected }]) => named(id, suspected)),
      groups,
    );
    const together = signs.flatMap(([id, signsOf]) => named(id, signsOf.together));
    this.#together = new NearMatcher(reader.shapes, together, groups, WINDOW);
    reader.indexed(
      this.#exceptions,
      this.#harmless,
      this.#unless,
      this.#jokes,
      this.#sure,
      this.#suspected,
      this.#together,
    );
  }

  /**
   * The danger in a message, read in one or more ways (with mended spelling, and as typed: mending would spoil other
   * languages). An exception (a figure of speech, a question for information) cancels only the words it matches; what
   * stands beside them is still heard. Beside a joke danger is asked about, never ignored.
   */
  hear(readings: readonly Reading[]): HeardDanger | undefined {
    const found = readings.map((reading) => {
      const skip = this.#harmlessIn(reading);
      return {
        sure: widest([...this.#sure.find(reading, { skip, once: true }), ...this.#together.find(reading, { skip })]),
        suspected: this.#suspected.find(reading, { skip, once: true }),
      };
    });
    for (const level of ['sure', 'suspected'] as const) {
      for (const id of crises) {
        const hit = found.flatMap((one) => one[level]).find(({ name }) => kindOf(name) === id);
        if (!hit) continue;
        const joking = level === 'sure' && readings.some((reading) => this.#jokes.find(reading).length > 0);
        return { level: joking ? 'suspected' : level, id, pattern: `${hit.name}: ${hit.pattern}` };
      }
    }
    return undefined;
  }

  /** Per word whether it is no danger here. */
  #harmlessIn(reading: Reading): boolean[] {
    const skip = new Array<boolean>(reading.words.length).fill(false);
    const about = this.#harmless.find(reading, { first: true });
    if (about.length > 0 && this.#unless.find(reading, { once: true }).length === 0) {
      for (const { start, end } of about) skip.fill(true, start, end);
    }
    for (const { start, end } of this.#exceptions.find(reading)) skip.fill(true, start, end);
    return skip;
  }
}

/** Patterns under the kind of danger and the name of the sign together. */
const named = <Rows>(id: string, signs: Readonly<Record<string, Rows>>): [string, Rows][] =>
  Object.entries(signs).map(([sign, rows]) => [`${id} ${sign}`, rows]);

const kindOf = (name: string): string => name.slice(0, name.indexOf(' '));

/** Leaves out a hit that lies inside a longer one of another kind: "achtervolgd" inside "achtervolgd door de cia". */
const widest = (hits: readonly Hit[]): Hit[] =>
  hits.filter(
    ({ name, start, end }) =>
      !hits.some(
        (other) =>
          kindOf(other.name) !== kindOf(name) &&
          other.start <= start &&
          other.end >= end &&
          other.end - other.start > end - start,
      ),
  );
