import { ActivityHandler, type ConversationState, type Activity, type Storage, type TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus, type Dialog, type DialogState } from 'botbuilder-dialogs';
import { tell } from '../dialogs/say.ts';
import { deskEventKey, eraseKey, lastSaidKey, sentOnceKey, wayKey } from '../dialogs/turn.ts';
import type { RootTexts } from './content/shapes/root.ts';
import type { DeskEvent } from './handoff/desk.ts';
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

/** How people speak on a channel, by its id. */
const ways: Record<string, Channel> = { msteams: 'teams', telefoon: 'voice' };

/** Where the library keeps which memory its dialogs have; it is the same for all, and costly to work out each turn. */
const scopesKey = 'DialogStateManagerConfiguration';

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
  texts: RootTexts;
  log: Log;
}

/**
 * One turn of the conversation: greets, runs the root dialog, keeps the state. The same activity delivered twice is
 * processed once and gets the same answer. State that cannot be used, and a fault in a dialog, end in an apology and
 * an open conversation; a store that is down ends in a sentence with a phone number.
 */
export function createBot({ storage, keeper, root, texts, log }: BotParts): BotLogic {
  const state = new TurnState(storage);
  const dialogState = state.createProperty<DialogState>('dialogs');
  const answered = state.createProperty<AnsweredTurn[]>('turns');
  const version = state.createProperty<number>('version');
  const greeted = state.createProperty<boolean>('greeted');
  const rootDialog = root(state);
  const dialogs = new DialogSet(dialogState).add(rootDialog);

  let scopes: object | undefined;

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
    if (typeof text === 'string' && text.length > LONGEST_TEXT) await context.sendActivity(tell(texts.tooLong()));
    else if (!text?.trim() && value === undefined) await context.sendActivity(tell(texts.onlyText()));
    else await converse(context);
    await next();
  });

  const converse = async (context: TurnContext): Promise<void> => {
    try {
      const outdated = (await version.get(context, STATE_VERSION)) !== STATE_VERSION;
      await version.set(context, STATE_VERSION);
      if (outdated) throw new RangeError('state: found dialogs of another version');
      if (scopes) context.turnState.set(scopesKey, scopes);
      const dc = await dialogs.createContext(context);
      scopes ??= context.turnState.get<object>(scopesKey);
      const { status } = await dc.continueDialog();
      if (status === DialogTurnStatus.empty) await dc.beginDialog(rootDialog.id);
    } catch (error) {
      if (error instanceof StorageError) throw error;
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
    context.onSendActivities(async (_context, activities, next) => {
      said.push(...activities.map(sayable));
      return next();
    });
    context.turnState.set(wayKey, ways[context.activity.channelId] ?? 'web');
    context.turnState.set(lastSaidKey, turns.at(-1)?.said);
    await handler.run(context);
    if (context.turnState.get(eraseKey)) {
      await state.clear(context);
      await greeted.set(context, true);
    }
    const kept = context.turnState.get(eraseKey) ? [] : turns;
    if (id) await answered.set(context, [...kept, { id, said }].slice(-TURNS_KNOWN));
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

/** What is kept of an activity that was sent, to send it again: what the bot said, not where. */
const sayable = (activity: Partial<Activity>): Partial<Activity> =>
  Object.fromEntries(saidFields.flatMap((field) => (activity[field] === undefined ? [] : [[field, activity[field]]])));

const saidFields = [
  'type',
  'text',
  'speak',
  'inputHint',
  'suggestedActions',
  'channelData',
  'attachments',
  'name',
  'value',
] as const satisfies (keyof Activity)[];

const listOf = (turns: unknown): AnsweredTurn[] => (Array.isArray(turns) ? (turns as AnsweredTurn[]) : []);
