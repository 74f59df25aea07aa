import { policy } from '../policy/policy.ts';
import { uitkomst } from './beoordeel.ts';
import { regelingen as alle, valuesOf, type Fact, type Feiten, type Regeling } from './facts.ts';
import { relevantFacts, relevantForForm } from './relevance.ts';

/** The id of a question: the fact it asks, or a name of its own where it may settle several. */
export type VraagId = Fact | Samenvraag;

/** A question worth asking. */
export interface Vraag {
  vraag: VraagId;
  /** The open facts that an answer may settle. */
  bepaalt: readonly Fact[];
  /** What can be chosen; empty where the answer is a number or a list. */
  keuzes: readonly Keuze[];
}

/** A choice: its value, and what it tells. */
export interface Keuze {
  value: string;
  feiten: Feiten;
}

/** How far to ask: until the outcomes are settled, or the variant and the form as well. */
export type Doel = 'uitkomst' | 'vorm';

/** Questions that settle several facts at once, each with what its choices tell. Whatever a choice leaves open is asked by itself. */
const samenvragen = {
  // where somebody sleeps now
  slaapplek: {
    straat: {
      dakloos: 'dakloos',
      in24uursopvang: false,
      thuisVerlaten: true,
      opvangNodig: true,
      wilThuisBlijven: false,
    },
    anderen: { dakloos: 'thuisloos', in24uursopvang: false, thuisVerlaten: true, wilThuisBlijven: false },
    '24-uursopvang': {
      dakloos: 'dakloos',
      in24uursopvang: true,
      thuisVerlaten: true,
      opvangNodig: true,
      wilThuisBlijven: false,
    },
    thuis: { dakloos: 'nee', in24uursopvang: false, thuisVerlaten: false, komtUit: 'anders' },
    crisisopvang: { komtUit: 'crisisopvang', in24uursopvang: false, thuisVerlaten: true, wilThuisBlijven: false },
    'beschermd-wonen': { komtUit: 'beschermd-wonen', in24uursopvang: false, dakloos: 'nee' },
    'beschut-wonen': { komtUit: 'beschut-wonen', in24uursopvang: false, dakloos: 'nee' },
    detentie: { komtUit: 'detentie', in24uursopvang: false },
    kliniek: { in24uursopvang: false },
  },
  // whether living on one's own works, with or without the help of others
  wonenLukt: {
    ja: { zelfstandigWonenLukt: true },
    anderen: { zelfstandigWonenLukt: false, anderHulpGenoeg: true },
    'meer-hulp': { zelfstandigWonenLukt: false, anderHulpGenoeg: false, behoefteBegeleiding: true },
  },
  // a clinic now, care for life, somebody who is hurt: for most people none of these
  zorgOfGeweld: {
    kliniek: {},
    altijd: { blijvendToezicht: true },
    geweld: { huiselijkGeweld: true },
    geen: { acuteCrisis: false, verblijfVoorBehandeling: false, blijvendToezicht: false, huiselijkGeweld: false },
  },
  kliniekOfZorg: {
    kliniek: {},
    altijd: { blijvendToezicht: true },
    geen: { acuteCrisis: false, verblijfVoorBehandeling: false, blijvendToezicht: false },
  },
  kliniek: {
    ja: {},
    nee: { acuteCrisis: false, verblijfVoorBehandeling: false },
  },
  // an ordinary home again, with help there
  gewoonHuis: {
    ja: { accepteertTraject: true, wilZelfstandig: true, accepteertBegeleiding: true },
    'zonder-hulp': { wilZelfstandig: true, accepteertBegeleiding: false },
    nee: { wilZelfstandig: false },
  },
  // what living in beschut wonen is like; whoever says 'not all of it' is asked one by one
  beschutPast: {
    ja: {
      geclusterdWonen: true,
      wilThuisBlijven: false,
      kanHulpInroepen: true,
      dagelijksContact: true,
      begeleidingUrenPerWeek: policy.minimumGuidance.value, // or more
    },
    nee: {},
  },
  // help before or after the shelter
  voorOfNa: {
    voor: { nogNietToelaatbaar: true },
    na: { verlaatOpvang: true },
    geen: { nogNietToelaatbaar: false, verlaatOpvang: false },
  },
} as const satisfies Record<string, Record<string, Feiten>>;

/** A question of its own that may settle several facts. */
export type Samenvraag = keyof typeof samenvragen;

/** What a bare yes or no tells, where it says less than the choice with that name. */
export const losAntwoord: Partial<Record<Samenvraag, Record<'yes' | 'no', Feiten>>> = {
  wonenLukt: { yes: { zelfstandigWonenLukt: true }, no: { zelfstandigWonenLukt: false } },
  zorgOfGeweld: { yes: {}, no: samenvragen.zorgOfGeweld.geen },
  kliniekOfZorg: { yes: {}, no: samenvragen.kliniekOfZorg.geen },
};

/** The ids of the questions that may settle several facts. */
export const samenvraagIds = Object.keys(samenvragen) as Samenvraag[];

/** The order of asking: what decides most and hurts least comes first; what is painful comes last. */
const volgorde: readonly VraagId[] = [
  'slaapplek',
  'leeftijd',
  'metOuder',
  'komtUit',
  'dakloos',
  'in24uursopvang',
  'thuisVerlaten',
  'opvangNodig',
  'wonenLukt',
  'zelfstandigWonenLukt',
  'anderHulpGenoeg',
  'toezichtNodig',
  'beschutPast',
  'wilThuisBlijven',
  'verblijf',
  'bedBadBrood',
  'gewoonHuis',
  'accepteertTraject',
  'voorOfNa',
  'verlaatOpvang',
  'nogNietToelaatbaar',
  'behoefteBegeleiding',
  'kanHulpInroepen',
  'kanHulpUitstellen',
  'geclusterdWonen',
  'begeleidingUrenPerWeek',
  'dagelijksContact',
  'woongemeente',
  'wilZelfstandig',
  'accepteertBegeleiding',
  'organisatieMeldtAan',
  'zoektWoonplek',
  'problematiek',
  'zorgOfGeweld',
  'kliniekOfZorg',
  'kliniek',
  'acuteCrisis',
  'verblijfVoorBehandeling',
  'blijvendToezicht',
  'wlzIndicatie',
  'huiselijkGeweld',
  'opvangViaVeiligThuis',
  'plotselingDakloos',
  'langdurigZwervend',
  'kanFinancien',
  'kanHuishouden',
  'kanWonen',
];

/** The ids of all questions, in the order of asking. */
export const vraagIds = volgorde;

/** Whether a question may settle several facts. */
export const isSamenvraag = (id: string): id is Samenvraag => Object.hasOwn(samenvragen, id);

/** The facts that a question may settle, known or not. */
export const factsOf = (id: VraagId): readonly Fact[] => (isSamenvraag(id) ? samenFacts[id] : [id]);

/** What can be chosen in answer to a question; empty where the answer is a number or a list. */
export const keuzesVan = (id: VraagId): readonly Keuze[] => keuzes[id];

/**
 * The next question worth asking, or null when nothing can change any more: what is asked can still change the outcome of
 * a scheme in play, and with `doel` 'vorm' its variant or form once the outcomes are settled.
 *
 * @param gevraagd the questions that were asked before; none is asked twice
 */
export function volgendeVraag(
  regelingen: readonly Regeling[] = alle,
  feiten: Feiten = {},
  { gevraagd = [], doel = 'vorm' }: { gevraagd?: readonly string[]; doel?: Doel } = {},
): Vraag | null {
  return (
    firstOf(openFacts(regelingen, feiten), feiten, gevraagd) ??
    (doel === 'vorm' ? firstOf(openForForm(regelingen, feiten), feiten, gevraagd) : null)
  );
}

/** The facts that can still change the outcome of one of these schemes. */
export function openFacts(regelingen: readonly Regeling[], feiten: Feiten): ReadonlySet<Fact> {
  return union(regelingen.map((regeling) => relevantFacts(regeling, feiten)));
}

/** The facts that can still change the variant or form of one of these schemes; none where a scheme probably does not fit. */
export function openForForm(regelingen: readonly Regeling[], feiten: Feiten): ReadonlySet<Fact> {
  const open = regelingen.filter((regeling) => uitkomst(regeling, feiten) !== 'waarschijnlijk-niet');
  return union(open.map((regeling) => relevantForForm(regeling, feiten)));
}

const union = (sets: readonly ReadonlySet<Fact>[]): ReadonlySet<Fact> => new Set(sets.flatMap((set) => [...set]));

function firstOf(open: ReadonlySet<Fact>, feiten: Feiten, gevraagd: readonly string[]): Vraag | null {
  if (open.size === 0) return null;
  for (const id of volgorde) {
    if (gevraagd.includes(id)) continue;
    if (!isSamenvraag(id)) {
      if (open.has(id)) return { vraag: id, bepaalt: [id], keuzes: keuzes[id] };
      continue;
    }
    const settles = samenFacts[id].filter((fact) => open.has(fact));
    if (settles.length < 2 || !(samenAlleen[id] ?? []).every((fact) => settles.includes(fact))) continue;
    const covered = gevraagd.some(
      (asked) => isSamenvraag(asked) && settles.every((fact) => samenFacts[asked].includes(fact)),
    );
    if (covered && !samenVerder[id]?.(feiten)) continue;
    const bepaalt = samenFacts[id].filter((fact) => feiten[fact] === undefined);
    return { vraag: id, bepaalt, keuzes: keuzes[id] };
  }
  return null;
}

/** When a question goes on after a wider one that was answered with one of its things; otherwise all is asked one by one. */
const samenVerder: Partial<Record<Samenvraag, (feiten: Feiten) => boolean>> = {
  kliniekOfZorg: ({ huiselijkGeweld }) => huiselijkGeweld === true,
  kliniek: ({ blijvendToezicht }) => blijvendToezicht === true,
};

/** What must still be open for a question to be put in these words. */
const samenAlleen: Partial<Record<Samenvraag, readonly Fact[]>> = {
  zorgOfGeweld: ['blijvendToezicht', 'huiselijkGeweld'],
  kliniekOfZorg: ['blijvendToezicht'],
};

const samenFacts = Object.fromEntries(
  samenvraagIds.map((id) => [id, [...new Set(Object.values<Feiten>(samenvragen[id]).flatMap(Object.keys))]]),
) as Record<Samenvraag, Fact[]>;

const keuzes = Object.fromEntries(
  volgorde.map((id) => [
    id,
    isSamenvraag(id)
      ? Object.entries<Feiten>(samenvragen[id]).map(([value, feiten]) => ({ value, feiten }))
      : singleChoices(id),
  ]),
) as Record<VraagId, Keuze[]>;

function singleChoices(fact: Fact): Keuze[] {
  if (fact === 'leeftijd' || fact === 'begeleidingUrenPerWeek') return [];
  if (fact === 'problematiek') {
    return [
      ...(['psychisch', 'psychosociaal', 'lvb'] as const).map((value) => ({
        value,
        feiten: { problematiek: [value] },
      })),
      { value: 'geen', feiten: { problematiek: [] } },
    ];
  }
  const values = valuesOf(fact);
  if (values) return values.map((value) => ({ value, feiten: { [fact]: value } }));
  return [
    { value: 'ja', feiten: { [fact]: true } },
    { value: 'nee', feiten: { [fact]: false } },
  ];
}
