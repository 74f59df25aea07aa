import { beoordeel, type Beoordeling, type Uitkomst } from '../criteria/beoordeel.ts';
import { uitleg, type Uitleg } from '../criteria/explain.ts';
import type { Fact, Feiten, Regeling } from '../criteria/facts.ts';
import type { Verwijzing } from '../criteria/framework.ts';
import type { Person } from './person.ts';
import type { ToBring } from './texts.ts';

/** The outcome of a pre-screen as one object: every way of showing it is made from this. */
export interface Uitslag {
  person: Person;
  feiten: Feiten;
  /** What the rules seem to mean, as the command `prescreen` gives it. */
  uitkomsten: Beoordeling[];
  regelingen: RegelingUitslag[];
  meenemen: readonly ToBring[];
}

/** One scheme, with what decided and what is missing. */
export interface RegelingUitslag {
  regeling: Regeling;
  uitkomst: Uitkomst;
  /** The one or two rows that decided, each with the facts behind it. */
  redenen: readonly { id: string; artikel: string; feiten: readonly Fact[] }[];
  /** The places in the rules behind this, for "waar staat dit?". */
  artikelen: readonly string[];
  /** The facts that would make it clear. */
  ontbreekt: readonly Fact[];
  /** The rows that only the regionale toegang, BZT or the talk can establish. */
  onderzoek: readonly string[];
  naar: readonly Verwijzing[];
  beoordeling: Beoordeling;
}

const REASONS = 2;
const ARTICLES = 4;

/** The outcome for these schemes and facts. */
export function uitslag(regelingen: readonly Regeling[], feiten: Feiten, person: Person): Uitslag {
  return {
    person,
    feiten,
    uitkomsten: regelingen.map((regeling) => beoordeel(regeling, feiten)),
    regelingen: regelingen.map((regeling) => uitslagVan(regeling, feiten)),
    meenemen: meenemen(feiten),
  };
}

/** The rows that say what a scheme is for; they are the reason why it may fit. */
const KERN: Record<Regeling, readonly string[]> = {
  bw: ['2.2.3.a', '2.2.2.b'],
  beschut: ['3.2.3.a', '3.2.3.b'],
  mo: ['4.3.2.a', '4.3.1.b', '4.3.2.b'],
  bb: ['bb.herkomst', 'bb.wil'],
};

function uitslagVan(regeling: Regeling, feiten: Feiten): RegelingUitslag {
  const beoordeling = beoordeel(regeling, feiten);
  const { uitkomst } = beoordeling;
  const rows = uitleg(regeling, feiten);
  const refuses = ({ soort, uitkomst: finding }: Uitleg): boolean => finding === (soort === 'criterium' ? 'no' : 'yes');
  const reasons: Record<Uitkomst, Uitleg[]> = {
    'waarschijnlijk-niet': rows.filter(refuses),
    mogelijk: KERN[regeling].flatMap((id) => rows.filter((row) => row.id === id)),
    'onvoldoende-informatie': rows.filter(({ uitkomst: finding }) => finding === 'unknown'),
  };
  return {
    regeling,
    uitkomst,
    redenen: told(reasons[uitkomst]).slice(0, REASONS),
    artikelen: [...new Set(reasons[uitkomst].map(({ artikel }) => artikel))].slice(0, ARTICLES),
    ontbreekt: uitkomst === 'onvoldoende-informatie' ? [...new Set(rows.flatMap(({ ontbreekt }) => ontbreekt))] : [],
    onderzoek: rows.filter(({ uitkomst: finding }) => finding === 'onderzoek').map(({ id }) => id),
    naar: beoordeling.verwijzingen.map(({ naar }) => naar),
    beoordeling,
  };
}

/** Rows as reasons: each with the facts that decided, and no two for the same facts. */
function told(rows: readonly Uitleg[]): RegelingUitslag['redenen'] {
  const reasons = rows
    .filter(({ doorslag }) => doorslag.length > 0)
    .map(({ id, artikel, doorslag }) => ({ id, artikel, feiten: doorslag }));
  return reasons.filter(
    ({ feiten }, at) => reasons.findIndex((other) => String(other.feiten) === String(feiten)) === at,
  );
}

/** What helps to bring to the talk, from what was told. */
function meenemen(feiten: Feiten): ToBring[] {
  return [
    'altijd',
    ...(feiten.verblijf === 'legaal' ? (['papieren'] as const) : []),
    ...(feiten.blijvendToezicht === true ? (['brief'] as const) : []),
    ...(feiten.verblijfVoorBehandeling || feiten.acuteCrisis || feiten.problematiek?.length ? (['arts'] as const) : []),
    ...(feiten.thuisVerlaten && feiten.plotselingDakloos !== false ? (['huur'] as const) : []),
    'begeleider',
    'plan',
    'iemand',
  ];
}
