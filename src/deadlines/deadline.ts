import { calendarDay, plusDays, plusMonths, type CalendarDay } from '../values/calendar-day.ts';
import { nextWorkingDay } from './holidays.ts';
import { isTermName, reportTonight, terms, type Step, type TermName } from './procedures.ts';

/** What is asked: a procedure and its day 0; for an objection also the day on which the decision was sent. */
export interface DeadlineQuestion {
  procedure: string;
  /** `yyyy-mm-dd`; for `24uursopvang-melden` `yyyy-mm-ddThh:mm`, local time. */
  from: string;
  sentDate?: string | null;
}

/** The dates of a term. */
export interface TermDates {
  /** Plain calendar dates: the ones to name as safe. */
  dates: CalendarDay[];
  /** After the Algemene termijnenwet: the last legal days; null where it does not apply, or beyond the holidays known. */
  latest: (CalendarDay | null)[] | null;
  atw: boolean;
  /** Say "ongeveer" or "in principe", and where the exact date can be found. */
  approx: boolean;
}

/** Whether somebody can still come tonight; at half past nine exactly it is a question. */
export interface TonightAnswer {
  inTime: boolean | 'ask';
}

export type DeadlineErrorCode = 'INVALID_DATE' | 'SENT_BEFORE_DECISION' | 'UNKNOWN_PROCEDURE';

export type DeadlineAnswer = TermDates | TonightAnswer | { error: DeadlineErrorCode };

/**
 * The date of one term of the rules. Day 0 does not count itself; weeks are seven calendar days, months keep the number
 * of the day or take the last day of a shorter month. A wrong question is an error code.
 *
 * @example
 * deadline({ procedure: 'bezwaar', from: '2026-11-13' })
 * // { dates: ['2026-12-25'], latest: ['2026-12-28'], atw: true, approx: false }
 */
export function deadline({ procedure, from, sentDate }: DeadlineQuestion): DeadlineAnswer {
  if (procedure === reportTonight) return tonight(from);
  if (!isTermName(procedure)) return { error: 'UNKNOWN_PROCEDURE' };
  const start = calendarDay(from);
  if (!start) return { error: 'INVALID_DATE' };
  if (procedure !== 'bezwaar' || sentDate == null) return termDates(procedure, start, start);

  const sent = calendarDay(sentDate);
  if (!sent) return { error: 'INVALID_DATE' };
  return sent < start ? { error: 'SENT_BEFORE_DECISION' } : termDates(procedure, start, sent);
}

/** @param legalStart the day from which the Act counts: for a decision, the day on which it was sent (Awb 6:8) */
function termDates(name: TermName, start: CalendarDay, legalStart: CalendarDay): DeadlineAnswer {
  const { steps, atw, approx } = terms[name];
  const dates = steps.map((step) => after(start, step));
  const ends = steps.map((step) => after(legalStart, step));
  if (![...dates, ...ends].every((day) => calendarDay(day))) return { error: 'INVALID_DATE' };
  return { dates, latest: atw ? ends.map((end) => nextWorkingDay(end) ?? null) : null, atw, approx };
}

const after = (day: CalendarDay, step: Step): CalendarDay =>
  'days' in step ? plusDays(day, step.days) : plusMonths(day, step.months);

/** The last time of day at which somebody surely is on time for the 24-uursopvang (article 1.2.2). */
const lastReport = '21:30';

function tonight(from: string): DeadlineAnswer {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(from) ?? [];
  if (!calendarDay(day) || !time) return { error: 'INVALID_DATE' };
  return { inTime: time === lastReport ? 'ask' : time < lastReport };
}
