import { hash, randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { badArgument } from './refusals.ts';

/** Who speaks for us on the web. */
export const BOT = { id: 'woonwegwijzer', name: 'Woonwegwijzer', role: 'bot' } as const;

/** An activity as the bot gets it. */
export type Incoming = Partial<Activity> & { id: string };

/** What a client may send; anything else it sends is not ours to pass on. */
const TYPES = new Set(['message', 'event', 'typing', 'endOfConversation']);
const TEXT_FIELDS = ['text', 'name', 'locale', 'textFormat', 'localTimestamp', 'localTimezone', 'valueType'] as const;
const CHANNEL_DATA = ['clientActivityID', 'clientTimestamp', 'messageBack', 'postBack'] as const;

/**
 * The activity a client posted, with only the fields a client may fill in.
 *
 * @param user who the token says it is; undefined: the client may say
 * @throws HttpError 400 when it is no activity, or of a type that is not a client's to send
 */
export function incoming(body: unknown, conversation: string, user: string | undefined): Incoming {
  if (!isRecord(body)) throw badArgument('body: expected one activity as a JSON object');
  const { type, from, channelData, value, entities } = body;
  if (typeof type !== 'string' || !TYPES.has(type)) throw badArgument(`type: expected one of ${[...TYPES].join(', ')}`);

  const activity: Record<string, unknown> = { ...envelope(conversation, user ?? idOf(from)), type };
  for (const field of TEXT_FIELDS) {
    const given = body[field];
    if (given === undefined || given === null) continue;
    if (typeof given !== 'string') throw badArgument(`${field}: expected text`);
    activity[field] = given;
  }
  if (value !== undefined) activity.value = value;
  if (Array.isArray(entities)) activity.entities = entities.filter(isRecord);
  if (isRecord(channelData)) {
    activity.channelData = Object.fromEntries(
      CHANNEL_DATA.filter((key) => channelData[key] !== undefined).map((key) => [key, channelData[key]]),
    );
  }
  return { ...activity, id: idFor(conversation, activity) };
}

/** The activity with which a conversation begins: bot and person came in. */
export function beginning(conversation: string, user: string, locale: unknown): Incoming {
  return {
    ...envelope(conversation, user),
    id: 'start',
    type: 'conversationUpdate',
    membersAdded: [BOT, { id: user, name: '', role: 'user' }],
    ...(typeof locale === 'string' && locale.length <= 35 && { locale }),
  };
}

/** What the bot says, as clients see it: without our inner address, and with who said it. */
export function outgoing(activity: Partial<Activity>, conversation: string): Incoming {
  const { serviceUrl: _, recipient: __, ...shown } = activity;
  return {
    ...shown,
    id: randomUUID(),
    from: BOT,
    channelId: 'directline',
    conversation: { id: conversation } as Activity['conversation'],
  };
}

function envelope(conversation: string, user: string): Partial<Activity> {
  return {
    channelId: 'directline',
    serviceUrl: 'urn:woonwegwijzer:direct-line',
    conversation: { id: conversation } as Activity['conversation'],
    from: { id: user, name: '', role: 'user' },
    recipient: BOT,
  };
}

/** The same `clientActivityID` in a conversation is the same message, and gets the same id. */
function idFor(conversation: string, { channelData }: Partial<Activity>): string {
  const given: unknown = (channelData as { clientActivityID?: unknown } | undefined)?.clientActivityID;
  if (typeof given !== 'string' || given === '') return randomUUID();
  return hash('sha256', `${conversation}\n${given}`, 'base64url').slice(0, 22);
}

/** Who the client says it is, when the token does not say; a name that looks like a token's user is not taken. */
function idOf(from: unknown): string {
  const id = isRecord(from) ? from.id : undefined;
  return typeof id === 'string' && /^[\w.@:-]{1,100}$/.test(id) ? id : 'user';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
