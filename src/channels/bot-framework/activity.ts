import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { HttpError } from '../http-error.ts';

const id = z.string().max(1_000);
const account = z.looseObject({ id });
const things = z.array(z.looseObject({}));

/** What an activity must be for a turn to begin: the fields that we or the Bot Framework read. */
const shape = z.looseObject({
  type: z.string().min(1).max(100),
  conversation: z.looseObject({ id: id.min(1) }),
  id: id.nullish(),
  channelId: z.string().max(100).nullish(),
  serviceUrl: z.string().max(2_000).nullish(),
  from: account.nullish(),
  recipient: account.nullish(),
  text: z.string().nullish(),
  name: z.string().max(1_000).nullish(),
  locale: z.string().max(100).nullish(),
  deliveryMode: z.string().max(100).nullish(),
  timestamp: z.string().max(100).nullish(),
  localTimestamp: z.string().max(100).nullish(),
  expiration: z.string().max(100).nullish(),
  attachments: things.nullish(),
  entities: things.nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});

/**
 * A body as an activity, with what the Bot Framework takes for granted: two accounts, a channel, times as `Date`.
 *
 * @throws HttpError 400 that names the first field that is wrong, what was found and what is expected
 */
export function readActivity(body: unknown): Activity {
  if (body === undefined) {
    throw new HttpError(415, 'NoJson', 'The body is missing or no JSON: send an activity as application/json.');
  }
  const { success, error } = shape.safeParse(body);
  if (!success) {
    const [fault] = error.issues;
    const where = fault?.path.join('.') ?? '';
    throw new HttpError(
      400,
      'BadActivity',
      `${where ? `activity.${where}` : 'The body'}: ${fault?.message ?? 'wrong'}.`,
    );
  }
  const activity = body as Record<string, unknown>;
  for (const [field, value] of Object.entries(activity)) if (value === null) activity[field] = undefined;
  activity.channelId ??= 'api';
  activity.from ??= { id: 'user' };
  activity.recipient ??= { id: 'bot' };
  for (const field of ['timestamp', 'localTimestamp', 'expiration'] as const) {
    const raw = activity[field];
    if (typeof raw !== 'string') continue;
    const date = new Date(raw);
    activity[field] = Number.isNaN(date.getTime()) ? undefined : date;
    activity[`raw${field[0]?.toUpperCase() ?? ''}${field.slice(1)}`] = raw;
  }
  return body as Activity;
}

/**
 * Whether there is a way to answer: in the response, or by a service that takes activities.
 *
 * @throws HttpError 400 when there is none
 */
export function checkAnswerable({ deliveryMode, serviceUrl, type }: Activity): void {
  if (deliveryMode === 'expectReplies' || type === 'invoke') return;
  if (/^https?:$/.test(URL.parse(serviceUrl)?.protocol ?? '')) return;
  throw new HttpError(
    400,
    'NoWayToAnswer',
    'activity.serviceUrl: expected an http or https address that takes the answer, or deliveryMode "expectReplies".',
  );
}
