import type { Activity, ConversationReference } from 'botbuilder';
import type { Request, Response, Server } from 'restify';
import { isLoopback, type Settings } from '../../config/config.ts';
import type { Log } from '../../log.ts';
import { HttpError } from '../http-error.ts';
import { addressOf, RateLimit } from '../rate-limit.ts';
import { handler } from '../server.ts';
import { checkAnswerable, readActivity } from './activity.ts';
import { channelAdapter, type BotLogic, type ChannelAdapter, type Sender } from './channel-adapter.ts';

/** What the Bot Framework channel is built from. */
export interface BotFrameworkParts {
  settings: Pick<Settings, 'microsoftApp' | 'loopback' | 'allowAnonymous' | 'rateLimit' | 'trustedProxies'>;
  /** One turn of the bot; it deals with its own errors. */
  logic: BotLogic;
  log: Log;
  /** For tests that bring an authentication of their own. */
  adapter?: ChannelAdapter;
}

/**
 * `POST /api/messages`: what the channels of the Bot Framework speak to.
 *
 * Without a registration (`MicrosoftAppId`) anybody could speak as anybody, so then only this machine is answered,
 * unless `ALLOW_ANONYMOUS=yes`.
 */
export function botFramework({
  settings,
  logic,
  log,
  adapter = channelAdapter(settings.microsoftApp),
}: BotFrameworkParts) {
  const { microsoftApp, loopback, allowAnonymous, trustedProxies } = settings;
  const limit = new RateLimit(settings.rateLimit);
  if (!microsoftApp && allowAnonymous) {
    log.warn(
      'ANYBODY MAY SPEAK AS ANYBODY over /api/messages, and make this server call any address: for trials only',
      {
        setting: 'ALLOW_ANONYMOUS',
      },
    );
  }

  const checkAnonymous = (request: Request): void => {
    const throughProxy = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    const local = loopback && !throughProxy && isLoopback(request.socket.remoteAddress ?? '');
    if (local || allowAnonymous) return;
    throw new HttpError(
      401,
      'AnonymousRefused',
      'Without MicrosoftAppId only this machine itself is answered here; see ALLOW_ANONYMOUS in deployment/env.example.',
    );
  };

  const authenticated = async (activity: Activity, authorization: string): Promise<Sender> => {
    try {
      return await adapter.authenticate(activity, authorization);
    } catch (error) {
      log.warn('sender refused', { error });
      throw new HttpError(
        401,
        'Unauthorized',
        'The token in Authorization does not prove that a channel of this bot sent this.',
      );
    }
  };

  /** Limits stand after authentication: nobody can use up the turns of another's conversation. */
  const checkLimit = (request: Request, { channelId, conversation }: Activity): void => {
    const keys = [`conversation ${channelId} ${conversation.id}`];
    // The address of a channel is that of everybody who comes through it.
    if (!microsoftApp) keys.push(`address ${addressOf(request, trustedProxies)}`);
    limit.check(...keys);
  };

  const take = async (request: Request, response: Response): Promise<void> => {
    if (!microsoftApp) checkAnonymous(request);
    const activity = readActivity(request.body);
    checkAnswerable(activity);
    const sender = await authenticated(activity, request.headers.authorization ?? '');
    checkLimit(request, activity);
    const begin = performance.now();
    const answer = await adapter.turn(sender, activity, logic);
    log.info('turn', {
      conversation: activity.conversation.id,
      channel: activity.channelId,
      activity: activity.type,
      milliseconds: performance.now() - begin,
    });
    if (answer?.body === undefined) response.send(answer?.status ?? 200);
    else response.json(answer.status, answer.body);
  };

  return {
    adapter,
    /** A turn that did not begin with the person, such as the answer of a colleague. */
    continueConversation: (reference: Partial<ConversationReference>, turn: BotLogic): Promise<void> =>
      adapter.continueConversationAsync(microsoftApp?.id ?? '', reference, turn),
    /** Mounts the channel on a server. */
    routes: (server: Server): void => {
      server.post('/api/messages', handler(take));
    },
  };
}
