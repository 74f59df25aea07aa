import { LineCounter, parseDocument, isNode } from 'yaml';
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

/** Reads the text of a YAML file. A mistake in the YAML itself (a double key, a bad indent) is a fault with its line. */
export function readYaml(file: string, source: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const faults = document.errors.map(({ pos, message }) => ({ file, line: lineAt(pos[0]), key: '', message }));
  return { file, value: faults.length > 0 ? undefined : document.toJS(), lineOf, faults };
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
