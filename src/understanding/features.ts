import type { Channel } from './content.ts';
import type { Features } from './model.ts';
import type { Reading } from './matcher.ts';
import type { Reader } from './reader.ts';

/** How much each kind of feature counts before learning; found by cross-validation. */
const WEIGHT = { concept: 1, pair: 0.6, stem: 0.5, twoStems: 0.25, letters: 0.12, channel: 0.4, outOfScope: 1 };
const MOST_WORDS = 60;
const MOST_PAIRED = 12;

/** What was found in a message. */
interface Standing {
  channel: Channel;
  concepts: readonly string[];
  /** Subjects that are not ours. */
  subjects: Iterable<string>;
  /** Leave out words and letters. */
  conceptsOnly?: boolean;
}

/** What stands out in a message, for the model: concepts, pairs of them, stems, letters, the channel. */
export function featuresOf(
  reader: Reader,
  reading: Reading,
  { channel, concepts, subjects, conceptsOnly = false }: Standing,
): Features {
  const features = new Map<string, number>();
  for (const concept of concepts) features.set(`concept ${concept}`, WEIGHT.concept);
  const paired = [...concepts].sort().slice(0, MOST_PAIRED);
  for (let a = 0; a < paired.length; a += 1) {
    for (let b = a + 1; b < paired.length; b += 1) features.set(`concepts ${paired[a]} + ${paired[b]}`, WEIGHT.pair);
  }
  for (const subject of subjects) features.set(`elsewhere ${subject}`, WEIGHT.outOfScope);
  if (channel === 'teams') features.set('channel teams', WEIGHT.channel);
  if (conceptsOnly) return features;

  const words = reading.words.slice(0, MOST_WORDS);
  let before = '^';
  for (const word of words) {
    const stem = reader.stem(word);
    features.set(`word ${stem}`, WEIGHT.stem);
    features.set(`words ${before} ${stem}`, WEIGHT.twoStems);
    before = stem;
    for (const letters of reader.letters(word)) features.set(letters, WEIGHT.letters);
  }
  return features;
}
