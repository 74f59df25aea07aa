/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATION =
  /\b(bijv|o\.a|nr|art|incl|c\.q|min|max|ca|i\.v\.m|n\.a\.v|t\.a\.v|d\.w\.z|hst|hstk|jl|mr|dr|mw|dhr|ggz|nl)\.(?=\s)/gi;
const BULLET = /^\s*(?:[-*•]|\d{1,2}\.\s(?=\p{L})|[a-k]\.\s|[ivx]{1,4}\.\s)\s*/u;
const END = /(?<=[.!?…])["')\]]*\s+(?=["'(]?[\p{Lu}\d'‘])|(?<=:)\s+(?=\p{Lu})|;\s+/u;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['-][\p{L}\d]+)*|\d+(?:[.,:/-]\d+)*(?:-\p{L}+)?/gu;
const HELD = '\u0001';

/** The sentences of a text; Markdown signs, links and list signs are left out. A blank line ends a sentence. */
export function sentencesOf(raw: string): string[] {
  return blocksOf(plainText(raw)).flatMap((block) =>
    block
      .replace(ABBREVIATION, (found) => found.replaceAll('.', HELD))
      .replace(/(\d)\.(\d)/g, `$1${HELD}$2`)
      .replace(/\b([a-z])\.([a-z])\./gi, `$1${HELD}$2${HELD}`)
      .split(END)
      .map((part) => part.replaceAll(HELD, '.').trim())
      .filter((part) => /\p{L}{2,}/u.test(part)),
  );
}

/** The words and numbers of a sentence, in order. */
export const wordsOf = (sentence: string): string[] => sentence.match(WORD) ?? [];

const plainText = (raw: string): string =>
  raw
    .normalize('NFC')
    .replaceAll('\r', '')
    .replace(/[’‘´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
    .replace(/https?:\/\/\S+/g, 'website');

function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let current: string[] = [];
  const flush = (): void => {
    if (current.length > 0) blocks.push(current.join(' '));
    current = [];
  };
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '' || /^(#{1,6}\s|\|)/.test(trimmed)) flush();
    else if (BULLET.test(line)) {
      flush();
      current.push(trimmed.replace(BULLET, ''));
    } else current.push(trimmed);
  }
  flush();
  return blocks;
}
