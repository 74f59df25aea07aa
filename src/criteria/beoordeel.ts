import { beschermdWonen } from './beschermd-wonen.ts';
import { beschutVariant, beschutWonen, type Variant } from './beschut-wonen.ts';
import { bijzondereBemiddeling } from './bijzondere-bemiddeling.ts';
import { regelingen, type Feiten, type Regeling } from './facts.ts';
import type { Afstemming, CriterionStatus, Finding, GroundStatus, Toegangskader, Verwijzing } from './framework.ts';
import { maatschappelijkeOpvang, opvangVorm, type Vorm } from './maatschappelijke-opvang.ts';

/** What the rules seem to mean for somebody's facts: an impression, never a decision. */
export type Uitkomst = 'mogelijk' | 'waarschijnlijk-niet' | 'onvoldoende-informatie';

/** The outcome of one scheme, with every row behind it. */
export interface Beoordeling {
  regeling: Regeling;
  uitkomst: Uitkomst;
  criteria: { id: string; status: CriterionStatus }[];
  uitsluitingen: { id: string; status: GroundStatus }[];
  /** Where else to go, each once, with the rows and facts that lead there. */
  verwijzingen: { naar: Verwijzing; waarom: string[] }[];
  afstemming: Afstemming[];
  variant: Variant | null;
  vorm: Vorm | null;
}

/** The access rules of each scheme. */
export const kaders: Record<Regeling, Toegangskader> = {
  bw: beschermdWonen,
  beschut: beschutWonen,
  mo: maatschappelijkeOpvang,
  bb: bijzondereBemiddeling,
};

/** What the rules of one scheme seem to mean for these facts. */
export const beoordeel = (regeling: Regeling, feiten: Feiten): Beoordeling =>
  assemble(regeling, feiten, (other) => uitkomstVan(findingsFor(kaders[other], feiten)));

/** What the rules of all four schemes seem to mean for these facts. */
export function beoordeelAlles(feiten: Feiten): Beoordeling[] {
  const found = regelingen.map((regeling) => findingsFor(kaders[regeling], feiten));
  const uitkomsten = found.map(uitkomstVan);
  const uitkomstOf = (other: Regeling) => uitkomsten[regelingen.indexOf(other)] ?? 'onvoldoende-informatie';
  return regelingen.map((regeling, at) => assemble(regeling, feiten, uitkomstOf, found[at]));
}

/** The outcome of a scheme alone, without the rows behind it. */
export const uitkomst = (regeling: Regeling, feiten: Feiten): Uitkomst =>
  uitkomstVan(findingsFor(kaders[regeling], feiten));

/** What each row of a scheme finds, in its order. */
interface Findings {
  criteria: Finding[];
  grounds: Finding[];
}

const findingsFor = ({ criteria, uitsluitingen }: Toegangskader, feiten: Feiten): Findings => ({
  criteria: criteria.map(({ rule }) => rule(feiten)),
  grounds: uitsluitingen.map(({ rule }) => rule(feiten)),
});

/** One ground or one failed criterion refuses; otherwise one unknown leaves it open. */
function uitkomstVan({ criteria, grounds }: Findings): Uitkomst {
  if (criteria.includes('no') || grounds.includes('yes')) return 'waarschijnlijk-niet';
  return criteria.includes('unknown') || grounds.includes('unknown') ? 'onvoldoende-informatie' : 'mogelijk';
}

function assemble(
  regeling: Regeling,
  feiten: Feiten,
  uitkomstOf: (other: Regeling) => Uitkomst,
  found: Findings = findingsFor(kaders[regeling], feiten),
): Beoordeling {
  const kader = kaders[regeling];
  const { criteria, grounds } = found;
  const uitkomst = uitkomstVan(found);
  const refused = uitkomst === 'waarschijnlijk-niet';

  const places = new Places((naar) => !isScheme(naar) || uitkomstOf(naar) !== 'waarschijnlijk-niet');
  kader.uitsluitingen.forEach(({ naar, id }, at) => {
    if (grounds[at] === 'yes' || grounds[at] === 'onderzoek') places.add(naar, id);
  });
  const finding = (id: string) => criteria[kader.criteria.findIndex((row) => row.id === id)] ?? 'unknown';
  for (const { naar, waarom, when } of refused ? [...kader.verwijzingen, ...kader.bijNee] : kader.verwijzingen) {
    if (when(feiten, finding)) places.add(naar, waarom);
  }

  return {
    regeling,
    uitkomst,
    criteria: kader.criteria.map(({ id }, at) => ({ id, status: criterionStatus[criteria[at] ?? 'unknown'] })),
    uitsluitingen: kader.uitsluitingen.map(({ id }, at) => ({ id, status: groundStatus[grounds[at] ?? 'unknown'] })),
    verwijzingen: places.list(refused),
    afstemming: afstemmingVan(regeling, feiten, { refused, grounds }),
    variant: regeling === 'beschut' && !refused ? beschutVariant(feiten) : null,
    vorm: regeling === 'mo' && !refused ? opvangVorm(feiten) : null,
  };
}

const criterionStatus: Record<Finding, CriterionStatus> = {
  yes: 'voldaan',
  no: 'niet-voldaan',
  unknown: 'onbekend',
  onderzoek: 'wordt-onderzocht',
};

const groundStatus: Record<Finding, GroundStatus> = {
  yes: 'van-toepassing',
  no: 'niet-van-toepassing',
  unknown: 'onbekend',
  onderzoek: 'wordt-onderzocht',
};

const isScheme = (naar: Verwijzing): naar is 'bw' | 'beschut' | 'mo' =>
  naar === 'bw' || naar === 'beschut' || naar === 'mo';

/** Places to go, each once with all its reasons. A scheme that probably does not fit either is no place: nobody is sent round in a circle. */
class Places {
  readonly #isOpen: (naar: Verwijzing) => boolean;
  readonly #reasons = new Map<Verwijzing, string[]>();

  constructor(isOpen: (naar: Verwijzing) => boolean) {
    this.#isOpen = isOpen;
  }

  add(naar: Verwijzing, waarom: string): void {
    const reasons = this.#reasons.get(naar);
    if (reasons) reasons.push(waarom);
    else if (this.#isOpen(naar)) this.#reasons.set(naar, [waarom]);
  }

  /** The places in order; who is refused and has no other place can always ask the regionale toegang. */
  list(refused: boolean): Beoordeling['verwijzingen'] {
    if (refused && this.#reasons.size === 0) return [{ naar: 'regionale-toegang', waarom: [] }];
    return [...this.#reasons].map(([naar, waarom]) => ({ naar, waarom }));
  }
}

/** What the municipality must coordinate so that nobody falls between two stools (2.4, 3.4, 4.5; begrip Onderzoek, 1.1). */
function afstemmingVan(
  regeling: Regeling,
  { wlzIndicatie, woongemeente }: Feiten,
  { refused, grounds }: { refused: boolean; grounds: Finding[] },
): Afstemming[] {
  const otherLaw = grounds.includes('onderzoek') || (regeling === 'mo' && !refused && wlzIndicatie === 'ggz');
  const otherRegion = regeling !== 'bb' && woongemeente === 'anders';
  return [
    ...(otherLaw ? (['ander-kader'] as const) : []),
    ...(grounds.includes('yes') ? (['warme-overdracht'] as const) : []),
    ...(otherRegion ? (['andere-regio'] as const) : []),
  ];
}
