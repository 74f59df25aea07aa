import { z } from 'zod';
import { languageCodes } from './languages.ts';
import { commands, isIntent, type CommandId, type CrisisId, type Intent } from './intents.ts';
import { PatternError, PatternReader, Shapes } from './patterns.ts';

/** A block of YAML, or a list of them. */
const block = z.union([z.string(), z.array(z.union([z.string(), z.number().transform(String)]))]);
const isText = (line: string): boolean => line.trim() !== '' && !line.trim().startsWith('#');
const rowsOf = (text: string | string[]): string[] =>
  [text]
    .flat()
    .flatMap((part) => part.split('\n'))
    .filter(isText);

/** Several texts in one block of YAML: one on a line; a line that begins with `#` is a remark. */
const lines = block.transform((text) => rowsOf(text).map((line) => line.trim()));

/** The same, where a line that stands further in goes on with the line before it, so that a long pattern can be read. */
const folded = block.transform((text) =>
  rowsOf(text).reduce<string[]>((whole, row) => {
    const before = whole.at(-1);
    return before !== undefined && row.startsWith(' ')
      ? [...whole.slice(0, -1), `${before} ${row.trim()}`]
      : [...whole, row.trim()];
  }, []),
);

/** The same for patterns, where a comma parts them too. */
const patterns = folded
  .transform((rows) => rows.flatMap((row) => row.split(',').map((part) => part.trim())).filter((part) => part !== ''))
  .superRefine((rows, context) => {
    if (rows.length === 0) context.addIssue({ code: 'custom', message: 'found nothing, expected patterns' });
    const reader = new PatternReader(new Shapes(), new Map([['groep', ['groep']]]));
    for (const row of rows) {
      try {
        // Groups are looked up when the matchers are built; here only the writing is checked.
        reader.read(row.replace(/<[^<>]*>/g, '<groep>'));
      } catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof PatternError ? error.message : String(error) });
      }
    }
  });
/** Rows of patterns parted by `+`. */
const combinations = folded.transform((rows) => rows.map((row) => row.split(/\s\+\s/).map((part) => part.trim())));
const named = z.record(z.string(), patterns);
const words = lines.transform((rows) => rows.flatMap((row) => row.split(/[\s,]+/)).filter((word) => word !== ''));

/** `content/lexicon.yaml`: what words mean, for everything that reads what people say. */
export const lexiconShape = z.strictObject({
  /** Short and wrong spellings, and what they stand for. */
  spellings: z.record(z.string(), z.string()),
  /** Concepts of this field alone: a message with one of these is hardly about something else. */
  field: named,
  /** Subjects that also occur elsewhere: a home, money, a decision. */
  subject: named,
  /** Concepts of any conversation: when, how long, may I. */
  general: named,
});

/** `content/understanding/crisis/groups.yaml`, and `exceptions.yaml`: figures of speech, which cancel only their own words. */
export const crisisWordsShape = named;

/** `content/understanding/crisis/harmless.yaml`: when heavy words are about the rules, or a joke. */
export const crisisHarmlessShape = z.strictObject({
  /** Patterns parted by `+`: the first is no danger when the others stand near it. */
  about: z.record(z.string(), combinations),
  /** Words with which no row of `about` holds. */
  unless: patterns,
  /** Words of a joke: beside them danger is only suspected. */
  jokes: patterns,
});

/** `content/understanding/crisis/crisis-....yaml`: what is said in that danger, each sign under a name of its own. */
export const crisisSignsShape = z.strictObject({
  sure: named,
  suspected: named,
  /** Signs that are sure when they stand near each other, in any order: patterns parted by `+`. */
  together: z.record(z.string(), combinations),
});

/** `content/understanding/commands.yaml`. */
export const commandsShape = z.strictObject({
  groups: named,
  /** Words at the begin or end that add nothing: `eh`, `hoor`, `alstublieft`. */
  fillers: patterns,
  /** Patterns that are the whole message, fillers aside. */
  commands: z.strictObject(
    Object.fromEntries(commands.map((id) => [id, patterns])) as Record<CommandId, typeof patterns>,
  ),
  /** Patterns that are part of a short message in which nothing else belongs to this field. */
  within: z.partialRecord(z.enum(commands), patterns),
});

/** `content/understanding/out-of-scope.yaml`: subjects that are not ours, small talk, abuse. */
export const outOfScopeShape = z.strictObject({
  subjects: named,
  /** Words of other languages, by language code; for telling people in their language that we speak Dutch. */
  languages: z.partialRecord(z.enum(languageCodes), words),
});

/** `content/understanding/examples.yaml`: what people say for each intent. */
export const examplesShape = z.record(
  z.string().refine(isIntent, 'expected the id of an intent'),
  z.strictObject({
    web: lines.default([]),
    teams: lines.default([]),
    voice: lines.default([]),
  }),
);

export type Channel = 'web' | 'teams' | 'voice';

/** Something a person might say, and what it means. */
export interface Example {
  text: string;
  channel: Channel;
  intent: Intent;
}

/** Everything that is needed to understand people; all of it is content. */
export interface UnderstandingContent {
  lexicon: z.output<typeof lexiconShape>;
  crisis: {
    groups: z.output<typeof crisisWordsShape>;
    exceptions: z.output<typeof crisisWordsShape>;
    harmless: z.output<typeof crisisHarmlessShape>;
    signs: Record<CrisisId, z.output<typeof crisisSignsShape>>;
  };
  commands: z.output<typeof commandsShape>;
  outOfScope: z.output<typeof outOfScopeShape>;
  examples: readonly Example[];
}
