import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** One thing that is wrong in a content file: where, and what was found and expected. */
export interface ContentFault {
  file: string;
  line: number;
  key: string;
  problem: string;
}

/** Content that cannot be used; lists every fault with its file, line and key. Thrown at start-up only. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly faults: readonly ContentFault[];

  constructor(faults: readonly ContentFault[]) {
    super(faults.map(({ file, line, key, problem }) => `${file}:${line} ${key}: ${problem}`).join('\n'));
    this.faults = faults;
  }
}

/**
 * Reads one YAML file and checks its shape.
 *
 * @param file the path, as it should stand in an error
 * @throws ContentError naming every fault
 */
export function loadFile<T>(file: string, shape: z.ZodType<T>): T {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    const problem = `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
    throw new ContentError([{ file, line: 1, key: '-', problem }]);
  }
  return parseFile(file, source, shape);
}

/** The same for a text that was read already. */
export function parseFile<T>(file: string, source: string, shape: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new ContentError(
      document.errors.map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        key: '-',
        problem: message,
      })),
    );
  }
  const parsed = shape.safeParse(document.toJS());
  if (parsed.success) return parsed.data;

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  throw new ContentError(
    parsed.error.issues.map(({ path, message }) => ({
      file,
      line: lineOf(path),
      key: path.map(String).join('.') || '-',
      problem: message,
    })),
  );
}

/** Loads several things and throws one `ContentError` with the faults of all. */
export function loadAll<T extends Record<string, () => unknown>>(loaders: T): { [K in keyof T]: ReturnType<T[K]> } {
  const faults: ContentFault[] = [];
  const loaded: Record<string, unknown> = {};
  for (const [name, load] of Object.entries(loaders)) {
    try {
      loaded[name] = load();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new ContentError(faults);
  return loaded as { [K in keyof T]: ReturnType<T[K]> };
}
