import type { Direction } from './day-form.ts';
import type { Phrase } from './phrase.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const ahead = set(
  'ga gaat gaan zal zullen wil willen blijf blijft blijven straks overmorgen morgen plan binnenkort ' +
    'komende komend volgende volgend aanstaande eerstvolgende mag ' +
    'logeer slaap kom komt komen',
);
const behind = set(
  'was waren ging gingen kwam kwamen vertrok vertrokken vertrokken sliep sliepen bleef bleven had hadden geweest gegaan ' +
    'weggegaan weggeweest teruggekomen teruggekeerd teruggegaan gekomen geslapen gelogeerd gebleven opgenomen thuisgekomen ' +
    'overnacht vastgezeten gezeten vorige vorig afgelopen verleden geleden jongstleden laatst ' +
    'gisteren gister eergisteren gisteravond kwijt heb hebben begon begonnen',
);
/** The longest clause that is looked through, in words to each side. */
const clause = 20;
const breaks = set('. ! ? ; maar');

/**
 * Where a day at a place in a phrase lies, by the words of its own clause, then of the whole phrase; otherwise where the
 * question looks. "Ging", "ben geweest" and "vorige" point back; "ga", "kom terug" and "volgende" point ahead.
 */
export function directionAt(phrase: Phrase, from: number, to: number): Direction {
  let start = from;
  let end = to;
  const stops = (i: number) => breaks.has(phrase.word(i)) || phrase.is(i, ',', 'en');
  while (start > Math.max(0, from - clause) && !stops(start - 1)) start -= 1;
  while (end < Math.min(phrase.length, to + clause) && !stops(end)) end += 1;
  return toldBetween(phrase, start, end) ?? toldDirection(phrase) ?? phrase.direction;
}

/** Where the words of a phrase point; undefined when they do not tell. */
export function toldDirection(phrase: Phrase): Direction | undefined {
  return phrase.once('direction', 0, () => ({ value: toldBetween(phrase, 0, phrase.length), next: 0 }))?.value;
}

function toldBetween(phrase: Phrase, from: number, to: number): Direction | undefined {
  const words = phrase.between(from, to);
  if (words.some((word) => behind.has(word))) return 'past';
  if (words.includes('vertrek') && words.includes('ik')) return 'future';
  return words.some((word) => ahead.has(word)) ? 'future' : undefined;
}
