import { z } from 'zod';
import { languageCodes, type LanguageCode } from '../../understanding/languages.ts';
import { texts, type TextsOf } from '../texts.ts';

/** `content/languages.yaml`: what is said to somebody who speaks another language, in that language. */
export const languageTexts = texts(({ message, label }) => {
  const language = z.strictObject({
    /** How people call the language. */
    called: z.array(z.string().min(1)).min(1),
    say: message(),
    /** What the button to a person is called. */
    person: label,
  });
  return Object.fromEntries(languageCodes.map((code) => [code, language])) as Record<LanguageCode, typeof language>;
});

/** The sentences of each language. */
export type LanguageTexts = TextsOf<typeof languageTexts>;
