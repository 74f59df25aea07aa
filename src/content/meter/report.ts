import { z } from 'zod';
import type { Finding } from './passage.ts';

/** The file `content/meter.yaml`: for each rule what it says to an editor, and how to mend it. */
export const meterWordsShape = z.record(z.string(), z.strictObject({ says: z.string(), mend: z.string() }));

export type MeterWords = z.output<typeof meterWordsShape>;

/** A finding in words an editor understands: where, which sentence, what is wrong, how to mend it. */
export function inWords(finding: Finding, words: MeterWords): string {
  const { file, line, key, sentence, rule } = finding;
  const { says = rule, mend = '' } = words[rule] ?? {};
  return [
    `${file}:${line} ${key} [${rule}]`,
    ...(sentence ? [`    "${sentence}"`] : []),
    `    ${fill(says, finding)} ${fill(mend, finding)}`.trimEnd(),
  ].join('\n');
}

const fill = (text: string, { found, limit = '' }: Pick<Finding, 'found' | 'limit'>): string =>
  text.replaceAll('{found}', found).replaceAll('{limit}', limit);
