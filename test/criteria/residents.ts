import { policy } from '../../src/policy/policy.ts';
import { beoordeelAlles } from '../../src/criteria/beoordeel.ts';
import type { Fact, Feiten, Value } from '../../src/criteria/facts.ts';
import type { Keuze, Vraag } from '../../src/criteria/questions.ts';

/** A made resident: everything about them is known to them. */
export type Resident = { readonly [F in Fact]: Value<F> };

/** How many schemes stay open for a resident. */
export type Kind = 'none' | 'one' | 'more';

/** Numbers that look like chance and are the same every time (mulberry32). */
export function chance(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    maybe: (share: number): boolean => next() < share,
    pick: <T>(...values: readonly [T, ...T[]]): T => values[Math.floor(next() * values.length)] ?? values[0],
    between: (low: number, high: number): number => low + Math.floor(next() * (high - low + 1)),
  };
}

type Chance = ReturnType<typeof chance>;

/** Where somebody sleeps, and what follows from it. */
const places = ['thuis', 'straat', 'anderen', '24-uursopvang', 'crisisopvang', 'beschermd-wonen', 'detentie'] as const;

/** An adult with lawful stay who needs help, somewhere: what most people who come here have in common. */
function ordinary(dice: Chance): Resident {
  const place = dice.pick(...places);
  const away = place === 'straat' || place === 'anderen' || place === '24-uursopvang' || place === 'crisisopvang';
  const need = dice.pick('24-uur-aanwezig', 'overdag-en-bereikbaar', 'overdag-en-bereikbaar', 'minder');
  const sudden = away && dice.maybe(0.4);
  return {
    leeftijd: dice.between(18, 72),
    metOuder: false,
    verblijf: dice.pick('nederlands', 'nederlands', 'nederlands', 'legaal'),
    bedBadBrood: false,
    woongemeente: dice.pick('deventer', 'deventer', 'deventer', 'lochem', 'olst-wijhe', 'raalte', 'zutphen', 'anders'),
    problematiek: dice.pick(['psychisch'], ['psychosociaal'], ['lvb'], ['psychisch', 'lvb']),
    zelfstandigWonenLukt: false,
    anderHulpGenoeg: false,
    toezichtNodig: need,
    wilThuisBlijven: false,
    behoefteBegeleiding: true,
    zoektWoonplek: away || dice.maybe(0.5),
    begeleidingUrenPerWeek: need === 'minder' ? dice.between(1, 9) : dice.between(10, 20),
    dagelijksContact: need !== 'minder',
    kanHulpInroepen: need !== '24-uur-aanwezig' || dice.maybe(0.5),
    kanHulpUitstellen: need !== '24-uur-aanwezig',
    geclusterdWonen: need === 'overdag-en-bereikbaar',
    accepteertTraject: dice.maybe(0.95),
    kanFinancien: dice.maybe(0.5),
    kanHuishouden: dice.maybe(0.6),
    kanWonen: dice.maybe(0.8),
    verblijfVoorBehandeling: false,
    blijvendToezicht: dice.maybe(0.08),
    wlzIndicatie: dice.pick('afgewezen', 'geen'),
    acuteCrisis: false,
    dakloos: place === 'straat' || place === '24-uursopvang' ? 'dakloos' : away ? 'thuisloos' : 'nee',
    in24uursopvang: place === '24-uursopvang',
    thuisVerlaten: place !== 'thuis',
    opvangNodig: away,
    huiselijkGeweld: dice.maybe(0.08),
    opvangViaVeiligThuis: dice.maybe(0.5),
    plotselingDakloos: sudden,
    langdurigZwervend: away && !sudden && dice.maybe(0.3),
    verlaatOpvang: !away && dice.maybe(0.1),
    nogNietToelaatbaar: !away && dice.maybe(0.1),
    komtUit: place === 'crisisopvang' || place === 'beschermd-wonen' || place === 'detentie' ? place : 'anders',
    wilZelfstandig: dice.maybe(0.85),
    organisatieMeldtAan: dice.maybe(0.5),
    accepteertBegeleiding: dice.maybe(0.9),
  };
}

/** One hard fact that closes the way for somebody who might otherwise be helped. */
const hardFacts: readonly ((dice: Chance) => Partial<Resident>)[] = [
  (dice) => ({ leeftijd: dice.between(14, 17) }),
  () => ({ verblijf: 'geen' }),
  () => ({ zelfstandigWonenLukt: true, behoefteBegeleiding: false, zoektWoonplek: false }),
  () => ({ anderHulpGenoeg: true }),
  () => ({ wilThuisBlijven: true }),
  () => ({ verblijfVoorBehandeling: true }),
  () => ({ acuteCrisis: true }),
  () => ({ problematiek: [] }),
  () => ({ accepteertTraject: false, wilZelfstandig: false }),
];

/** Residents, a third of each kind: settled by one hard no, with one scheme open, with two or more open. */
export function residents(count: number, seed = 2026): Record<Kind, Resident[]> {
  const dice = chance(seed);
  const made: Record<Kind, Resident[]> = { none: [], one: [], more: [] };
  const each = Math.ceil(count / 3);
  while (made.none.length < each || made.one.length < each || made.more.length < each) {
    const resident = dice.maybe(0.3) ? { ...ordinary(dice), ...dice.pick(...asRow(hardFacts))(dice) } : ordinary(dice);
    const open = beoordeelAlles(resident).filter(({ uitkomst }) => uitkomst !== 'waarschijnlijk-niet').length;
    const group = made[open === 0 ? 'none' : open === 1 ? 'one' : 'more'];
    if (group.length < each) group.push(resident);
  }
  return made;
}

const asRow = <T>(values: readonly T[]): readonly [T, ...T[]] => values as unknown as readonly [T, ...T[]];

/** What a resident answers: the value of the fact, or the choice that says most and nothing untrue. */
export function answerOf(resident: Resident, { vraag, keuzes, bepaalt }: Vraag): Feiten {
  if (bepaalt.length === 1 && vraag === bepaalt[0]) return { [vraag]: resident[vraag] };
  const fitting = keuzes.filter(({ feiten }) =>
    Object.entries(feiten).every(([fact, value]) =>
      fact === 'begeleidingUrenPerWeek'
        ? resident.begeleidingUrenPerWeek >= policy.minimumGuidance.value
        : resident[fact as Fact] === value,
    ),
  );
  const size = ({ feiten }: Keuze): number => Object.keys(feiten).length;
  return fitting.sort((a, b) => size(b) - size(a))[0]?.feiten ?? {};
}
