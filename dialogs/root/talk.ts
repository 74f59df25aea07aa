import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { Dialog, DialogContext } from 'botbuilder-dialogs';
import type { Button, Message } from '../../src/content/message.ts';
import type { LanguageTexts } from '../../src/content/shapes/languages.ts';
import type { CrisisTexts, RootTexts } from '../../src/content/shapes/root.ts';
import type { Topics } from '../../src/content/topics.ts';
import { isTask, type CrisisId, type Intent, type TaskId } from '../../src/understanding/intents.ts';
import type { Channel, Understanding, Understood } from '../../src/understanding/understand.ts';
import type { Clock } from '../../src/values/clock.ts';
import type { Running } from '../handoff/parts.ts';
import type { OpenQuestion } from '../open-question.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { ask, tell, type ChannelData } from '../say.ts';
import { wayKey } from '../turn.ts';
import type { LaterParts } from './later.ts';

/** What the root dialog remembers of a conversation beside its open dialogs. */
export interface Memory {
  /** The topic explained last, and how often it was asked for in other words. */
  last?: { topic: string; simpler: boolean };
  /** What was said when it was not clear what about, for the task that is chosen then. */
  unclear?: string;
  /** How many messages in a row were not understood. */
  misses?: number;
  /** The question at which something was last taken for another subject without being a question. */
  aside?: string;
  /** What was said when danger was suspected: taken up again when there is none. */
  heldBack?: string;
  /** The dangers that were answered or checked in this conversation. */
  checked?: CrisisId[];
  /** That somebody scolded, and was answered calmly. */
  abused?: boolean;
  /** The key of what was kept to go on with later. */
  carried?: string;
  /** That somebody without a bed was told where to sleep tonight. */
  bedTold?: boolean;
}

/** What the root dialog is made of. */
export interface RootParts {
  texts: RootTexts;
  crisisTexts: CrisisTexts;
  languages: LanguageTexts;
  topics: Topics;
  /** What a word means, or undefined; the id of a topic may explain it too. */
  meaning: (term: string) => Message | undefined;
  understanding: Understanding;
  prompts: Prompts;
  clock: Clock;
  memory: StatePropertyAccessor<Memory>;
  /** The tasks, each under the id of its intent. */
  tasks: Dialog[];
  /** The task that a message tells the story of, such as absences with their days. */
  storyOf: (text: string) => TaskId | undefined;
  /** How the hand-off stands, where there is one. */
  handoff: (context: TurnContext) => Promise<Running['state'] | undefined>;
  later: LaterParts;
  /** Erases what is kept beside the conversation; gives what to say of it. */
  erase: (context: TurnContext) => Promise<readonly Message[]>;
}

/** What can be done with a message once it is understood. */
export interface Ways {
  /** Does what was understood; an open question comes back after it. */
  serve: (talk: Talk, understood: Understood, text: string, open: OpenQuestion | undefined) => Promise<void>;
  /** Gives the message to the open dialog. */
  answer: (talk: Talk, text: string) => Promise<void>;
}

/** One message, with the conversation in which it is dealt with. */
export class Talk {
  readonly dc: DialogContext;
  readonly parts: RootParts;
  readonly #ways: Ways;

  constructor(dc: DialogContext, parts: RootParts, ways: Ways) {
    this.dc = dc;
    this.parts = parts;
    this.#ways = ways;
  }

  get context(): TurnContext {
    return this.dc.context;
  }

  get texts(): RootTexts {
    return this.parts.texts;
  }

  serve(understood: Understood, text: string, open: OpenQuestion | undefined): Promise<void> {
    return this.#ways.serve(this, understood, text, open);
  }

  answer(text: string): Promise<void> {
    return this.#ways.answer(this, text);
  }

  /** Says something; an open question comes back after it, with its own buttons. */
  async say(message: Message, open?: OpenQuestion, data?: ChannelData): Promise<void> {
    const { buttons: _, ...words } = message;
    await this.context.sendActivity(tell(open ? words : message, data));
    await this.askAgain(open);
  }

  /** The open question again, after what interrupted it. */
  async askAgain(open: OpenQuestion | undefined): Promise<void> {
    if (open) await this.context.sendActivity(ask(open.question));
  }

  remember(): Promise<Memory> {
    return this.parts.memory.get(this.context, {});
  }

  understood(text: string): Understood {
    const channel = this.context.turnState.get<Channel | undefined>(wayKey) ?? 'web';
    return this.parts.understanding.understand(text, { channel });
  }

  /** The button that leads to a topic or a task; undefined for what has no title. */
  button(intent: Intent): Button | undefined {
    const title = this.parts.topics.get(intent)?.title ?? (isTask(intent) ? this.texts.tasks[intent] : undefined);
    return title === undefined ? undefined : { title, value: intent };
  }

  /** Lets go of a question that only helps to find out what somebody wants. */
  async letGoOfChoosing(): Promise<void> {
    const { activeDialog } = this.dc;
    if (activeDialog?.id === 'choose' || activeDialog?.id === 'term') await this.dc.cancelAllDialogs();
  }
}
