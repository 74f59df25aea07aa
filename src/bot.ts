import { randomUUID } from 'node:crypto';
import {
  ActivityHandler,
  ActivityTypes,
  type ConversationState,
  type Activity,
  type Storage,
  type TurnContext,
} from 'botbuilder';
import {
  DialogContextError,
  DialogMemoryScope,
  DialogSet,
  DialogTurnStatus,
  TurnMemoryScope,
  type Dialog,
  type DialogState,
} from 'botbuilder-dialogs';
import { courseOf, follow, setCourse } from '../dialogs/course.ts';
import type { Dealt, RunningHandoff } from '../dialogs/handoff/running-handoff.ts';
import { handoffState } from '../dialogs/handoff/state.ts';
import { textOf } from '../dialogs/prompts/answer-prompt.ts';
import { tell } from '../dialogs/say.ts';
import {
  deskEventKey,
  eraseKey,
  lastSaidKey,
  offRecordKey,
  sentOnceKey,
  wayKey,
  type OffRecord,
} from '../dialogs/turn.ts';
import type { RootTexts } from './content/shapes/root.ts';
import type { DeskEvent, Said } from './handoff/desk.ts';
import { emptyCourse } from './handoff/course.ts';
import { continued } from './handoff/transcript.ts';
import type { Log } from './log.ts';
import type { Channel } from './understanding/content.ts';
import { StorageError, type Keeper } from './storage/keeper.ts';
import { TurnState } from './storage/turn-state.ts';

/** What a bot does in one turn, on whichever channel. */
export type BotLogic = (context: TurnContext) => Promise<void>;

/** Raise it when stored dialogs of an earlier version can no longer be continued. */
const STATE_VERSION = 1;

/** How many turns back a repeated activity is still known. */
const TURNS_KNOWN = 3;

/** A text longer than this is not read. */
const LONGEST_TEXT = 2_000;

/** The name of an event of our own desk; who sends it from outside is not believed. */
const deskEventName = 'woonwegwijzer.desk';

/** In the state of a turn: that it went to a worker. */
const withWorkerKey = 'woonwegwijzer.withWorker';

/** How people speak on a channel, by its id. */
const ways: Record<string, Channel> = { msteams: 'teams', telefoon: 'voice' };

/** Where the library looks in a turn for the memory its dialogs have. */
const memoryKey = 'DialogStateManagerConfiguration';

/** The memory that the library itself needs. Ours read their own state, so the rest of it is left out: it costs time. */
const dialogMemory = { memoryScopes: [new TurnMemoryScope(), new DialogMemoryScope()], pathResolvers: [] };

/** One turn that was answered: the activity it was, and what was said. */
interface AnsweredTurn {
  id: string;
  said: Partial<Activity>[];
}

/** What the bot is made of. */
export interface BotParts {
  storage: Storage;
  keeper: Pick<Keeper, 'exclusively'>;
  /** Makes the root dialog on the state that the bot keeps. */
  root: (state: ConversationState) => Dialog;
  /** The hand-off that runs, on the state that the bot keeps; left out: nobody is handed over. */
  handoff?: (state: ConversationState) => Pick<RunningHandoff, 'hear' | 'event' | 'follow'>;
  texts: RootTexts;
  log: Log;
}

/**
 * One turn of the conversation: greets, runs the root dialog, keeps the state. The same activity delivered twice is
 * processed once and gets the same answer. State that cannot be used, and a fault in a dialog, end in an apology and
 * an open conversation; a store that is down ends in a sentence with a phone number.
 */
export function createBot({ storage, keeper, root, handoff, texts, log }: BotParts): BotLogic {
  const state = new TurnState(storage);
  const dialogState = state.createProperty<DialogState>('dialogs');
  const answered = state.createProperty<AnsweredTurn[]>('turns');
  const version = state.createProperty<number>('version');
  const greeted = state.createProperty<boolean>('greeted');
  const { course, transcript } = handoffState(state);
  const running = handoff?.(state);
  const rootDialog = root(state);
  const dialogs = new DialogSet(dialogState).add(rootDialog);

  const handler = new ActivityHandler();

  handler.onMembersAdded(async (context, next) => {
    const { membersAdded = [], recipient } = context.activity;
    if (membersAdded.some(({ id }) => id !== recipient.id) && !(await greeted.get(context, false))) {
      await greeted.set(context, true);
      await context.sendActivity(tell(texts.greeting()));
    }
    await next();
  });

  handler.onMessage(async (context, next) => {
    const { text, value } = context.activity as { text?: string; value?: unknown };
    if (!(await greeted.get(context, false))) {
      await greeted.set(context, true);
      await context.sendActivity(tell(texts.greetingShort()));
    }
    if (textOf(context).length > LONGEST_TEXT) await context.sendActivity(tell(texts.tooLong()));
    else if (!text?.trim() && value === undefined) await context.sendActivity(tell(texts.onlyText()));
    else await converse(context);
    await next();
  });

  handler.onEvent(async (context, next) => {
    const { name, channelId } = context.activity;
    if (name === deskEventName && !context.turnState.get(deskEventKey)) {
      log.warn('an event from outside that says it is of the desk is refused', { channel: channelId });
    } else if (running) await afterwards(context, await running.event(context));
    await next();
  });

  /** The open question comes back after a worker. */
  const afterwards = async (context: TurnContext, dealt: Dealt): Promise<void> => {
    if (dealt === 'resume') await (await dialogs.createContext(context)).repromptDialog();
  };

  const converse = async (context: TurnContext): Promise<void> => {
    const dealt = (await running?.hear(context)) ?? 'not-ours';
    if (dealt !== 'not-ours') {
      context.turnState.set(withWorkerKey, true);
      await afterwards(context, dealt);
      return;
    }
    try {
      const outdated = (await version.get(context, STATE_VERSION)) !== STATE_VERSION;
      await version.set(context, STATE_VERSION);
      if (outdated) throw new RangeError('state: found dialogs of another version');
      context.turnState.set(memoryKey, dialogMemory);
      const dc = await dialogs.createContext(context);
      const { status } = await dc.continueDialog();
      if (status === DialogTurnStatus.empty) await dc.beginDialog(rootDialog.id);
    } catch (error) {
      // the library wraps what a dialog throws
      const cause = error instanceof DialogContextError ? error.error : error;
      if (cause instanceof StorageError) throw cause;
      log.error('dialog failed', { conversation: context.activity.conversation.id, error });
      await dialogState.delete(context);
      await version.set(context, STATE_VERSION);
      await context.sendActivity(tell(texts.startOver()));
    }
  };

  const turn = async (context: TurnContext): Promise<void> => {
    await state.load(context);
    const turns = listOf(await answered.get(context, []));
    const told = context.turnState.get<DeskEvent | undefined>(deskEventKey);
    const id = told?.id ?? context.activity.id;
    const before = id ? turns.find((one) => one.id === id) : undefined;
    if (before) {
      // What the desk tells is an answer to nobody: who heard it needs no second one.
      if (!told || context.turnState.get(sentOnceKey)) await context.sendActivities(before.said);
      return;
    }
    const said: Partial<Activity>[] = [];
    setCourse(context, await course.get(context, emptyCourse));
    context.onSendActivities(async (_context, activities, next) => {
      for (const { channelData } of activities) follow(context, channelData);
      const sent = await next();
      if (sent.length > 0) said.push(...activities.map(sayable));
      return sent;
    });
    context.turnState.set(wayKey, ways[context.activity.channelId] ?? 'web');
    context.turnState.set(lastSaidKey, turns.at(-1)?.said);
    await handler.run(context);
    if (context.turnState.get(eraseKey)) {
      await state.clear(context);
      await greeted.set(context, true);
    } else {
      await running?.follow(context);
      await course.set(context, courseOf(context));
      await transcript.set(context, continued(await transcript.get(context, []), spokenIn(context, said)));
    }
    const kept = context.turnState.get(eraseKey) ? [] : turns;
    const forgets = context.turnState.get<OffRecord | undefined>(offRecordKey) === 'answer';
    if (id && !forgets) await answered.set(context, [...kept, { id, said }].slice(-TURNS_KNOWN));
    await state.saveChanges(context);
  };

  return async (context) => {
    const { conversation } = context.activity;
    try {
      await keeper.exclusively(`turn:${conversation.id}`, () => turn(context));
    } catch (error) {
      log.error('turn failed', { conversation: conversation.id, channel: context.activity.channelId, error });
      // The desk tells it again later; an apology would come out of nowhere.
      if (context.turnState.get(deskEventKey)) throw error;
      await context.sendActivity(tell(error instanceof StorageError ? texts.storeDown() : texts.sorry()));
    }
  };
}

/** What was said in a turn between the person and the assistant; what a worker said or heard is with the desk. */
function spokenIn(context: TurnContext, said: readonly Partial<Activity>[]): Said[] {
  const { type, id = randomUUID() } = context.activity;
  const elsewhere =
    context.turnState.get<unknown>(withWorkerKey) ?? context.turnState.get<OffRecord | undefined>(offRecordKey);
  if (type !== ActivityTypes.Message || elsewhere) return [];
  const at = new Date().toISOString();
  const answers = said.flatMap(({ text }) => (text ? [text] : []));
  return [
    { id, by: 'person', text: textOf(context), at },
    ...answers.map((text, i): Said => ({ id: `${id}/${i + 1}`, by: 'assistant', text, at })),
  ];
}

/** What is kept of an activity that was sent, to send it again: what the bot said, not where. */
const sayable = (activity: Partial<Activity>): Partial<Activity> =>
  Object.fromEntries(saidFields.flatMap((field) => (activity[field] === undefined ? [] : [[field, activity[field]]])));

const saidFields = [
  'type',
  'text',
  'textFormat',
  'speak',
  'inputHint',
  'suggestedActions',
  'channelData',
  'attachments',
  'name',
  'value',
] as const satisfies (keyof Activity)[];

const listOf = (turns: unknown): AnsweredTurn[] => (Array.isArray(turns) ? (turns as AnsweredTurn[]) : []);
