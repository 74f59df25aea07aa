import { z } from 'zod';

/** The queues of the desk: exactly one takes a hand-off. */
export const queueIds = ['regionale-toegang', 'iriszorg', 'bzt', 'algemeen'] as const;
export type QueueId = (typeof queueIds)[number];

/** How soon a person has to be helped, most urgent first. */
export const urgencies = ['nu', 'vandaag', 'gewoon'] as const;
export type Urgency = (typeof urgencies)[number];

const regeling = z.enum(['bw', 'beschut', 'mo', 'bb']);

/** What a person said of one scheme, and what follows from it. */
const schemeShape = z.strictObject({
  regeling,
  uitkomst: z.enum(['mogelijk', 'waarschijnlijk-niet', 'onvoldoende-informatie']),
  gezegd: z.array(z.strictObject({ feit: z.string(), waarde: z.json() })),
  afgeleid: z.array(z.strictObject({ id: z.string(), status: z.string() })),
  onbekend: z.array(z.string()),
  onderzoek: z.array(z.string()),
  verwijzingen: z.array(z.string()),
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
  afwezigheid: z.json().nullable(),
  termijnen: z.array(z.json()),
  nietGevraagd: z.array(z.string()),
  contact: z
    .strictObject({ telefoon: z.string().nullable(), email: z.string().nullable(), tijdvak: z.string().nullable() })
    .nullable(),
  toevoeging: z.string().nullable(),
  geschrapt: z.array(z.string()),
  rij: z.strictObject({ id: z.enum(queueIds), waarom: z.string() }),
});

export type Summary = z.infer<typeof summaryShape>;
