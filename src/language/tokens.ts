import { numeral, type Numeral } from './numerals.ts';
import { numberWord, scaleOf } from './number-words.ts';
import { remembering } from './remembering.ts';
import { repaired } from './typing-errors.ts';

/** A word, a sign, a number, or a group of digits with a meaning of its own. */
export interface Token {
  kind: 'word' | 'sign' | 'number' | 'ordinal' | 'numeral' | 'junk';
  /** The folded text; of a word after repair of typing errors. */
  text: string;
  /** Of a number or an ordinal. */
  value: number;
  /** Whether it was written in digits. */
  digits: boolean;
  numeral?: Numeral;
  /** Where it began in the folded text, and where it ended. */
  from: number;
  to: number;
}

const pattern = /(\d+(?:[-/.,:]\d+)*)|(\p{L}+)|([^\s\p{L}\d])/gu;

const hesitations = new Set('eh ehm uh uhm euh ehh uhh hm hmm eeh'.split(' '));

/** The tokens of a folded text: number words read, "drie en twintig" and "vijf duizend" joined, typing errors repaired. */
export const tokens = remembering((folded: string): readonly Token[] => {
  const found: Token[] = [];
  const text = folded
    .replace(/(?<![\p{L}\d])'?n(?= \p{L})/gu, 'een')
    .replace(/(?<=\p{L})-en-(?=\p{L})/gu, ' en ')
    .replace(/\bt\s?[/.&]?\s?m\b\.?/g, ' totenmet ')
    .replace(/\btot[\s-]?(?:en|ne|n|&|\+)[\s-]?met?\b|\bt\.e\.m\.?|\btem\b/g, ' totenmet ')
    .replace(/\ba\.\s?s\.?(?!\w)/g, ' aanstaande ')
    .replace(/\bj\.\s?l\.?(?!\w)/g, ' jongstleden ')
    .replace(/\bv\.\s?a\.?(?!\w)/g, ' vanaf ');
  for (const match of text.matchAll(pattern)) {
    const { index } = match;
    const [whole, digits, word] = match;
    const at = { from: index, to: index + whole.length };
    if (digits) found.push(digitsToken(digits, at, text, found));
    else if (word && hesitations.has(word)) continue;
    else if (word) found.push(wordToken(word, at, found.at(-1)));
    else found.push({ kind: 'sign', text: whole, value: 0, digits: false, ...at });
  }
  return markPhoneNumbers(joinNumbers(found));
});

type At = Pick<Token, 'from' | 'to'>;

function digitsToken(group: string, at: At, text: string, before: Token[]): Token {
  const last = before.at(-1);
  const afterLetter = last?.kind === 'word' && last.to === at.from && !/^[qk]$/.test(last.text);
  const base = { text: group, value: 0, digits: true, ...at };
  const read = afterLetter || followsArticle(before) ? { kind: 'junk' as const } : numeral(group);
  if (read.kind === 'junk' || read.kind === 'time') return { ...base, kind: 'junk' };
  if (read.kind !== 'number') return { ...base, kind: 'numeral', numeral: read };
  const tail = text.slice(at.to);
  const suffix = /^ ?(?:ste|de|e)(?![\p{L}'])/u.exec(tail)?.[0];
  if (suffix && Number.isInteger(read.value) && (!suffix.startsWith(' ') || suffix === ' ste')) {
    return { ...base, kind: 'ordinal', value: read.value };
  }
  return { ...base, kind: 'number', value: read.value };
}

/** "artikel 3.8.4", "lid 2", "kamer 12": a number that names something. */
const naming = new Set(
  'artikel art artikelen lid bijlage paragraaf kamer huisnummer postcode bsn telefoonnummer'.split(' '),
);
const followsArticle = (before: Token[]): boolean => naming.has(before.at(-1)?.text ?? '');

function wordToken(word: string, at: At, before: Token | undefined): Token {
  const base: Token = { kind: 'word', text: word, value: 0, digits: false, ...at };
  const attached = before?.to === at.from && before.digits;
  if (before?.digits && before.kind === 'ordinal' && (attached ? /^(?:ste|de|e)$/ : /^ste$/).test(word))
    return { ...base, kind: 'sign', text: '' };
  if (attached && before.kind === 'junk') return { ...base, kind: 'junk' };
  const read = numberWord(word);
  if (read) return { ...base, kind: read.ordinal ? 'ordinal' : 'number', value: read.value };
  const text = repaired(word);
  const again = text === word ? undefined : numberWord(text);
  if (again) return { ...base, text, kind: again.ordinal ? 'ordinal' : 'number', value: again.value };
  return { ...base, text };
}

/** Joins the words of one number: "drie en twintig", "honderd tweeentwintig", "tweeduizend zesentwintig", "1 234 567". */
function joinNumbers(list: Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < list.length; i += 1) {
    let token = list[i];
    if (!token) break;
    if (token.kind === 'sign' && token.text === '') continue;
    while (token.kind === 'number') {
      const next = joinedNumber(token, list.slice(i + 1, i + 4), joined.at(-1));
      if (!next) break;
      token = next.token;
      i += next.used;
    }
    joined.push(token);
  }
  return joined;
}

function joinedNumber(
  token: Token,
  rest: Token[],
  before: Token | undefined,
): { token: Token; used: number } | undefined {
  const [next, after] = rest;
  const join = (end: Token, value: number, used: number) => ({
    token: {
      ...token,
      kind: end.kind,
      value,
      to: end.to,
      digits: token.digits && end.digits,
      text: `${token.text} ${end.text}`,
    },
    used,
  });
  if (!next) return undefined;
  if (token.digits) {
    const spaced = next.kind === 'number' && next.digits && /^\d{3}$/.test(next.text) && next.from === token.to + 1;
    if (spaced && /^[1-9]\d{0,2}(?: \d{3})*$/.test(token.text)) return join(next, token.value * 1000 + next.value, 1);
    if (next.text === 'k' && (next.kind === 'word' || next.kind === 'junk'))
      return join({ ...next, kind: 'number' }, token.value * 1000, 1);
  }
  if (next.text === 'komma') return withDecimals(token, rest);
  const scale = numberLike(next) && !next.digits ? scaleOf(next.text.replace(/ste$/, '')) : undefined;
  if (scale && token.value < 1000 * scale && token.value % scale !== 0) return join(next, token.value * scale, 1);
  if (token.digits) return undefined;
  if (next.text === 'dozijn' || next.text === 'dozijnen') return join(next, token.value * 12, 1);
  const fits = (end: Token, least: number) =>
    numberLike(end) && !end.digits && token.value >= least && token.value % roundUp(end.value) === 0 && end.value > 0;
  if (fits(next, 100)) return join(next, token.value + next.value, 1);
  if (next.text === 'en' && after && numberLike(after) && !after.digits) {
    const tens = after.value % 10 === 0 && after.value >= 20 && after.value <= 90;
    if (tens && token.value >= 1 && token.value <= 9 && before?.text !== 'tussen')
      return join(after, token.value + after.value, 2);
    if (after.text !== 'een' && before?.text !== 'tussen' && fits(after, 100)) {
      return join(after, token.value + after.value, 2);
    }
  }
  return undefined;
}

/** "drie komma vijf", "nul komma nul een". */
function withDecimals(token: Token, [, ...rest]: Token[]): { token: Token; used: number } | undefined {
  const digit = ({ kind, value }: Token): boolean => kind === 'number' && value < 10 && Number.isInteger(value);
  const decimals = rest.slice(0, rest.findIndex((one) => !digit(one)) >>> 0);
  const last = decimals.at(-1);
  if (!last || !Number.isInteger(token.value)) return undefined;
  const value = Number(`${token.value}.${decimals.map((one) => one.value).join('')}`);
  return {
    token: { ...token, value, digits: false, to: last.to, text: `${token.text} komma` },
    used: decimals.length + 1,
  };
}

const numberLike = (token: Token): boolean => token.kind === 'number' || token.kind === 'ordinal';

/** The power of ten under which a following part must stay: 100 for 26, 1000 for 348. */
const roundUp = (value: number): number => Math.max(100, 10 ** String(value).length);

/** Four numbers in a row, or a zero in front, are a telephone number and no date. */
function markPhoneNumbers(list: Token[]): Token[] {
  for (let i = 0; i < list.length;) {
    let end = i;
    while (list[end]?.kind === 'number' || list[end]?.kind === 'junk') end += 1;
    const length = end - i;
    const first = list[i];
    const zero = first?.value === 0 || /^0\d/.test(first?.text ?? '');
    if (length >= 5 || (length >= 3 && zero && !/^0[1-9]$/.test(first?.text ?? ''))) {
      for (const token of list.slice(i, end)) token.kind = 'junk';
    }
    i = Math.max(end, i + 1);
  }
  return list;
}
