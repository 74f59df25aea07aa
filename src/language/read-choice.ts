import { fold } from './fold.ts';
import { Phrase } from './phrase.ts';
import { numbersIn } from './read-number.ts';
import { readTruth, wordsOf } from './read-truth.ts';
import { distance } from './typing-errors.ts';

const nowhere = { today: '2000-01-01', direction: 'past' } as const;

const emptyWords = new Set(
  (
    'de het een en of ik wil wou graag dan maar doe die dat deze dit is van voor over met op in naar aan bij te om mijn ' +
    'mij me u uw je niet wel ook nog heb hebben ben zijn was kan kunnen hoeveel wat hoe welke er daar hier ga gaan iets ' +
    'nummer optie keuze antwoord liever kies eigenlijk gewoon even alstublieft aub svp ja nee'
  ).split(' '),
);

/**
 * The number, from 1, of the option that a text chooses: by its number or place ("de tweede", "de laatste"), by its
 * words, or as yes and no. Undefined when it is none of them or could be more than one.
 *
 * @example
 * readChoice('doe maar de tweede', ['opvang', 'uitleg']) // 2
 */
export function readChoice(text: string, options: readonly string[]): number | undefined {
  if (options.length === 0) return undefined;
  const said = wordsOf(text);
  const same = options.findIndex((option) => wordsOf(option) === said || fold(option) === fold(text));
  if (same >= 0 && said) return same + 1;
  if (/(?:^| )(?:geen van|allebei|alle ?twee|alles|allemaal|beide|geen enkele?)(?= |$)/.test(said)) return undefined;
  const tail = afterCorrection(said);
  return (tail ? chosen(tail, options) : undefined) ?? chosen(said, options);
}

const afterCorrection = (said: string): string | undefined => {
  const last = [...said.matchAll(/(?:^| )(?:nee|sorry|wacht|ik bedoel|of nee|toch)(?= )/g)].at(-1);
  return last && last.index > 0 ? said.slice(last.index + last[0].length).trim() : undefined;
};

function chosen(said: string, options: readonly string[]): number | undefined {
  return byWords(said, options) ?? byPlace(said, options.length) ?? byTruth(said, options);
}

function byPlace(said: string, many: number): number | undefined {
  if (/(?:^| )(?:een na laatste|voorlaatste|op een na laatste)(?= |$)/.test(said))
    return many > 1 ? many - 1 : undefined;
  if (/(?:^| )(?:laatste|onderste|achterste)(?= |$)/.test(said)) return many;
  if (/(?:^| )(?:bovenste|voorste)(?= |$)/.test(said)) return 1;
  if (/(?:^| )middelste(?= |$)/.test(said)) return many % 2 === 1 ? (many + 1) / 2 : undefined;
  const numbers = numbersIn(new Phrase(said, nowhere));
  const last = numbers.at(-1);
  const one = /(?:^| )(?:nummer|optie|keuze|antwoord|doe maar|de|neem) een(?= |$)/.test(said) ? 1 : undefined;
  const value = last?.value ?? one;
  if (value === undefined || numbers.length > 1 || said.split(' ').length > 8) return undefined;
  return Number.isInteger(value) && value >= 1 && value <= many ? value : undefined;
}

function byTruth(said: string, options: readonly string[]): number | undefined {
  const truth = readTruth(said);
  if (!truth) return undefined;
  const matching = options.flatMap((option, i) => (readTruth(option) === truth ? [i + 1] : []));
  return matching.length === 1 ? matching[0] : undefined;
}

/** The option that shares most words with what was said; a word that many options have counts less. */
function byWords(said: string, options: readonly string[]): number | undefined {
  const spoken = content(said);
  if (spoken.length === 0) return undefined;
  const lists = options.map((option) => content(wordsOf(option)));
  const weights = spoken.map((word) => {
    const having = lists.filter((list) => list.some((other) => alike(word, other))).length;
    return having === 0 ? 0 : 1 / having;
  });
  const scores = lists.map((list) =>
    spoken.reduce((sum, word, i) => sum + (list.some((other) => alike(word, other)) ? (weights[i] ?? 0) : 0), 0),
  );
  const best = Math.max(...scores);
  if (best < 0.5) return undefined;
  const winners = scores.flatMap((score, i) => (score > best - 0.25 ? [i + 1] : []));
  return winners.length === 1 ? winners[0] : undefined;
}

const content = (words: string): string[] =>
  words.split(' ').filter((word) => word.length > 1 && !emptyWords.has(word));

/** The same word, a form or a part of it, or one slip away. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 4) return false;
  if (short.length >= 5 && long.includes(short.replace(/(?:en|s)$/, ''))) return true;
  return short.length >= 5 && distance(a, b, short.length >= 9 ? 3 : 2) < (short.length >= 9 ? 3 : 2);
}
