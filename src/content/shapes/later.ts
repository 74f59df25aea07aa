import { texts, type TextsOf } from '../texts.ts';

/** `content/dialogs/later.yaml`: going on later, on another channel too. */
export const laterTexts = texts(({ message }) => ({
  kept: message('code', 'days'),
  nothingToKeep: message(),
  askCode: message(),
  unknown: message(),
  tooMany: message(),
  shows: message(),
  wasAt: message('task'),
  goOn: message(),
  notNow: message(),
  erased: message(),
}));

/** The texts of going on later. */
export type LaterTexts = TextsOf<typeof laterTexts>;
