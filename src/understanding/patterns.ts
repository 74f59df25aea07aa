import { bare } from './words.ts';

/**
 * The small language in which content writes what people say. A pattern is a row of words:
 *
 * | written                  | meaning                                                     |
 * |--------------------------|-------------------------------------------------------------|
 * | `dood`                   | this word                                                   |
 * | `dood*` `*dood` `*dood*` | a word that begins, ends with, or holds this                |
 * | `(a\|b c\|d*)`           | one of these                                                |
 * | `[even]` `[nu\|straks]`  | this or nothing                                             |
 * | `..` `...`               | up to two, up to four words that do not deny                |
 * | `<name>`                 | one of the patterns of the group or concept with that name  |
 * | `^` `$`                  | begin, end of the message                                   |
 */
export type Node =
  | { kind: 'word'; shape: number }
  | { kind: 'row'; nodes: Node[] }
  | { kind: 'any'; nodes: Node[] }
  | { kind: 'maybe'; node: Node }
  | { kind: 'gap'; most: number }
  | { kind: 'start' }
  | { kind: 'end' };

/** A pattern that cannot be read; the message says where it went wrong. */
export class PatternError extends Error {
  override name = 'PatternError';
}

/** Groups and concepts that patterns may name. */
export type Groups = ReadonlyMap<string, readonly string[]>;

/** What a gap may not skip: words that turn the meaning round. */
const DENIALS = new Set(['niet', 'geen', 'nooit', 'nie', 'niks', 'niets', 'niemand', 'not', 'zonder']);

/**
 * All word shapes of all patterns. A shape is one word or several that serve alike (`(dood|sterven*)`), with a number;
 * a word of a message is looked up once and then known by the numbers of the shapes it fits.
 */
export class Shapes {
  readonly #exact = new Map<string, number[]>();
  readonly #begins = new Map<string, number[]>();
  readonly #ends = new Map<string, number[]>();
  readonly #holds = new Map<string, number[]>();
  readonly #numbers = new Map<string, number>();

  /** The number of a shape, given one when it is new. */
  of(forms: readonly string[]): number {
    const key = [...new Set(forms)].sort().join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    for (const form of key.split(' ')) this.#add(form, number);
    return number;
  }

  #add(form: string, number: number): void {
    const open = form.startsWith('*');
    const close = form.endsWith('*') && form.length > 1;
    const core = bare(form.slice(open ? 1 : 0, close ? -1 : undefined));
    const map = open ? (close ? this.#holds : this.#ends) : close ? this.#begins : this.#exact;
    const numbers = map.get(core);
    if (numbers) numbers.push(number);
    else map.set(core, [number]);
  }

  /** The numbers of all shapes that a word fits. */
  fitting(word: string): Set<number> {
    const fits = new Set(this.#exact.get(word));
    const add = (numbers: readonly number[] | undefined): void => {
      for (const number of numbers ?? []) fits.add(number);
    };
    for (let cut = 1; cut <= word.length; cut += 1) {
      add(this.#begins.get(word.slice(0, cut)));
      add(this.#ends.get(word.slice(-cut)));
    }
    for (const [core, numbers] of this.#holds) if (word.includes(core)) add(numbers);
    return fits;
  }

  /** Every whole word and longer word beginning that patterns know, for mending spelling. */
  words(): string[] {
    return [...this.#exact.keys(), ...[...this.#begins.keys()].filter((core) => core.length >= 5)];
  }
}

/** A message, read: its words, per word the shapes it fits, and the shapes of all words together. */
export interface Reading {
  words: readonly string[];
  rows: readonly ReadonlySet<number>[];
  present: ReadonlySet<number>;
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
}

/** Patterns by name, ready to look for in a message. */
export class Matcher {
  /** The patterns that can begin with a word of a shape. */
  readonly #starts = new Map<number, Written[]>();

  /**
   * @param patterns name and patterns; what stands in `<...>` is looked up in `groups`
   * @throws PatternError when a pattern cannot be read or names an unknown group
   */
  constructor(shapes: Shapes, patterns: Iterable<readonly [string, readonly string[]]>, groups: Groups = new Map()) {
    const reader = new PatternReader(shapes, groups);
    for (const [name, rows] of patterns) {
      for (const pattern of rows) this.#add({ name, pattern, node: reader.read(pattern) });
    }
  }

  #add(written: Written): void {
    const first = new Set<number>();
    if (firstShapes(written.node, first)) {
      throw new PatternError(`pattern "${written.pattern}" of "${written.name}": it can be empty or begins with a gap`);
    }
    for (const shape of first) {
      const list = this.#starts.get(shape);
      if (list) list.push(written);
      else this.#starts.set(shape, [written]);
    }
  }

  /**
   * All places where a pattern fits, the longest for each beginning.
   *
   * @param skip words that no pattern may use or step over
   * @param closed words that a gap may not step over
   */
  find(reading: Reading, skip?: readonly boolean[], closed?: readonly boolean[]): Hit[] {
    const hits: Hit[] = [];
    const place: Place = { ...reading, skip, closed };
    const hopeful = new Map<number, Written[]>();
    for (const shape of reading.present) {
      const written = this.#starts.get(shape)?.filter(({ node }) => canFit(node, reading.present));
      if (written && written.length > 0) hopeful.set(shape, written);
    }
    if (hopeful.size === 0) return hits;

    for (let start = 0; start < reading.rows.length; start += 1) {
      if (skip?.[start]) continue;
      const tried = new Set<Node>();
      for (const shape of reading.rows[start] ?? []) {
        for (const { name, pattern, node } of hopeful.get(shape) ?? []) {
          if (tried.has(node)) continue;
          tried.add(node);
          const ends = endsOf(node, [start], place);
          if (ends.length > 0) hits.push({ name, pattern, start, end: Math.max(...ends) });
        }
      }
    }
    return hits;
  }
}

interface Place extends Reading {
  skip: readonly boolean[] | undefined;
  closed: readonly boolean[] | undefined;
}

/** Whether the words that a node needs are in the message at all. */
function canFit(node: Node, present: ReadonlySet<number>): boolean {
  switch (node.kind) {
    case 'word':
      return present.has(node.shape);
    case 'row':
      return node.nodes.every((part) => canFit(part, present));
    case 'any':
      return node.nodes.some((part) => canFit(part, present));
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

/** Reads patterns; each group is read once. */
export class PatternReader {
  readonly #shapes: Shapes;
  readonly #groups: Groups;
  readonly #read = new Map<string, Node>();
  readonly #reading = new Set<string>();

  constructor(shapes: Shapes, groups: Groups) {
    this.#shapes = shapes;
    this.#groups = groups;
  }

  /** @throws PatternError naming the pattern and what is wrong with it */
  read(pattern: string): Node {
    const signs = pattern.match(/[()[\]|^$]|\.{2,3}|<[^<>]*>|[^\s()[\]|^$<>]+/g) ?? [];
    let at = 0;

    const fail = (problem: string): never => {
      throw new PatternError(`pattern "${pattern}": ${problem}`);
    };
    const row = (): Draft => {
      const parts: Draft[] = [];
      for (;;) {
        const sign = signs[at];
        if (sign === undefined || sign === ')' || sign === ']' || sign === '|') break;
        at += 1;
        parts.push(one(sign));
      }
      return parts.length === 1 && parts[0] ? parts[0] : { kind: 'row', nodes: parts.map((part) => this.#node(part)) };
    };
    const choice = (close: string): Draft => {
      const drafts = [row()];
      while (signs[at] === '|') {
        at += 1;
        drafts.push(row());
      }
      if (signs[at] !== close) fail(`found ${signs[at] ?? 'its end'}, expected "${close}"`);
      at += 1;
      return this.#any(drafts);
    };
    const one = (sign: string): Draft => {
      if (sign === '(') return choice(')');
      if (sign === '[') return { kind: 'maybe', node: this.#node(choice(']')) };
      if (sign === '^') return { kind: 'start' };
      if (sign === '$') return { kind: 'end' };
      if (sign === '..') return { kind: 'gap', most: 2 };
      if (sign === '...') return { kind: 'gap', most: 4 };
      if (sign.startsWith('<')) return this.#group(sign.slice(1, -1), fail);
      if (!/^\*?[\p{L}\p{M}\p{N}]+\*?$/u.test(sign)) fail(`found "${sign}", expected a word without signs`);
      return { kind: 'forms', forms: [sign] };
    };

    if (signs.length === 0) fail('it is empty');
    const draft = row();
    if (at < signs.length) fail(`found "${signs[at] ?? ''}", expected a word`);
    return this.#node(draft);
  }

  #group(name: string, fail: (problem: string) => never): Node {
    const known = this.#read.get(name);
    if (known) return known;
    const rows = this.#groups.get(name) ?? fail(`there is no group or concept "${name}"`);
    if (this.#reading.has(name)) fail(`the group "${name}" holds itself`);
    this.#reading.add(name);
    const single = rows.filter((row) => /^[^\s()[\]|^$<>.]+$/.test(row));
    const others = rows.filter((row) => !single.includes(row));
    const drafts: Draft[] = others.map((row) => this.read(row));
    const node = this.#node(this.#any(single.length > 0 ? [{ kind: 'forms', forms: single }, ...drafts] : drafts));
    this.#reading.delete(name);
    this.#read.set(name, node);
    return node;
  }

  /** One of several; the single words among them become one shape. */
  #any(drafts: readonly Draft[]): Draft {
    const forms = drafts.flatMap((draft) => (draft.kind === 'forms' ? draft.forms : []));
    const others = drafts.filter((draft) => draft.kind !== 'forms');
    if (others.length === 0) return { kind: 'forms', forms };
    const nodes = forms.length > 0 ? [this.#node({ kind: 'forms', forms }), ...others] : others;
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'any', nodes };
  }

  #node = (draft: Draft): Node =>
    draft.kind === 'forms' ? { kind: 'word', shape: this.#shapes.of(draft.forms) } : draft;
}

/** A node whose words have no number yet, so that alternatives can become one shape. */
type Draft = Node | { kind: 'forms'; forms: string[] };
