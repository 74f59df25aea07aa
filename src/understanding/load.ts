import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as spareMoment } from 'node:timers/promises';
import { ContentError } from '../content/content-error.ts';
import { loadAll, loadFile } from '../content/load.ts';
import { topicShape } from '../content/topic.ts';
import {
  commandsShape,
  crisisHarmlessShape,
  crisisSignsShape,
  crisisWordsShape,
  examplesShape,
  lexiconShape,
  outOfScopeShape,
  type Example,
  type UnderstandingContent,
} from './content.ts';
import { crises, isIntent, isTopic, type Intent } from './intents.ts';
import { LinearModel } from './model.ts';
import { PatternError } from './patterns.ts';
import { train } from './train.ts';
import { rulesOf, understanding, type Rules, type Understanding } from './understand.ts';

const WARM_UP_STEP = 5;

/** Understanding that was loaded. */
export interface LoadedUnderstanding extends Understanding {
  /** Understands some examples in spare moments, so that the first person does not wait longer than the hundredth. */
  warmUp: () => Promise<void>;
}

/**
 * Understanding, ready for use. The trained model is kept under a hash of content and code in the data folder; it is
 * trained anew (about a second) when there is none for this content, and without a data folder.
 *
 * @throws ContentError when a text is missing or wrong
 */
export function loadUnderstanding({ content, data }: { content: string; data?: string }): LoadedUnderstanding {
  const read = loadUnderstandingContent(content);
  const rules = checkedRules(read, content);
  const ready = understanding(read, data === undefined ? train(read, rules) : keptModel(read, rules, data), rules);
  const warmUp = async (): Promise<void> => {
    for (let at = 0; at < read.examples.length; at += WARM_UP_STEP) {
      ready.understand(read.examples[at]?.text ?? '');
      await spareMoment();
    }
  };
  return { ...ready, warmUp };
}

/** @throws ContentError naming every fault */
export function loadUnderstandingContent(content: string): UnderstandingContent {
  const file = (name: string): string => join(content, 'understanding', name);
  const { lexicon, crisis, commands, outOfScope, examples, topics } = loadAll({
    lexicon: () => loadFile(join(content, 'lexicon.yaml'), lexiconShape),
    crisis: () => loadCrisis(file('crisis')),
    commands: () => loadFile(file('commands.yaml'), commandsShape),
    outOfScope: () => loadFile(file('out-of-scope.yaml'), outOfScopeShape),
    examples: () => loadFile(file('examples.yaml'), examplesShape),
    topics: () => topicExamples(join(content, 'topics')),
  });
  const written = Object.entries(examples).flatMap(([intent, { web, teams, voice }]): Example[] => {
    if (!isIntent(intent)) return [];
    const said = (texts: readonly string[], channel: Example['channel']): Example[] =>
      texts.map((text) => ({ text, channel, intent }));
    return [...said(web, 'web'), ...said(teams, 'teams'), ...said(voice, 'voice')];
  });
  return { lexicon, crisis, commands, outOfScope, examples: [...written, ...topics] };
}

/** The folder of danger: shared words, figures of speech, and a file for each kind. */
function loadCrisis(folder: string): UnderstandingContent['crisis'] {
  const { groups, exceptions, harmless, ...signs } = loadAll({
    groups: () => loadFile(join(folder, 'groups.yaml'), crisisWordsShape),
    exceptions: () => loadFile(join(folder, 'exceptions.yaml'), crisisWordsShape),
    harmless: () => loadFile(join(folder, 'harmless.yaml'), crisisHarmlessShape),
    ...signLoaders(folder),
  });
  return { groups, exceptions, harmless, signs };
}

type Signs = UnderstandingContent['crisis']['signs'];

const signLoaders = (folder: string) =>
  Object.fromEntries(crises.map((id) => [id, () => loadFile(join(folder, `${id}.yaml`), crisisSignsShape)])) as {
    [Id in keyof Signs]: () => Signs[Id];
  };

/** Title and example questions of every topic file. */
function topicExamples(folder: string): Example[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name): Example[] => {
      const intent = basename(name, '.yaml');
      if (!isIntent(intent) || !isTopic(intent)) return [];
      const { title, questions } = loadFile(join(folder, name), topicShape);
      return [title, ...questions].map((text) => ({ text, channel: 'web', intent }));
    });
}

/** The rules, with a fault in a pattern named as a fault of the content. */
function checkedRules(read: UnderstandingContent, content: string): Rules {
  try {
    return rulesOf(read);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new ContentError([{ file: join(content, 'understanding'), line: 0, key: '', message: error.message }]);
  }
}

function keptModel(content: UnderstandingContent, rules: Rules, data: string): LinearModel<Intent> {
  const folder = join(data, 'understanding');
  const file = join(folder, `${fingerprint(content)}.model`);
  const kept = existsSync(file) ? LinearModel.fromBytes<Intent>(readFileSync(file)) : undefined;
  if (kept) return kept;

  const model = train(content, rules);
  mkdirSync(folder, { recursive: true });
  const writing = `${file}.${process.pid}`;
  writeFileSync(writing, model.toBytes());
  renameSync(writing, file);
  for (const old of readdirSync(folder)) {
    if (old.endsWith('.model') && old !== basename(file)) rmSync(join(folder, old), { force: true });
  }
  return model;
}

/** A hash of everything the model is made of: the content and the code of this folder. */
function fingerprint(content: UnderstandingContent): string {
  const hash = createHash('sha256').update(JSON.stringify(content));
  for (const name of readdirSync(import.meta.dirname).sort()) {
    if (name.endsWith('.ts')) hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex').slice(0, 24);
}
