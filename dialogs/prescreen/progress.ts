import { uitkomst } from '../../src/criteria/beoordeel.ts';
import type { Fact, Feiten, Regeling } from '../../src/criteria/facts.ts';
import { factsOf, volgendeVraag, type Doel, type Vraag, type VraagId } from '../../src/criteria/questions.ts';
import type { Person } from '../../src/prescreen/person.ts';
import type { Told } from '../../src/prescreen/read-facts.ts';

/** What the pre-screen remembers between turns. Plain JSON, because it is stored. */
export interface Progress {
  person?: Person;
  regelingen?: readonly Regeling[];
  feiten: Feiten;
  /** The questions that were asked. */
  gevraagd: readonly string[];
  /** Facts that were read with doubt, or that close a scheme without having been asked: to be read back. */
  toConfirm: readonly Fact[];
  /** Facts whose reading the person said no to. */
  denied: readonly Fact[];
  /** A fact that the person wants to tell again. */
  changing?: Fact;
  /** Questions since the last pause. */
  inRow: number;
  /** The person has enough of questions. */
  enough?: boolean;
  doel: Doel;
  /** That the shelter for tonight was told. */
  bedTold?: boolean;
  /** How often in a row something else was told than was asked. */
  aside: number;
  /** That the outcome was told. */
  told?: boolean;
  /** How things stood before each question, for "terug"; the last first. */
  before: readonly Before[];
}

/** How things stood before a question. */
interface Before {
  vraag: string;
  feiten: Feiten;
  gevraagd: readonly string[];
}

/** After this many questions in a row there is the choice to stop. */
const PAUSE = 12;
const REMEMBERED = 25;

export const emptyProgress: Progress = {
  feiten: {},
  gevraagd: [],
  toConfirm: [],
  denied: [],
  inRow: 0,
  doel: 'uitkomst',
  aside: 0,
  before: [],
};

/** What comes next. */
export type Move =
  | { kind: 'perspectief' | 'regelingen' | 'resume' }
  | { kind: 'outcome' }
  | { kind: 'confirm'; fact: Fact }
  | { kind: 'question'; vraag: Vraag };

/** What comes next in the pre-screen: who, which help, what is in doubt, a pause, the next question, or the outcome. */
export function nextMove(progress: Progress, questionOf: (fact: Fact) => Vraag): Move {
  const { person, regelingen, feiten, gevraagd, toConfirm, changing, enough, inRow, doel } = progress;
  if (!person) return { kind: 'perspectief' };
  if (!regelingen) return { kind: 'regelingen' };
  const [fact] = toConfirm;
  if (fact) return { kind: 'confirm', fact };
  if (changing) return { kind: 'question', vraag: questionOf(changing) };
  const vraag = enough ? null : volgendeVraag(regelingen, feiten, { gevraagd, doel });
  if (!vraag) return { kind: 'outcome' };
  return inRow >= PAUSE ? { kind: 'resume' } : { kind: 'question', vraag };
}

/** What was told, taken up: corrections count, and what closes a scheme without having been asked is to be read back. */
export function take(progress: Progress, { feiten: told, unsure }: Told, vraag?: VraagId): Progress {
  const asked = vraag ? factsOf(vraag) : [];
  const feiten: Feiten = { ...progress.feiten, ...told };
  const volunteered = changed(progress.feiten, feiten).filter((fact) => !asked.includes(fact));
  const doubtful = [
    ...unsure,
    ...volunteered.filter((fact) => progress.feiten[fact] != null || closes(fact, feiten, progress.regelingen)),
  ];
  return { ...progress, feiten, toConfirm: [...new Set([...progress.toConfirm, ...doubtful])] };
}

/** The facts that are known now and were not, or were told otherwise. */
export const changed = (before: Feiten, after: Feiten): Fact[] =>
  (Object.keys(after) as Fact[]).filter(
    (fact) => after[fact] != null && JSON.stringify(after[fact]) !== JSON.stringify(before[fact]),
  );

/** Facts of an opening story that close a scheme, once it is known which schemes are asked for. */
export const closing = ({ feiten, regelingen }: Progress): Fact[] =>
  (Object.keys(feiten) as Fact[]).filter((fact) => closes(fact, feiten, regelingen));

function closes(fact: Fact, feiten: Feiten, regelingen: readonly Regeling[] | undefined): boolean {
  const without = { ...feiten, [fact]: undefined };
  return (regelingen ?? []).some(
    (regeling) =>
      uitkomst(regeling, feiten) === 'waarschijnlijk-niet' && uitkomst(regeling, without) !== 'waarschijnlijk-niet',
  );
}

/** Before a question: remembers how things stood. */
export const asking = (progress: Progress, vraag: string): Progress => ({
  ...progress,
  inRow: progress.inRow + 1,
  before: [{ vraag, feiten: progress.feiten, gevraagd: progress.gevraagd }, ...progress.before].slice(0, REMEMBERED),
});

/** Back to before the question that was answered last; undefined when there is none. */
export function wentBack(progress: Progress): Progress | undefined {
  const [, last, ...rest] = progress.before;
  if (!last) return undefined;
  return { ...progress, feiten: last.feiten, gevraagd: last.gevraagd, toConfirm: [], before: rest, inRow: 0 };
}

/** A reading was wrong: a yes or no is the other one; anything else is asked again, and left open the second time. */
export function denied(progress: Progress, fact: Fact): Progress {
  const value = progress.feiten[fact];
  const settled = { ...progress, toConfirm: progress.toConfirm.filter((other) => other !== fact) };
  if (typeof value === 'boolean') return { ...settled, feiten: { ...settled.feiten, [fact]: !value } };
  if (progress.denied.includes(fact)) return { ...settled, feiten: { ...settled.feiten, [fact]: null } };
  return { ...forget(progress, fact), denied: [...progress.denied, fact], changing: fact };
}

/** Without what was told of a fact, so that it can be asked again. */
export function forget(progress: Progress, fact: Fact): Progress {
  return {
    ...progress,
    feiten: { ...progress.feiten, [fact]: undefined },
    gevraagd: progress.gevraagd.filter((vraag) => vraag !== fact),
    toConfirm: progress.toConfirm.filter((other) => other !== fact),
  };
}
