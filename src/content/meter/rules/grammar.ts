import { isPassive, negationsIn, widestTang } from '../grammar.ts';
import { NEGATIONS, WIDEST_TANG } from '../limits.ts';
import { inSentence, type Measured, type Rule } from '../measure.ts';
import type { Sentence } from '../passage.ts';

/** How sentences are built: no passive, no tang, one negation. */
export const grammarRules: Rule[] = [
  perSentence('passive', ({ words }) => (isPassive(words) ? { found: 'worden + voltooid deelwoord' } : undefined)),
  perSentence('tang', ({ text }) => {
    const between = widestTang(text);
    return between > WIDEST_TANG ? { found: between, limit: WIDEST_TANG } : undefined;
  }),
  perSentence('double-negative', ({ text }) => {
    const found = negationsIn(text);
    return found.length > NEGATIONS ? { found: found.join(', '), limit: NEGATIONS } : undefined;
  }),
];

function perSentence(
  name: string,
  look: (sentence: Sentence) => { found: string | number; limit?: number } | undefined,
): Rule {
  return {
    name,
    find: (text: Measured) =>
      text.sentences.flatMap((sentence) => {
        const fault = look(sentence);
        return fault ? [inSentence(text, sentence, name, fault.found, fault.limit)] : [];
      }),
  };
}
