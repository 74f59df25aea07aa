import { z } from 'zod';
import type { Button, Message, Spoken } from './message.ts';

/** Values that fill in a text: each name once, in both forms. */
export type Values<Names extends string> = Record<Names, Spoken>;

/** A text with its open places: a function of exactly the values it names. */
export type Text<Names extends string> = [Names] extends [never] ? () => Message : (values: Values<Names>) => Message;

/** What every text may use without being given it: the contacts, as `{contact.veiligThuis}`. */
export type Standing = Readonly<Record<string, Spoken>>;

/**
 * The shape of a file of texts. The builder says which message stands under which key and which values it takes;
 * parsing gives for each key a function, so that a wrong name is an error in the editor and at start-up.
 *
 * @example
 * const absenceTexts = texts(({ message }) => ({ balance: message('year', 'used', 'left') }));
 */
export const texts =
  <Shape extends z.ZodRawShape>(build: (parts: Parts) => Shape) =>
  (standing: Standing): z.ZodObject<Shape, z.core.$strict> =>
    z.strictObject(build(parts(standing)));

/** The texts of a file, as its dialog gets them. */
export type TextsOf<Shape extends (standing: Standing) => z.ZodType> = z.output<ReturnType<Shape>>;

/** The parts a file of texts is built from. */
export interface Parts {
  /** A message with these open places. */
  message: <const Names extends string = never>(...names: Names[]) => z.ZodType<Text<Names>>;
  /** A few words to be used in a message, with a spoken form where they hold a digit or a sign. */
  words: z.ZodType<Spoken>;
  /** A title on a button, in a table or over a page: for the eye only. */
  label: z.ZodType<string>;
}

const lines = z.union([z.string().min(1), z.array(z.string()).min(1)]).transform((text) => [text].flat());
const form = z.strictObject({ text: lines, speak: lines.optional() });
const messageFile = z.union([
  lines.transform((text) => ({ text })),
  form.extend({
    short: lines.optional(),
    simpler: form.optional(),
    buttons: z.record(z.string(), z.string().min(1)).optional(),
    /** The buttons are suggestions under an open question, so there may be more of them. */
    open: z.literal(true).optional(),
  }),
]);
type MessageFile = z.output<typeof messageFile> & {
  speak?: string[] | undefined;
  short?: string[] | undefined;
  simpler?: { text: string[]; speak?: string[] | undefined } | undefined;
  buttons?: Record<string, string> | undefined;
};

/** What may not be in a spoken text: an engine would read it wrongly, or not at all. */
const UNSPEAKABLE = /[\d%€&@/*_<>•]|https?:|www\./;
const OPEN_PLACE = /\{([\w.]+)\}/g;
const BUBBLE = 160;

function parts(standing: Standing): Parts {
  const message = <const Names extends string = never>(...names: Names[]): z.ZodType<Text<Names>> => {
    const known = new Set<string>([...names, ...Object.keys(standing)]);
    return messageFile
      .superRefine((file: MessageFile, context) => {
        for (const problem of problemsOf(file, known)) context.addIssue({ code: 'custom', ...problem });
      })
      .transform((file: MessageFile) => compile(file, standing) as Text<Names>);
  };

  const words = z.union([
    z.string().transform((text) => ({ text, speak: text })),
    z.strictObject({ text: z.string().min(1), speak: z.string().min(1) }),
  ]);
  const spoken = words.refine(({ speak }) => !UNSPEAKABLE.test(speak), 'holds a digit or a sign; write a spoken form');

  return { message, words: spoken, label: z.string().min(1) };
}

function problemsOf(file: MessageFile, known: Set<string>): { path: string[]; message: string }[] {
  const problems: { path: string[]; message: string }[] = [];
  const check = (path: string, sentences: string[] | undefined, aloud: boolean): void => {
    for (const sentence of sentences ?? []) {
      for (const [, name = ''] of sentence.matchAll(OPEN_PLACE)) {
        if (!known.has(name)) {
          problems.push({ path: [path], message: `found {${name}}, expected one of: ${[...known].join(', ') || 'none'}` });
        }
      }
      const found = aloud && UNSPEAKABLE.exec(sentence.replace(OPEN_PLACE, ''))?.[0];
      if (found) {
        problems.push({ path: [path], message: `found "${found}" in a spoken text, expected words; add or mend "speak"` });
      }
    }
  };
  check('text', file.text, file.speak === undefined);
  check('speak', file.speak, true);
  check('short', file.short, true);
  check('simpler', file.simpler?.text, file.simpler?.speak === undefined);
  check('simpler', file.simpler?.speak, true);
  return problems;
}

function compile(file: MessageFile, standing: Standing): (values?: Record<string, Spoken>) => Message {
  const buttons: Button[] | undefined =
    file.buttons && Object.entries(file.buttons).map(([value, title]) => ({ value, title }));

  return (values = {}) => {
    const all = { ...standing, ...values };
    const fill = (sentences: string[], side: keyof Spoken): string =>
      sentences.map((sentence) => filled(sentence, all, side)).join('\n');
    const both = ({ text, speak }: { text: string[]; speak?: string[] | undefined }): Spoken => ({
      text: bubbles(fill(text, 'text').split('\n')),
      speak: oneLine(fill(speak ?? text, 'speak')),
    });
    return {
      ...both(file),
      ...(file.short && { short: oneLine(fill(file.short, 'speak')) }),
      ...(file.simpler && { simpler: both(file.simpler) }),
      ...(buttons && { buttons }),
    };
  };
}

/** A sentence with its open places filled in; a place without a value stays, and is told to `missing`. */
export const filled = (
  sentence: string,
  values: Readonly<Record<string, Spoken>>,
  side: keyof Spoken,
  missing: (place: string) => void = () => undefined,
): string =>
  sentence.replace(OPEN_PLACE, (place, name: string) => {
    const value = values[name]?.[side];
    if (value === undefined) missing(place);
    return value ?? place;
  });

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Sentences as bubbles of at most 160 signs, a blank line between them. An empty sentence starts a new bubble; a
 * sentence that begins with a figure or a dash and a space is a line of a list and keeps its own line.
 */
export function bubbles(sentences: readonly string[]): string {
  const made: string[] = [];
  let open = '';
  const close = (): void => {
    if (open) made.push(open);
    open = '';
  };
  for (const sentence of sentences.map((line) => line.trim())) {
    const listed = /^(?:\d+\.|-)\s/.test(sentence);
    if (sentence === '' || (open && !listed && open.length + sentence.length + 1 > BUBBLE)) close();
    if (sentence) open += (open && (listed ? '\n' : ' ')) + sentence;
  }
  close();
  return made.join('\n\n');
}
