import { PatternError, PatternReader, type Groups, type Node, type Shapes } from './patterns.ts';

/** What a gap may not skip: words that turn the meaning round. */
const DENIALS = new Set(['niet', 'geen', 'nooit', 'nie', 'niks', 'niets', 'niemand', 'not', 'zonder']);

/** A message, read: its words, and per word the shapes it fits. */
export interface Reading {
  words: readonly string[];
  rows: readonly ReadonlySet<number>[];
  /** The shapes in the message under which patterns are filed. */
  keys: ReadonlySet<number>;
}

/** A place in a message where a pattern fits: the words from `start` up to, not including, `end`. */
export interface Hit {
  name: string;
  /** The pattern as it is written. */
  pattern: string;
  start: number;
  end: number;
}

/** A pattern with its name, read. */
interface Written {
  name: string;
  pattern: string;
  node: Node;
  /** The shapes it can begin with. */
  first: ReadonlySet<number>;
}

/** How often words of a shape occur; patterns are looked for by their rarest word. */
export type Frequency = (shape: number) => number;

/** Patterns by name, ready to look for in a message. */
export class Matcher {
  readonly #written: Written[] = [];
  /** The patterns that need a word of a shape. */
  readonly #needing = new Map<number, Written[]>();

  /**
   * @param patterns name and patterns; what stands in `<...>` is looked up in `groups`
   * @throws PatternError when a pattern cannot be read or names an unknown group
   */
  constructor(shapes: Shapes, patterns: Iterable<readonly [string, readonly string[]]>, groups: Groups = new Map()) {
    const reader = new PatternReader(shapes, groups);
    for (const [name, rows] of patterns) {
      for (const pattern of rows) this.#written.push(writtenOf(name, pattern, reader));
    }
  }

  /** To be called once before looking: files each pattern under its rarest word; gives the shapes used for that. */
  index(frequency: Frequency): Iterable<number> {
    this.#needing.clear();
    for (const written of this.#written) {
      for (const shape of rarest(written.node, frequency)?.shapes ?? []) {
        const list = this.#needing.get(shape);
        if (list) list.push(written);
        else this.#needing.set(shape, [written]);
      }
    }
    return this.#needing.keys();
  }

  /**
   * All places where a pattern fits, the longest for each beginning.
   *
   * @param bounds.skip words that no pattern may use or step over
   * @param bounds.closed words that a gap may not step over
   * @param bounds.once only the first place of each pattern
   */
  find(reading: Reading, bounds: Bounds = {}): Hit[] {
    const place: Place = { ...reading, ...bounds };
    const hits: Hit[] = [];
    const tried = new Set<Written>();
    for (const shape of reading.keys) {
      for (const written of this.#needing.get(shape) ?? []) {
        if (tried.has(written)) continue;
        tried.add(written);
        if (canFit(written.node, reading.rows)) for (const hit of hitsOf(written, place)) hits.push(hit);
      }
    }
    return hits.sort((one, other) => one.start - other.start);
  }
}

/** Patterns that count together when each fits in words of its own, all within a few words of each other. */
export class NearMatcher {
  readonly #rows: { name: string; signs: Written[] }[];
  readonly #needing = new Map<number, { name: string; signs: Written[] }[]>();
  readonly #window: number;

  /**
   * @param window how many words the signs may take, those between them included
   * @throws PatternError when a pattern cannot be read or names an unknown group
   */
  constructor(
    shapes: Shapes,
    rows: Iterable<readonly [string, readonly (readonly string[])[]]>,
    groups: Groups,
    window: number,
  ) {
    const reader = new PatternReader(shapes, groups);
    this.#rows = [...rows].flatMap(([name, combinations]) =>
      combinations.map((signs) => ({ name, signs: signs.map((sign) => writtenOf(name, sign, reader)) })),
    );
    this.#window = window;
  }

  /** As `Matcher.index`: files each row under the rarest word of its rarest sign. */
  index(frequency: Frequency): Iterable<number> {
    this.#needing.clear();
    for (const row of this.#rows) {
      const keys = row.signs.flatMap(({ node }) => rarest(node, frequency) ?? []).sort((a, b) => a.cost - b.cost);
      for (const shape of keys[0]?.shapes ?? []) {
        const list = this.#needing.get(shape);
        if (list) list.push(row);
        else this.#needing.set(shape, [row]);
      }
    }
    return this.#needing.keys();
  }

  /** The places where all signs stand near each other; with `bounds.first` only where the first of them stands. */
  find(reading: Reading, bounds: Bounds = {}): Hit[] {
    const place: Place = { ...reading, ...bounds };
    const hits: Hit[] = [];
    const tried = new Set<object>();
    for (const shape of reading.keys) {
      for (const row of this.#needing.get(shape) ?? []) {
        if (tried.has(row)) continue;
        tried.add(row);
        if (!row.signs.every(({ node }) => canFit(node, reading.rows))) continue;
        const lists = row.signs.map((sign) => hitsOf(sign, place, MOST_HITS));
        if (lists.some((list) => list.length === 0)) continue;
        const pattern = row.signs.map((sign) => sign.pattern).join(' + ');
        for (const span of bounds.first ? firsts(lists, this.#window) : spansOf(nearest(lists, this.#window))) {
          hits.push({ name: row.name, pattern, ...span });
        }
      }
    }
    return hits;
  }
}

const spansOf = (span: Span | undefined): Span[] => (span ? [span] : []);

/** Every place of the first sign that has the others near. */
const firsts = ([first = [], ...others]: readonly (readonly Span[])[], window: number): Span[] =>
  first.filter((span) => nearest([[span], ...others], window));

/** Of each sign in a very long message no more are tried. */
const MOST_HITS = 60;

interface Span {
  start: number;
  end: number;
}

/** A stretch of at most `window` words with one hit of each list, none overlapping; undefined when there is none. */
function nearest(
  lists: readonly (readonly Span[])[],
  window: number,
  taken: readonly Span[] = [],
  around: Span = { start: Infinity, end: -Infinity },
): Span | undefined {
  const [list, ...rest] = lists;
  if (!list) return around;
  for (const span of list) {
    const wider = { start: Math.min(around.start, span.start), end: Math.max(around.end, span.end) };
    if (wider.end - wider.start > window) continue;
    if (taken.some((other) => span.start < other.end && other.start < span.end)) continue;
    const found = nearest(rest, window, [...taken, span], wider);
    if (found) return found;
  }
  return undefined;
}

function writtenOf(name: string, pattern: string, reader: PatternReader): Written {
  const node = reader.read(pattern);
  const first = new Set<number>();
  if (firstShapes(node, first)) {
    throw new PatternError(`pattern "${pattern}" of "${name}": it can be empty`);
  }
  return { name, pattern, node, first };
}

function hitsOf({ name, pattern, node, first }: Written, place: Place, most = Infinity): Hit[] {
  const hits: Hit[] = [];
  for (let start = 0; start < place.rows.length; start += 1) {
    if (place.skip?.[start] || !meets(first, place.rows[start])) continue;
    const ends = endsOf(node, [start], place);
    if (ends.length === 0) continue;
    hits.push({ name, pattern, start, end: Math.max(...ends) });
    if (place.once || hits.length === most) break;
  }
  return hits;
}

/** Whether two sets of shapes share one; the smaller is walked. */
function meets(first: ReadonlySet<number>, row: ReadonlySet<number> | undefined): boolean {
  if (!row) return false;
  const [small, large] = first.size < row.size ? [first, row] : [row, first];
  for (const shape of small) if (large.has(shape)) return true;
  return false;
}

interface Need {
  shapes: number[];
  cost: number;
}

/** The shapes of which a node needs at least one, chosen so that they are rare; undefined when it needs none. */
function rarest(node: Node, frequency: Frequency): Need | undefined {
  switch (node.kind) {
    case 'word':
      return { shapes: [node.shape], cost: frequency(node.shape) };
    case 'row': {
      const needs = node.nodes.flatMap((part) => rarest(part, frequency) ?? []);
      return needs.sort((a, b) => a.cost - b.cost)[0];
    }
    case 'any': {
      const needs = node.nodes.map((part) => rarest(part, frequency));
      if (needs.some((need) => need === undefined)) return undefined;
      return needs.reduce<Need>(
        (all, need) => ({ shapes: [...all.shapes, ...(need?.shapes ?? [])], cost: all.cost + (need?.cost ?? 0) }),
        { shapes: [], cost: 0 },
      );
    }
    default:
      return undefined;
  }
}

export interface Bounds {
  skip?: readonly boolean[];
  closed?: readonly boolean[];
  once?: boolean;
  /** Of signs that count together: where the first stands, instead of where all of them do. */
  first?: boolean;
}

type Place = Reading & Bounds;

/** Whether the words that a node needs are in the message at all. */
function canFit(node: Node, rows: Reading['rows']): boolean {
  switch (node.kind) {
    case 'word':
      return rows.some((row) => row.has(node.shape));
    case 'row':
      return node.nodes.every((part) => canFit(part, rows));
    case 'any':
      return node.nodes.some((part) => canFit(part, rows));
    default:
      return true;
  }
}

/** Where a node can end when it begins at one of `starts`; positions are unique, so the work stays linear. */
function endsOf(node: Node, starts: number[], place: Place): number[] {
  switch (node.kind) {
    case 'word':
      return starts.filter((at) => place.rows[at]?.has(node.shape) && !place.skip?.[at]).map((at) => at + 1);
    case 'row': {
      let at = starts;
      for (const part of node.nodes) {
        at = endsOf(part, at, place);
        if (at.length === 0) return at;
      }
      return at;
    }
    case 'any':
      return unique(node.nodes.flatMap((part) => endsOf(part, starts, place)));
    case 'maybe':
      return unique([...starts, ...endsOf(node.node, starts, place)]);
    case 'gap': {
      const ends: number[] = [];
      for (const start of starts) {
        ends.push(start);
        for (let at = start; at < start + node.most && at < place.rows.length; at += 1) {
          if (DENIALS.has(place.words[at] ?? '') || place.skip?.[at] || place.closed?.[at]) break;
          ends.push(at + 1);
        }
      }
      return unique(ends);
    }
    case 'start':
      return starts.filter((at) => at === 0);
    case 'end':
      return starts.filter((at) => at === place.rows.length);
  }
}

const unique = (positions: number[]): number[] => (positions.length < 2 ? positions : [...new Set(positions)]);

/** Collects the shapes a node can begin with; true when it can also be empty. */
function firstShapes(node: Node, into: Set<number>): boolean {
  switch (node.kind) {
    case 'word':
      into.add(node.shape);
      return false;
    case 'row':
      return node.nodes.every((part) => firstShapes(part, into));
    case 'any':
      return node.nodes.map((part) => firstShapes(part, into)).some(Boolean);
    case 'maybe':
      firstShapes(node.node, into);
      return true;
    case 'gap':
    case 'start':
    case 'end':
      return true;
  }
}
