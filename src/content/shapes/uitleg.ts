import { z } from 'zod';

const label = z.string().min(1);
const page = z.strictObject({ page: z.array(z.string().min(1)).min(1) });

/** `content/uitleg.yaml`: the words around the topics on the pages under `/uitleg`. */
export const uitlegShape = z.strictObject({
  title: label,
  intro: page,
  everything: label,
  rules: label,
  rulesIntro: page,
  words: label,
  wordsIntro: page,
  easier: label,
  source: label,
  article: label,
  more: label,
  whom: label,
  call: label,
  mail: label,
  address: label,
  site: label,
  unknown: page,
  overview: label,
  groups: z.array(z.strictObject({ title: label, topics: z.array(z.string()).min(1) })).min(1),
});

/** The words around the topics on the pages under `/uitleg`. */
export type UitlegTexts = z.output<typeof uitlegShape>;
