/** One thing that is wrong in a file under content/: where it stands, what was found, what is expected. */
export interface Fault {
  file: string;
  /** Line in the file, counted from 1; 0 when it is about the whole file. */
  line: number;
  /** The keys that lead to it: `text.2`, `followUps.0`. */
  key: string;
  message: string;
}

/** A text is missing or wrong. The message lists every fault, one on a line: file, line, key, what is wrong. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`The content has ${faults.length} fault(s):\n${faults.map((fault) => `  ${faultLine(fault)}`).join('\n')}`);
    this.faults = faults;
  }
}

/** A fault on one line: `content/topics/regio.yaml:4 text.1: found ..., expected ...`. */
export const faultLine = ({ file, line, key, message }: Fault): string =>
  `${file}${line > 0 ? `:${line}` : ''}${key ? ` ${key}` : ''}: ${message}`;
