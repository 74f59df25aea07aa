import type { Example, UnderstandingContent } from './content.ts';
import type { Intent } from './intents.ts';
import { LinearModel, type Lesson, type TrainingSettings } from './model.ts';
import { featuresIn, type Rules } from './understand.ts';

/** Found by cross-validation (`npm run understand:report`). */
export const settings: TrainingSettings = { seed: 2026, epochs: 6, rate: 0.35, decay: 2e-4, atLeast: 2 };

/** How much a lesson of concepts alone counts beside the whole example. */
const CONCEPTS_ALONE = 0.5;

/** The lessons of examples: each whole, and once more by its concepts alone, so that meaning outweighs wording. */
export const lessonsOf = (examples: readonly Example[], rules: Rules): Lesson<Intent>[] =>
  examples.flatMap(({ text, channel, intent }) => {
    const { whole, concepts } = featuresIn(rules, text, channel);
    return [
      { features: whole, label: intent },
      ...(concepts.size > 0 ? [{ features: concepts, label: intent, weight: CONCEPTS_ALONE }] : []),
    ];
  });

/** The model of all examples; the same content gives the same model. About a second. */
export const train = (content: UnderstandingContent, rules: Rules): LinearModel<Intent> =>
  LinearModel.train(lessonsOf(content.examples, rules), settings);
