import { z } from 'zod';
import type { Message } from './message.ts';
import { bubbles } from './texts.ts';

const words = z.string().trim().min(1);

/**
 * The file `content/glossary.yaml`: each word of the begrippenlijst and of the law. The explanation does not repeat the
 * word ("Dat is een brief ..."), so that it fits a question ("wat is een beschikking?"), a tap on the word and a list.
 */
export const glossaryShape = z.record(
  z.string(),
  z.strictObject({
    /** The word as the rules write it. */
    term: words,
    /** Other forms that lead here: plurals, abbreviations, old names, what people say. */
    words: z.array(words).default([]),
    /** For residents, on a screen; spoken as it stands when there is no `speak`. */
    text: z.array(words).min(1),
    speak: z.array(words).min(1).optional(),
    /** For staff: the definition of the rules, with what to look out for. */
    staff: words,
    articles: z.array(words).min(1),
  }),
);

/** The words that can be asked, by their key. */
export type Glossary = z.output<typeof glossaryShape>;

/** A word of the glossary that stands in a text. */
export interface TermFound {
  key: string;
  word: string;
  at: number;
}

/** The words of the glossary that stand in a text, in order, each entry once; of two that overlap the longer one. */
export function termsIn(text: string, glossary: Glossary): TermFound[] {
  const { pattern, keys } = finderOf(glossary);
  const found = new Map<string, TermFound>();
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const key = keys.get(word.toLowerCase());
    if (key !== undefined && !found.has(key)) found.set(key, { key, word, at: index });
  }
  return [...found.values()];
}

const finders = new WeakMap<Glossary, { pattern: RegExp; keys: ReadonlyMap<string, string> }>();

function finderOf(glossary: Glossary): { pattern: RegExp; keys: ReadonlyMap<string, string> } {
  const known = finders.get(glossary);
  if (known) return known;
  const keys = new Map(
    Object.entries(glossary).flatMap(([key, entry]) =>
      [entry.term, ...entry.words].map((form): [string, string] => [form.toLowerCase(), key]),
    ),
  );
  const forms = [...keys.keys()].sort((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const made = { pattern: new RegExp(`(?<![\\p{L}\\d])(?:${forms.join('|')})(?![\\p{L}\\d])`, 'giu'), keys };
  finders.set(glossary, made);
  return made;
}

/**
 * What a word means, for a resident; undefined when it is not in the glossary. Articles, capitals and accents do not
 * matter: "een Beschikking" finds `beschikking`.
 *
 * @param mended a text with its spelling mended towards the words of the glossary, for what is not found as it stands
 */
export function meaningIn(
  glossary: Glossary,
  mended: (text: string) => string = (text) => text,
): (word: string) => Message | undefined {
  const entries = new Map(
    Object.values(glossary).flatMap((entry) => [entry.term, ...entry.words].map((form) => [folded(form), entry])),
  );
  return (word) => {
    const asked = folded(word).replace(/^(?:een|de|het) /, '');
    const key = entries.has(asked) ? undefined : (termsIn(word, glossary)[0] ?? termsIn(mended(asked), glossary)[0])?.key;
    const entry = entries.get(asked) ?? (key === undefined ? undefined : glossary[key]);
    if (!entry) return undefined;
    return { text: bubbles(entry.text), speak: (entry.speak ?? entry.text).join(' ') };
  };
}

const folded = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}|[.?!"']/gu, '')
    .toLowerCase()
    .trim();
