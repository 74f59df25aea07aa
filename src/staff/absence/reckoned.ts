import type { AbsenceAnswer, AbsenceCase } from '../../absence/absence-case.ts';
import { balanceWithDaysBefore } from '../../absence/days-before.ts';
import { daysAway, daysAwaySoFar, dayCount, type DayRange } from '../../absence/days-away.ts';
import type { StaffAbsenceTexts } from '../../content/shapes/staff.ts';
import { sayDayLong } from '../../language/say-day.ts';
import { days } from '../../language/say-number.ts';
import { calendarDay, type CalendarDay } from '../../values/calendar-day.ts';
import { caseOf, type AbsenceGiven } from './given.ts';

/** What the tasks about absence are made of. */
export interface AbsenceRoom {
  texts: StaffAbsenceTexts;
  today: () => CalendarDay;
  /** The day on which article 3.8.4 came into force. */
  inForce: CalendarDay;
}

/** What was given and what came out of it, ready to be put into words. */
export interface Reckoned {
  given: AbsenceGiven;
  told: AbsenceCase;
  answer: AbsenceAnswer;
  today: CalendarDay;
  texts: StaffAbsenceTexts;
  client: string;
}

/** Reckons; a fault gives the text that says which. */
export function reckon(given: AbsenceGiven, { texts, today: now, inForce }: AbsenceRoom): Reckoned | { fault: string } {
  const today = now();
  const told = caseOf(given, today);
  const answer = balanceWithDaysBefore(told, given.before, inForce);
  if ('fault' in answer) return { fault: texts.errors[answer.fault] };
  const [error] = answer.errors;
  if (error) return { fault: texts.errors[error] };
  return { given, told, answer, today, texts, client: given.client ?? texts.client };
}

export const long = (day: string, today: CalendarDay): string => {
  const read = calendarDay(day);
  return read ? sayDayLong(read, today).text : day;
};
export const inDays = (n: number): string => days(n).text;

/** How the days were counted: one line for each absence, the plan, and what was counted earlier. */
export function sumLines({ given, told, answer, today, texts }: Reckoned): string[] {
  const line = (departure: string, back: string | null): string => {
    const day = calendarDay(departure) ?? today;
    const said = long(departure, today);
    const backDay = back && calendarDay(back);
    if (backDay)
      return texts.period({
        departure: said,
        back: long(backDay, today),
        days: inDays(dayCount(daysAway(day, backDay))),
      });
    const range = daysAwaySoFar(day, today);
    const n = dayCount(range);
    return n === 0
      ? texts.periodOpenNone({ departure: said })
      : texts.periodOpen({ departure: said, days: inDays(n), first: long(range.first, today) });
  };
  return [
    ...(given.before > 0 ? [texts.before({ days: inDays(given.before) })] : []),
    ...told.periods.map(({ departure, return: back }) => line(departure, back)),
    ...(told.plan ? [planLine(told.plan.departure, told.plan.return, today, texts)] : []),
    ...(answer.usedDays === null ? [] : [balanceLine({ answer, told, texts })]),
    ...planTotals(answer, texts),
  ];
}

function planLine(departure: string, back: string | null, today: CalendarDay, texts: StaffAbsenceTexts): string {
  const from = calendarDay(departure);
  const to = calendarDay(back);
  const said = long(departure, today);
  if (!from || !to) return texts.plannedOpen({ departure: said });
  return texts.planned({ departure: said, back: long(to, today), days: inDays(dayCount(daysAway(from, to))) });
}

/** The balance in one sentence. */
export function balanceLine({ answer, told, texts }: Pick<Reckoned, 'answer' | 'told' | 'texts'>): string {
  const values = { year: told.year, used: inDays(answer.usedDays ?? 0) };
  return answer.over
    ? texts.sumOver({ ...values, over: inDays(answer.overDays ?? 0) })
    : texts.sum({ ...values, left: inDays(answer.remainingDays ?? 0) });
}

/** What the year comes to when the plan is carried out. */
export const planTotals = ({ plan }: AbsenceAnswer, texts: StaffAbsenceTexts): string[] =>
  Object.entries(plan?.totalsAfter ?? {}).map(([year, used]) =>
    used > 42
      ? texts.sumAfterOver({ year, used: inDays(used), over: inDays(used - 42) })
      : texts.sumAfter({ year, used: inDays(used) }),
  );

/** The dates to keep, and what must be reported. */
export function adviceLines({ given, answer, today, texts }: Reckoned): string[] {
  const { latestReturn, extensionDeadline: extension } = answer;
  const report =
    given.admission === true ||
    answer.perPeriod.some(({ mustReport }) => mustReport) ||
    answer.plan?.mustReport === true;
  return [
    ...(report ? [texts.report()] : []),
    ...(latestReturn === null
      ? []
      : [(latestReturn < today ? texts.latestReturnPast : texts.latestReturn)({ day: long(latestReturn, today) })]),
    ...(extension === null ? [] : [extensionLine(extension, today, texts)]),
    ...(given.unsure ? [texts.unsure()] : []),
  ];
}

function extensionLine(
  { safe, thisAbsence, yearTotal, differ }: NonNullable<AbsenceAnswer['extensionDeadline']>,
  today: CalendarDay,
  texts: StaffAbsenceTexts,
): string {
  if (safe < today) return texts.extensionPast({ safe: long(safe, today) });
  return differ
    ? texts.extensionDiffer({
        safe: long(safe, today),
        thisAbsence: long(thisAbsence, today),
        yearTotal: long(yearTotal, today),
      })
    : texts.extension({ safe: long(safe, today) });
}

/** What must be asked, each once. */
export function doubtLines({ given, answer, texts }: Reckoned): string[] {
  const codes = [...answer.perPeriod, ...(answer.plan ? [answer.plan] : [])]
    .flatMap(({ why }) => why)
    .map((code) => (code === 'REASON_UNKNOWN' && given.admission ? 'ADMISSION_PLACE' : code));
  const known = (code: string): code is keyof StaffAbsenceTexts['doubts'] => Object.hasOwn(texts.doubts, code);
  return [...new Set(codes)].filter(known).map((code) => texts.doubts[code]);
}

/** The days of the absence that runs, or of the plan; undefined without either. */
export function subjectOf({
  told,
  today,
}: Pick<Reckoned, 'told' | 'today'>): { departure: CalendarDay; range: DayRange } | undefined {
  const running = told.periods.find((period) => period.return === null);
  const departure = calendarDay(running?.departure ?? told.plan?.departure);
  if (!departure) return undefined;
  return { departure, range: daysAwaySoFar(departure, today) };
}
