import { createHash, randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Keeper } from './keeper.ts';

/** What is kept under a code; the shape is that of the caller. */
export type CodeContent = Readonly<Record<string, unknown>>;

/** What was opened: the key under which it is kept (not the code), and what stands in it. */
export interface Opened {
  key: string;
  content: CodeContent;
}

/** Why a code did not open anything. */
export type Refusal = 'unknown' | 'too-many';

/** What a kind of code is like. */
export interface CodeKind {
  /** Under which name things are kept, and wrong codes counted. */
  name: string;
  /** Goes into the hash of a code, so that a code of another kind opens nothing here. */
  salt: string;
  /** How many words a code has, and digits behind them. */
  words: number;
  digits: number;
  /** How long something is kept, in seconds from its last use. */
  seconds: number;
  /** The least chance that a code must have in it, in bits. */
  bits: number;
}

/** Wrong codes in one hour: of one conversation, and of everybody together. */
const TRIES = { one: 5, all: 300 };
const HOUR = 3600;

/** How much chance is in a code of this kind, made from so many words. */
export const codeBits = (kind: Pick<CodeKind, 'words' | 'digits'>, words: number): number =>
  kind.words * Math.log2(words) + kind.digits * Math.log2(10);

const derive = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/**
 * Things that people keep under a code of their own. A code is shown once and never kept: what it opens stands under a
 * slow hash of it, so that who has the store still has no codes. Every use renews its term.
 */
export class WordCodes {
  readonly #keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'append' | 'length'>;
  readonly #kind: CodeKind;
  readonly #words: readonly string[];
  readonly #known: ReadonlySet<string>;

  /**
   * @param words the words that codes are made of, in small letters without accents
   * @throws RangeError when a code would have too little chance in it
   */
  constructor(
    keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'append' | 'length'>,
    words: readonly string[],
    kind: CodeKind,
  ) {
    const known = new Set(words);
    if (codeBits(kind, known.size) < kind.bits) {
      throw new RangeError(
        `${kind.name} words: found ${known.size} different words, expected enough for ${kind.bits} bits (512)`,
      );
    }
    this.#keeper = keeper;
    this.#kind = kind;
    this.#words = [...known];
    this.#known = known;
  }

  /** Keeps something new, and gives its code: to show once. */
  async create(content: CodeContent): Promise<{ key: string; code: string }> {
    const { words: many, digits } = this.#kind;
    const words = Array.from({ length: many }, () => this.#words[randomInt(this.#words.length)] ?? '');
    const code = [...words, String(randomInt(10 ** digits)).padStart(digits, '0')].join('-');
    const key = await keyOf(code, this.#kind);
    await this.save(key, content);
    return { key, code };
  }

  /** Keeps it as it is now. */
  async save(key: string, content: CodeContent): Promise<void> {
    await this.#keeper.put(key, content, { seconds: this.#kind.seconds });
  }

  /**
   * Opens what is kept under a code.
   *
   * @param who the conversation, for the limit on wrong codes; it is only hashed into a name
   */
  async open(code: string, who: string): Promise<Opened | Refusal> {
    const name = createHash('sha256').update(who).digest('base64url');
    const counted = `${this.#kind.name}-tries`;
    const tries = [`${counted}/${name}`, `${counted}/all/${Math.floor(Date.now() / (HOUR * 1000))}`] as const;
    const [own, all] = await Promise.all(tries.map((list) => this.#keeper.length(list)));
    if ((own ?? 0) >= TRIES.one || (all ?? 0) >= TRIES.all) return 'too-many';

    const key = await keyOf(code, this.#kind);
    const kept = await this.#keeper.get(key);
    if (!kept) {
      const id = `${Date.now()}-${randomInt(2 ** 40)}`;
      await Promise.all(tries.map((list) => this.#keeper.append(list, [{ id, value: 1 }], { seconds: HOUR })));
      return 'unknown';
    }
    const content = kept.value as CodeContent;
    await this.save(key, content);
    return { key, content };
  }

  /** What is kept under a key; undefined when it is gone. */
  async get(key: string): Promise<CodeContent | undefined> {
    return (await this.#keeper.get(key))?.value as CodeContent | undefined;
  }

  /** Forgets it for good. */
  async erase(key: string): Promise<void> {
    await this.#keeper.delete(key);
  }

  /**
   * The code in what somebody typed or said, or undefined: its words in their order and its digits behind them, with
   * whatever stands between. Digits may be words.
   */
  readCode(text: string): string | undefined {
    const tokens = tokensOf(text);
    const words = tokens.filter((token) => this.#known.has(token));
    const digits = tokens.flatMap((token) => (/\d/.test(token) ? [token] : (digitWords[token] ?? [])));
    if (words.length !== this.#kind.words || digits.length !== this.#kind.digits) return undefined;
    return [...words, digits.join('')].join('-');
  }

  /** Whether a text is a code and nothing more, so that its words mean nothing else. */
  isCode(text: string): boolean {
    const rest = tokensOf(text).filter(
      (token) => !/\d/.test(token) && !(token in digitWords) && !this.#known.has(token) && !aroundCodes.has(token),
    );
    return rest.length === 0 && this.readCode(text) !== undefined;
  }
}

/** Whatever else may stand in a message that is a code and nothing more. */
const aroundCodes: ReadonlySet<string> = new Set('mijn de code is dat en streepje uh eh'.split(' '));

const tokensOf = (text: string): string[] =>
  text
    .slice(0, 500)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .match(/[a-z]+|\d/g) ?? [];

const digitWords: Partial<Record<string, string>> = {
  nul: '0',
  een: '1',
  twee: '2',
  drie: '3',
  vier: '4',
  vijf: '5',
  zes: '6',
  zeven: '7',
  acht: '8',
  negen: '9',
};

/** The same salt for every code of a kind, because the code alone must find what it opens; slowness protects it. */
async function keyOf(code: string, { name, salt }: CodeKind): Promise<string> {
  const hash = await derive(code, salt, 24, {
    N: 2 ** 15,
    r: 8,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  });
  return `${name}/${hash.toString('base64url')}`;
}
