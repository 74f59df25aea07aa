import { articleText, type Articles } from '../content/article.ts';
import { uitleg } from '../criteria/explain.ts';
import { facts, factNames, regelingen, valuesOf, type Fact, type Regeling } from '../criteria/facts.ts';
import type { Verwijzing } from '../criteria/framework.ts';
import { policy, type PolicyNumber } from '../policy/policy.ts';
import { rulesVersion } from '../policy/articles.ts';
import { wordsFor } from './person.ts';
import type { FactTexts, PrescreenTexts } from './texts.ts';

/** The rules of the pre-screen as one document, made from the rules themselves. */
export interface RulesDocument {
  titel: string;
  vastgesteld: string;
  regelingen: SchemeRules[];
  feiten: FactRules[];
  getallen: Record<string, PolicyNumber>;
}

/** The rows of one scheme. */
export interface SchemeRules {
  regeling: Regeling;
  naam: string;
  uitleg: string;
  criteria: RowRules[];
  uitsluitingen: RowRules[];
}

/** One row: its article, its meaning, and what it looks at. */
export interface RowRules {
  id: string;
  artikel: string;
  betekenis: readonly string[];
  feiten: readonly Fact[];
  /** Only the regionale toegang, BZT or the talk can establish it. */
  onderzoek: boolean;
  naar: Verwijzing | null;
}

/** One fact: what it is about, which values it can have, and in which rows it counts. */
export interface FactRules {
  feit: Fact;
  naam: string;
  gaatOver: string;
  waarden: readonly string[];
  rijen: readonly string[];
}

/** What the rules are made public with. */
export interface RulesParts {
  articles: Articles;
  facts: FactTexts;
  prescreen: PrescreenTexts;
}

/** The rules as a document for people and machines, seen from the code: nothing in it is kept by hand. */
export function rulesDocument({ articles, facts: factTexts, prescreen }: RulesParts): RulesDocument {
  const rows = regelingen.map((regeling) => ({ regeling, rows: uitleg(regeling) }));
  const rowOf = ({ id, artikel, feiten, naar, uitkomst }: ReturnType<typeof uitleg>[number]): RowRules => ({
    id,
    artikel,
    betekenis: articleText(articles, id)?.meaning ?? [],
    feiten,
    onderzoek: feiten.length === 0 && uitkomst === 'onderzoek',
    naar,
  });
  return {
    titel: rulesVersion.title,
    vastgesteld: rulesVersion.adopted,
    regelingen: rows.map(({ regeling, rows: all }) => ({
      regeling,
      naam: prescreen.schemes[regeling].name,
      uitleg: prescreen.schemes[regeling].what,
      criteria: all.filter(({ soort }) => soort === 'criterium').map(rowOf),
      uitsluitingen: all.filter(({ soort }) => soort === 'uitsluiting').map(rowOf),
    })),
    feiten: factNames.map((feit) => ({
      feit,
      naam: factTexts.facts[feit].name,
      gaatOver: factTexts.facts[feit].open(wordsFor({ perspectief: 'zelf' })).text,
      waarden: valuesOf(feit) ?? [facts[feit].expected],
      rijen: rows.flatMap(({ rows: all }) => all.filter(({ feiten }) => feiten.includes(feit)).map(({ id }) => id)),
    })),
    getallen: policy,
  };
}
