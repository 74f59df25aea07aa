import { reasons, type AbsenceCase, type Period } from '../../absence/absence-case.ts';
import type { ActionData } from '../../cards/card.ts';
import { calendarDay, yearOf, type CalendarDay } from '../../values/calendar-day.ts';
import { textOfField, type Submitted } from '../reply.ts';

/** What a worker tells about the absences of one client. */
export interface AbsenceGiven {
  /** The reference the worker uses: "cliënt A". */
  client?: string;
  /** Absences that have begun, in the order of the calendar; the last may still run. */
  periods: Period[];
  /** An absence to come, or the day on which a running one will end. */
  plan?: { departure: CalendarDay; back: CalendarDay | null; reason: string | null };
  /** Days of absence earlier this year of which the dates are not told. */
  before: number;
  stayStart?: CalendarDay;
  /** It is an admission, though not told where: it must be reported all the same. */
  admission?: boolean;
  /** The words can mean other days than those of departure and return. */
  unsure?: boolean;
}

/** Whether there is enough to reckon with. */
export const isComplete = ({ periods, plan }: AbsenceGiven): boolean => periods.length > 0 || plan !== undefined;

/** The case that the reckoning takes. */
export const caseOf = (given: AbsenceGiven, today: CalendarDay): AbsenceCase => ({
  today,
  year: yearOf(today),
  stayStart: given.stayStart ?? null,
  housing: null,
  periods: given.periods,
  plan: given.plan
    ? {
        departure: given.plan.departure,
        return: given.plan.back,
        ...(given.plan.reason && { reason: given.plan.reason }),
      }
    : null,
});

/** What was given as the data of a card: dates, numbers and a reference. */
export function toData({ client, periods, plan, before, stayStart, admission }: AbsenceGiven): ActionData {
  return {
    ...(client && { client }),
    ...(periods.length > 0 && {
      periods: periods
        .map(({ departure, return: back, reason }) => [departure, back ?? '', reason ?? ''].join('/'))
        .join(';'),
    }),
    ...(plan && { plan: [plan.departure, plan.back ?? '', plan.reason ?? ''].join('/') }),
    ...(before > 0 && { before }),
    ...(stayStart && { stayStart }),
    ...(admission && { admission: true }),
  };
}

/** So many absences of one client stand on a card. */
const mostPeriods = 40;

/**
 * What was given, from the data of a card and the fields of its form: the form is about the last absence, and what it
 * says goes before the data. A date that is none is left as it is, so that the reckoning says so.
 */
export function fromSubmitted(submitted: Submitted, today: CalendarDay): AbsenceGiven {
  const field = (name: string, longest?: number): string | undefined => textOfField(submitted, name, longest);
  const periods = (field('periods', 4_000) ?? '').split(';').filter(Boolean).slice(0, mostPeriods).map(periodOf);
  const plan = field('plan') === undefined ? undefined : periodOf(field('plan') ?? '');
  const given: AbsenceGiven = {
    ...(field('client', 20) && { client: field('client', 20) ?? '' }),
    periods,
    ...(plan && {
      plan: {
        departure: asDay(plan.departure),
        back: plan.return === null ? null : asDay(plan.return),
        reason: plan.reason,
      },
    }),
    before: wholeNumber(field('before')),
    ...(field('stayStart') && { stayStart: asDay(field('stayStart') ?? '') }),
    ...(submitted.admission === true && { admission: true }),
  };
  return field('formDeparture') === undefined ? given : withForm(given, field, today);
}

function withForm(given: AbsenceGiven, field: (name: string) => string | undefined, today: CalendarDay): AbsenceGiven {
  const departure = asDay(field('formDeparture') ?? '');
  const back = field('formBack');
  const chosen = field('formReason');
  const reason = isReason(chosen) ? chosen : null;
  const stayStart = field('formStayStart');
  const { plan: _, ...rest } = given;
  const others = given.periods.slice(0, -1);
  const base: AbsenceGiven = {
    ...rest,
    before: wholeNumber(field('formBefore')),
    ...(stayStart && { stayStart: asDay(stayStart) }),
    ...(field('formClient') && { client: (field('formClient') ?? '').slice(0, 20) }),
  };
  if (departure > today)
    return { ...base, periods: others, plan: { departure, back: back ? asDay(back) : null, reason } };
  if (back && asDay(back) > today) {
    return {
      ...base,
      periods: [...others, { departure, return: null, reason }],
      plan: { departure, back: asDay(back), reason },
    };
  }
  return { ...base, periods: [...others, { departure, return: back ? asDay(back) : null, reason }] };
}

const isReason = (text: string | undefined): text is string =>
  (reasons as readonly (string | undefined)[]).includes(text);

const wholeNumber = (text: string | undefined): number => {
  const n = Number(text ?? 0);
  return Number.isInteger(n) && n >= 0 && n <= 366 ? n : 0;
};

function periodOf(written: string): Period {
  const [departure = '', back = '', reason = ''] = written.split('/');
  return { departure, return: back || null, reason: isReason(reason) ? reason : null };
}

/** Text that should be a day: what is none stays, and the reckoning refuses it. */
const asDay = (text: string): CalendarDay => calendarDay(text) ?? (text as CalendarDay);
