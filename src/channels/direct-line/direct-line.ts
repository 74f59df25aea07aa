import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ConversationReference } from 'botbuilder';
import type { BotLogic } from '../../bot.ts';
import type { Settings } from '../../config/config.ts';
import type { Log } from '../../log.ts';
import { StorageError, type Keeper } from '../../storage/keeper.ts';
import { RateLimit } from '../rate-limit.ts';
import { beginning, incoming, type Incoming } from './activity.ts';
import { azureBroker, ownBroker, type Broker } from './broker.ts';
import { conversationLog, type ConversationLog, type Pen } from './conversation-log.ts';
import { DirectLineAdapter } from './direct-line-adapter.ts';
import { notFound } from './refusals.ts';
import { origins } from './origins.ts';
import { routes } from './routes.ts';
import { Streams } from './streams.ts';
import { tokens } from './tokens.ts';

/** What the Direct Line service is built from. */
export interface DirectLineParts {
  keeper: Keeper;
  /** One turn of the bot, the same function as for every channel. It deals with its own errors. */
  logic: BotLogic;
  settings: Pick<Settings, 'directLine' | 'allowedOrigins' | 'rateLimit' | 'retentionHours' | 'trustedProxies'>;
  log: Log;
  /** Forgets what the bot keeps of a conversation, when the person erases it. */
  forget: (conversation: { channelId: 'directline'; id: string }) => Promise<void>;
}

/** A turn that takes longer goes on by itself: its answers come over the stream. */
const ANSWER_WITHIN_MS = 12_000;

/**
 * A Direct Line 3.0 service of our own, for the web chat on the municipal site: HTTP and WebSocket under
 * `/v3/directline`, and the page's broker `POST /chat/token`.
 */
export function directLine({ keeper, logic, settings, log: report, forget }: DirectLineParts) {
  const keepSeconds = settings.retentionHours * 3_600;
  const { tokenSeconds, azure } = settings.directLine;
  const log = conversationLog(keeper, keepSeconds);
  const signer = tokens(settings.directLine.secret ?? randomBytes(32).toString('base64url'));
  const sites = origins(settings.allowedOrigins);
  const adapter = new DirectLineAdapter(log);
  const streams = new Streams({ log, tokens: signer, origins: sites, report });
  const conversations = new Conversations(log, adapter, logic, report, forget);
  const terms = { tokenSeconds, keepSeconds };
  const broker: Broker = azure ? azureBroker(azure, signer, terms) : ownBroker(signer, log, terms);

  return {
    /** Mounts the service on a server that parses JSON bodies. */
    routes: routes({
      conversations,
      log,
      tokens: signer,
      origins: sites,
      broker,
      limit: new RateLimit(settings.rateLimit),
      tokenSeconds,
      trustedProxies: settings.trustedProxies,
      report,
    }),

    /** Takes an `upgrade` of the HTTP server; false when it is not for this service, and nothing was done. */
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): boolean =>
      streams.upgrade(request, socket, head),

    /** A turn that did not begin with the person, such as the answer of a colleague; `once` names it when it may be done again. */
    continueConversation: (reference: Partial<ConversationReference>, turn: BotLogic, once?: string): Promise<void> =>
      adapter.continueConversation(reference, turn, once),

    /** Lets the turns under way end, then the streams. */
    async close(): Promise<void> {
      await conversations.idle();
      streams.close();
    },
  };
}

/** What happens in a conversation, one thing at a time. */
export class Conversations {
  readonly #log: ConversationLog;
  readonly #adapter: DirectLineAdapter;
  readonly #logic: BotLogic;
  readonly #report: Log;
  readonly #forget: DirectLineParts['forget'];
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(
    log: ConversationLog,
    adapter: DirectLineAdapter,
    logic: BotLogic,
    report: Log,
    forget: DirectLineParts['forget'],
  ) {
    this.#log = log;
    this.#adapter = adapter;
    this.#logic = logic;
    this.#report = report;
    this.#forget = forget;
  }

  /** Begins a conversation with a greeting; false when it had begun already. */
  async start(conversation: string, user: string, locale: unknown): Promise<boolean> {
    let began = false;
    await this.#within(conversation, async () => {
      const activity = beginning(conversation, user, locale);
      began = (await this.#log.placeOf(conversation, activity.id)) === undefined;
      if (began) await this.#turn(conversation, activity, this.#log.firstPen(conversation));
    });
    return began;
  }

  /**
   * One turn for what a client posted. A message that was answered already is not answered again.
   *
   * @throws HttpError 404 when there is no such conversation
   */
  async post(conversation: string, body: unknown, user: string | undefined): Promise<string> {
    const activity = incoming(body, conversation, user);
    await this.#within(conversation, async () => {
      const pen = await this.#log.pen(conversation);
      if (!pen) throw notFound();
      if (activity.type === 'typing') return;
      if (await this.#isDone(conversation, activity)) return;
      await this.#turn(conversation, activity, pen);
    });
    return activity.id;
  }

  /** Forgets a conversation: what was said, and what the bot kept of it. */
  async erase(conversation: string): Promise<void> {
    await this.#within(conversation, async () => {
      await this.#log.erase(conversation);
      await this.#forget({ channelId: 'directline', id: conversation });
      await this.#log.tell(conversation, { kind: 'erased' });
    });
  }

  /** Resolves when no turn is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  /** Waits for the work, but not for long; what fails after that is told in the log. */
  async #within(conversation: string, work: () => Promise<void>): Promise<void> {
    const done = this.#log.exclusively(conversation, work);
    this.#underWay.add(done);
    let gaveUp = false;
    const finished = done
      .catch((error: unknown) => {
        if (!gaveUp) throw error;
        this.#report.error('a turn failed', { error, conversation, channel: 'directline' });
      })
      .finally(() => this.#underWay.delete(done));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        gaveUp = true;
        resolve();
      }, ANSWER_WITHIN_MS);
    });
    await Promise.race([finished, late]).finally(() => {
      clearTimeout(timer);
    });
  }

  async #turn(conversation: string, activity: Incoming, pen: Pen): Promise<void> {
    try {
      await this.#adapter.turn(activity, conversation, pen, this.#logic);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      // The bot says sorry by itself; when even that failed, a 5xx would only make the client show it as not sent.
      this.#report.error('the bot failed', { error, conversation, channel: 'directline', activity: activity.type });
    }
  }

  /**
   * Whether this activity had its turn. A message that was written while its turn went on, and not answered because the
   * process ended, had not: the bot knows by the id what it did already.
   */
  async #isDone(conversation: string, { id, type }: Incoming): Promise<boolean> {
    const place = await this.#log.placeOf(conversation, id);
    if (place === undefined) return false;
    const { activities } = await this.#log.after(conversation, place);
    return type !== 'message' || activities.some(({ replyToId }) => replyToId === id);
  }
}
