import { z } from 'zod';
import { errorCodes, verdictCodes } from '../absence/absence-case.ts';
import { factNames, regelingen } from '../criteria/facts.ts';
import type { Verwijzing } from '../criteria/framework.ts';
import { reportTonight, terms, type TermName } from '../deadlines/procedures.ts';

/** The queues of the desk: exactly one takes a hand-off. */
export const queueIds = ['regionale-toegang', 'iriszorg', 'bzt', 'algemeen'] as const;
export type QueueId = (typeof queueIds)[number];

/** How soon a person has to be helped, most urgent first. */
export const urgencies = ['nu', 'vandaag', 'gewoon'] as const;
export type Urgency = (typeof urgencies)[number];

/** Whether one has to be helped sooner than another. */
export const isMoreUrgent = (one: Urgency, other: Urgency): boolean =>
  urgencies.indexOf(one) < urgencies.indexOf(other);

/** What a row of the rules finds for what was said; what is open stands under `onbekend` and `onderzoek`. */
export const findings = ['voldaan', 'niet-voldaan', 'van-toepassing', 'niet-van-toepassing'] as const;

const places = [
  ...(['zvw', 'wlz', 'zvw-crisis', 'veilig-thuis', 'jeugdwet', 'lokale-wmo', 'alternatieve-opvang'] as const),
  ...(['bzt', 'regionale-toegang', 'bw', 'beschut', 'mo'] as const),
] as const satisfies Verwijzing[];

/** What a person said of one scheme, and what follows from it. */
const schemeShape = z.strictObject({
  regeling: z.enum(regelingen),
  uitkomst: z.enum(['mogelijk', 'waarschijnlijk-niet', 'onvoldoende-informatie']),
  gezegd: z.array(z.strictObject({ feit: z.enum(factNames), waarde: z.json() })),
  afgeleid: z.array(z.strictObject({ id: z.string(), status: z.enum(findings) })),
  /** Facts that could still decide. */
  onbekend: z.array(z.enum(factNames)),
  /** Rows that only the regionale toegang, BZT or the talk can establish. */
  onderzoek: z.array(z.string()),
  verwijzingen: z.array(z.enum(places)),
});

const day = z.iso.date();

const verdictShape = z.strictObject({
  daysInYear: z.record(z.string(), z.int()),
  counts: z.union([z.boolean(), z.literal('ask')]),
  why: z.array(z.enum([...verdictCodes, 'OK'])),
  mustReport: z.boolean(),
});

/** The output of the command `absence`. */
const absenceShape = z.strictObject({
  usedDays: z.int().nullable(),
  usedDaysCertain: z.int().nullable(),
  remainingDays: z.int().nullable(),
  overDays: z.int().nullable(),
  over: z.boolean().nullable(),
  perPeriod: z.array(verdictShape),
  plan: verdictShape
    .extend({ totalsAfter: z.record(z.string(), z.int()).nullable(), overYears: z.array(z.int()) })
    .nullable(),
  latestReturn: day.nullable(),
  extensionDeadline: z.strictObject({ thisAbsence: day, yearTotal: day, safe: day, differ: z.boolean() }).nullable(),
  errors: z.array(z.enum(errorCodes)),
});

/** The terms that a summary can name. */
export const termNames = [...(Object.keys(terms) as TermName[]), reportTonight] as const;

/** The output of the command `deadlines`, with the procedure and its day 0. */
const termShape = z.strictObject({
  procedure: z.enum(termNames),
  from: z.string(),
  dates: z.array(day).optional(),
  latest: z.array(day.nullable()).nullish(),
  atw: z.boolean().optional(),
  approx: z.boolean().optional(),
  inTime: z.union([z.boolean(), z.literal('ask')]).optional(),
});

/**
 * The triage summary: what a worker gets when a person is handed over. Everything in it may be shown to the person, and
 * was. Optional parts are null or empty, never left out.
 */
export const summaryShape = z.strictObject({
  versie: z.literal('1'),
  regels: z.iso.date(),
  gemaakt: z.iso.datetime({ offset: true }),
  taal: z.literal('nl'),
  kanaal: z.enum(['web', 'teams', 'voice']),
  urgentie: z.strictObject({ niveau: z.enum(urgencies), waarom: z.string() }),
  wil: z.string().nullable(),
  perspectief: z.enum(['zelf', 'naaste', 'professional']),
  regelingen: z.array(schemeShape),
  afwezigheid: absenceShape.nullable(),
  termijnen: z.array(termShape),
  nietGevraagd: z.array(z.string()),
  contact: z
    .strictObject({ telefoon: z.string().nullable(), email: z.string().nullable(), tijdvak: z.string().nullable() })
    .nullable(),
  toevoeging: z.string().nullable(),
  geschrapt: z.array(z.string()),
  rij: z.strictObject({ id: z.enum(queueIds), waarom: z.string() }),
});

export type Summary = z.infer<typeof summaryShape>;
export type SchemeSummary = Summary['regelingen'][number];

/** The shape of the summary as JSON Schema, for systems that take it over. */
export const summarySchema = (): object => z.toJSONSchema(summaryShape, { io: 'output' });
