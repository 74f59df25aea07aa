/** A message is read up to this many words: the first part and the end, where what matters most often stands. */
const HEAD = 700;
const TAIL = 300;
const LONGEST_WORD = 40;

const EMOJI: [RegExp, string][] = [
  [/[\u{1F44D}\u{1F44C}\u{2705}\u{2714}]/gu, ' ja '],
  [/[\u{1F44E}\u{274C}]/gu, ' nee '],
  [/[\u{1F44B}]/gu, ' hallo '],
  [/[\u{1F602}\u{1F923}\u{1F605}\u{1F606}\u{1F61C}]/gu, ' haha '],
];

/** What people say while they think; speech recognition writes it down. */
const HESITATION = /^(?:e+h+m?|u+h+m?|eu+h+m?|h+m+|m+)$/;

/**
 * The words of a message in the form in which all rules and the model see them: lower case, no accents, no
 * punctuation, apostrophes closed up (`m'n` is `mn`), a letter that is drawn out written once or twice (`neeee` is
 * `nee`), without the sounds of thinking (`eh`) unless there is nothing else. At most 1,000 words of at most 40 characters; anything else is left out, so that any input is read in a
 * moment.
 */
export function wordsOf(text: string): string[] {
  let plain = text.slice(0, 40_000).toLowerCase();
  for (const [sign, word] of EMOJI) plain = plain.replace(sign, word);
  const words = bare(plain)
    .replace(/['’‘`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(shorten);
  const said = words.filter((word) => !HESITATION.test(word));
  return atMost(said.length > 0 ? said : words);
}

const atMost = (words: string[]): string[] =>
  words.length <= HEAD + TAIL ? words : [...words.slice(0, HEAD), ...words.slice(-TAIL)];

/** Text in lower case, without accents and other marks, in any script. */
export const bare = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/ł/g, 'l').replace(/ı/g, 'i');

const shorten = (word: string): string => {
  const short = word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word;
  return /^\d+$/.test(short) ? short : short.replace(/(\p{L})\1{2,}/gu, doubled);
};

/** `jaaa` is `ja`, `neeee` is `nee`: a drawn-out vowel stays double only where Dutch writes it so, as in `nee`. */
const doubled = (run: string, letter: string): string => (letter === 'e' || letter === 'o' ? letter + letter : letter);

/** The sentences of a message, for a second question; a full stop in an abbreviation (`cl.`, `o.a.`) does not count. */
export const sentencesOf = (text: string): string[] =>
  text
    .slice(0, 2000)
    .split(/[?!\n]+|(?<=\p{L}{4})\.\s|;\s|,?\s+en (?=(?:hoe|wat|waar|wie|wanneer|waarom|welke|moet|mag|kan)\s)/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
