import { policy } from '../policy/policy.ts';
import { kaders } from './beoordeel.ts';
import { beschutVariant } from './beschut-wonen.ts';
import { isYesNo, valuesOf, type Fact, type Feiten, type Regeling, type Value } from './facts.ts';
import { factsRead, type Criterion, type Finding, type Toegangskader } from './framework.ts';
import { opvangVorm } from './maatschappelijke-opvang.ts';

/**
 * Which facts can still change an outcome.
 *
 * The rows of a scheme that share facts form a knot; knots do not touch each other, so each is tried out by itself:
 * every way in which its open facts may turn out, with one value for all values that the rules treat alike. A fact
 * matters when two ways that differ in this fact alone end differently. A fact that was asked and is not known (`null`)
 * stays unknown.
 */
export function relevantFacts(regeling: Regeling, feiten: Feiten): ReadonlySet<Fact> {
  const trials = knotsOf(regeling).map((knot) => tried(knot, feiten));
  const relevant = new Set<Fact>();
  if (trials.some(({ best }) => best === REFUSED)) return relevant;
  trials.forEach(({ flips, refuses }, at) => {
    const allElseCanHold = trials.every(({ best }, other) => other === at || best === HOLDS);
    for (const fact of allElseCanHold ? flips : refuses) relevant.add(fact);
  });
  return relevant;
}

/** Which facts can still change the variant of beschut wonen or the form of shelter, where that scheme is not refused. */
export function relevantForForm(regeling: Regeling, feiten: Feiten): ReadonlySet<Fact> {
  const form = forms[regeling];
  return form ? tried(form, feiten).flips : new Set();
}

const REFUSED = 0;
const OPEN = 1;
const HOLDS = 2;

/** Rows that share facts, as one question: given these facts, is it refused (0), open (1), or does it hold (2)? */
interface Knot {
  facts: readonly Fact[];
  level: (feiten: Feiten) => unknown;
  memory: Map<string, Trial>;
}

/** What trying out a knot shows. */
interface Trial {
  /** The best level that can still be reached. */
  best: unknown;
  /** The open facts that can change the level. */
  flips: ReadonlySet<Fact>;
  /** The open facts that can make the difference between refused and not refused. */
  refuses: ReadonlySet<Fact>;
}

/** One value for all that the rules treat alike. */
const samples: { readonly [F in Fact]?: readonly Value<F>[] } = {
  leeftijd: [policy.minimumAge.value, policy.minimumAge.value - 1],
  begeleidingUrenPerWeek: [policy.minimumGuidance.value, policy.minimumGuidance.value - 1],
  problematiek: [['psychisch'], []],
  verblijf: ['nederlands', 'geen'],
  woongemeente: ['deventer', 'anders'],
  komtUit: ['beschermd-wonen', 'beschut-wonen', 'anders'],
  wlzIndicatie: ['ggz', 'anders', 'afgewezen'], // 'geen' is like not knowing
};

/** Values of a fact, one for each way in which the rules can take it. */
export const samplesOf = (fact: Fact): readonly unknown[] =>
  samples[fact] ?? valuesOf(fact) ?? (isYesNo(fact) ? [true, false] : []);

const memories = new Map<Regeling, Knot[]>();

function knotsOf(regeling: Regeling): Knot[] {
  let knots = memories.get(regeling);
  if (!knots) memories.set(regeling, (knots = tie(kaders[regeling])));
  return knots;
}

function tie({ criteria, uitsluitingen }: Toegangskader): Knot[] {
  const rows: { row: Criterion; refuses: Finding }[] = [
    ...criteria.map((row) => ({ row, refuses: 'no' as const })),
    ...uitsluitingen.map((row) => ({ row, refuses: 'yes' as const })),
  ].filter(({ row }) => row.facts.length > 0);

  let groups: { facts: Set<Fact>; rows: typeof rows }[] = [];
  for (const entry of rows) {
    const touching = groups.filter(({ facts }) => entry.row.facts.some((fact) => facts.has(fact)));
    groups = groups.filter((group) => !touching.includes(group));
    groups.push({
      facts: new Set([...touching.flatMap(({ facts }) => [...facts]), ...entry.row.facts]),
      rows: [...touching.flatMap((group) => group.rows), entry],
    });
  }
  return groups.map((group) => ({
    facts: [...group.facts],
    level: (feiten) => {
      let level = HOLDS;
      for (const { row, refuses } of group.rows) {
        const finding = row.rule(feiten);
        if (finding === refuses) return REFUSED;
        if (finding === 'unknown') level = OPEN;
      }
      return level;
    },
    memory: new Map(),
  }));
}

const form = (level: (feiten: Feiten) => unknown): Knot => ({ facts: factsRead(level), level, memory: new Map() });

const forms: Partial<Record<Regeling, Knot>> = { beschut: form(beschutVariant), mo: form(opvangVorm) };

/** Tries out every way in which the open facts of a knot may turn out; the result is remembered, for few differ. */
function tried(knot: Knot, feiten: Feiten): Trial {
  const key = knot.facts.map((fact) => keyOf(fact, feiten[fact])).join();
  let trial = knot.memory.get(key);
  if (!trial) {
    if (knot.memory.size > 20_000) knot.memory.clear();
    knot.memory.set(key, (trial = tryOut(knot, feiten)));
  }
  return trial;
}

function tryOut({ facts, level }: Knot, feiten: Feiten): Trial {
  const open = facts.filter((fact) => feiten[fact] === undefined);
  const ways = open.map((fact) => samplesOf(fact));
  const size = ways.reduce((product, values) => product * values.length, 1);
  const levels = new Array<unknown>(size);
  const guess: Record<string, unknown> = {};
  for (const fact of facts) guess[fact] = feiten[fact];
  let best: unknown = REFUSED;

  for (let way = 0; way < size; way += 1) {
    let rest = way;
    open.forEach((fact, at) => {
      const values = ways[at] ?? [];
      guess[fact] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    });
    const found = level(guess);
    levels[way] = found;
    if (typeof found === 'number' && found > (best as number)) best = found;
  }

  const flips = new Set<Fact>();
  const refuses = new Set<Fact>();
  let step = 1;
  open.forEach((fact, at) => {
    const count = ways[at]?.length ?? 1;
    for (let way = 0; way < size; way += 1) {
      if (Math.floor(way / step) % count === 0) continue;
      const one = levels[way];
      const first = levels[way - (Math.floor(way / step) % count) * step];
      if (one !== first) flips.add(fact);
      if ((one === REFUSED) !== (first === REFUSED)) refuses.add(fact);
    }
    step *= count;
  });
  for (const fact of open) if (!flips.has(fact) && settles(fact, open, level, { ...guess })) flips.add(fact);
  return { best, flips, refuses };
}

/**
 * Whether it makes a difference that a fact is known at all, although every value ends alike: "van huiselijk geweld is
 * sprake" and "er is geen huiselijk geweld" both let a scheme go on where nobody knows whether Veilig Thuis has a place;
 * not knowing which of the two leaves it open.
 */
function settles(fact: Fact, open: readonly Fact[], level: Knot['level'], guess: Record<string, unknown>): boolean {
  const others = open.filter((other) => other !== fact);
  const ways = others.map((other) => samplesOf(other));
  const size = ways.reduce((product, values) => product * values.length, 1);
  for (let way = 0; way < size; way += 1) {
    let rest = way;
    others.forEach((other, at) => {
      const values = ways[at] ?? [];
      guess[other] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    });
    guess[fact] = samplesOf(fact)[0];
    const known = level(guess);
    guess[fact] = undefined;
    if (level(guess) !== known) return true;
  }
  return false;
}

/** The value as far as the rules can tell it apart. */
function keyOf(fact: Fact, value: unknown): unknown {
  if (value === undefined) return '?';
  if (value === null) return '-';
  if (fact === 'leeftijd') return (value as number) >= policy.minimumAge.value;
  if (fact === 'begeleidingUrenPerWeek') return (value as number) >= policy.minimumGuidance.value;
  if (fact === 'problematiek') return (value as unknown[]).length > 0;
  return value;
}
