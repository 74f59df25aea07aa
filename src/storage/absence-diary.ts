import { createHash, randomInt, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Keeper } from './keeper.ts';

/** What a person keeps of their absences, to go on with later; the shape is that of the caller. */
export type DiaryContent = Readonly<Record<string, unknown>>;

/** A diary that was opened: the key under which it is kept (not the code), and what stands in it. */
export interface OpenDiary {
  key: string;
  content: DiaryContent;
}

/** Why a diary did not open. */
export type DiaryRefusal = 'unknown' | 'too-many';

/** Thirteen months without use, and the diary is gone. */
const KEPT_SECONDS = 396 * 24 * 3600;

/** Wrong codes in one hour: of one conversation, and of everybody together. */
const TRIES = { one: 5, all: 300 };
const HOUR = 3600;

/** Words and digits of a code: with 512 words 9 bits each, and 3.3 bits a digit. */
const WORDS = 3;
const DIGITS = 3;

/** How much chance is in a code made from so many words. */
export const codeBits = (words: number): number => WORDS * Math.log2(words) + DIGITS * Math.log2(10);

const derive = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/**
 * The absence diaries that people may keep under a code of their own. A code is shown once and never kept: the diary
 * stands under a slow hash of it, so that who has the store still has no codes. Every use renews its term.
 */
export class AbsenceDiary {
  readonly #keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'append' | 'length'>;
  readonly #words: readonly string[];
  readonly #known: ReadonlySet<string>;

  /**
   * @param words the words that codes are made of, in small letters without accents
   * @throws RangeError when a code would have fewer than 36 bits
   */
  constructor(keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'append' | 'length'>, words: readonly string[]) {
    const known = new Set(words);
    if (codeBits(known.size) < 36) {
      throw new RangeError(`diary words: found ${known.size} different words, expected enough for 36 bits (512)`);
    }
    this.#keeper = keeper;
    this.#words = [...known];
    this.#known = known;
  }

  /** Keeps something new, and gives its code: to show once. */
  async create(content: DiaryContent): Promise<{ key: string; code: string }> {
    const words = Array.from({ length: WORDS }, () => this.#words[randomInt(this.#words.length)] ?? '');
    const code = [...words, String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')].join('-');
    const key = await keyOf(code);
    await this.save(key, content);
    return { key, code };
  }

  /** Keeps the diary as it is now. */
  async save(key: string, content: DiaryContent): Promise<void> {
    await this.#keeper.put(key, content, { seconds: KEPT_SECONDS });
  }

  /**
   * Opens the diary of a code.
   *
   * @param who the conversation, for the limit on wrong codes; it is only hashed into a name
   */
  async open(code: string, who: string): Promise<OpenDiary | DiaryRefusal> {
    const name = createHash('sha256').update(who).digest('base64url');
    const tries = [`diary-tries/${name}`, `diary-tries/all/${Math.floor(Date.now() / (HOUR * 1000))}`] as const;
    const [own, all] = await Promise.all(tries.map((list) => this.#keeper.length(list)));
    if ((own ?? 0) >= TRIES.one || (all ?? 0) >= TRIES.all) return 'too-many';

    const key = await keyOf(code);
    const kept = await this.#keeper.get(key);
    if (!kept) {
      const id = `${Date.now()}-${randomInt(2 ** 40)}`;
      await Promise.all(tries.map((list) => this.#keeper.append(list, [{ id, value: 1 }], { seconds: HOUR })));
      return 'unknown';
    }
    const content = kept.value as DiaryContent;
    await this.save(key, content);
    return { key, content };
  }

  /** Forgets a diary for good. */
  async erase(key: string): Promise<void> {
    await this.#keeper.delete(key);
  }

  /**
   * The code in what somebody typed or said, or undefined: its words in their order and its digits behind them, with
   * whatever stands between. Digits may be words.
   */
  readCode(text: string): string | undefined {
    const tokens = text
      .slice(0, 500)
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[a-z]+|\d/g);
    if (!tokens) return undefined;
    const words = tokens.filter((token) => this.#known.has(token));
    const digits = tokens.flatMap((token) => (/\d/.test(token) ? [token] : (digitWords[token] ?? [])));
    if (words.length !== WORDS || digits.length !== DIGITS) return undefined;
    return [...words, digits.join('')].join('-');
  }
}

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

/** The same salt for every code, because the code alone must find its diary; the slowness is what protects it. */
async function keyOf(code: string): Promise<string> {
  const hash = await derive(code, 'woonwegwijzer absence diary', 24, {
    N: 2 ** 15,
    r: 8,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  });
  return `diary/${hash.toString('base64url')}`;
}
