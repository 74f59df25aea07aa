import { calendarDay, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import { dayCount, daysAway, daysAwaySoFar, type DayRange } from './days-away.ts';
import type { AbsenceCase, ErrorCode, Period, Plan } from './absence-case.ts';

/** A case whose dates all exist, with its absences in the order of the calendar. */
export interface CheckedCase {
  today: CalendarDay;
  year: number;
  stayStart: CalendarDay | null;
  housing: string;
  /** By departure, then return; a running absence comes after a closed one of the same departure. */
  absences: CheckedAbsence[];
  /** The absence that runs: the last without a return. */
  running: CheckedAbsence | null;
  plan: CheckedAbsence | null;
}

/** An absence or a plan whose dates exist. */
export interface CheckedAbsence {
  /** Its place in the case, counted from 0. */
  place: number;
  departure: CalendarDay;
  back: CalendarDay | null;
  reason: string | null;
  /** The days away; for a plan without a return there are none yet. */
  days: DayRange;
  dayCount: number;
}

/** The first year that these rules speak of (article 3.8.4 is new in 2026). */
export const firstYear = 2026;

/** Beyond this year the sums would leave the calendar of four digits. */
const lastYear = 9998;

/**
 * A case with its dates read, or undefined when one of them does not exist or is not `yyyy-mm-dd`.
 * `housing` null is Beschermd Wonen.
 */
export function checkedCase(told: AbsenceCase): CheckedCase | undefined {
  const today = readDay(told.today);
  const stayStart = told.stayStart === null ? null : readDay(told.stayStart);
  if (!today || stayStart === undefined) return undefined;

  const absences: CheckedAbsence[] = [];
  for (const [place, period] of told.periods.entries()) {
    const absence = checkedAbsence(period, place, today);
    if (!absence) return undefined;
    absences.push(absence);
  }
  absences.sort(byDeparture);

  const plan = told.plan && checkedAbsence(told.plan, absences.length, null);
  if (plan === undefined) return undefined;
  const running = absences.findLast(({ back }) => back === null) ?? null;
  return { today, year: told.year, stayStart, housing: told.housing ?? 'BW', absences, running, plan };
}

function checkedAbsence(told: Period | Plan, place: number, today: CalendarDay | null): CheckedAbsence | undefined {
  const departure = readDay(told.departure);
  const back = told.return === null ? null : readDay(told.return);
  if (!departure || back === undefined) return undefined;
  const days = back ? daysAway(departure, back) : daysAwaySoFar(departure, today ?? departure);
  return { place, departure, back, reason: told.reason ?? null, days, dayCount: dayCount(days) };
}

const readDay = (text: string): CalendarDay | undefined => {
  const day = calendarDay(text);
  return day && yearOf(day) <= lastYear ? day : undefined;
};

const byDeparture = (a: CheckedAbsence, b: CheckedAbsence): number =>
  compare(a.departure, b.departure) || compare(a.back ?? '~', b.back ?? '~');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Everything that is wrong with a case, each code once, alphabetical. Weekends and holidays play no part. */
export function faultsOf(given: CheckedCase): ErrorCode[] {
  const { today, year, stayStart, housing, absences, running, plan } = given;
  const all = plan ? [...absences, plan] : absences;
  const backwards = absences.some(returnsBeforeDeparture);

  const found: Record<Exclude<ErrorCode, 'INVALID_DATE'>, boolean> = {
    DEPARTURE_BEFORE_STAY: stayStart !== null && all.some(({ departure }) => departure < stayStart),
    DEPARTURE_IN_FUTURE: absences.some(({ departure }) => departure > today),
    NOT_APPLICABLE: housing !== 'BW' && housing !== 'BESCHUT',
    OPEN_NOT_LAST: !backwards && absences.slice(0, -1).some(({ back }) => back === null),
    OVERLAP: !backwards && absences.some((absence, i) => overlaps(absences[i - 1], absence)),
    PLAN_IN_PAST: plan !== null && planIsPast(plan, running, today),
    PLAN_WHILE_AWAY: plan !== null && running !== null && plan.departure !== running.departure,
    RETURN_BEFORE_DEPARTURE: all.some(returnsBeforeDeparture),
    RETURN_IN_FUTURE: absences.some(({ back }) => back !== null && back > today),
    STAY_IN_FUTURE: stayStart !== null && stayStart > today,
    YEAR_NOT_COVERED: year < firstYear,
  };
  return (Object.keys(found) as (keyof typeof found)[]).filter((code) => found[code]).sort();
}

const returnsBeforeDeparture = ({ departure, back }: CheckedAbsence): boolean => back !== null && back < departure;

const overlaps = (before: CheckedAbsence | undefined, after: CheckedAbsence): boolean =>
  !!before?.back && after.departure < before.back;

function planIsPast(plan: CheckedAbsence, running: CheckedAbsence | null, today: CalendarDay): boolean {
  if (!running) return plan.departure < today;
  return plan.departure === running.departure && plan.back !== null && plan.back < today;
}
