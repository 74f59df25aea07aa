import { plain, type Message, type Spoken } from '../content/message.ts';
import type { Fact, Feiten } from '../criteria/facts.ts';
import { sayNumber } from '../language/say-number.ts';
import { wordsFor, type Person } from './person.ts';
import type { FactTexts } from './texts.ts';

/** A fact as a sentence, as it is repeated to the person: "U bent 34 jaar." Undefined for a fact that is not known. */
export function sayFact(texts: FactTexts, fact: Fact, feiten: Feiten, person: Person): Spoken | undefined {
  const value = feiten[fact];
  if (value === undefined || value === null || followsFromNoHome(fact, feiten)) return undefined;
  const { told } = texts.facts[fact];
  const keys = Array.isArray(value) ? (value.length > 0 ? value : ['geen']) : [keyOf(value)];
  const waarde: Spoken = typeof value === 'number' ? sayNumber(value) : plain('');
  const sentences = keys.flatMap((key) => told[key]?.({ ...wordsFor(person), waarde }) ?? []);
  if (sentences.length === 0) return undefined;
  return joined(sentences, ' ');
}

/** Who has no home to stay in never said that help may be elsewhere: it follows, so it is not put in their mouth. */
export const followsFromNoHome = (fact: Fact, { wilThuisBlijven, thuisVerlaten }: Feiten): boolean =>
  fact === 'wilThuisBlijven' && wilThuisBlijven === false && thuisVerlaten === true;

const keyOf = (value: unknown): string =>
  typeof value === 'number' ? 'getal' : value === true ? 'ja' : value === false ? 'nee' : String(value);

/** Texts one after the other, for the eye and for the ear. */
export const joined = (parts: readonly Pick<Message, 'text' | 'speak'>[], between: string): Spoken => ({
  text: parts.map(({ text }) => text).join(between),
  speak: parts.map(({ speak }) => speak).join(' '),
});

/** Sentences as a list with a line each. */
export const listed = (parts: readonly Spoken[]): Spoken => ({
  text: parts.map(({ text }) => `- ${text}`).join('\n'),
  speak: parts.map(({ speak }) => speak).join(' '),
});
