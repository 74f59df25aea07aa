import { policy } from '../policy/policy.ts';
import { calendarDay, daysBetween, plusDays, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import type { AbsenceAnswer, AbsenceCase } from './absence-case.ts';
import { absenceBalance, ruleInForce } from './balance.ts';
import { daysAway, type DayRange } from './days-away.ts';
import { extensionDeadline, latestReturn } from './limits.ts';

/** Why days that were counted before cannot be taken in. */
export type DaysBeforeFault =
  /** There are not so many days in the year before the first departure. */
  | 'DAYS_BEFORE_TOO_MANY'
  /** The absences begin in another year, so it is not known of which year the days are. */
  | 'DAYS_BEFORE_YEAR';

/**
 * The balance of article 3.8.4 when so many days of the year were counted before, of which the dates are not told.
 * They stand before the first departure and are taken as days that count: whoever told them counted them.
 *
 * @param daysBefore whole days, 0 for none
 */
export function balanceWithDaysBefore(
  told: AbsenceCase,
  daysBefore: number,
  inForce: CalendarDay = ruleInForce,
): AbsenceAnswer | { fault: DaysBeforeFault } {
  const answer = absenceBalance(told, inForce);
  if (daysBefore === 0 || answer.usedDays === null) return answer;
  const subject = told.periods.find((period) => period.return === null) ?? told.plan;
  const first = calendarDay(
    [...told.periods, ...(told.plan ? [told.plan] : [])].map(({ departure }) => departure).sort()[0],
  );
  if (!first) return answer;
  if (yearOf(first) !== told.year) return { fault: 'DAYS_BEFORE_YEAR' };
  const january: CalendarDay = `${told.year}-01-01` as CalendarDay;
  if (daysBetween(january, first) < daysBefore) return { fault: 'DAYS_BEFORE_TOO_MANY' };

  const carried: DayRange = { first: plusDays(first, -daysBefore), last: plusDays(first, -1) };
  const departure = calendarDay(subject?.departure);
  const counted = [carried, ...closedRanges(told, answer)];
  const used = answer.usedDays + daysBefore;
  const maximum = policy.absenceDaysPerYear.value;
  const plan = answer.plan && withDaysBefore(answer.plan, told.year, daysBefore);
  const limited = answer.latestReturn !== null && departure !== undefined;
  const needsExtension = answer.extensionDeadline !== null || (plan?.overYears.length ?? 0) > 0;
  return {
    ...answer,
    usedDays: used,
    usedDaysCertain: (answer.usedDaysCertain ?? 0) + daysBefore,
    remainingDays: Math.max(0, maximum - used),
    overDays: Math.max(0, used - maximum),
    over: used > maximum,
    plan,
    latestReturn: limited ? latestReturn(departure, counted) : answer.latestReturn,
    extensionDeadline: limited && needsExtension ? extensionDeadline(departure, counted) : answer.extensionDeadline,
  };
}

function withDaysBefore(plan: NonNullable<AbsenceAnswer['plan']>, year: number, daysBefore: number) {
  if (plan.totalsAfter === null) return plan;
  const totalsAfter: Record<string, number> = {
    ...plan.totalsAfter,
    [year]: (plan.totalsAfter[year] ?? 0) + daysBefore,
  };
  const overYears = Object.entries(totalsAfter)
    .filter(([, days]) => days > policy.absenceDaysPerYear.value)
    .map(([one]) => Number(one));
  return { ...plan, totalsAfter, overYears };
}

/** The days of the absences that are over and are held against the 42, in the order of the calendar. */
function closedRanges({ periods }: AbsenceCase, { perPeriod }: AbsenceAnswer): DayRange[] {
  return periods
    .flatMap((period, i): DayRange[] => {
      const [departure, back] = [calendarDay(period.departure), calendarDay(period.return)];
      return departure && back && perPeriod[i]?.counts !== false ? [daysAway(departure, back)] : [];
    })
    .sort((a, b) => daysBetween(b.first, a.first));
}
