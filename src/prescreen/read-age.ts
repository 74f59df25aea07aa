import { facts } from '../criteria/facts.ts';
import { Phrase } from '../language/phrase.ts';
import { agesIn } from '../language/read-age.ts';
import { readNumber } from '../language/read-number.ts';
import { personIn } from './person.ts';

const nowhere = { today: '2000-01-01', direction: 'past' } as const;
const LONGEST = 3000;

/** "mijn broer van 27" */
const RELATIVE_OF_AGE =
  /\b(?:broer(?:tje)?|zus(?:je)?|zoon(?:tje)?|dochter(?:tje)?|neef|nicht|vriend|vriendin|moeder|vader|partner) van (\d{1,3})\b/giu;
/** "een man van 27" */
const OF_AGE =
  /\b(?:man|vrouw|jongen|meisje|cli[eë]nt|bewoner|bewoonster|iemand|heer|dame|meneer|mevrouw) van (\d{1,3})\b/giu;
/** "bijna 18" is still 17. */
const ALMOST =
  /\b(?:bijna|net geen|nog geen|nog net geen|word|wordt)\s+(?:nu\s+|net\s+)?(\d{1,3})\b(?! (?:uur|dag|dagen|week|weken|maand|maanden))/iu;

/**
 * The age in whole years that a text tells; undefined when it tells none, or more than one.
 *
 * @param asked whether the age was asked for: then a number alone counts
 */
export function readAge(text: string, asked = false): number | undefined {
  const said = text.slice(0, LONGEST);
  const almost = ALMOST.exec(said)?.[1];
  if (almost !== undefined) return inRange(Number(almost) - 1);
  const ages = new Set(agesOf(said));
  if (ages.size > 1) return undefined;
  const [age = asked ? readNumber(said) : undefined] = ages;
  return inRange(age);
}

const agesOf = (text: string): number[] => [
  ...agesIn(new Phrase(text, nowhere))
    .filter(({ unit }) => unit === 'year')
    .map(({ value }) => value),
  ...[...text.matchAll(OF_AGE), ...(aboutOneself(text) ? [] : text.matchAll(RELATIVE_OF_AGE))].map(([, age]) =>
    Number(age),
  ),
];

/** In a story about oneself the age of a relative is not one's own. */
const aboutOneself = (text: string): boolean => personIn(text)?.perspectief === 'zelf';

const inRange = (age: number | undefined): number | undefined => facts.leeftijd.schema.safeParse(age).data;
