import { policy } from '../policy/policy.ts';
import type { CalendarDay } from '../values/calendar-day.ts';
import { admissions, reasons, type Counts, type Verdict, type VerdictCode } from './absence-case.ts';
import type { CheckedAbsence } from './checked-case.ts';
import { daysPerYear } from './days-away.ts';
import { stayCodes, type StayBefore } from './stay.ts';

/** What a verdict depends on beside the absence itself. */
export interface Circumstances extends StayBefore {
  housing: string;
  /** The day on which article 3.8.4 came into force. */
  inForce: CalendarDay;
  /** False for a plan that leaves its reason open. */
  judgeReason: boolean;
}

/**
 * Whether an absence counts (article 3.8.4), and why. An absence of no day that is over, or has a date on which it
 * will be, costs nothing: nothing else is looked at, except that an admission must be reported.
 */
export function verdict(absence: CheckedAbsence, circumstances: Circumstances): Verdict {
  const perYear = daysPerYear(absence.days);
  const codes = verdictCodes(absence, perYear, circumstances);
  return {
    daysInYear: Object.fromEntries(perYear),
    counts: countsWith(codes),
    why: codes.length > 0 ? codes : ['OK'],
    mustReport: (admissions as readonly (string | null)[]).includes(absence.reason),
  };
}

function verdictCodes(absence: CheckedAbsence, perYear: Map<number, number>, around: Circumstances): VerdictCode[] {
  const { departure, back, reason, days, dayCount } = absence;
  if (back !== null && dayCount === 0) return ['ZERO_DAYS'];

  const codes = stayCodes(departure, around);
  if (around.judgeReason && !(reasons as readonly (string | null)[]).includes(reason)) codes.push('REASON_UNKNOWN');
  if (days.first < around.inForce) codes.push('BEFORE_RULE');
  const inOneYear = Math.max(0, ...perYear.values());
  if (dayCount > policy.absenceDaysAtOnce.value && inOneYear <= policy.absenceDaysPerYear.value) {
    codes.push('LONG_ACROSS_YEARS');
  }
  if (around.housing === 'BESCHUT') codes.push('HOUSING_UNCLEAR');
  return codes;
}

function countsWith(codes: VerdictCode[]): Counts {
  if (codes.includes('STAY_TOO_SHORT')) return false;
  return codes.every((code) => code === 'ZERO_DAYS') ? true : 'ask';
}
