import type { AbsenceAnswer } from '../absence/absence-case.ts';
import { isRegeling, type Feiten, type Regeling } from '../criteria/facts.ts';
import type { DeadlineAnswer } from '../deadlines/deadline.ts';
import type { Person } from '../prescreen/person.ts';
import { isCrisis, isIntent, isTopic, type CrisisId, type TopicId } from '../understanding/intents.ts';

/** A term that was worked out: what was asked, and its dates. */
export interface TermTold {
  procedure: string;
  from: string;
  answer: DeadlineAnswer;
}

/** What is worth telling a worker, gathered as the conversation goes. Plain JSON, because it is stored. */
export interface Course {
  /** What somebody wants, in their own words; null until they said it. */
  wil: string | null;
  person: Person | null;
  /** The schemes that are looked at; null while that was not chosen. */
  regelingen: readonly Regeling[] | null;
  feiten: Feiten;
  absence: AbsenceAnswer | null;
  terms: readonly TermTold[];
  topics: readonly TopicId[];
  /** The dangers that were answered, each once, the last one last. */
  danger: readonly CrisisId[];
  /** The keys of the diaries that were used, so that they can be erased. */
  diaries: readonly string[];
}

/** The course of a conversation in which nothing was said yet. */
export const emptyCourse: Course = {
  wil: null,
  person: null,
  regelingen: null,
  feiten: {},
  absence: null,
  terms: [],
  topics: [],
  danger: [],
  diaries: [],
};

/** What a dialog tells of where it stands, also in the middle of its questions. */
export interface Note {
  wil?: string | null;
  person?: Person | undefined;
  /** A pre-screen: it takes the place of one before, as soon as something is told in it. */
  screen?: { person?: Person; regelingen?: readonly Regeling[]; feiten: Feiten };
  /** The days away that were told so far, counted. */
  absence?: AbsenceAnswer;
  /** A diary that was opened or made. */
  diary?: string;
}

/** The course after what a dialog tells of where it stands. */
export const noted = (course: Course, { wil, person, screen, absence, diary }: Note): Course => ({
  ...course,
  ...(wil != null && { wil }),
  ...(person && { person }),
  ...(screen &&
    (screen.regelingen !== undefined || Object.keys(known(screen.feiten)).length > 0) && {
      person: screen.person ?? course.person,
      regelingen: screen.regelingen ?? null,
      feiten: known(screen.feiten),
    }),
  ...(absence && { absence }),
  ...(diary !== undefined && { diaries: added(course.diaries, diary) }),
});

/** The course when somebody begins anew: what was told is let go; danger and diaries are not. */
export const begunAnew = ({ danger, diaries }: Course): Course => ({ ...emptyCourse, danger, diaries });

/** The course after something the assistant said, by what its `channelData` says it is. */
export function followed(course: Course, channelData: unknown): Course {
  if (typeof channelData !== 'object' || channelData === null) return course;
  const data = channelData as Record<string, unknown>;
  const next = { ...course };
  if (Array.isArray(data.uitkomsten)) {
    next.regelingen = data.uitkomsten
      .map((one: unknown) => (one as { regeling?: unknown } | null)?.regeling)
      .filter(isRegeling);
  }
  if (isObject(data.feiten)) next.feiten = known(data.feiten);
  if (isObject(data.absence)) next.absence = data.absence as unknown as AbsenceAnswer;
  if (isObject(data.deadline) && isObject(data.deadlineCase)) {
    const { procedure, from } = data.deadlineCase as { procedure: string; from: string };
    const told: TermTold = { procedure, from, answer: data.deadline as unknown as DeadlineAnswer };
    next.terms = [...course.terms.filter((term) => term.procedure !== procedure), told];
  }
  const { onderwerp, crisis } = data;
  if (typeof onderwerp === 'string' && isIntent(onderwerp) && isTopic(onderwerp)) {
    next.topics = added(course.topics, onderwerp);
  }
  if (typeof crisis === 'string' && isIntent(crisis) && isCrisis(crisis)) next.danger = added(course.danger, crisis);
  return next;
}

/** Whether anything was told that a worker could use. */
export const isBlank = ({ wil, feiten, absence, terms, topics, danger, regelingen }: Course): boolean =>
  wil === null &&
  regelingen === null &&
  absence === null &&
  Object.keys(feiten).length === 0 &&
  terms.length + topics.length + danger.length === 0;

/** Without what was taken back. */
const known = (feiten: Feiten): Feiten =>
  Object.fromEntries(Object.entries(feiten).filter(([, value]) => value !== undefined));

/** With one more at the end, each once. */
const added = <T>(list: readonly T[], one: T): T[] => [...list.filter((other) => other !== one), one];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
