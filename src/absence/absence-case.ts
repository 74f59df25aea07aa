/**
 * What is told about somebody's absences, and what the reckoning of article 3.8.4 answers. Dates are text as they were
 * told: the reckoning itself says when one does not exist. The names of the fields are a contract with other systems.
 */
export interface AbsenceCase {
  /** The date of the question; a running absence counts up to and including this day. */
  today: string;
  /** The calendar year asked about. */
  year: number;
  /** The first day of the stay (the day of arrival), or null when it is not known. */
  stayStart: string | null;
  /** Where the person lives; null is taken as Beschermd Wonen. */
  housing: string | null;
  /** Absences that have begun, in any order. */
  periods: Period[];
  /** An absence in the future, or the expected end of the running one. */
  plan: Plan | null;
}

/** An absence that has begun: the dates of departure and return (null: still away) and the reason as it was told. */
export interface Period {
  departure: string;
  return: string | null;
  reason: string | null;
}

/** An absence to come. Without a reason it is not judged on its reason. */
export interface Plan {
  departure: string;
  return: string | null;
  reason?: string | null;
}

/** The reasons that article 3.8.4 names. Another reason is a question for the Regionale Toegang, never a no. */
export const reasons = [
  'verlof',
  'vakantie',
  'detentie',
  'ziekenhuisopname',
  'opname_ggz',
  'opname_verslavingskliniek',
] as const;
export type Reason = (typeof reasons)[number];

/** The admissions: they must be reported to the Regionale Toegang beforehand, also when they cost no day. */
export const admissions: readonly Reason[] = ['ziekenhuisopname', 'opname_ggz', 'opname_verslavingskliniek'];

/** Whether an absence counts, and why: the codes in this order; `OK` alone when there is nothing to say. */
export const verdictCodes = [
  'ZERO_DAYS',
  'STAY_TOO_SHORT',
  'STAY_BOUNDARY',
  'STAY_UNKNOWN',
  'GAP_SHORT',
  'REASON_UNKNOWN',
  'BEFORE_RULE',
  'LONG_ACROSS_YEARS',
  'HOUSING_UNCLEAR',
] as const;
export type VerdictCode = (typeof verdictCodes)[number] | 'OK';

/** What is wrong with a case, in the order of the alphabet. */
export const errorCodes = [
  'DEPARTURE_BEFORE_STAY',
  'DEPARTURE_IN_FUTURE',
  'INVALID_DATE',
  'NOT_APPLICABLE',
  'OPEN_NOT_LAST',
  'OVERLAP',
  'PLAN_IN_PAST',
  'PLAN_WHILE_AWAY',
  'RETURN_BEFORE_DEPARTURE',
  'RETURN_IN_FUTURE',
  'STAY_IN_FUTURE',
  'YEAR_NOT_COVERED',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * Whether the days of an absence are held against the 42: true, 'ask' (they are, and the Regionale Toegang must say
 * whether rightly), or false (the financing is not kept; that does not make them free days).
 */
export type Counts = true | false | 'ask';

/** What the reckoning says of one absence. Years in which it has no day are left out of `daysInYear`. */
export interface Verdict {
  daysInYear: Record<string, number>;
  counts: Counts;
  why: VerdictCode[];
  mustReport: boolean;
}

/** What it says of the plan: the days per year that count when it is carried out, null without a date of return. */
export interface PlanVerdict extends Verdict {
  totalsAfter: Record<string, number> | null;
  /** The years above 42 after the plan, ascending. */
  overYears: number[];
}

/** The last day to ask for an extension, in both readings of "the first 42 days of absence". */
export interface ExtensionDeadline {
  /** The 42nd day of this absence. */
  thisAbsence: string;
  /** The day on which the total of the year reaches 42 if the absence goes on; it may lie in the past. */
  yearTotal: string;
  /** The earlier of the two: the one to name. */
  safe: string;
  differ: boolean;
}

/** The balance of the asked year. While there are errors every number is null: no total is stated on wrong dates. */
export interface AbsenceAnswer {
  usedDays: number | null;
  /** Without the days that are in doubt. */
  usedDaysCertain: number | null;
  remainingDays: number | null;
  overDays: number | null;
  over: boolean | null;
  perPeriod: Verdict[];
  plan: PlanVerdict | null;
  /** Coming back on this day keeps the year and this absence within 42; it may lie in the past. */
  latestReturn: string | null;
  extensionDeadline: ExtensionDeadline | null;
  errors: ErrorCode[];
}
