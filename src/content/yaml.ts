import { createRequire } from 'node:module';
import { load, YAMLException } from 'js-yaml';
import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './content-error.ts';

/** A YAML file that was read: its value, and for every key the line on which it stands. */
export interface YamlFile {
  file: string;
  value: unknown;
  /** The line of the value under these keys, or of the nearest key above it that exists; counted from 1. */
  lineOf(path: readonly PropertyKey[]): number;
  faults: Fault[];
}

/** What was read, by file: several rooms read the same file at start-up. */
const known = new Map<string, { source: string; value: unknown }>();

/** Reads the text of a YAML file. A mistake in the YAML itself (a double key, a bad indent) is a fault with its line. */
export function readYaml(file: string, source: string): YamlFile {
  const faults: Fault[] = [];
  let before = known.get(file);
  if (before?.source !== source) {
    try {
      before = { source, value: load(source, { filename: file }) };
      known.set(file, before);
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      faults.push({ file, line: (error.mark?.line ?? 0) + 1, key: '', message: error.reason });
      before = undefined;
    }
  }
  return { file, value: before?.value, lineOf: lineFinder(source), faults };
}

/** The value of a YAML file in the expected shape, or the faults: each names the line, the key and what is expected. */
export function inShape<Shape extends z.ZodType>(
  yaml: YamlFile,
  shape: Shape,
): { value?: z.output<Shape>; faults: Fault[] } {
  if (yaml.faults.length > 0) return { faults: yaml.faults };
  const result = shape.safeParse(yaml.value);
  if (result.success) return { value: result.data, faults: [] };
  return {
    faults: result.error.issues.map(({ path, message }) => ({
      file: yaml.file,
      line: yaml.lineOf(path),
      key: path.map(String).join('.'),
      message,
    })),
  };
}

/** Finds lines with the parser that keeps places; it is slow, so it is loaded when something is wrong. */
function lineFinder(source: string): YamlFile['lineOf'] {
  let read: { document: Document; lines: LineCounter } | undefined;
  return (path) => {
    const { isNode, LineCounter, parseDocument } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
    if (!read) {
      const lines = new LineCounter();
      read = { document: parseDocument(source, { lineCounter: lines, prettyErrors: false }), lines };
    }
    for (let depth = path.length; depth > 0; depth--) {
      const node = read.document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return read.lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}
