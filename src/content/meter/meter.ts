import { loadFile } from '../load.ts';
import { jargonShape, jargonTerms } from './jargon.ts';
import { measure, type Dutch, type Measured } from './measure.ts';
import type { Finding, Passage } from './passage.ts';
import { rules } from './rules/index.ts';
import { dutchSpeller } from './spelling.ts';
import { totalsOf, type Totals } from './together.ts';
import { Vocabulary } from './vocabulary.ts';

/** What was found in a set of texts, and how they read together. */
export interface Reading {
  findings: Finding[];
  totals: Totals;
}

/** Reads texts and tells where they are harder than the writing guide allows. */
export type Meter = (passages: readonly Passage[]) => Reading;

/**
 * Makes a meter: reads the word lists and the dictionary once (about a second).
 *
 * @param content the folder with `jargon.yaml`
 */
export async function plainDutchMeter(content: string): Promise<Meter> {
  const list = loadFile(`${content}/jargon.yaml`, jargonShape);
  const dutch: Dutch = {
    vocabulary: new Vocabulary(list.allow),
    jargon: jargonTerms(list),
    speller: await dutchSpeller(),
  };
  return (passages) => {
    const measured: Measured[] = passages.map((passage) => measure(passage, dutch));
    const findings = measured.flatMap((text) => rules.flatMap((rule) => rule.find(text, dutch)));
    return { findings, totals: totalsOf(measured) };
  };
}
