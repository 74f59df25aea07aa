import { correctionAt } from './grammar-forms.ts';
import { quantityAt } from './grammar-lengths.ts';
import { Phrase, type Hit } from './phrase.ts';
import { scaleOf } from './number-words.ts';

/** A number in a phrase, with the place in the list of tokens where it stands. */
export interface FoundNumber {
  value: number;
  from: number;
  to: number;
  about: boolean;
}

const nowhere = { today: '2000-01-01', direction: 'past' } as const;

/**
 * The number that a text says, in digits or words; of a correction the last. Undefined when there is none, or more than
 * one: "vijf of zes" is to be asked again. "Geen" is 0; "een paar" is no number.
 *
 * @example
 * readNumber('eh vierendertig') // 34
 * readNumber('een stuk of drie') // 3
 */
export function readNumber(text: string): number | undefined {
  const phrase = new Phrase(text, nowhere);
  const numbers = numbersIn(phrase).filter(({ from, to }) => !vague(phrase, from, to));
  const [first, ...others] = numbers;
  if (!first) return saysNone(phrase) ? 0 : saysOne(phrase) ? 1 : undefined;
  let last = first;
  for (const next of others) {
    const end = correctionAt(phrase, last.to);
    if (
      next.value !== last.value &&
      (end === undefined || end < next.from) &&
      !correctedBetween(phrase, last.to, next.from)
    ) {
      return undefined;
    }
    last = next;
  }
  return last.value;
}

const correctedBetween = (phrase: Phrase, from: number, to: number): boolean =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => correctionAt(phrase, from + i)).some(
    (end) => end !== undefined && end >= to,
  );

const vague = (phrase: Phrase, from: number, to: number): boolean =>
  phrase.between(from, to).some((word) => /^(?:paar|enkele|aantal|verschillende)$/.test(word));

/** "een dag", "een brief": one of something, and nothing else. */
const saysOne = (phrase: Phrase): boolean =>
  phrase.length === 2 &&
  phrase.number(0) === 1 &&
  !/^(?:beetje|ander|andere|aantal|hoop|heleboel|boel|idee|hele|paar|enkele|of)$/.test(phrase.word(1));

const saysNone = (phrase: Phrase): boolean =>
  phrase.has('geen', 'niks', 'niets', 'nooit') && !phrase.has('idee', 'weet');

/** All numbers of a phrase, in order: "anderhalf", "min 5", "een half miljoen" too; not the article "een". */
export function numbersIn(phrase: Phrase, skip: (i: number) => boolean = () => false): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (let i = 0; i < phrase.length;) {
    const hit = skip(i) ? undefined : numberAt(phrase, i);
    const last = found.at(-1);
    // "veertig van de tweeenveertig": so many, out of so many.
    const outOf =
      last !== undefined && phrase.is(last.to, 'van') && phrase.skip(last.to + 1, 'de', 'mijn', 'die') === i;
    if (hit && !outOf) found.push({ ...hit.value, from: i, to: hit.next });
    i = hit?.next ?? i + 1;
  }
  return found;
}

function numberAt(phrase: Phrase, i: number): Hit<{ value: number; about: boolean }> | undefined {
  const token = phrase.list[i];
  if (token?.kind === 'ordinal') return { value: { value: token.value, about: false }, next: i + 1 };
  const { numeral } = token ?? {};
  if (numeral?.kind === 'pair' && numeral.value !== undefined)
    return { value: { value: numeral.value, about: false }, next: i + 1 };
  const negative = negativeAt(phrase, i);
  const quantity = quantityAt(phrase, negative ? i + 1 : i);
  if (!quantity)
    return phrase.is(i, 'geen') && phrase.length <= 3 ? { value: { value: 0, about: false }, next: i + 1 } : undefined;
  const { value, about } = quantity.value;
  const scale = value === 0.5 ? scaleOf(phrase.list[quantity.next]?.text ?? '') : undefined;
  if (scale) return { value: { value: value * scale, about }, next: quantity.next + 1 };
  if (value === 1 && isArticle(phrase, quantity.next - 1, negative)) return undefined;
  const half =
    value >= 1e6 && phrase.is(quantity.next, 'en') && phrase.number(quantity.next + 1) === 1
      ? numberAt(phrase, quantity.next + 1)
      : undefined;
  if (half && half.value.value < value && half.value.value >= 1000) {
    return { value: { value: value + half.value.value, about }, next: half.next };
  }
  return { value: { value: negative ? -value : value, about }, next: quantity.next };
}

const negativeAt = (phrase: Phrase, i: number): boolean =>
  (phrase.is(i, 'min', '-') && phrase.number(i + 1) !== undefined && phrase.number(i - 1) === undefined) ||
  (phrase.is(i, 'min') && phrase.is(i + 1, 'een'));

/** "een" counts only as the last word of a phrase or before an unit; elsewhere it is the article. */
function isArticle(phrase: Phrase, i: number, negative: boolean): boolean {
  const token = phrase.list[i];
  if (token?.text !== 'een' || negative) return false;
  const next = phrase.list[i + 1];
  return next?.kind === 'word' && !/^(?:keer|maal|en|maar|denk|geloof|dacht|meer|nee|ja|ik|hoor)$/.test(next.text);
}
