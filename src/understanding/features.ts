import type { Channel } from './content.ts';
import type { Features } from './model.ts';
import type { Reading } from './patterns.ts';
import type { Reader } from './reader.ts';

/** How much each kind of feature counts before learning; found by cross-validation. */
const WEIGHT = { concept: 1, pair: 0.6, stem: 0.5, twoStems: 0.25, letters: 0.12, channel: 0.4, outOfScope: 1 };
const MOST_WORDS = 60;
const MOST_PAIRED = 12;

/** What stands out in a message, for the model: concepts, pairs of them, stems, letters, the channel. */
export function featuresOf(
  reader: Reader,
  reading: Reading,
  {
    channel,
    subjects = [],
    conceptsOnly = false,
  }: { channel: Channel; subjects?: Iterable<string>; conceptsOnly?: boolean },
): Features {
  const features = new Map<string, number>();
  const concepts = [...new Set(reader.concepts(reading).map(({ name }) => name))].sort();
  for (const concept of concepts) features.set(`concept ${concept}`, WEIGHT.concept);
  const paired = concepts.slice(0, MOST_PAIRED);
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
    if (word.length < 4) continue;
    const framed = `_${word}_`;
    for (let at = 0; at + 4 <= framed.length; at += 1)
      features.set(`letters ${framed.slice(at, at + 4)}`, WEIGHT.letters);
  }
  return features;
}
