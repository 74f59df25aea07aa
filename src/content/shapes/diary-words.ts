import { z } from 'zod';

/** `content/diary-words.yaml`: the words that the codes of diaries are made of, separated by spaces. */
export const diaryWords = z.strictObject({ words: z.string().transform((text) => text.split(/\s+/).filter(Boolean)) });
