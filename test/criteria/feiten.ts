import fc from 'fast-check';
import { factNames, isYesNo, problemen, valuesOf, type Fact, type Feiten } from '../../src/criteria/facts.ts';

/** Any value of a fact. */
const valueOf = (fact: Fact): fc.Arbitrary<unknown> => {
  if (fact === 'leeftijd') return fc.oneof(fc.constantFrom(17, 18), fc.integer({ min: 0, max: 120 }));
  if (fact === 'begeleidingUrenPerWeek') return fc.oneof(fc.constantFrom(9.5, 10), fc.integer({ min: 0, max: 168 }));
  if (fact === 'problematiek') return fc.subarray([...problemen]);
  return isYesNo(fact) ? fc.boolean() : fc.constantFrom(...(valuesOf(fact) ?? []));
};

/** Facts about anybody: each known, asked and not known, or left out. */
export const anyFeiten = fc.record(
  Object.fromEntries(factNames.map((fact) => [fact, fc.option(valueOf(fact), { freq: 8 })])),
  { requiredKeys: [] },
) as fc.Arbitrary<Feiten>;

/** Facts about anybody, all of them known. */
export const allFeiten = fc.record(
  Object.fromEntries(factNames.map((fact) => [fact, valueOf(fact)])),
) as unknown as fc.Arbitrary<Feiten>;
