import { ActivityTypes, TurnContext, type Activity, type BotAdapter, type ResourceResponse } from 'botbuilder';
import { activityOf, submittedIn } from '../../../dialogs/staff/staff-dialog.ts';
import type { BotLogic } from '../../bot.ts';
import { taskField, type Card } from '../../cards/card.ts';
import type { Settings } from '../../config/config.ts';
import type { DeskFloor } from '../../handoff/floor.ts';
import type { Log } from '../../log.ts';
import { nameWords, type StaffTexts } from '../../staff/load.ts';
import type { StaffReply } from '../../staff/reply.ts';
import type { Keeper } from '../../storage/keeper.ts';
import type { Clock } from '../../values/clock.ts';
import { Chats, chatKey } from './chats.ts';
import { fetchFile, putFile, teamsHost, type AllowedHost } from './fetch-file.ts';
import { fileIn, normalise, refersToFile } from './incoming.ts';
import { NoticeTasks, type NoticeParts, type Place } from './notice-tasks.ts';
import { fileOfConsent, forTeams } from './outgoing.ts';
import { Rounds, type SpeakFirst } from './rounds.ts';
import { colleagueOf, isAllowed, isPersonal } from './tenant.ts';

/** The id of Teams among the channels of the Bot Framework. */
export const teamsId = 'msteams';

/** What Teams is built from. */
export interface TeamsParts {
  settings: Pick<Settings, 'microsoftApp' | 'teams' | 'desk'>;
  keeper: Keeper;
  clock: Clock;
  log: Log;
  /** The conversation with staff. */
  logic: BotLogic;
  texts: StaffTexts;
  /** The desk of the workers; undefined: none, so nobody is told of it and nothing is taken over. */
  floor?: DeskFloor;
  workerOf?: NoticeParts['workerOf'];
  speakFirst: SpeakFirst;
  /** Where files may be fetched from and put; tests bring their own. */
  allowedHost?: AllowedHost;
}

/** The channel: a turn for what Teams sends, and what it says of its own accord. */
export interface Teams {
  turn: BotLogic;
  /** Looks once whether a chat is to be told something. */
  round: () => Promise<void>;
  start: () => void;
  stop: () => Promise<void>;
}

const invokeCard = 'adaptiveCard/action';
const invokeFile = 'fileConsent/invoke';

/** How often it is looked whether a chat is to be told something. */
const roundMs = 15_000;

/**
 * Microsoft Teams, for staff of care providers: only for allowed tenants. It puts what comes in and what goes out in the
 * form of the other side, so that no dialog knows Teams.
 */
export function teams(parts: TeamsParts): Teams {
  const { settings, keeper, clock, log, logic, texts, floor, allowedHost = teamsHost } = parts;
  const tenants = settings.teams.tenants;
  const proven = settings.microsoftApp !== undefined;
  if (proven && tenants.length === 0) {
    log.warn('no tenant may use Teams: every colleague is refused', { setting: 'TEAMS_TENANTS' });
  }
  const chats = new Chats(keeper);
  const deskUrl = settings.desk.url === undefined ? undefined : `${settings.desk.url}/balie`;
  const notices = new NoticeTasks({
    texts: texts.notices,
    names: nameWords(texts.refusals),
    chats,
    clock,
    floor,
    // who cannot be proven to be somebody is nobody at the desk
    workerOf: proven && parts.workerOf ? parts.workerOf : async () => undefined,
    deskUrl,
  });
  const rounds = new Rounds({
    texts: texts.notices,
    chats,
    clock,
    floor,
    deskUrl,
    log,
    speakFirst: (reference, turn) =>
      parts.speakFirst(reference, (context) =>
        turn(speaking(context, (said) => context.adapter.sendActivities(context, said))),
      ),
  });

  /** The same turn, in which what is said takes the form of Teams before `send` gets it. */
  function speaking(
    context: TurnContext,
    send: (said: Partial<Activity>[]) => Promise<ResourceResponse[]>,
  ): TurnContext {
    const personal = isPersonal(context.activity);
    // Teams itself takes no events; a caller that waits for replies may look at them.
    const passes = ({ type }: Partial<Activity>): boolean =>
      type === 'message' || type === 'typing' || context.activity.deliveryMode === 'expectReplies';
    const translate = (activity: Partial<Activity>) =>
      passes(activity) ? forTeams(activity, { personal, texts: texts.sheet }) : [];
    const adapter = Object.create(context.adapter, {
      sendActivities: {
        value: async (_: TurnContext, said: Partial<Activity>[]) => {
          const sent: ResourceResponse[] = [];
          for (const one of said) {
            const made = translate(one).map((activity) => addressed(activity, one));
            const [first] = made.length > 0 ? await send(made) : [];
            sent.push(first ?? { id: '' });
          }
          return sent;
        },
      },
      updateActivity: {
        value: (_: TurnContext, activity: Partial<Activity>) =>
          context.adapter.updateActivity(context, { ...activity, ...translate(activity)[0] }),
      },
    }) as BotAdapter;
    // What is buffered for a caller that waits would pass by the adapter: here it never is.
    const copy = new TurnContext(adapter, { ...context.activity, deliveryMode: 'normal' });
    for (const [key, value] of context.turnState) copy.turnState.set(key, value);
    return copy;
  }

  const turn: BotLogic = async (context) => {
    const { activity } = context;
    const colleague = colleagueOf(activity);
    if (!isAllowed(colleague, tenants, proven)) return refuse(context);
    const key = chatKey(activity.conversation.id);
    if (isRemoval(activity)) {
      await chats.forget(key);
      return;
    }
    await chats.refresh(key, TurnContext.getConversationReference(activity));
    const invoked = activity.type === ActivityTypes.Invoke;
    if (!invoked)
      return deal(
        speaking(context, (said) => sendAll(context, said)),
        place(activity),
      );
    if (activity.name === invokeFile) return keepFile(context);
    if (activity.name === invokeCard) return actOnCard(context);
    await answerInvoke(context, { status: 501 });
  };

  const place = (activity: Activity): Place => ({
    conversation: activity.conversation.id,
    reference: TurnContext.getConversationReference(activity),
    personal: isPersonal(activity),
    colleague: colleagueOf(activity),
  });

  /** A message, or a card that came back, in a turn that speaks the form of Teams. */
  async function deal(context: TurnContext, where: Place): Promise<void> {
    const { activity } = context;
    normalise(activity);
    if (activity.type === ActivityTypes.Message) {
      const said = await fileOrNotice(context, where);
      if (said) {
        const mark = `teams/turn/${chatKey(`${where.conversation} ${activity.id ?? ''}`)}`;
        if (!activity.id || (await chats.once(mark, 3_600))) await context.sendActivity(activityOf(said));
        return;
      }
    }
    await logic(context);
  }

  async function fileOrNotice({ activity }: TurnContext, where: Place): Promise<StaffReply | undefined> {
    const file = fileIn(activity);
    if (file) {
      const found = await fetchFile(file.url, allowedHost);
      if (found === 'not-ours') return { text: texts.refusals.fileNotOurs() };
      if (found === 'not-fetched') return { text: texts.refusals.fileNotFetched() };
      activity.text = '';
      activity.value = { [taskField]: 'huisblad', bestand: Buffer.from(found).toString('base64') };
      return undefined;
    }
    if (!where.personal && activity.text === '' && refersToFile(activity))
      return { text: texts.refusals.fileInChannel() };
    const submitted = submittedIn(activity);
    return submitted ? notices.act(submitted.task, submitted.data, where) : notices.hear(activity.text, where);
  }

  /** An action of a card that is answered in its place: the first card that is said takes it, the rest is sent. */
  async function actOnCard(context: TurnContext): Promise<void> {
    const { action } = (context.activity.value ?? {}) as { action?: { verb?: unknown; data?: object } };
    const held: Partial<Activity>[] = [];
    const message = {
      ...context.activity,
      type: ActivityTypes.Message,
      text: '',
      value: { ...action?.data, [taskField]: action?.verb },
    };
    const copy = speaking(context, async (said) => (held.push(...said), said.map(() => ({ id: '' }))));
    Object.assign(copy.activity, message);
    await deal(copy, place(context.activity));
    const at = held.findIndex(({ attachments }) => cardIn(attachments) !== undefined);
    const card = cardIn(held[at]?.attachments);
    const body = card
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: held.at(-1)?.text ?? '' };
    await answerInvoke(context, { status: 200, body });
    const others = held.filter((_, i) => i !== (card ? at : held.length - 1));
    if (others.length > 0) await sendAll(context, others);
  }

  /** Puts a file where somebody agreed to have it, and takes the question away. */
  async function keepFile(context: TurnContext): Promise<void> {
    const {
      action,
      uploadInfo,
      context: kept,
    } = (context.activity.value ?? {}) as {
      action?: unknown;
      context?: unknown;
      uploadInfo?: {
        uploadUrl?: unknown;
        contentUrl?: unknown;
        name?: unknown;
        uniqueId?: unknown;
        fileType?: unknown;
      };
    };
    await answerInvoke(context, { status: 200 });
    const file = action === 'accept' ? fileOfConsent(kept) : undefined;
    const { uploadUrl, contentUrl, name, uniqueId, fileType } = uploadInfo ?? {};
    const done = file && typeof uploadUrl === 'string' && (await putFile(uploadUrl, file.content, allowedHost));
    const text = done
      ? texts.sheet.fileSaved({ name: String(name) })
      : action === 'accept'
        ? texts.refusals.fileNotFetched()
        : texts.refusals.fileDeclined();
    if (done) {
      const info = {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl: String(contentUrl),
        name: String(name),
        content: { uniqueId, fileType },
      };
      await context.sendActivity({ type: ActivityTypes.Message, text, attachments: [info] });
    } else await context.sendActivity(text);
    if (context.activity.replyToId) await context.deleteActivity(context.activity.replyToId).catch(() => undefined);
  }

  async function refuse(context: TurnContext): Promise<void> {
    const { type } = context.activity;
    log.warn('a colleague of a tenant that is not allowed', { channel: teamsId, setting: 'TEAMS_TENANTS' });
    const text = texts.refusals.foreignTenant();
    if (type === ActivityTypes.Message) await context.sendActivity(text);
    if (type === ActivityTypes.Invoke) {
      await answerInvoke(context, {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
      });
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    for (const look of [() => rounds.digest(), () => rounds.waiting()]) {
      await look().catch((error: unknown) => {
        log.warn('a round for chats failed', { channel: teamsId, error });
      });
    }
  };
  return {
    turn,
    round,
    start: () => {
      timer = setInterval(() => {
        under = under.then(round);
      }, roundMs);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await under;
    },
  };
}

/** What stands on every activity of a turn, on one that was made from it. */
const addressed = (
  activity: Partial<Activity>,
  { conversation, channelId, serviceUrl, from, recipient, replyToId }: Partial<Activity>,
): Partial<Activity> => ({
  ...activity,
  ...Object.fromEntries(
    Object.entries({ conversation, channelId, serviceUrl, from, recipient, replyToId }).filter(
      ([, value]) => value !== undefined,
    ),
  ),
});

const cardIn = (attachments: Activity['attachments'] | undefined): Card | undefined =>
  attachments?.find(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')?.content as
    Card | undefined;

/** Sends in the turn as it came, also into the answer of a caller that waits for replies. */
const sendAll = async (context: TurnContext, said: Partial<Activity>[]): Promise<ResourceResponse[]> =>
  (await context.sendActivities(said)).map((response) => ({ id: response.id }));

const answerInvoke = async (context: TurnContext, value: { status: number; body?: unknown }): Promise<void> => {
  await context.sendActivity({ type: 'invokeResponse', value });
};

/** Whether the app was taken out of the chat. */
function isRemoval({ type, action, membersRemoved = [], recipient }: Activity): boolean {
  if (type === 'installationUpdate') return action === 'remove';
  return type === 'conversationUpdate' && membersRemoved.some(({ id }) => id === recipient.id);
}
