/**
 * Article 3.8.4 reckoned the slow way, to compare with: walk the calendar one day at a time and look at every day.
 * It shares no code with the product, and no `Date`.
 */
import type { AbsenceCase } from '../../src/absence/absence-case.ts';

const leap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
const monthLength = (y: number, m: number): number =>
  [31, leap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;

/** Every day from 1 January 2024 to 31 December 2034, in order. */
export const calendar: string[] = [];
for (let y = 2024; y <= 2034; y++) {
  for (let m = 1; m <= 12; m++) {
    for (let d = 1; d <= monthLength(y, m); d++) {
      calendar.push(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
    }
  }
}
const placeOf = new Map(calendar.map((day, i) => [day, i]));
const at = (day: string): number => {
  const place = placeOf.get(day);
  if (place === undefined) throw new Error(`${day} lies outside the calendar of the test`);
  return place;
};
const yearOf = (day: string): string => day.slice(0, 4);
const named = ['verlof', 'vakantie', 'detentie', 'ziekenhuisopname', 'opname_ggz', 'opname_verslavingskliniek'];

interface Absence {
  departure: string;
  back: string | null;
  reason: string | null;
  days: string[];
}

const daysOf = (departure: string, back: string | null, today: string | null): string[] =>
  calendar.filter((d) => d > departure && (back !== null ? d < back : today !== null && d <= today));

/** The answer for a case without errors, counted day by day. */
export function dayByDay(told: AbsenceCase): Record<string, unknown> {
  const { today, year, stayStart, housing } = told;
  const absences = told.periods.map((p): Absence => ({
    departure: p.departure,
    back: p.return,
    reason: p.reason,
    days: daysOf(p.departure, p.return, today),
  }));
  const running = absences.find(({ back }) => back === null);

  const judge = (absence: Absence, among: Absence[], judgeReason: boolean) => {
    const { departure, back, reason, days } = absence;
    const perYear: Record<string, number> = {};
    for (const day of days) perYear[yearOf(day)] = (perYear[yearOf(day)] ?? 0) + 1;
    const mustReport = reason !== null && named.indexOf(reason) > 2;
    if (back !== null && days.length === 0)
      return { daysInYear: perYear, counts: true, why: ['ZERO_DAYS'], mustReport };

    let lastBack: string | null = null;
    for (const other of among) {
      if (other === absence || other.back === null || other.days.length === 0 || other.back > departure) continue;
      if (lastBack === null || other.back > lastBack) lastBack = other.back;
    }
    const inHouse = (from: string): number => calendar.filter((d) => d >= from && d <= departure).length;
    const why: string[] = [];
    if (stayStart !== null && inHouse(stayStart) <= 13) why.push('STAY_TOO_SHORT');
    if (stayStart !== null && inHouse(stayStart) === 14) why.push('STAY_BOUNDARY');
    if (stayStart === null && (lastBack === null || inHouse(lastBack) <= 14)) why.push('STAY_UNKNOWN');
    if (lastBack !== null && inHouse(lastBack) <= 14) why.push('GAP_SHORT');
    if (judgeReason && (reason === null || !named.includes(reason))) why.push('REASON_UNKNOWN');
    if ((calendar[at(departure) + 1] ?? '') < '2026-02-11') why.push('BEFORE_RULE');
    if (days.length > 42 && Object.values(perYear).every((n) => n <= 42)) why.push('LONG_ACROSS_YEARS');
    if (housing === 'BESCHUT') why.push('HOUSING_UNCLEAR');
    const counts = why.includes('STAY_TOO_SHORT') ? false : why.length === 0 ? true : 'ask';
    return { daysInYear: perYear, counts, why: why.length ? why : ['OK'], mustReport };
  };

  const verdicts = absences.map((absence) => judge(absence, absences, true));
  const countedDays = (keep: (counts: unknown, absence: Absence) => boolean): string[] =>
    absences.flatMap((absence, i) => (keep(verdicts[i]?.counts, absence) ? absence.days : [])).sort();
  const inYear = (days: string[], y: number | string): number => days.filter((d) => yearOf(d) === String(y)).length;

  const used = inYear(
    countedDays((c) => c !== false),
    year,
  );
  const rest = countedDays((c, absence) => c !== false && absence !== running);

  let plan: Record<string, unknown> | null = null;
  let planned: Absence | null = null;
  let planCounts: unknown;
  if (told.plan) {
    const reason = told.plan.reason ?? (running ? running.reason : null);
    planned = {
      departure: told.plan.departure,
      back: told.plan.return,
      reason,
      days: told.plan.return === null ? [] : daysOf(told.plan.departure, told.plan.return, null),
    };
    const judged = judge(
      planned,
      running ? absences.filter((a) => a !== running) : absences,
      !!running || reason !== null,
    );
    planCounts = judged.counts;
    const after = judged.counts === false ? rest : [...rest, ...planned.days];
    const years = [...new Set([String(year), ...planned.days.map(yearOf)])].sort();
    const totals = Object.fromEntries(years.map((y) => [y, inYear(after, y)]));
    plan = {
      ...judged,
      totalsAfter: planned.back === null ? null : totals,
      overYears: planned.back === null ? [] : years.filter((y) => inYear(after, y) > 42).map(Number),
    };
  }

  const subject = running ?? planned;
  const subjectCounts = running ? verdicts[absences.indexOf(running)]?.counts : planCounts;
  let latestReturn: string | null = null;
  let extensionDeadline: unknown = null;
  if (subject && subjectCounts !== false) {
    const walked: string[] = [];
    for (let i = at(subject.departure) + 1; latestReturn === null; i++) {
      const day = calendar[i] ?? '';
      walked.push(day);
      if (inYear([...rest, ...walked], yearOf(day)) > 42 || walked.length > 42) latestReturn = day;
    }
    const totals = (plan?.overYears ?? []) as number[];
    if (running || subject.back === null || totals.length > 0 || subject.days.length > 42) {
      const thisAbsence = calendar[at(subject.departure) + 42] ?? '';
      const going = calendar.slice(at(subject.departure) + 1);
      const firstYear = yearOf(going[0] ?? '');
      const all = [...rest, ...going].sort();
      const yearTotal =
        all.filter((d) => yearOf(d) === firstYear)[41] ??
        all.filter((d) => yearOf(d) === String(Number(firstYear) + 1))[41] ??
        '';
      const safe = thisAbsence < yearTotal ? thisAbsence : yearTotal;
      extensionDeadline = { thisAbsence, yearTotal, safe, differ: thisAbsence !== yearTotal };
    }
  }

  return {
    usedDays: used,
    usedDaysCertain: inYear(
      countedDays((c) => c === true),
      year,
    ),
    remainingDays: Math.max(0, 42 - used),
    overDays: Math.max(0, used - 42),
    over: used > 42,
    perPeriod: verdicts,
    plan,
    latestReturn,
    extensionDeadline,
    errors: [],
  };
}
