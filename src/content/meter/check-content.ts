import { globSync } from 'node:fs';
import { sayPhone } from '../../language/say-phone.ts';
import { articlesShape } from '../article.ts';
import { contactsShape, contradictionsOf, missingOf, standingOf } from '../contact.ts';
import type { Fault } from '../content-error.ts';
import { loadFile } from '../load.ts';
import { referenceFaults, type Known } from '../references.ts';
import { fingerprintsShape, outdatedTopics, type Outdated } from '../source/fingerprint.ts';
import { sourceArticles } from '../source/source-articles.ts';
import { topicShape } from '../topic.ts';
import { topicIdOf } from '../topics.ts';
import { inShape, readYaml, type YamlFile } from '../yaml.ts';
import { buttonFindings } from './buttons.ts';
import { passagesIn } from './collect.ts';
import { plainDutchMeter } from './meter.ts';
import type { Finding, Passage } from './passage.ts';
import { totalFaults, type Totals } from './together.ts';

/** Files under content/ that hold no text for residents. */
const NO_TEXTS = /(?:^|\/)(?:jargon|meter|lexicon|languages|facts|fingerprints|reasons|desk-hours)\.yaml$|\/understanding\/|\/source\//;

/** What the check found: faults of form, findings of the meter, totals, texts to read again, what is to be filled in. */
export interface ContentCheck {
  faults: Fault[];
  findings: Finding[];
  totals: Totals;
  outdated: Outdated[];
  missing: string[];
}

/** What the check takes. */
export interface CheckParts {
  /** The folder with the texts. */
  content: string;
  /** Ids of what can be started, beside the topics; buttons may lead there. */
  tasks: readonly string[];
  read: (file: string) => string;
}

/** The YAML files under the content folder that hold texts for residents. */
export const textFiles = (content: string): string[] =>
  globSync(`${content}/**/*.yaml`)
    .filter((file) => !NO_TEXTS.test(file))
    .sort();

/** The texts for residents in these files. */
export function passagesOf(content: string, files: readonly YamlFile[]): Passage[] {
  const standing = standingOf(loadFile(`${content}/contacts.yaml`, contactsShape), sayPhone);
  return files.flatMap((file) => passagesIn(file, standing));
}

/**
 * Reads texts, measures them and follows what they point to.
 *
 * @param files paths; none means everything under the content folder
 */
export async function readContent({ content, tasks, read }: CheckParts, files: readonly string[]): Promise<ContentCheck> {
  const contacts = loadFile(`${content}/contacts.yaml`, contactsShape);
  const yaml = (files.length > 0 ? files : textFiles(content)).map((file) => readYaml(file, read(file)));
  const meter = await plainDutchMeter(content);
  const { findings, totals } = meter(passagesOf(content, yaml));
  const wholes = files.length > 0 ? [] : totalFaults(totals);
  const topics = yaml.filter(({ file }) => /topics\/[^/]+$/.test(file)).map((file) => ({ file, ...inShape(file, topicShape) }));
  const ids = globSync(`${content}/topics/*.yaml`).map(topicIdOf);
  const known: Known = {
    topics: new Set(ids),
    followUps: new Set([...tasks, ...ids]),
    contacts: new Set(Object.keys(contacts)),
    articles: new Set(Object.keys(loadFile(`${content}/articles.yaml`, articlesShape))),
  };
  return {
    faults: [
      ...yaml.flatMap((file) => file.faults),
      ...topics.flatMap((topic) => (topic.file.faults.length > 0 ? [] : topic.faults)),
      ...yaml.flatMap((file) => referenceFaults(file, known)),
      ...contradictionsOf(contacts).map((fault) => ({ file: `${content}/contacts.yaml`, line: 0, ...fault })),
    ],
    findings: [
      ...findings,
      ...yaml.flatMap(buttonFindings),
      ...wholes.map(({ rule, found, limit }) => ({
        rule,
        file: content,
        line: 0,
        key: '',
        found: String(found),
        limit: String(limit),
      })),
    ],
    totals,
    outdated: outdatedTopics(
      topics.flatMap(({ file, value }) => (value ? [{ id: topicIdOf(file.file), articles: value.articles }] : [])),
      sourceArticles(`${content}/source`),
      loadFile(`${content}/source/fingerprints.yaml`, fingerprintsShape),
    ),
    missing: missingOf(contacts),
  };
}
