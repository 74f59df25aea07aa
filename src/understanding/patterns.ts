/**
 * The small language in which content writes what people say. A pattern is a row of words:
 *
 * | written         | meaning                                                     |
 * |-----------------|-------------------------------------------------------------|
 * | `dood`          | this word                                                   |
 * | `dood*` `*dood` `*dood*` | a word that begins, ends with, or holds this       |
 * | `(a\|b c\|d*)`  | one of these                                                |
 * | `[even]`        | this or nothing; alternatives allowed: `[nu\|vandaag]`      |
 * | `..` `...`      | up to two, up to four words that do not deny                |
 * | `<name>`        | one of the patterns of the group or concept with that name  |
 * | `^` `$`         | begin, end of the message                                   |
 */
export type Node =
  | { kind: 'word'; atoms: ReadonlySet<number> }
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

/** What a gap may not skip: words that turn the meaning round. */
const DENIALS = new Set(['niet', 'geen', 'nooit', 'nie', 'niks', 'niemand', 'not', 'zonder']);

/** Patterns are compared with words that `wordsOf` made, in every script. */
const bare = (word: string): string =>
  word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/ı/g, 'i');

/** All word shapes of all patterns, each with a number, so that a word of a message is looked up once. */
export class Atoms {
  readonly #exact = new Map<string, number>();
  readonly #begins = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  readonly #holds = new Map<string, number>();
  #count = 0;

  /** The number of a word shape (`dood*`), given one when it is new. */
  of(shape: string): number {
    const open = shape.startsWith('*');
    const close = shape.endsWith('*') && shape.length > 1;
    const core = bare(shape.slice(open ? 1 : 0, close ? -1 : undefined));
    const map = open ? (close ? this.#holds : this.#ends) : close ? this.#begins : this.#exact;
    let atom = map.get(core);
    if (atom === undefined) map.set(core, (atom = this.#count++));
    return atom;
  }

  /** The numbers of all shapes that a word fits. */
  fitting(word: string): number[] {
    const atoms: number[] = [];
    const add = (atom: number | undefined): void => {
      if (atom !== undefined) atoms.push(atom);
    };
    add(this.#exact.get(word));
    for (let cut = 1; cut <= word.length; cut += 1) {
      add(this.#begins.get(word.slice(0, cut)));
      add(this.#ends.get(word.slice(-cut)));
    }
    for (const [core, atom] of this.#holds) if (word.includes(core)) atoms.push(atom);
    return atoms;
  }

  /** Every whole word and word beginning that patterns know, for mending spelling. */
  words(): string[] {
    return [...this.#exact.keys(), ...[...this.#begins.keys()].filter((core) => core.length >= 5)];
  }
}

/** A place in a message where a pattern fits: the words from `start` up to, not including, `end`. */
export interface Hit {
  name: string;
  /** The pattern as it is written. */
  pattern: string;
  start: number;
  end: number;
}

/** The message as the matcher sees it: per word the atoms it fits. */
export type AtomRows = readonly ReadonlySet<number>[];

/** A pattern with its name, read. */
interface Written {
  name: string;
  pattern: string;
  node: Node;
}

/** Patterns by name, ready to look for in a message. */
export class Matcher {
  readonly #starts = new Map<number, Written[]>();

  /**
   * @param patterns name and patterns; a group or concept in `<...>` is looked up in `groups`
   * @throws PatternError when a pattern cannot be read or names an unknown group
   */
  constructor(atoms: Atoms, patterns: Iterable<readonly [string, readonly string[]]>, groups: Groups = new Map()) {
    for (const [name, rows] of patterns) {
      for (const row of rows) this.#add({ name, pattern: row, node: parsePattern(row, atoms, groups) });
    }
  }

  #add(written: Written): void {
    const first = new Set<number>();
    if (firstAtoms(written.node, first)) {
      throw new PatternError(`pattern "${written.pattern}" of "${written.name}": it can be empty or begins with a gap`);
    }
    for (const atom of first) {
      const list = this.#starts.get(atom);
      if (list) list.push(written);
      else this.#starts.set(atom, [written]);
    }
  }

  /**
   * All places where a pattern fits, the longest for each beginning.
   *
   * @param skip words that no pattern may use or step over
   */
  find(rows: AtomRows, words: readonly string[], skip?: readonly boolean[]): Hit[] {
    const hits: Hit[] = [];
    const place: Place = { rows, words, skip };
    for (let start = 0; start < rows.length; start += 1) {
      if (skip?.[start]) continue;
      const tried = new Set<Node>();
      for (const atom of rows[start] ?? []) {
        for (const { name, pattern, node } of this.#starts.get(atom) ?? []) {
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

export type Groups = ReadonlyMap<string, readonly string[]>;

interface Place {
  rows: AtomRows;
  words: readonly string[];
  skip: readonly boolean[] | undefined;
}

/** Where a node can end when it begins at one of `starts`; positions are unique, so the work stays linear. */
function endsOf(node: Node, starts: number[], place: Place): number[] {
  switch (node.kind) {
    case 'word':
      return starts.filter((at) => !place.skip?.[at] && fits(place.rows[at], node.atoms)).map((at) => at + 1);
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
          if (DENIALS.has(place.words[at] ?? '') || place.skip?.[at]) break;
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

/** A word fits few atoms and a group may hold many, so the word's are tried. */
const fits = (word: ReadonlySet<number> | undefined, atoms: ReadonlySet<number>): boolean => {
  for (const atom of word ?? []) if (atoms.has(atom)) return true;
  return false;
};

const unique = (positions: number[]): number[] => (positions.length < 2 ? positions : [...new Set(positions)]);

/** Collects the atoms a node can begin with; true when it can also be empty. */
function firstAtoms(node: Node, into: Set<number>): boolean {
  switch (node.kind) {
    case 'word':
      for (const atom of node.atoms) into.add(atom);
      return false;
    case 'row':
      return node.nodes.every((part) => firstAtoms(part, into));
    case 'any':
      return node.nodes.map((part) => firstAtoms(part, into)).some(Boolean);
    case 'maybe':
      firstAtoms(node.node, into);
      return true;
    case 'gap':
    case 'start':
    case 'end':
      return true;
  }
}

/**
 * Reads one pattern.
 *
 * @throws PatternError naming the pattern and what is wrong with it
 */
export function parsePattern(pattern: string, atoms: Atoms, groups: Groups = new Map(), within: string[] = []): Node {
  const signs = pattern.match(/[()[\]|^$]|\.{2,3}|<[^<>]*>|[^\s()[\]|^$<>]+/g) ?? [];
  let at = 0;

  const fail = (problem: string): never => {
    throw new PatternError(`pattern "${pattern}": ${problem}`);
  };
  const row = (): Node => {
    const nodes: Node[] = [];
    for (;;) {
      const sign = signs[at];
      if (sign === undefined || sign === ')' || sign === ']' || sign === '|') break;
      at += 1;
      nodes.push(one(sign));
    }
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'row', nodes };
  };
  const choice = (close: string): Node => {
    const nodes = [row()];
    while (signs[at] === '|') {
      at += 1;
      nodes.push(row());
    }
    if (signs[at] !== close) fail(`found ${signs[at] ?? 'its end'}, expected "${close}"`);
    at += 1;
    return anyOf(nodes);
  };
  const one = (sign: string): Node => {
    if (sign === '(') return choice(')');
    if (sign === '[') return { kind: 'maybe', node: choice(']') };
    if (sign === '^') return { kind: 'start' };
    if (sign === '$') return { kind: 'end' };
    if (sign === '..') return { kind: 'gap', most: 2 };
    if (sign === '...') return { kind: 'gap', most: 4 };
    if (sign.startsWith('<')) return group(sign.slice(1, -1));
    if (!/^\*?[\p{L}\p{N}]+\*?$/u.test(sign)) fail(`found "${sign}", expected a word without accents or signs`);
    return { kind: 'word', atoms: new Set([atoms.of(sign)]) };
  };
  const group = (name: string): Node => {
    const rows = groups.get(name);
    if (!rows) return fail(`there is no group or concept "${name}"`);
    if (within.includes(name)) return fail(`the group "${name}" holds itself`);
    return anyOf(rows.map((inner) => parsePattern(inner, atoms, groups, [...within, name])));
  };

  if (signs.length === 0) fail('it is empty');
  const node = row();
  if (at < signs.length) fail(`found "${signs[at] ?? ''}", expected a word`);
  return node;
}

/** One of several; the single words among them are looked up at once. */
function anyOf(nodes: Node[]): Node {
  const atoms = new Set<number>();
  const others: Node[] = [];
  for (const node of nodes) {
    if (node.kind === 'word') for (const atom of node.atoms) atoms.add(atom);
    else others.push(node);
  }
  const all: Node[] = atoms.size > 0 ? [{ kind: 'word', atoms }, ...others] : others;
  return all.length === 1 && all[0] ? all[0] : { kind: 'any', nodes: all };
}
