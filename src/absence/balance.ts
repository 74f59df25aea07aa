import { policy } from '../policy/policy.ts';
import type { CalendarDay } from '../values/calendar-day.ts';
import type { AbsenceAnswer, AbsenceCase, ErrorCode, PlanVerdict, Verdict } from './absence-case.ts';
import { checkedCase, faultsOf, type CheckedAbsence, type CheckedCase } from './checked-case.ts';
import type { DayRange } from './days-away.ts';
import { extensionDeadline, latestReturn } from './limits.ts';
import { verdict } from './verdict.ts';

/**
 * The day on which article 3.8.4 came into force, as far as the sources tell: adopted on 10 February 2026, in force on
 * the day after publication, and the date of publication is not in them. Days before it are a question.
 */
export const ruleInForce: CalendarDay = '2026-02-11';

/** An absence with what was found of it. */
interface Judged {
  absence: CheckedAbsence;
  verdict: Verdict;
}

/**
 * The balance of article 3.8.4: days used and left in the asked year, a verdict on every absence and on the plan, the
 * latest day to come back and the last day to ask for an extension. It is an indication, never a decision.
 *
 * A wrong case gives `errors` and no number. Dates only: no time of day and no time zone play a part.
 *
 * @param inForce the day on which the article came into force
 */
export function absenceBalance(told: AbsenceCase, inForce: CalendarDay = ruleInForce): AbsenceAnswer {
  const given = checkedCase(told);
  if (!given) return { ...noAnswer, errors: ['INVALID_DATE'] };
  const errors = faultsOf(given);
  if (errors.length > 0) return { ...noAnswer, errors };

  const judged = judgedAbsences(given, inForce);
  const used = daysUsed(judged, given.year);
  const plan = given.plan && judgedPlan(given, given.plan, judged, inForce);
  return {
    usedDays: used,
    usedDaysCertain: daysUsed(
      judged.filter(({ verdict }) => verdict.counts === true),
      given.year,
    ),
    remainingDays: Math.max(0, maximum - used),
    overDays: Math.max(0, used - maximum),
    over: used > maximum,
    perPeriod: inOrderOfInput(judged),
    plan: plan && planVerdict(given, plan, judged),
    ...limitsOf(given, plan, judged),
    errors: [],
  };
}

/** What is wrong with a case: the `errors` of its balance, without the reckoning. */
export function absenceErrors(told: AbsenceCase): ErrorCode[] {
  const given = checkedCase(told);
  return given ? faultsOf(given) : ['INVALID_DATE'];
}

const maximum = policy.absenceDaysPerYear.value;

const noAnswer = {
  usedDays: null,
  usedDaysCertain: null,
  remainingDays: null,
  overDays: null,
  over: null,
  perPeriod: [],
  plan: null,
  latestReturn: null,
  extensionDeadline: null,
} satisfies Omit<AbsenceAnswer, 'errors'>;

/** In the order of the calendar, so the absence before is the last one that had a day. */
function judgedAbsences({ absences, stayStart, housing }: CheckedCase, inForce: CalendarDay): Judged[] {
  let back: CalendarDay | null = null;
  return absences.map((absence) => {
    const found = verdict(absence, { stayStart, back, housing, inForce, judgeReason: true });
    if (absence.dayCount > 0) back = absence.back;
    return { absence, verdict: found };
  });
}

/** The plan of its own, or the expected end of the running absence, which it then takes its reason from. */
function judgedPlan(given: CheckedCase, plan: CheckedAbsence, judged: Judged[], inForce: CalendarDay): Judged {
  const { stayStart, housing, running } = given;
  const reason = plan.reason ?? running?.reason ?? null;
  const back = others(judged, running).findLast(({ absence }) => absence.dayCount > 0)?.absence.back ?? null;
  const judgeReason = running !== null || reason !== null;
  const absence = { ...plan, reason };
  return { absence, verdict: verdict(absence, { stayStart, back, housing, inForce, judgeReason }) };
}

function planVerdict(given: CheckedCase, plan: Judged, judged: Judged[]): PlanVerdict {
  if (plan.absence.back === null) return { ...plan.verdict, totalsAfter: null, overYears: [] };
  const after = [...others(judged, given.running), plan];
  const years = new Set([given.year, ...Object.keys(plan.verdict.daysInYear).map(Number)]);
  const totals = [...years].toSorted((a, b) => a - b).map((year) => [year, daysUsed(after, year)] as const);
  return {
    ...plan.verdict,
    totalsAfter: Object.fromEntries(totals),
    overYears: totals.filter(([, days]) => days > maximum).map(([year]) => year),
  };
}

function limitsOf(
  given: CheckedCase,
  plan: Judged | null,
  judged: Judged[],
): Pick<AbsenceAnswer, 'latestReturn' | 'extensionDeadline'> {
  const running = judged.find(({ absence }) => absence === given.running);
  const subject = running ?? plan;
  if (!subject || subject.verdict.counts === false) return { latestReturn: null, extensionDeadline: null };

  const { departure } = subject.absence;
  const counted: DayRange[] = others(judged, given.running)
    .filter(({ verdict }) => verdict.counts !== false)
    .map(({ absence }) => absence.days);
  const needsExtension = running !== undefined || mayExceed(planVerdict(given, subject, judged), subject.absence);
  return {
    latestReturn: latestReturn(departure, counted),
    extensionDeadline: needsExtension ? extensionDeadline(departure, counted) : null,
  };
}

/** Whether a plan can come above a limit: it has no date of return, or goes over the year or over 42 days at once. */
const mayExceed = ({ overYears }: PlanVerdict, { back, dayCount }: CheckedAbsence): boolean =>
  back === null || overYears.length > 0 || dayCount > policy.absenceDaysAtOnce.value;

/** The days of a year in the absences that count; days in doubt are held against the balance. */
const daysUsed = (judged: Judged[], year: number): number =>
  judged
    .filter(({ verdict }) => verdict.counts !== false)
    .reduce((total, { verdict }) => total + (verdict.daysInYear[year] ?? 0), 0);

const others = (judged: Judged[], running: CheckedAbsence | null): Judged[] =>
  judged.filter(({ absence }) => absence !== running);

const inOrderOfInput = (judged: Judged[]): Verdict[] =>
  judged.toSorted((a, b) => a.absence.place - b.absence.place).map(({ verdict }) => verdict);
