import { z } from 'zod';
import { queueIds, type QueueId } from '../handoff/summary.ts';

/** The settings of what is kept of hand-offs, and of how their arrival is told elsewhere. */
export interface HandoffSettings {
  /** How many days a hand-off is kept when nobody handles it, and the audit trail. */
  handoffDays: number;
  auditDays: number;
  /** By e-mail; undefined: not. */
  mail: { smtpUrl: string; from: string; to: Partial<Record<QueueId, readonly string[]>> } | undefined;
  /** By webhook; undefined: not. `summary`: with what the person told, when that may go along. */
  webhook: { url: string; secret: string; summary: boolean } | undefined;
  /** Proves who reports the status of a hand-off to us; undefined: nobody may. */
  statusSecret: string | undefined;
}

const text = z.string();
const mailAddress = z.email();
const isAddress = (address: string): boolean => mailAddress.safeParse(address).success;

const pairOf = (item: string): { queues: readonly QueueId[]; address: string } => {
  const [, queue, address] = /^(?:([a-z-]+)=)?(.*)$/.exec(item) ?? [];
  return { queues: queue === undefined ? queueIds : queueIds.filter((id) => id === queue), address: address ?? '' };
};

const days = (most: number, usual: number) =>
  text
    .transform(Number)
    .refine((value) => Number.isInteger(value) && value >= 1 && value <= most, `a whole number from 1 to ${most}`)
    .default(usual);

const address = (...protocols: string[]) =>
  text.refine(
    (value) => protocols.includes(URL.parse(value)?.protocol ?? ''),
    `an address with ${protocols.join(' or ')}`,
  );

/** The settings as they stand in the environment. */
export const handoffEnvironment = {
  HANDOFF_DAYS: days(30, 7),
  AUDIT_DAYS: days(3_650, 90),
  SMTP_URL: address('smtp:', 'smtps:').optional(),
  HANDOFF_MAIL_FROM: text.refine(isAddress, 'an e-mail address').optional(),
  HANDOFF_MAIL_TO: text
    .transform((value) => value.split(/[\s,]+/).map(pairOf))
    .refine(
      (pairs) => pairs.every((pair) => pair.queues.length > 0 && isAddress(pair.address)),
      `e-mail addresses, or queue=address pairs; queues: ${queueIds.join(', ')}`,
    )
    .optional(),
  HANDOFF_WEBHOOK_URL: address('https:', 'http:').optional(),
  HANDOFF_WEBHOOK_SECRET: text.min(16, 'at least 16 characters').optional(),
  HANDOFF_WEBHOOK_SUMMARY: z.enum(['yes', 'no'], 'yes or no').default('no'),
};

/** The settings whose value is never repeated in a message. */
export const handoffSecrets = ['SMTP_URL', 'HANDOFF_WEBHOOK_SECRET'] as const;

/** The settings of hand-offs from what was read. */
export function handoffSettings(set: z.output<z.ZodObject<typeof handoffEnvironment>>): HandoffSettings {
  const { SMTP_URL: smtpUrl, HANDOFF_MAIL_FROM: from, HANDOFF_MAIL_TO: pairs } = set;
  const { HANDOFF_WEBHOOK_URL: url, HANDOFF_WEBHOOK_SECRET: secret } = set;
  return {
    handoffDays: set.HANDOFF_DAYS,
    auditDays: set.AUDIT_DAYS,
    mail: smtpUrl && from && pairs ? { smtpUrl, from, to: byQueue(pairs) } : undefined,
    webhook: url && secret ? { url, secret, summary: set.HANDOFF_WEBHOOK_SUMMARY === 'yes' } : undefined,
    statusSecret: secret,
  };
}

/** What is wrong between these settings: the name of the one that lacks or may not be so, and what was expected. */
export function handoffFaults(
  given: Record<string, string>,
  isLoopback: (host: string) => boolean,
): [string, string][] {
  const faults: [string, string][] = [];
  const needs = (name: string, ...others: string[]) => {
    const without = others.find((other) => !given[other]);
    if (given[name] && without) faults.push([without, `what belongs to ${name}`]);
  };
  needs('SMTP_URL', 'HANDOFF_MAIL_FROM', 'HANDOFF_MAIL_TO');
  needs('HANDOFF_MAIL_FROM', 'SMTP_URL');
  needs('HANDOFF_MAIL_TO', 'SMTP_URL');
  needs('HANDOFF_WEBHOOK_URL', 'HANDOFF_WEBHOOK_SECRET');
  const { protocol, hostname = '' } = URL.parse(given.HANDOFF_WEBHOOK_URL ?? '') ?? {};
  if (protocol === 'http:' && !isLoopback(hostname)) faults.push(['HANDOFF_WEBHOOK_URL', 'https outside this machine']);
  return faults;
}

/** An address without a queue takes the queues that have none of their own. */
function byQueue(
  pairs: readonly { queues: readonly QueueId[]; address: string }[],
): Partial<Record<QueueId, readonly string[]>> {
  const own = pairs.filter(({ queues }) => queues.length === 1);
  const general = pairs.filter(({ queues }) => queues.length > 1).map(({ address }) => address);
  const to: Partial<Record<QueueId, readonly string[]>> = {};
  for (const queue of queueIds) {
    const ours = own.filter(({ queues }) => queues.includes(queue)).map(({ address }) => address);
    const chosen = ours.length > 0 ? ours : general;
    if (chosen.length > 0) to[queue] = chosen;
  }
  return to;
}
