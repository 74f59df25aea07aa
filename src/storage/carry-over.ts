import type { Keeper } from './keeper.ts';
import { WordCodes, type CodeKind } from './word-codes.ts';

/** How many days a conversation that is not finished is kept, so that it can be gone on with elsewhere. */
export const carriedDays = 3;

/**
 * Short, because it is spoken: two words and four digits. It opens something for days only, and wrong codes are counted,
 * so that fewer bits are enough than for a diary.
 */
const kind: CodeKind = {
  name: 'carry-over',
  salt: 'woonwegwijzer carry-over',
  words: 2,
  digits: 4,
  seconds: carriedDays * 24 * 3600,
  bits: 30,
};

/** Conversations that people go on with later, on another channel too, under a code of their own. */
export class CarryOver extends WordCodes {
  /** @throws RangeError when a code would have fewer than 30 bits */
  constructor(keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'append' | 'length'>, words: readonly string[]) {
    super(keeper, words, kind);
  }
}
