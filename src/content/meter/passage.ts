/**
 * What a text is for, because the limits differ: a chat message, an answer or a question that is spoken, running text
 * on a page, the title of a button, a label of a few words.
 */
export type Kind = 'chat' | 'voice' | 'prompt' | 'page' | 'button' | 'label';

/** A line of a text: as it reads with its values filled in, and as it stands in the file. */
export interface Line {
  text: string;
  source: string;
  line: number;
}

/** One text that a resident reads or hears, and where it stands. */
export interface Passage {
  file: string;
  key: string;
  kind: Kind;
  /** The lines of the text with their place in the file. */
  lines: Line[];
  /** Words that this text explains itself, such as the entry of the glossary: they may stand here. */
  explains?: string[];
}

/** A sentence of a passage, taken apart. */
export interface Sentence {
  text: string;
  line: number;
  words: string[];
}

/** Something a rule found: which rule, where, what was found and what is allowed. */
export interface Finding {
  rule: string;
  file: string;
  line: number;
  key: string;
  /** The sentence at fault, or nothing when it is about the whole text. */
  sentence?: string;
  found: string;
  limit?: string;
}
