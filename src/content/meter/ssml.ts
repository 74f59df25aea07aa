/** The elements that every speech engine we know honours, with the attributes they may have. */
const ALLOWED: Record<string, RegExp> = {
  p: /^$/,
  s: /^$/,
  break: /^ time="(?:200|300|500|800)ms"$/,
  prosody: /^ rate="90%"$/,
  sub: /^ alias="[^"<>&]+"$/,
};
const TAG = /<(\/?)([\w-]*)([^<>]*?)(\/?)>/g;

/** What is wrong with a spoken text as SSML (the part inside `speak`): unknown elements, bad nesting, bare signs. */
export function ssmlFaults(text: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [tag, end, name = '', attributes = '', empty] of text.matchAll(TAG)) {
    const allowed = ALLOWED[name];
    if (!allowed) faults.push(`${tag}: expected one of ${Object.keys(ALLOWED).join(', ')}`);
    else if (end) {
      if (open.pop() !== name) faults.push(`${tag}: closes nothing that is open`);
    } else {
      if (!allowed.test(attributes.trimEnd())) faults.push(`${tag}: expected ${name}${allowed.source.slice(1, -1)}`);
      if (!empty) open.push(name);
    }
  }
  for (const name of open) faults.push(`<${name}>: is never closed`);
  if (/[<>]/.test(text.replace(TAG, ''))) faults.push('a bare < or >');
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) faults.push('a bare &');
  return faults;
}
