import { kaders } from './beoordeel.ts';
import { factNames, type Fact, type Feiten, type Regeling } from './facts.ts';
import type { Criterion, Finding, Verwijzing } from './framework.ts';
import { samplesOf } from './relevance.ts';

/** One row of the rules, explained: where it stands, which facts it looks at, and how these decided. */
export interface Uitleg {
  regeling: Regeling;
  soort: 'criterium' | 'uitsluiting';
  /** The row; its plain meaning stands in content under the same id. */
  id: string;
  /** The article of the beleidsregels, or the page on Bijzondere Bemiddeling. */
  artikel: string;
  /** The facts that the row looks at, seen from the rule itself. */
  feiten: readonly Fact[];
  /** Where a ground refers to. */
  naar: Verwijzing | null;
  /** What the row finds for the facts at hand. */
  uitkomst: Finding;
  /** The known facts that decided: without them the row would come out otherwise. */
  doorslag: readonly Fact[];
  /** The unknown facts that could still decide. */
  ontbreekt: readonly Fact[];
}

/** Every row of a scheme in the order of its chapter, explained for these facts. */
export function uitleg(regeling: Regeling, feiten: Feiten = {}): Uitleg[] {
  const { criteria, uitsluitingen } = kaders[regeling];
  return [
    ...criteria.map((row) => explained(regeling, 'criterium', row, null, feiten)),
    ...uitsluitingen.map((row) => explained(regeling, 'uitsluiting', row, row.naar, feiten)),
  ];
}

/** The article behind a row: for Bijzondere Bemiddeling the page, whose rows carry names of our own. */
export const artikelVan = (id: string): string => (id.startsWith('bb.') ? 'bb' : id);

const explained = (
  regeling: Regeling,
  soort: Uitleg['soort'],
  row: Criterion,
  naar: Verwijzing | null,
  feiten: Feiten,
): Uitleg => {
  const uitkomst = row.rule(feiten);
  return {
    regeling,
    soort,
    id: row.id,
    artikel: artikelVan(row.id),
    feiten: row.facts,
    naar,
    uitkomst,
    doorslag: uitkomst === 'unknown' ? [] : deciding(row, feiten, uitkomst),
    ontbreekt: uitkomst === 'unknown' ? missing(row, feiten) : [],
  };
};

/** The smallest set of known facts that alone gives the same finding; the first in the order of the rule. */
function deciding({ rule, facts }: Criterion, feiten: Feiten, finding: Finding): Fact[] {
  const known = facts.filter((fact) => feiten[fact] != null);
  const sets = Array.from({ length: 2 ** known.length }, (_, bits) => known.filter((_, at) => bits & (1 << at)));
  sets.sort((a, b) => a.length - b.length);
  return sets.find((set) => rule(only(feiten, set)) === finding) ?? known;
}

/** The unknown facts of a row that can change what it finds, alone or with the other unknown ones. */
function missing({ rule, facts }: Criterion, feiten: Feiten): Fact[] {
  const open = facts.filter((fact) => feiten[fact] == null);
  const guesses = open.reduce<Feiten[]>(
    (ways, fact) => ways.flatMap((way) => samplesOf(fact).map((value) => ({ ...way, [fact]: value }))),
    [only(feiten, factNames)],
  );
  return open.filter((fact) => guesses.some((guess) => rule(guess) !== rule({ ...guess, [fact]: null })));
}

const only = (feiten: Feiten, set: readonly Fact[]): Feiten =>
  Object.fromEntries(set.map((fact) => [fact, feiten[fact]]));
