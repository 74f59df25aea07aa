import { policy } from '../policy/policy.ts';
import type { Feiten, Regeling } from './facts.ts';
import { openFacts, volgendeVraag, type Vraag } from './questions.ts';

/** How many questions are left, at least and at most, for somebody who answers each of them: "nog 2 tot 4 vragen". */
export interface Resterend {
  min: number;
  max: number;
}

/**
 * How many questions are left until the outcomes are settled. Two ways are followed to the end: at each question the
 * answer that settles most, and the answer that leaves most open. It is an estimate: who says one thing at a time may
 * need one or two more.
 */
export function vragenOver(regelingen: readonly Regeling[], feiten: Feiten, gevraagd: readonly string[]): Resterend {
  const short = follow(regelingen, feiten, gevraagd, (open, best) => open < best);
  const long = follow(regelingen, feiten, gevraagd, (open, best) => open >= best);
  return { min: Math.min(short, long), max: Math.max(short, long) };
}

function follow(
  regelingen: readonly Regeling[],
  feiten: Feiten,
  gevraagd: readonly string[],
  better: (open: number, best: number) => boolean,
): number {
  const asked = [...gevraagd];
  let known = feiten;
  for (let count = 0; ; count += 1) {
    const vraag = volgendeVraag(regelingen, known, { gevraagd: asked, doel: 'uitkomst' });
    if (!vraag) return count;
    asked.push(vraag.vraag);
    const ways = answersTo(vraag).map((answer) => {
      const next = { ...answer, ...defined(known) };
      return { next, open: openFacts(regelingen, next).size };
    });
    known = ways.reduce((best, way) => (better(way.open, best.open) ? way : best)).next;
  }
}

/** What can be answered, for a number on either side of the limit. */
function answersTo({ vraag, keuzes }: Vraag): [Feiten, ...Feiten[]] {
  if (vraag === 'leeftijd') return [{ leeftijd: policy.minimumAge.value }, { leeftijd: policy.minimumAge.value - 1 }];
  if (vraag === 'begeleidingUrenPerWeek') {
    const { value } = policy.minimumGuidance;
    return [{ begeleidingUrenPerWeek: value }, { begeleidingUrenPerWeek: value - 1 }];
  }
  const telling = keuzes.map(({ feiten }) => feiten).filter((feiten) => Object.keys(feiten).length > 0);
  const [first = {}, ...rest] = telling;
  return [first, ...rest];
}

const defined = (feiten: Feiten): Feiten =>
  Object.fromEntries(Object.entries(feiten).filter(([, value]) => value !== undefined));
