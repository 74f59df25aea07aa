import { globSync } from 'node:fs';
import { contactsShape, contradictionsOf, missingOf, standingOf } from '../contact.ts';
import { faultLine, type Fault } from '../content-error.ts';
import { loadFile } from '../load.ts';
import { readYaml } from '../yaml.ts';
import { buttonFindings } from './buttons.ts';
import { passagesIn } from './collect.ts';
import { plainDutchMeter } from './meter.ts';
import type { Finding } from './passage.ts';
import { digitsAloud } from './number-words.ts';
import { inWords, meterWordsShape } from './report.ts';
import { totalFaults, type Totals } from './together.ts';

/** Files under content/ that hold no text for residents. */
const NO_TEXTS = /(?:^|\/)(?:jargon|meter|lexicon|fingerprints)\.yaml$|\/understanding\/|\/source\//;

/** The YAML files under the content folder that hold texts for residents. */
export const textFiles = (content: string): string[] =>
  globSync(`${content}/**/*.yaml`)
    .filter((file) => !NO_TEXTS.test(file))
    .sort();

/** What the check found: faults of form, findings of the meter, totals, and what is still to be filled in. */
export interface ContentCheck {
  faults: Fault[];
  findings: Finding[];
  totals: Totals;
  missing: string[];
}

/**
 * Reads texts and measures them.
 *
 * @param files paths; none means everything under the content folder
 */
export async function readContent(
  content: string,
  files: readonly string[],
  read: (file: string) => string,
): Promise<ContentCheck> {
  const contacts = loadFile(`${content}/contacts.yaml`, contactsShape);
  const standing = standingOf(contacts, digitsAloud);
  const yaml = (files.length > 0 ? files : textFiles(content)).map((file) => readYaml(file, read(file)));
  const meter = await plainDutchMeter(content);
  const { findings, totals } = meter(yaml.flatMap((file) => passagesIn(file, standing)));
  return {
    faults: [
      ...yaml.flatMap((file) => file.faults),
      ...contradictionsOf(contacts).map((fault) => ({ file: `${content}/contacts.yaml`, line: 0, ...fault })),
    ],
    findings: [...findings, ...yaml.flatMap(buttonFindings)],
    totals,
    missing: missingOf(contacts),
  };
}

/** The same as a report for editors; `ok` when there is nothing to mend. */
export async function checkContent(
  content: string,
  files: readonly string[],
  read: (file: string) => string,
): Promise<{ report: string; ok: boolean }> {
  const { faults, findings, totals, missing } = await readContent(content, files, read);
  const words = loadFile(`${content}/meter.yaml`, meterWordsShape);
  const wholes = files.length > 0 ? [] : totalFaults(totals);
  const wholeFindings = wholes.map(({ rule, found, limit }) => ({
    rule,
    file: content,
    line: 0,
    key: '',
    found: String(found),
    limit: String(limit),
  }));
  const all = [...findings, ...wholeFindings];
  const lines = [
    ...faults.map(faultLine),
    ...new Set(all.map((finding) => inWords(finding, words))),
    '',
    `${totals.texts} teksten, ${totals.words} woorden. Gemiddelde zin ${totals.meanSentence}, leesscore ${totals.ease}, ` +
      `moeilijke woorden ${totals.hardWords} %, lange woorden ${totals.longWords} %.`,
    ...(missing.length > 0 ? [`Nog in te vullen door de gemeente: ${missing.join(', ')}.`] : []),
    all.length + faults.length === 0 ? 'Alles in orde.' : `${all.length + faults.length} punten om na te kijken.`,
  ];
  return { report: `${lines.join('\n')}\n`, ok: all.length + faults.length === 0 };
}
