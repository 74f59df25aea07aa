import type { AbsenceCase, ErrorCode } from '../../src/absence/absence-case.ts';
import { absenceErrors } from '../../src/absence/balance.ts';
import { earliest, plusDays, yearOf, type CalendarDay } from '../../src/values/calendar-day.ts';

/** An absence as it was heard: what is left out was not told. */
export interface Heard {
  departure?: CalendarDay;
  /** The day of return; null: still away, or for a plan not known yet. */
  back?: CalendarDay | null;
  /** Left out: not asked; null: asked, not known. */
  reason?: string | null;
  /** False when the words can mean other days: then the read-back explains how days are counted. */
  sure: boolean;
  /** The return was asked and is not known. */
  unknown?: boolean;
}

/** An absence that was read back and agreed to. */
export interface Told {
  departure: CalendarDay;
  back: CalendarDay | null;
  reason?: string | null;
}

/** What the person told so far. It is plain JSON, because it is stored between turns. */
export interface Story {
  /** Read, and still to be read back. */
  heard: Heard[];
  told: Told[];
  plan: Told | null;
  /** How long they lived there: a day, 'yes' (more than two weeks before the first absence), null when not known. */
  stay?: CalendarDay | 'yes' | null;
  /** The stay has to be asked as a day, because it was not yet two weeks. */
  stayDay?: boolean;
  housing?: string | null;
  /** Whether the Wlz pays: another rule. Asked only when it was mentioned. */
  askLaw?: boolean;
  year?: number;
  noMore?: boolean;
  noPlan?: boolean;
  /** What has to be asked before anything else: the days again, more days, or the days of a plan. */
  wants?: 'right' | 'more' | 'planDays' | 'expectedDay';
  /** A plan, and not a past absence, is what the person came for. */
  planFirst?: boolean;
  /** Where the diary of this person is kept, once they have one. */
  diary?: string;
  answered?: boolean;
}

export const emptyStory: Story = { heard: [], told: [], plan: null };

/**
 * What a heard absence is on this day: over, running, running with an expected return, or a plan; undefined while a
 * date is missing.
 */
export type Kind = 'past' | 'running' | 'expected' | 'plan' | 'openPlan';
export function kindOf({ departure, back }: Heard, today: CalendarDay): Kind | undefined {
  if (!departure || back === undefined) return undefined;
  if (departure > today || (departure === today && back !== null && back > today)) return back ? 'plan' : 'openPlan';
  if (back === null) return 'running';
  return back > today ? 'expected' : 'past';
}

/** The story with a heard absence in it, as if it were agreed to. One of the same departure is replaced. */
export function withAbsence(story: Story, heard: Heard, today: CalendarDay): Story {
  const { departure, back = null } = heard;
  const kind = kindOf(heard, today);
  if (!departure || !kind) return story;
  const { reason } = heard;
  const absence: Told = { departure, back, ...(reason !== undefined && { reason }) };
  if (kind === 'plan' || kind === 'openPlan') return { ...story, plan: absence };

  const replaced = story.told.find((told) => told.departure === departure && told.back !== back);
  const same = story.told.some((told) => told.departure === departure && told.back === back);
  const kept = reason === undefined && replaced?.reason !== undefined ? { reason: replaced.reason } : {};
  const recorded: Told = { ...kept, ...absence, back: kind === 'expected' ? null : back };
  const told = same ? story.told : [...story.told.filter((one) => one !== replaced), recorded];
  const plan = kind === 'expected' ? { departure, back } : story.plan?.departure === departure ? null : story.plan;
  return { ...story, told, plan };
}

/** The case that the story makes; what is not known is null. */
export function caseOf(story: Story, today: CalendarDay): AbsenceCase {
  const { told, plan, stay, housing, year } = story;
  return {
    today,
    year: year ?? yearOf(today),
    stayStart: stay === 'yes' ? longBefore(story, today) : (stay ?? null),
    housing: housing ?? null,
    periods: told.map(({ departure, back, reason }) => ({ departure, return: back, reason: reason ?? null })),
    plan: plan && {
      departure: plan.departure,
      return: plan.back,
      ...(typeof plan.reason === 'string' && { reason: plan.reason }),
    },
  };
}

/** "Langer dan twee weken": the first departure minus 14 days, so that it is day 15; for a plan at the latest today. */
function longBefore({ told, plan }: Story, today: CalendarDay): CalendarDay | null {
  const first = firstDeparture(told) ?? plan?.departure;
  return first ? earliest(plusDays(first, -14), today) : null;
}

export const firstDeparture = (told: readonly Told[]): CalendarDay | undefined =>
  told.map(({ departure }) => departure).sort()[0];

/** What is wrong with a heard absence beside what was told already, worst first; undefined when it fits. */
export function faultOf(story: Story, heard: Heard, today: CalendarDay): ErrorCode | undefined {
  const { departure, back } = heard;
  if (departure && back && back < departure) return 'RETURN_BEFORE_DEPARTURE';
  const running = story.told.find((told) => told.back === null);
  const kind = kindOf(heard, today);
  if ((kind === 'plan' || kind === 'openPlan') && running) return 'PLAN_WHILE_AWAY';
  const errors = absenceErrors(caseOf(withAbsence(story, heard, today), today));
  return order.find((code) => errors.includes(code)) ?? errors[0];
}

const order: ErrorCode[] = [
  'INVALID_DATE',
  'RETURN_BEFORE_DEPARTURE',
  'OVERLAP',
  'OPEN_NOT_LAST',
  'DEPARTURE_BEFORE_STAY',
  'PLAN_IN_PAST',
  'PLAN_WHILE_AWAY',
];
