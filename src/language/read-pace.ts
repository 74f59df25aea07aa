import { wordsOf } from './read-truth.ts';

const patterns = {
  slower:
    /(?:^| )(?:langzamer|rustiger|trager|wat langzaam|niet zo (?:snel|vlug|rap|hard)|te (?:snel|vlug|rap)|(?:praat|praten|spreek|spreken|zeg)(?: \S+){0,4} (?:langzaam|rustig))(?= |$)/,
  shorter:
    /^(?:(?:kan|kun|mag|graag|wat|iets|nog|veel|het|dit|dat|u|je|ook) ){0,5}(?:korter|kort|minder lang)(?: (?:graag|alstublieft|aub|zeggen|houden|maar))*$/,
} as const;

/** How somebody wants to be spoken to, where a text asks for it. */
export function readPace(text: string): keyof typeof patterns | undefined {
  const words = wordsOf(text.slice(0, 200));
  if (patterns.slower.test(words)) return 'slower';
  return patterns.shorter.test(words) ? 'shorter' : undefined;
}
