/**
 * Mends the spelling of words that nobody knows: by sound (`zelvmoort` is `zelfmoord`) and by one letter that is
 * missing, extra, wrong or swapped (`bschermd` is `beschermd`). Known words are never touched.
 */
export class Spelling {
  readonly #known = new Set<string>();
  readonly #fixed: ReadonlyMap<string, readonly string[]>;
  readonly #bySound = new Map<string, string>();
  readonly #byGap = new Map<string, string[]>();
  readonly #isKnown: (word: string) => boolean;

  /**
   * @param known words to mend towards
   * @param fixed short forms with what they stand for, `wrm` is `waarom`; may be several words
   * @param isKnown other words that need no mending
   */
  constructor(
    known: Iterable<string>,
    fixed: ReadonlyMap<string, readonly string[]>,
    isKnown: (word: string) => boolean = () => false,
  ) {
    this.#fixed = fixed;
    this.#isKnown = isKnown;
    for (const word of known) {
      if (this.#known.has(word)) continue;
      this.#known.add(word);
      if (word.length < 4 || /\d/.test(word)) continue;
      const sound = soundOf(word);
      if (!this.#bySound.has(sound)) this.#bySound.set(sound, word);
      if (word.length < 6) continue;
      for (const gap of gapsOf(word)) {
        const words = this.#byGap.get(gap);
        if (words) words.push(word);
        else this.#byGap.set(gap, [word]);
      }
    }
  }

  /** The words a word stands for: itself, its long form, or the known word it was meant to be. */
  mend(word: string): readonly string[] {
    const fixed = this.#fixed.get(word);
    if (fixed) return fixed;
    if (word.length < 4 || this.#known.has(word) || this.#isKnown(word) || !/^[a-z]+$/.test(word)) return [word];
    const sound = this.#bySound.get(soundOf(word));
    if (sound) return [sound];
    if (word.length < 6) return [word];
    for (const gap of gapsOf(word)) {
      for (const near of this.#byGap.get(gap) ?? []) if (isNear(word, near)) return [near];
    }
    return [word];
  }
}

/** How a word sounds in Dutch, roughly: what people mix up in spelling is written one way. */
export const soundOf = (word: string): string =>
  word
    .replace(/ei|ij|y/g, 'j')
    .replace(/ou|au/g, 'au')
    .replace(/sch/g, 'sg')
    .replace(/ch|g/g, 'g')
    .replace(/ph|v/g, 'f')
    .replace(/z/g, 's')
    .replace(/c|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/dt|d/g, 't')
    .replace(/ie/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=..)en$/, 'e');

/** The word, and the word with one letter left out: two words one letter apart share one of these. */
function gapsOf(word: string): string[] {
  const gaps = [word];
  for (let at = 0; at < word.length; at += 1) gaps.push(word.slice(0, at) + word.slice(at + 1));
  return gaps;
}

/** Whether two words differ in one letter, or in two neighbours that changed places; the first letter must agree. */
function isNear(a: string, b: string): boolean {
  const [firstOfA, firstOfB] = [a.slice(0, 1), b.slice(0, 1)];
  if (firstOfA !== firstOfB || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.length === restB.length) {
    const [a1 = '', a2 = ''] = restA;
    const [b1 = '', b2 = ''] = restB;
    return restA.slice(1) === restB.slice(1) || (a1 + a2 === b2 + b1 && restA.slice(2) === restB.slice(2));
  }
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA;
}
