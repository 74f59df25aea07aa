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
