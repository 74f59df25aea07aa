import { CommandRules } from './command-rules.ts';
import type { Channel, UnderstandingContent } from './content.ts';
import { DangerRules, type Danger, type HeardDanger } from './danger.ts';
import { featuresOf } from './features.ts';
import { isCommand, isCrisis, isTask, isTopic, kindOf, type CommandId, type Intent } from './intents.ts';
import { foreignLanguage, type LanguageCode } from './languages.ts';
import type { Features, LinearModel, Ranked } from './model.ts';
import { Matcher, type Hit, type Reading } from './matcher.ts';
import { Reader } from './reader.ts';
import { mentioned, termAsked, type Regeling } from './values.ts';
import { sentencesOf } from './words.ts';

export type { Channel } from './content.ts';
export { intents, type CommandId, type CrisisId, type Intent } from './intents.ts';
export type { Danger } from './danger.ts';

/** What a message was understood as. */
export interface Understood {
  intent: Intent;
  /** 0 to 1: how sure. */
  score: number;
  /** When `intent` is `onbegrepen`: up to three that it may be, best first. A crisis among them asks for a check. */
  choices?: Intent[];
  values?: UnderstoodValues;
  /** A sign of danger, also when only suspected. */
  crisis?: Danger;
  /** What a second question in the same message is about. */
  second?: Intent;
  /** Which door is the right one when `intent` is `buiten-bereik`: a subject of `out-of-scope.yaml`. */
  subject?: string;
  /** The language when `intent` is `taal` because of the language itself, or when danger is told in it. */
  language?: LanguageCode;
  explain?: Explanation;
}

export interface UnderstoodValues {
  /** With `begrip`: the word asked for, as it was typed. */
  term?: string;
  /** The schemes that were named. */
  regelingen?: Regeling[];
}

/** Why a message was understood as it was. */
export interface Explanation {
  /** The step that decided. */
  decidedBy: 'crisis' | 'command' | 'language' | 'subject' | 'model' | 'gate';
  /** The pattern that heard danger. */
  pattern?: string;
  concepts: string[];
  /** What spoke for the best intent, strongest first. */
  reasons: { feature: string; weight: number }[];
  runnersUp: { intent: Intent; score: number }[];
  /** Words that no example or pattern knows. */
  unknownWords: string[];
}

/** What stands in a message, before it is decided what it means. */
interface Perceived {
  text: string;
  reading: Reading;
  /** The concepts in it. */
  hits: readonly Hit[];
  heard: HeardDanger | undefined;
}

export interface Understanding {
  /** Reads a message whole: crisis, command, out of scope, topic or task; or unsure, with choices. */
  understand: (text: string, asked?: { channel?: Channel; explain?: boolean }) => Understood;
  /** Danger by rule alone; for every message, before anything else. */
  crisis: (text: string) => Danger | undefined;
  /** A command by rule alone. */
  command: (text: string) => CommandId | undefined;
}

/** When the model is believed, from cross-validation (`npm run understand:report`). */
export const thresholds = {
  /** A topic or task at once: this far ahead of the next best. */
  ahead: 0.48,
  /** A topic or task although the message names a subject that is not ours. */
  oursDespite: 0.85,
  /** A command that no pattern knew. */
  command: 0.75,
  /** Out of scope by the model. */
  outOfScope: 0.5,
  /** All crisis intents together: above this, the check question is asked. */
  suspicion: 0.7,
  /** So many words the model needs to suspect danger by itself. */
  suspicionWords: 3,
  /** Choices below this are not worth offering. */
  choice: 0.004,
};

/** The parts that the content makes, shared by the model's training and by understanding. */
export interface Rules {
  reader: Reader;
  danger: DangerRules;
  commands: CommandRules;
  subjects: Matcher;
}

/**
 * Builds all rules from content.
 *
 * @throws PatternError when a pattern cannot be read or names an unknown group
 */
export function rulesOf(content: UnderstandingContent): Rules {
  const reader = new Reader(content);
  const danger = new DangerRules(content.crisis, reader);
  const commands = new CommandRules(content.commands, reader);
  const subjects = new Matcher(reader.shapes, Object.entries(content.outOfScope.subjects), reader.groups);
  reader.indexed(subjects);
  reader.ready();
  return { reader, danger, commands, subjects };
}

/** The features of a message, whole and by its concepts alone. */
export function featuresIn(rules: Rules, text: string, channel: Channel): { whole: Features; concepts: Features } {
  const reading = rules.reader.read(text);
  const concepts = [...new Set(rules.reader.concepts(reading).map(({ name }) => name))];
  const subjects = new Set(rules.subjects.find(reading).map(({ name }) => name));
  const from = { channel, concepts, subjects };
  return {
    whole: featuresOf(rules.reader, reading, from),
    concepts: featuresOf(rules.reader, reading, { ...from, conceptsOnly: true }),
  };
}

/** Understanding, from content, its rules and a trained model. */
export function understanding(
  content: UnderstandingContent,
  model: LinearModel<Intent>,
  rules: Rules = rulesOf(content),
): Understanding {
  const { reader, danger, commands, subjects } = rules;

  const hear = (text: string, reading: Reading): HeardDanger | undefined => {
    const typed = reader.readAsTyped(text, reading);
    return danger.hear(typed ? [reading, typed] : [reading]);
  };
  const subjectsOf = (reading: Reading, hits: readonly Hit[]): boolean[] => {
    const about = new Array<boolean>(reading.words.length).fill(false);
    for (const { name, start, end } of hits) if (reader.isSubject(name)) about.fill(true, start, end);
    return about;
  };

  const perceive = (text: string): Perceived => {
    const reading = reader.read(text);
    return { text, reading, hits: reader.concepts(reading), heard: hear(text, reading) };
  };
  /** What was perceived last: a message is asked for danger, then for a command, then for what it means. */
  let last = perceive('');
  const perceived = (text: string): Perceived => (last.text === text ? last : (last = perceive(text)));

  const understandPerceived = (
    { text, reading, hits, heard }: Perceived,
    channel: Channel,
    explain: boolean,
  ): Understood => {
    const concepts = [...new Set(hits.map(({ name }) => name))];
    const elsewhere = [...new Set(subjects.find(reading).map(({ name }) => name))];
    const features = featuresOf(reader, reading, { channel, concepts, subjects: elsewhere });
    const regelingen = mentioned(concepts);

    const understood = (
      intent: Intent,
      score: number,
      decidedBy: Explanation['decidedBy'],
      more: Partial<Understood> = {},
    ): Understood => {
      const term = intent === 'begrip' || more.choices?.includes('begrip') ? termAsked(text) : undefined;
      const values = { ...(term && { term }), ...(regelingen.length > 0 && { regelingen }) };
      return {
        intent,
        score: rounded(score),
        ...more,
        ...(Object.keys(values).length > 0 && { values }),
        ...(explain && {
          explain: {
            decidedBy,
            ...(heard && decidedBy === 'crisis' && { pattern: heard.pattern }),
            concepts,
            ...reasons(model, features),
            unknownWords: reading.words.filter((word) => !reader.knows(word)),
          },
        }),
      };
    };

    const language = foreignLanguage(reading.words, content.outOfScope.languages, reader.isDutch);
    if (heard?.level === 'sure')
      return understood(heard.id, 0.99, 'crisis', { crisis: signOf(heard), ...(language && { language }) });

    const command = heard ? undefined : commands.read(reading, subjectsOf(reading, hits));
    if (command) return understood(command, 0.97, 'command');

    if (language && !heard && elsewhere.length === 0) return understood('taal', 0.9, 'language', { language });

    const ranked = model.rank(features);
    const suspicion = heard ? signOf(heard) : suspect(ranked, reading.words.length);
    if (suspicion) {
      return understood('onbegrepen', 0.4, 'crisis', {
        crisis: suspicion,
        choices: [suspicion.id, ...worthOffering(ranked)].slice(0, 3),
      });
    }

    const [first, next] = ranked;
    if (!first) return understood('onbegrepen', 0, 'gate');
    const subject = elsewhere[0];
    const ours = isTopicOrTask(first.label) && first.probability >= thresholds.oursDespite;
    if (subject && !concepts.some(reader.isField) && !ours)
      return understood('buiten-bereik', 0.9, 'subject', { subject });

    const known = reading.words.filter(reader.knows).length;
    if (known === 0 || (concepts.length === 0 && known < 3)) return understood('onbegrepen', 0.1, 'gate');

    const ahead = first.probability - (next?.probability ?? 0);
    const enough = isTopicOrTask(first.label)
      ? ahead >= thresholds.ahead && concepts.length > 0
      : first.probability >= (isCommand(first.label) ? thresholds.command : thresholds.outOfScope);
    if (enough && !isCrisis(first.label)) {
      return understood(first.label, first.probability, 'model', subject === undefined ? {} : { subject });
    }
    const choices = worthOffering(ranked).slice(0, 3);
    return understood('onbegrepen', first.probability, 'model', choices.length > 0 ? { choices } : {});
  };

  return {
    understand: (text, { channel = 'web', explain = false } = {}) => {
      const whole = understandPerceived(perceived(text), channel, explain);
      if (isCrisis(whole.intent) || whole.crisis) return whole;
      const second = secondOf(text, whole, (part) => understandPerceived(perceive(part), channel, false));
      return second ? { ...whole, second } : whole;
    },
    crisis: (text) => {
      const { heard } = perceived(text);
      return heard && signOf(heard);
    },
    command: (text) => {
      const { reading, hits } = perceived(text);
      return commands.read(reading, subjectsOf(reading, hits));
    },
  };
}

const signOf = ({ level, id }: HeardDanger): Danger => ({ level, id });

const rounded = (score: number): number => Math.round(score * 1000) / 1000;
const isTopicOrTask = (intent: Intent): boolean => isTopic(intent) || isTask(intent);

/** What spoke for the best intent, and what came near. */
const reasons = (model: LinearModel<Intent>, features: Features): Pick<Explanation, 'reasons' | 'runnersUp'> => {
  const ranked = model.rank(features);
  return {
    reasons: model.reasons(features, ranked[0]?.label ?? 'onbegrepen'),
    runnersUp: ranked.slice(0, 4).map(({ label, probability }) => ({ intent: label, score: rounded(probability) })),
  };
};

/** Danger that no rule heard but the model suspects; in one or two words it has too little to go by. */
function suspect(ranked: readonly Ranked<Intent>[], words: number): Danger | undefined {
  if (words < thresholds.suspicionWords) return undefined;
  const dangers = ranked.filter(({ label }) => isCrisis(label));
  const together = dangers.reduce((sum, { probability }) => sum + probability, 0);
  const worst = dangers[0]?.label;
  return worst && isCrisis(worst) && together >= thresholds.suspicion ? { level: 'suspected', id: worst } : undefined;
}

/** The intents that a "Bedoelt u ..." can offer, best first. */
const worthOffering = (ranked: readonly Ranked<Intent>[]): Intent[] =>
  ranked
    .filter(({ label, probability }) => !isCrisis(label) && label !== 'onbegrepen' && probability >= thresholds.choice)
    .map(({ label }) => label);

/** A second question in the message: another part of it that is surely about something else. */
function secondOf(text: string, whole: Understood, read: (part: string) => Understood): Intent | undefined {
  const parts = sentencesOf(text).filter((part) => part.split(/\s+/).length >= 3);
  if (parts.length < 2 || parts.length > 5) return undefined;
  const answers = parts.map(read).filter(({ intent }) => ['topic', 'task'].includes(kindOf(intent)));
  const different = [...new Set(answers.map(({ intent }) => intent))];
  if (different.length < 2) return undefined;
  return different.find((intent) => intent !== whole.intent);
}
