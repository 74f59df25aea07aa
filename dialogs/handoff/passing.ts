import { ActivityTypes, EventFactory, TurnContext, type Activity, type Transcript } from 'botbuilder';
import type { Message } from '../../src/content/message.ts';
import { plain } from '../../src/content/message.ts';
import type { HandoffTexts } from '../../src/content/shapes/handoff.ts';
import type { Callback, Handoff, Outlook, Said, Ticket } from '../../src/handoff/desk.ts';
import { queueFor, urgencyFor } from '../../src/handoff/route.ts';
import { summaryOf } from '../../src/handoff/summarise.ts';
import type { Summary } from '../../src/handoff/summary.ts';
import { hashWords } from '../../src/handoff/words.ts';
import { sayDayLong } from '../../src/language/say-day.ts';
import { count, sayNumber } from '../../src/language/say-number.ts';
import { sayTime } from '../../src/language/say-time.ts';
import { speakable } from '../../src/language/speakable.ts';
import { inNetherlands, type Clock } from '../../src/values/clock.ts';
import { together } from '../absence/answer.ts';
import { courseOf } from '../course.ts';
import { tell } from '../say.ts';
import { referenceKey } from '../turn.ts';
import { channelOf, type HandoffParts, type Progress } from './parts.ts';

/** The summary as it stands now, with what the person struck and added. */
export function summaryNow(context: TurnContext, progress: Progress, { words, clock }: HandoffParts): Summary {
  const { contact, window = null, struck, addition } = progress;
  return summaryOf(
    {
      course: courseOf(context),
      channel: channelOf(context),
      contact: contact ? { telefoon: contact.telephone, email: contact.email, tijdvak: window } : null,
      addition,
      struck,
    },
    words.handoff.summary,
    clock,
  );
}

/**
 * Puts the person in the queue, says so to whatever software listens (`handoff.initiate`), and tells how it stands.
 * Without consent nothing that was told goes along.
 *
 * @throws DeskError when the desk did not take it
 */
export async function pass(
  context: TurnContext,
  progress: Progress,
  consent: boolean,
  parts: HandoffParts,
): Promise<void> {
  const { desk, clock, running, transcript, words } = parts;
  const texts = words.handoff;
  const course = courseOf(context);
  const { id } = queueFor(course);
  const summary = consent ? summaryNow(context, progress, parts) : null;
  const rij = { id, waarom: summary?.rij.waarom ?? texts.summary.withoutConsent };
  const said = consent && progress.struck.length === 0 ? await transcript.get(context, []) : null;
  const callback = await callbackOf(progress);
  const channel = channelOf(context);
  const reference = callback ? undefined : await referenceFor(context);

  const outlook = await desk.outlook(id);
  const handoff: Handoff = {
    id: progress.id,
    queue: rij,
    urgency: urgencyFor(course, { today: clock.today(), time: clock.time() }).level,
    channel,
    line: lineOf(context),
    summary,
    transcript: said,
    callback,
    ...(reference !== undefined && { reference }),
  };
  const ticket = await desk.take(handoff);
  await running.set(context, {
    id: progress.id,
    queue: id,
    urgency: handoff.urgency,
    state: ticket.state === 'closed' ? 'waiting' : ticket.state,
    told: [],
  });

  if (!consent) await context.sendActivity(tell(texts.withoutTold()));
  const transcriptOrNone = said ? transcriptOf(context, said) : undefined;
  await context.sendActivity(EventFactory.createHandoffInitiation(context, { summary, rij }, transcriptOrNone));
  await context.sendActivity(tell(callback ? callbackSet(progress, texts) : inQueue(ticket, outlook, texts, clock)));
}

/** Changes the place in the queue for a callback. @throws DeskError when the desk did not take it */
export async function callBackInstead(context: TurnContext, id: string, progress: Progress, parts: HandoffParts) {
  const callback = await callbackOf(progress);
  if (!callback) return;
  await parts.desk.callBack(id, callback);
  const before = await parts.running.get(context);
  if (before) await parts.running.set(context, { ...before, state: 'callback' });
  await context.sendActivity(tell(callbackSet(progress, parts.words.handoff)));
}

/** The callback as the desk gets it: with the two words as a hash; null where none was asked for. */
async function callbackOf({ contact, window = '', secret }: Progress): Promise<Callback | null> {
  return contact && secret ? { ...contact, window, words: await hashWords(secret) } : null;
}

const lineOf = (context: TurnContext): Handoff['line'] => ({
  channelId: context.activity.channelId,
  conversation: context.activity.conversation.id,
  reference: TurnContext.getConversationReference(context.activity),
});

/** The short number by which a worker finds this hand-off, on a channel that speaks one. */
const referenceFor = async (context: TurnContext): Promise<string | undefined> =>
  context.turnState.get<(() => Promise<string>) | undefined>(referenceKey)?.();

function transcriptOf({ activity }: TurnContext, said: readonly Said[]): Transcript {
  const { channelId, conversation, from, recipient } = activity;
  const activities = said.map(({ id, by, text, at }) => ({
    type: ActivityTypes.Message,
    id,
    channelId,
    conversation,
    timestamp: new Date(at),
    text,
    from: by === 'person' ? { id: from.id, name: '', role: 'user' } : { id: recipient.id, name: '', role: 'bot' },
  }));
  return { channelId, id: conversation.id, activities: activities as Activity[] } as Transcript;
}

/** How it stands in the queue, honestly: shut, with or without a place, with or without a time. */
export function inQueue(ticket: Ticket, outlook: Outlook, texts: HandoffTexts, clock: Clock): Message {
  const queue = texts.queues[ticket.queue];
  if (!outlook.open) {
    const opens = opensOf(outlook, texts, clock);
    return opens ? texts.shut({ queue, opens }) : texts.shutUnknown({ queue });
  }
  const { place, expectedMinutes } = ticket;
  const offers = texts.offers();
  const stands =
    place === null
      ? texts.waitingNobody({ queue })
      : expectedMinutes === null
        ? texts.waiting({ queue, place: sayNumber(place) })
        : texts.waitingMinutes({ queue, place: sayNumber(place), minutes: minutes(expectedMinutes) });
  return { ...together([stands, offers]), ...(offers.buttons && { buttons: offers.buttons }) };
}

export const minutes = (n: number) => count(Math.max(1, n), 'minuut', 'minuten');

/** When a queue opens again, in words: "maandag 23 november 2026 om 9 uur 's ochtends"; undefined: not known. */
export function opensOf({ opensAt }: Outlook, texts: HandoffTexts, clock: Clock) {
  if (opensAt === null) return undefined;
  const { day, time } = inNetherlands(new Date(opensAt));
  return texts.opensAt({ day: sayDayLong(day, clock.today()), time: sayTime(time) });
}

function callbackSet(
  { contact, window = '', secret: [first, second] = ['', ''] }: Progress,
  texts: HandoffTexts,
): Message {
  return texts.callbackSet({
    first: plain(first),
    second: plain(second),
    how: contact?.telephone == null ? texts.byEmail : texts.byPhone,
    when: { text: window, speak: speakable(window) },
  });
}
