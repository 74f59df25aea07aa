/**
 * A command of the command line: one JSON object in, the fields of the answer out (without `id`). What the caller did
 * wrong is `{ error }`: a code of the spec, or a sentence that names the field, what was found and what is expected.
 */
export type Command = (input: Record<string, unknown>) => Record<string, unknown>;
