import type { z } from 'zod';

/** A line of the right shape, or a sentence that names the field, what was found and what is expected. */
export type CheckedLine<T> = { value: T; error?: never } | { value?: never; error: string };

/**
 * The input of a command, checked against its shape. The error names the first field that is wrong; of what was found
 * it repeats no more than 40 characters.
 *
 * @example
 * checkedLine(z.object({ year: z.int("a whole number") }), { year: "2026" })
 * // { error: `year: found "2026", expected a whole number` }
 */
export function checkedLine<T>(schema: z.ZodType<T>, input: unknown): CheckedLine<T> {
  const read = schema.safeParse(input);
  if (read.success) return { value: read.data };
  const [issue] = read.error.issues;
  const path = issue?.path ?? [];
  const name = path.map(String).join('.') || 'line';
  return { error: `${name}: found ${shown(valueAt(input, path))}, expected ${issue?.message ?? 'another shape'}` };
}

const valueAt = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : value,
    input,
  );

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};
