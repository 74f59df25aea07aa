import { beschermdWonen } from './beschermd-wonen.ts';
import { beschutVariant, beschutWonen, type Variant } from './beschut-wonen.ts';
import { bijzondereBemiddeling } from './bijzondere-bemiddeling.ts';
import { regelingen, type Feiten, type Regeling } from './facts.ts';
import type {
  Afstemming,
  CriterionStatus,
  Finding,
  GroundStatus,
  Referral,
  Toegangskader,
  Verwijzing,
} from './framework.ts';
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
export function beoordeel(regeling: Regeling, feiten: Feiten): Beoordeling {
  const kader = kaders[regeling];
  const criteria = kader.criteria.map(({ id, rule }) => ({ id, finding: rule(feiten) }));
  const grounds = kader.uitsluitingen.map(({ id, rule, naar }) => ({ id, naar, finding: rule(feiten) }));
  const uitkomst = uitkomstVan(kader, feiten);
  const refused = uitkomst === 'waarschijnlijk-niet';

  const applies = grounds.filter(({ finding }) => finding === 'yes' || finding === 'onderzoek');
  const findings = new Map<string, Finding>(criteria.map(({ id, finding }) => [id, finding]));
  const referred = (rows: readonly Referral[]) =>
    rows.filter(({ when }) => when(feiten, (id) => findings.get(id) ?? 'unknown'));

  return {
    regeling,
    uitkomst,
    criteria: criteria.map(({ id, finding }) => ({ id, status: criterionStatus[finding] })),
    uitsluitingen: grounds.map(({ id, finding }) => ({ id, status: groundStatus[finding] })),
    verwijzingen: merged(
      [
        ...applies.map(({ naar, id }) => ({ naar, waarom: id })),
        ...referred(kader.verwijzingen),
        ...(refused ? referred(kader.bijNee) : []),
      ].filter(({ naar }) => !closed(naar, feiten)),
      refused,
    ),
    afstemming: afstemmingVan(regeling, feiten, { refused, findings: grounds.map(({ finding }) => finding) }),
    variant: regeling === 'beschut' && !refused ? beschutVariant(feiten) : null,
    vorm: regeling === 'mo' && !refused ? opvangVorm(feiten) : null,
  };
}

/** What the rules of all four schemes seem to mean for these facts. */
export const beoordeelAlles = (feiten: Feiten): Beoordeling[] =>
  regelingen.map((regeling) => beoordeel(regeling, feiten));

/** The outcome alone: one ground or one failed criterion refuses; otherwise one unknown leaves it open. */
export function uitkomstVan({ criteria, uitsluitingen }: Toegangskader, feiten: Feiten): Uitkomst {
  let known = true;
  for (const { rule } of criteria) {
    const finding = rule(feiten);
    if (finding === 'no') return 'waarschijnlijk-niet';
    if (finding === 'unknown') known = false;
  }
  for (const { rule } of uitsluitingen) {
    const finding = rule(feiten);
    if (finding === 'yes') return 'waarschijnlijk-niet';
    if (finding === 'unknown') known = false;
  }
  return known ? 'mogelijk' : 'onvoldoende-informatie';
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

/** Whether a place to go is a scheme that probably does not fit either: nobody is sent round in a circle. */
const closed = (naar: Verwijzing, feiten: Feiten): boolean =>
  (naar === 'bw' || naar === 'beschut' || naar === 'mo') && uitkomstVan(kaders[naar], feiten) === 'waarschijnlijk-niet';

/** Each place once, with all its reasons; who is refused and has no other place can always ask the regionale toegang. */
function merged(rows: { naar: Verwijzing; waarom: string }[], refused: boolean): Beoordeling['verwijzingen'] {
  const places = new Map<Verwijzing, string[]>();
  for (const { naar, waarom } of rows) places.set(naar, [...(places.get(naar) ?? []), waarom]);
  if (refused && places.size === 0) places.set('regionale-toegang', []);
  return [...places].map(([naar, waarom]) => ({ naar, waarom }));
}

/** What the municipality must coordinate so that nobody falls between two stools (2.4, 3.4, 4.5; begrip Onderzoek, 1.1). */
function afstemmingVan(
  regeling: Regeling,
  { wlzIndicatie, woongemeente }: Feiten,
  { refused, findings }: { refused: boolean; findings: Finding[] },
): Afstemming[] {
  const otherLaw = findings.includes('onderzoek') || (regeling === 'mo' && !refused && wlzIndicatie === 'ggz');
  const otherRegion = regeling !== 'bb' && woongemeente === 'anders';
  return [
    ...(otherLaw ? (['ander-kader'] as const) : []),
    ...(findings.includes('yes') ? (['warme-overdracht'] as const) : []),
    ...(otherRegion ? (['andere-regio'] as const) : []),
  ];
}
