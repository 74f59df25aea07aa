/** One step of a conversation that is written down: what somebody says or taps, and what is answered. */
export interface Exchange {
  line: number;
  /** What the person types, or the title of the button that is tapped. */
  said: string;
  /** Parts of the answers, in order. */
  answers: { line: number; text: string }[];
}

/** A conversation as it stands in a file. */
export interface ConversationFile {
  title: string;
  /** The day, and the time where it matters, on which it takes place. */
  today: string;
  exchanges: Exchange[];
}

const DAY = '2026-11-22';

/**
 * Reads a conversation: `# title` first, then `U:` what the person says and `A:` what the assistant answers, one
 * sentence or more of it. `Dag: 2026-11-22` or `Dag: 2026-11-22T23:10` sets the day; further lines with `#` are remarks.
 *
 * @throws SyntaxError naming the line that has another form
 */
export function readConversation(source: string): ConversationFile {
  const file: ConversationFile = { title: '', today: DAY, exchanges: [] };
  source.split('\n').forEach((raw, i) => {
    const line = i + 1;
    const [, kind = '', text = ''] = /^(#|Dag:|U:|A:)\s*(.*?)\s*$/.exec(raw) ?? [];
    if (kind === '#') file.title ||= text;
    else if (kind === 'Dag:') file.today = text;
    else if (kind === 'U:') file.exchanges.push({ line, said: text, answers: [] });
    else if (kind === 'A:' && file.exchanges.length > 0) file.exchanges.at(-1)?.answers.push({ line, text });
    else if (raw.trim()) throw new SyntaxError(`line ${line}: found "${raw}", expected # , Dag:, U: or A: after a U:`);
  });
  return file;
}
