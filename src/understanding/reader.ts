import stemmers from 'snowball-stemmers';
import type { UnderstandingContent } from './content.ts';
import { Matcher, type Frequency, type Hit, type Reading } from './matcher.ts';
import { Shapes, type Groups } from './patterns.ts';
import { Spelling } from './spelling.ts';
import { wordsOf } from './words.ts';

const stemmer = stemmers.newStemmer('dutch');
const REMEMBERED = 5000;
/** Of a longer message only the first place of each concept is looked for. */
const LONG = 100;

/** A matcher that files its patterns once all words are known. */
interface Indexed {
  index: (frequency: Frequency) => Iterable<number>;
}

/** A word with the shapes it fits, and those of them under which patterns are filed. */
interface Known {
  row: ReadonlySet<number>;
  keys: readonly number[];
}

/** Reads messages for all matchers, which share its shapes. */
export class Reader {
  readonly shapes = new Shapes();
  readonly groups: Groups;
  readonly #concepts: Matcher;
  readonly #field: ReadonlySet<string>;
  readonly #general: ReadonlySet<string>;
  readonly #rows = new Map<string, Known>();
  #keys: ReadonlySet<number> = new Set();
  readonly #mended = new Map<string, readonly string[]>();
  readonly #stems = new Map<string, string>();
  readonly #letters = new Map<string, readonly string[]>();
  readonly #matchers: Indexed[] = [];
  /** The words of the examples, with how often they occur. */
  readonly #known = new Map<string, number>();
  #spelling: Spelling;

  /** @throws PatternError when a pattern cannot be read */
  constructor(content: Pick<UnderstandingContent, 'lexicon' | 'examples'>) {
    const { field, subject, general, spellings } = content.lexicon;
    const concepts = [field, subject, general].flatMap((part) => Object.entries(part));
    this.groups = new Map(concepts);
    this.#field = new Set(Object.keys(field));
    this.#general = new Set(Object.keys(general));
    this.#concepts = new Matcher(this.shapes, concepts, this.groups);
    this.indexed(this.#concepts);
    for (const { text } of content.examples) {
      for (const word of wordsOf(text)) this.#known.set(word, (this.#known.get(word) ?? 0) + 1);
    }
    this.#fixed = new Map(Object.entries(spellings).map(([short, long]) => [short, wordsOf(long)]));
    for (const short of this.#fixed.keys()) this.#known.delete(short);
    this.#spelling = new Spelling([], this.#fixed);
  }

  readonly #fixed: ReadonlyMap<string, readonly string[]>;

  /** Names matchers that are to be indexed as soon as the reader is ready. */
  indexed(...matchers: Indexed[]): void {
    this.#matchers.push(...matchers);
  }

  /**
   * To be called once all matchers are built: from here on every word they know is a word to mend towards, and each
   * pattern is found by its rarest word.
   */
  ready(): void {
    this.#spelling = new Spelling(
      [...this.#known.keys(), ...this.shapes.words()],
      this.#fixed,
      (word) => this.shapes.fitting(word).size > 0,
    );
    const counts = new Map<number, number>();
    for (const [word, times] of this.#known) {
      for (const shape of this.shapes.fitting(word)) counts.set(shape, (counts.get(shape) ?? 0) + times);
    }
    const frequency: Frequency = (shape) => counts.get(shape) ?? 0;
    this.#keys = new Set(this.#matchers.flatMap((matcher) => [...matcher.index(frequency)]));
  }

  /** A message with its spelling mended. */
  read(text: string): Reading {
    return this.#reading(
      wordsOf(text).flatMap((word) => remember(this.#mended, word, () => this.#spelling.mend(word))),
    );
  }

  /** A message as it was typed, when that differs from the mended reading. */
  readAsTyped(text: string, mended: Reading): Reading | undefined {
    const words = wordsOf(text);
    const same = words.length === mended.words.length && words.every((word, at) => word === mended.words[at]);
    return same ? undefined : this.#reading(words);
  }

  #reading(words: readonly string[]): Reading {
    const known = words.map((word) => remember(this.#rows, word, () => this.#knownBy(word)));
    return { words, rows: known.map(({ row }) => row), keys: new Set(known.flatMap(({ keys }) => keys)) };
  }

  #knownBy(word: string): Known {
    const row = this.shapes.fitting(word);
    return { row, keys: [...row].filter((shape) => this.#keys.has(shape)) };
  }

  /** The concepts in a message; one that lies inside the fixed words of a longer one is left out. */
  concepts(reading: Reading): Hit[] {
    const hits = this.#concepts.find(reading, { once: reading.words.length > LONG });
    const fixed = hits.filter(({ start, end, pattern }) => end - start > 1 && !pattern.includes('..'));
    return hits.filter(
      (hit) =>
        !fixed.some(
          (other) => other.end - other.start > hit.end - hit.start && other.start <= hit.start && other.end >= hit.end,
        ),
    );
  }

  /** Whether a concept belongs to this field alone. */
  isField = (concept: string): boolean => this.#field.has(concept);

  /** Whether a concept is a subject, of this field or of others too. */
  isSubject = (concept: string): boolean => !this.#general.has(concept);

  /** Whether a word is known: from an example or a pattern. */
  knows = (word: string): boolean => this.#known.has(word) || this.shapes.fitting(word).size > 0;

  /** The pieces of a word, as features; none of a short word. */
  letters = (word: string): readonly string[] =>
    word.length < 4 ? [] : remember(this.#letters, word, () => lettersOf(word));

  /** Whether a word occurs in an example, and so in Dutch. */
  isDutch = (word: string): boolean => this.#known.has(word);

  stem = (word: string): string => remember(this.#stems, word, () => stemmer.stem(word));
}

/** Four letters at a time, begin and end marked, as features. */
const lettersOf = (word: string): string[] => {
  const framed = `_${word}_`;
  return Array.from({ length: Math.max(0, framed.length - 3) }, (_, at) => `letters ${framed.slice(at, at + 4)}`);
};

/** A small memory: words repeat, so most are looked up once. Emptied when full. */
function remember<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  let value = memory.get(key);
  if (value === undefined) {
    if (memory.size >= REMEMBERED) memory.clear();
    memory.set(key, (value = make()));
  }
  return value;
}
