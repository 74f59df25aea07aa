import type { Keeper } from './keeper.ts';
import { codeBits, WordCodes, type CodeContent, type CodeKind, type Opened, type Refusal } from './word-codes.ts';

/** What a person keeps of their absences, to go on with later; the shape is that of the caller. */
export type DiaryContent = CodeContent;

/** A diary that was opened: the key under which it is kept (not the code), and what stands in it. */
export type OpenDiary = Opened;

/** Why a diary did not open. */
export type DiaryRefusal = Refusal;

/** Thirteen months without use, and the diary is gone. With 512 words a code has 9 bits a word, and 3.3 a digit. */
const kind: CodeKind = {
  name: 'diary',
  salt: 'woonwegwijzer absence diary',
  words: 3,
  digits: 3,
  seconds: 396 * 24 * 3600,
  bits: 36,
};

/** How much chance is in a code made from so many words. */
export const diaryBits = (words: number): number => codeBits(kind, words);

/** The absence diaries that people may keep under a code of their own. */
export class AbsenceDiary extends WordCodes {
  /** @throws RangeError when a code would have fewer than 36 bits */
  constructor(keeper: Pick<Keeper, 'get' | 'put' | 'delete' | 'append' | 'length'>, words: readonly string[]) {
    super(keeper, words, kind);
  }
}
