import { z } from 'zod';
import { isFact } from '../criteria/facts.ts';
import { isSamenvraag, keuzesVan, type VraagId } from '../criteria/questions.ts';

const lines = z.union([z.string(), z.array(z.string())]).transform((text) =>
  [text]
    .flat()
    .flatMap((part) => part.split(/[\n,]/))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#')),
);
const perValue = z.record(z.string(), lines);
const perQuestion = z
  .record(z.string(), perValue)
  .superRefine((questions, context) => {
    for (const [vraag, values] of Object.entries(questions)) {
      if (!isFact(vraag) && !isSamenvraag(vraag)) {
        context.addIssue({ code: 'custom', path: [vraag], message: 'found no question of this name' });
        continue;
      }
      const known = keuzesVan(vraag).map(({ value }) => value);
      for (const value of Object.keys(values)) {
        if (!known.includes(value)) {
          const message = `found "${value}", expected one of ${known.join(', ') || 'nothing'}`;
          context.addIssue({ code: 'custom', path: [vraag, value], message });
        }
      }
    }
  })
  .transform((questions) => questions as Partial<Record<VraagId, Record<string, string[]>>>);

/** `content/understanding/facts.yaml`: how people tell facts about their life, as patterns. */
export const factPatternsShape = z.strictObject({
  groups: z.record(z.string(), lines),
  /** Questions whose patterns count in any message. */
  anywhere: lines.transform((names) => names as VraagId[]),
  /** What tells a fact or a choice, whatever was asked. */
  said: perQuestion,
  /** What tells it only as the answer to that question. */
  answers: perQuestion,
});

/** How people tell facts. */
export type FactPatterns = z.output<typeof factPatternsShape>;
