import type { UnderstandingContent } from './content.ts';
import { crises, type CrisisId } from './intents.ts';
import { Matcher } from './patterns.ts';
import type { Reader, Reading } from './reader.ts';

/** A sign of danger: `sure` is answered at once, `suspected` with one kind check question. */
export interface Danger {
  level: 'sure' | 'suspected';
  id: CrisisId;
}

/** Hears danger by rule: in a person's own words, a relative's, a professional's; in Dutch and some other languages. */
export class DangerRules {
  readonly #exceptions: Matcher;
  readonly #sure: Matcher;
  readonly #suspected: Matcher;

  /** @throws PatternError when a pattern cannot be read */
  constructor(content: UnderstandingContent['crisis'], reader: Reader) {
    const groups = new Map([...reader.groups, ...Object.entries(content.groups)]);
    this.#exceptions = new Matcher(reader.atoms, Object.entries(content.exceptions), groups);
    this.#sure = new Matcher(reader.atoms, Object.entries(content.sure), groups);
    this.#suspected = new Matcher(reader.atoms, Object.entries(content.suspected), groups);
  }

  /**
   * The danger in a message. An exception (a figure of speech, a question for information) cancels only the words it
   * matches; what stands beside them is still heard.
   */
  hear({ words, rows }: Reading): Danger | undefined {
    const cancelled = new Array<boolean>(words.length).fill(false);
    for (const { start, end } of this.#exceptions.find(rows, words)) cancelled.fill(true, start, end);

    const worst = (matcher: Matcher): CrisisId | undefined => {
      const heard = new Set(matcher.find(rows, words, cancelled).map(({ name }) => name));
      return crises.find((id) => heard.has(id));
    };
    const sure = worst(this.#sure);
    if (sure) return { level: 'sure', id: sure };
    const suspected = worst(this.#suspected);
    return suspected && { level: 'suspected', id: suspected };
  }
}
