import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadResult } from '../../src/language/read-results.ts';

/** An accepted answer of a case. */
interface Expected {
  start?: string | null;
  end?: string | null;
  iso?: string;
  value?: number;
  unit?: string;
}

/** A phrase of the data files. */
export interface DateCase {
  id: string;
  ref: string;
  text: string;
  type: 'date' | 'range' | 'duration' | 'number' | 'age' | 'none';
  expected?: Expected | Expected[];
  accept?: string[];
  of?: string;
}

/** The lines of a data file. */
export const linesOf = <T>(name: string): T[] =>
  readFileSync(join(import.meta.dirname, 'data', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** One text for equal answers: a date is a span of one day, a week seven days, a year twelve months. */
function canonical(kind: string, answer: Expected): string {
  if (kind === 'date') return `${answer.start ?? ''}..${(answer.end === undefined ? answer.start : answer.end) ?? ''}`;
  if (kind === 'age') return `${answer.value ?? ''} ${answer.unit ?? 'year'}`;
  if (kind === 'number') return String(Math.round((answer.value ?? NaN) * 1e6) / 1e6);
  const [, y = 0, m = 0, w = 0, d = 0] = (
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?$/.exec(answer.iso ?? '') ?? []
  ).map((part) => Number(part || 0));
  return `${y * 12 + m} months ${w * 7 + d} days`;
}

const kindOf = (type: string): string => (type === 'range' ? 'date' : type);

/** Whether the results of the asked kind are there, and each of them is an accepted answer. */
export function judge(item: DateCase, results: readonly ReadResult[]): 'exact' | 'wrong' | 'missed' {
  const kinds = item.type === 'none' ? [item.of ?? 'date'] : (item.accept ?? [item.type]).map(kindOf);
  const got = results.filter(({ type }) => kinds.includes(kindOf(type)));
  if (item.type === 'none') return got.length > 0 ? 'wrong' : 'exact';
  if (got.length === 0) return 'missed';
  const wanted = new Set(
    [item.expected ?? []].flat().flatMap((one) => kinds.map((kind) => `${kind} ${canonical(kind, one)}`)),
  );
  const right = got.every((result) => wanted.has(`${kindOf(result.type)} ${canonical(kindOf(result.type), result)}`));
  return right ? 'exact' : 'wrong';
}
