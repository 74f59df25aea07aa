import { policy } from '../policy/policy.ts';
import { daysBetween, type CalendarDay } from '../values/calendar-day.ts';
import type { VerdictCode } from './absence-case.ts';

/** How long somebody was in the house before an absence: since when the stay runs, and when they were last back. */
export interface StayBefore {
  stayStart: CalendarDay | null;
  /** The return of the absence before this one, if there was one of a day or more. */
  back: CalendarDay | null;
}

/**
 * The days present, with both ends: the day of arrival and the day of departure are days in the house, because
 * article 3.8.4 does not call them absence days.
 */
const daysPresent = (arrival: CalendarDay, departure: CalendarDay): number => daysBetween(arrival, departure) + 1;

/**
 * What the 14 days in a row before an absence say (article 3.8.4): nothing, or the codes. The condition speaks of the
 * start of the absence, the last sentence of the departure, so day 14 itself is a question. Whether the 14 days hold
 * again after each return is a question too.
 */
export function stayCodes(departure: CalendarDay, { stayStart, back }: StayBefore): VerdictCode[] {
  const needed = policy.stayBeforeAbsence.value;
  const codes: VerdictCode[] = [];
  const lived = stayStart === null ? undefined : daysPresent(stayStart, departure);
  const sinceBack = back === null ? undefined : daysPresent(back, departure);
  const shortGap = sinceBack !== undefined && sinceBack <= needed;

  if (lived !== undefined && lived < needed) codes.push('STAY_TOO_SHORT');
  if (lived === needed) codes.push('STAY_BOUNDARY');
  if (lived === undefined && (sinceBack === undefined || shortGap)) codes.push('STAY_UNKNOWN');
  if (shortGap) codes.push('GAP_SHORT');
  return codes;
}
