import { join } from 'node:path';
import type { ConversationState } from 'botbuilder';
import type { Dialog } from 'botbuilder-dialogs';
import { humanDialogs } from '../dialogs/human-dialog.ts';
import { prompts } from '../dialogs/prompts/prompts.ts';
import { RootDialog, type Memory } from '../dialogs/root-dialog.ts';
import { createBot, type BotLogic } from './bot.ts';
import { contactsShape, missingOf, standingOf } from './content/contact.ts';
import { glossaryShape, meaningIn } from './content/glossary.ts';
import { loadAll, loadFile } from './content/load.ts';
import { crisisTexts, rootTexts } from './content/shapes/root.ts';
import { promptTexts } from './content/shapes/prompts.ts';
import { loadTopics } from './content/topics.ts';
import { sayPhone } from './language/say-phone.ts';
import type { Log } from './log.ts';
import { BotStorage } from './storage/bot-storage.ts';
import type { Keeper } from './storage/keeper.ts';
import { loadUnderstanding } from './understanding/load.ts';
import type { Clock } from './values/clock.ts';

/** The folder with every Dutch sentence. */
export const contentFolder = join(import.meta.dirname, '..', 'content');

/** What the assistant is built from. */
export interface AssistantParts {
  keeper: Keeper;
  clock: Clock;
  log: Log;
  /** How long an untouched conversation is kept. */
  retentionHours: number;
  /** Where the trained model is kept; left out: it is trained at each start. */
  dataDir?: string;
  content?: string;
}

/** The assistant: one conversation for every channel. */
export interface Assistant {
  logic: BotLogic;
  /** Forgets what is kept of a conversation. */
  forget: (conversation: { channelId: string; id: string }) => Promise<void>;
  /** What the municipality still has to fill in, such as `irisZorg.phone`. */
  toFillIn: readonly string[];
}

/**
 * Loads the texts, builds the dialogs and puts a bot around them.
 *
 * @throws ContentError naming every fault in the texts
 */
export function createAssistant({
  keeper,
  clock,
  log,
  retentionHours,
  dataDir,
  content = contentFolder,
}: AssistantParts): Assistant {
  const contacts = loadFile(join(content, 'contacts.yaml'), contactsShape);
  const standing = standingOf(contacts, sayPhone);
  const dialogFile = (name: string): string => join(content, 'dialogs', `${name}.yaml`);
  const loaded = loadAll({
    root: () => loadFile(dialogFile('root'), rootTexts(standing)),
    crisis: () => loadFile(dialogFile('crisis'), crisisTexts(standing)),
    prompts: () => loadFile(dialogFile('prompts'), promptTexts(standing)),
    glossary: () => loadFile(join(content, 'glossary.yaml'), glossaryShape),
    topics: () => loadTopics(join(content, 'topics'), standing, clock.today()),
    understanding: () => loadUnderstanding({ content, ...(dataDir !== undefined && { data: dataDir }) }),
  });

  const asking = prompts(loaded.prompts, clock);
  const tasks: Dialog[] = [...humanDialogs(loaded.root)];
  const root = (state: ConversationState): Dialog =>
    new RootDialog({
      texts: loaded.root,
      crisisTexts: loaded.crisis,
      topics: loaded.topics,
      meaning: meaningIn(loaded.glossary),
      understanding: loaded.understanding,
      prompts: asking,
      clock,
      memory: state.createProperty<Memory>('memory'),
      tasks,
    });

  const storage = new BotStorage(keeper, retentionHours);
  return {
    logic: createBot({ storage, keeper, root, texts: loaded.root, log }),
    forget: ({ channelId, id }) => storage.delete([`${channelId}/conversations/${id}/`]),
    toFillIn: missingOf(contacts),
  };
}
