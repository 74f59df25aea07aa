import { facts } from '../criteria/facts.ts';
import { Phrase } from '../language/phrase.ts';
import { agesIn } from '../language/read-age.ts';
import { readNumber } from '../language/read-number.ts';

const nowhere = { today: '2000-01-01', direction: 'past' } as const;
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
