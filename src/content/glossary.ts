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
export type GlossaryEntry = Glossary[string];

/** The places of a text where a word of the glossary stands; the longest word wins, each entry once. */
export function termsIn(text: string, glossary: Glossary): { key: string; word: string; at: number }[] {
  const found: { key: string; word: string; at: number }[] = [];
  for (const [key, { term, words: forms }] of Object.entries(glossary)) {
    const hits = [term, ...forms].flatMap((form) => placesOf(form, text));
    const first = hits.sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0];
    if (first) found.push({ key, ...first });
  }
  const covers = (a: { word: string; at: number }, b: { word: string; at: number }): boolean =>
    a !== b && a.at <= b.at && a.at + a.word.length >= b.at + b.word.length && a.word.length > b.word.length;
  return found.filter((one) => !found.some((other) => covers(other, one))).sort((a, b) => a.at - b.at);
}

const placesOf = (form: string, text: string): { word: string; at: number }[] => {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'giu'))].map(({ 0: word, index }) => ({
    word,
    at: index,
  }));
};

/**
 * What a word means, for a resident; undefined when it is not in the glossary. Articles, capitals and accents do not
 * matter: "een Beschikking" finds `beschikking`.
 */
export function meaningIn(glossary: Glossary): (word: string) => Message | undefined {
  const entries = new Map(
    Object.values(glossary).flatMap((entry) => [entry.term, ...entry.words].map((form) => [folded(form), entry])),
  );
  return (word) => {
    const asked = folded(word).replace(/^(?:een|de|het) /, '');
    const key = entries.has(asked) ? undefined : termsIn(word, glossary)[0]?.key;
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
