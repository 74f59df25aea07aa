import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fold } from '../language/fold.ts';

/** The two words by which a person knows that it is really us who call. */
export type CallbackWords = readonly [first: string, second: string];

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);
const COST = { N: 2 ** 14, r: 8, p: 1 };
const BYTES = 24;

/** Two different words of a list, by chance. */
export function pickWords(list: readonly string[]): CallbackWords {
  const first = list[randomInt(list.length)] ?? '';
  const others = list.filter((word) => word !== first);
  return [first, others[randomInt(others.length)] ?? ''];
}

/** Two words as a slow salted hash: `scrypt.SALT.HASH`. Their order and their capitals do not matter. */
export async function hashWords(words: CallbackWords): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(plainOf(words.join(' ')), salt, BYTES, COST);
  return ['scrypt', salt.toString('base64url'), hash.toString('base64url')].join('.');
}

/** Whether what a worker typed are the two words of this hash; false for a hash of another form. */
export async function wordsFit(said: string, hashed: string): Promise<boolean> {
  const [kind, salt = '', hash = ''] = hashed.split('.');
  const expected = Buffer.from(hash, 'base64url');
  if (kind !== 'scrypt' || expected.length !== BYTES) return false;
  const given = await derive(plainOf(said.slice(0, 200)), Buffer.from(salt, 'base64url'), BYTES, COST);
  return timingSafeEqual(given, expected);
}

const plainOf = (text: string): string =>
  (fold(text).match(/\p{L}+/gu) ?? [])
    .filter((word) => word !== 'en')
    .sort()
    .join(' ');
