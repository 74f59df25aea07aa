import { texts, type TextsOf } from '../texts.ts';

/** `content/dialogs/prompts.yaml`: how a value is said back, and what is said when an answer was not understood. */
export const promptTexts = texts(({ message }) => ({
  hintDay: message(),
  hintPeriod: message(),
  hintNumber: message(),
  hintTruth: message(),
  hintChoice: message(),
  hintText: message(),
  confirmDay: message('day'),
  confirmPeriod: message('departure', 'return'),
  confirmNumber: message('number'),
  askOver: message(),
  again: message(),
  offerPerson: message(),
  person: message(),
}));

/** The texts of the prompts. */
export type PromptTexts = TextsOf<typeof promptTexts>;
