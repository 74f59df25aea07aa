import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { WaterfallStepContext } from 'botbuilder-dialogs';
import type { PromptTexts } from '../../src/content/shapes/prompts.ts';
import type { Desk, Said } from '../../src/handoff/desk.ts';
import type { QueueId, Summary, Urgency } from '../../src/handoff/summary.ts';
import type { SummaryWords } from '../../src/handoff/summary-lines.ts';
import type { CallbackWords } from '../../src/handoff/words.ts';
import type { Channel } from '../../src/understanding/understand.ts';
import type { Clock } from '../../src/values/clock.ts';
import { wayKey } from '../turn.ts';

/** The hand-off of a conversation, as far as the conversation has to remember it. */
export interface Running {
  id: string;
  queue: QueueId;
  urgency: Urgency;
  /** `elsewhere`: software of a contact centre has taken over. */
  state: 'waiting' | 'talking' | 'callback' | 'elsewhere';
  /** The ids of what the desk told already. */
  told: readonly string[];
}

/** What the hand-off dialogs are made of. */
export interface HandoffParts {
  words: SummaryWords;
  promptTexts: PromptTexts;
  desk: Desk;
  clock: Clock;
  /** The words of which a callback gets two. */
  callbackWords: readonly string[];
  running: StatePropertyAccessor<Running | undefined>;
  /** What was said in this conversation. */
  transcript: StatePropertyAccessor<readonly Said[]>;
}

/** Where a person is called or mailed back. */
export interface ContactWay {
  telephone: string | null;
  email: string | null;
}

/** What a hand-off remembers between turns. Plain JSON, because it is stored. */
export interface Progress {
  /** The id of the hand-off, chosen before it is asked for, so that a turn done twice hands over once. */
  id: string;
  struck: readonly string[];
  addition: string | null;
  /** The consent question was asked before. */
  asked?: boolean;
  contact?: ContactWay;
  /** When a callback suits. */
  window?: string;
  /** The two words, chosen before the desk is asked, so that a turn done twice says the words that the desk has. */
  secret?: CallbackWords;
}

export type Step = WaterfallStepContext<Progress>;

/** How the person speaks with us. */
export const channelOf = (context: TurnContext): Summary['kanaal'] =>
  context.turnState.get<Channel | undefined>(wayKey) ?? 'web';
