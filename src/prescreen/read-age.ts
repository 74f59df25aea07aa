import { facts } from '../criteria/facts.ts';
import { Phrase } from '../language/phrase.ts';
import { agesIn } from '../language/read-age.ts';
import { readNumber } from '../language/read-number.ts';

const nowhere = { today: '2000-01-01', direction: 'past' } as const;
/** "mijn broer van 27" */
const OF_AGE =
  /\b(?:broer(?:tje)?|zus(?:je)?|zoon|dochter|neef|nicht|man|vrouw|jongen|meisje|vriend|vriendin|cli[eë]nt|bewoner|bewoonster|moeder|vader|partner|ex|iemand|heer|dame|meneer|mevrouw) van (\d{1,3})\b(?! (?:mij|ons))/giu;

/** "bijna 18" is still 17 */
const ALMOST =
  /\b(?:bijna|net geen|nog geen|nog net geen|word|wordt)\s+(?:nu\s+|net\s+)?(\d{1,3})\b(?! (?:uur|dagen|weken|maanden))/iu;

const agesOf = (text: string): number[] => [
  ...agesIn(new Phrase(text, nowhere))
    .filter(({ unit }) => unit === 'year')
    .map(({ value }) => value),
  ...[...text.slice(0, 4000).matchAll(OF_AGE)].map(([, age]) => Number(age)),
];

/**
 * The age in whole years that a text tells; undefined when it tells none, or more than one.
 *
 * @param asked whether the age was asked for: then a number alone counts
 */
export function readAge(text: string, asked = false): number | undefined {
  const ages = new Set(
    agesIn(new Phrase(text, nowhere))
      .filter(({ unit }) => unit === 'year')
      .map(({ value }) => value),
  );
  const [age] = ages;
  const told = ages.size === 1 ? age : asked && ages.size === 0 ? readNumber(text) : undefined;
  return facts.leeftijd.schema.safeParse(told).data;
}
