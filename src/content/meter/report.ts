import { z } from 'zod';
import { faultLine } from '../content-error.ts';
import type { ContentCheck } from './check-content.ts';
import type { Finding } from './passage.ts';

/** The file `content/meter.yaml`: for each rule what it says to an editor and how to mend it, and the lines around. */
export const meterWordsShape = z.strictObject({
  rules: z.record(z.string(), z.strictObject({ says: z.string(), mend: z.string() })),
  report: z.strictObject({
    totals: z.string(),
    outdated: z.string(),
    missing: z.string(),
    allGood: z.string(),
    toMend: z.string(),
    place: z.string(),
    notCovered: z.string(),
    covered: z.string(),
    compared: z.string(),
  }),
});

export type MeterWords = z.output<typeof meterWordsShape>;

/** A finding in words an editor understands: where, which sentence, what is wrong, how to mend it. */
export function inWords(finding: Finding, { rules }: MeterWords): string {
  const { file, line, key, sentence, rule, found, limit = '' } = finding;
  const { says = rule, mend = '' } = rules[rule] ?? {};
  return [
    `${file}:${line} ${key} [${rule}]`,
    ...(sentence ? [`    "${sentence}"`] : []),
    `    ${fill(says, { found, limit })} ${fill(mend, { found, limit })}`.trimEnd(),
  ].join('\n');
}

/** What a check found, for editors: each point with its place, then how the texts read together. */
export function checkReport(check: ContentCheck, words: MeterWords): { text: string; ok: boolean } {
  const { faults, findings, totals, outdated, missing } = check;
  const { report } = words;
  const points = new Set([
    ...faults.map(faultLine),
    ...findings.map((finding) => inWords(finding, words)),
    ...outdated.map((one) => fill(report.outdated, { topic: one.topic, article: one.article })),
  ]);
  const lines = [
    ...points,
    '',
    fill(report.totals, { ...totals }),
    ...(missing.length > 0 ? [fill(report.missing, { missing: missing.join(', ') })] : []),
    points.size === 0 ? report.allGood : fill(report.toMend, { count: points.size }),
  ];
  return { text: `${lines.join('\n')}\n`, ok: points.size === 0 };
}

/** A text with its places filled; a place that is not given stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
