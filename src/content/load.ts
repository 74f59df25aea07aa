import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ContentError, type Fault } from './content-error.ts';
import { inShape, readYaml } from './yaml.ts';

/**
 * Reads one YAML file and checks its shape.
 *
 * @param file the path, as it should stand in an error
 * @throws ContentError naming every fault
 */
export function loadFile<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ContentError([{ file, line: 1, key: '', message: `found ${found}, expected a file that can be read` }]);
  }
  return parseFile(file, source, shape);
}

/** The same for a text that was read already. */
export function parseFile<Shape extends z.ZodType>(file: string, source: string, shape: Shape): z.output<Shape> {
  const { value, faults } = inShape(readYaml(file, source), shape);
  if (faults.length > 0) throw new ContentError(faults);
  return value as z.output<Shape>;
}

/** Loads several things and throws one `ContentError` with the faults of all. */
export function loadAll<T extends Record<string, () => unknown>>(loaders: T): { [K in keyof T]: ReturnType<T[K]> } {
  const faults: Fault[] = [];
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
