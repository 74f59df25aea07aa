import { z } from 'zod';

const pattern = z.string().refine(
  (source) => {
    try {
      return Boolean(new RegExp(source, 'u'));
    } catch {
      return false;
    }
  },
  { error: ({ input }) => `found "${String(input)}", expected a regular expression` },
);

/** The file `content/jargon.yaml`: words of the policy, what to write instead, and words that count as plain. */
export const jargonShape = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: z.string(),
      rule: z.enum(['never', 'explain']),
      /** Whole words, whatever the capitals. */
      match: z.array(pattern).default([]),
      /** Whole words with exactly these capitals. */
      exact: z.array(pattern).default([]),
      plain: z.string(),
      say: z.string().optional(),
    }),
  ),
  allow: z.array(z.string()),
});

/** A word of the policy, ready to be looked for. */
export interface JargonTerm {
  id: string;
  rule: 'never' | 'explain';
  plain: string;
  patterns: RegExp[];
}

/** A policy word in a text that stands there without its explanation. */
export interface JargonFound {
  term: JargonTerm;
  word: string;
  sentence: number;
}

const EXPLANATION =
  /(?<!\p{L})(dat is|dit is|dit heet|dat heet|heet dit|dat betekent|betekent|dat zijn|noemen wij|wij noemen|dan|is (er|een|de|het|wonen|hulp|geld|iemand)|zijn er|helpt|denkt)(?!\p{L})|\(/iu;

/** The words of the list, ready to be looked for. */
export const jargonTerms = (list: z.output<typeof jargonShape>): JargonTerm[] =>
  list.terms.map(({ id, rule, plain, match, exact }) => ({
    id,
    rule,
    plain,
    patterns: [...match.map((source) => wholeWord(source, 'giu')), ...exact.map((source) => wholeWord(source, 'gu'))],
  }));

/**
 * The policy words in these sentences that should not stand there: forbidden ones, and ones that neither their own
 * sentence, nor the next, nor an earlier mention explains.
 *
 * @param explains ids of terms or words that the text itself is about, and that it may therefore name
 */
export function jargonIn(
  sentences: readonly string[],
  terms: readonly JargonTerm[],
  explains: readonly string[] = [],
): JargonFound[] {
  const own = explains.map((word) => word.toLowerCase());
  const explained = new Set<string>();
  const found: JargonFound[] = [];
  sentences.forEach((sentence, i) => {
    for (const term of terms) {
      for (const word of term.patterns.flatMap((pattern) => sentence.match(pattern) ?? [])) {
        if (own.some((mine) => mine.includes(word.toLowerCase()) || mine === term.id)) continue;
        const ok = term.rule === 'explain' && (EXPLANATION.test(sentence) || EXPLANATION.test(sentences[i + 1] ?? ''));
        if (ok) explained.add(term.id);
        else if (!explained.has(term.id)) found.push({ term, word, sentence: i });
      }
    }
  });
  return found;
}

const wholeWord = (source: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d-])(?:${source})(?![\\p{L}])`, flags);
