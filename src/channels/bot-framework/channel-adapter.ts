import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { MicrosoftApp } from '../../config/config.ts';
import { lazyConnector } from './lazy-connector.ts';
import type { Patience } from './retries.ts';

type BotFrameworkAuthentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;

/** One turn of the bot. */
export type BotLogic = (context: TurnContext) => Promise<void>;

/** Who sent an activity, as its token proves. */
export type Sender = Exclude<Parameters<CloudAdapter['processActivityDirect']>[0], string>;

/**
 * The Bot Framework's `CloudAdapter`, with authentication and turn as two steps, so that limits can stand between them,
 * and with a connector that is made only when a turn sends something to a channel: a turn of a caller that expects
 * replies sends nothing.
 */
export class ChannelAdapter extends CloudAdapter {
  readonly #patience: Patience | undefined;

  /** @param patience how long a channel that is busy is asked again; left out: as long as a turn can wait */
  constructor(authentication: BotFrameworkAuthentication, patience?: Patience) {
    super(adapted(authentication, patience));
    this.#patience = patience;
  }

  /**
   * Who sends an activity, by its token.
   *
   * @param authorization the header `Authorization`, or nothing
   * @throws AuthenticationError, or the fault that kept the token from being checked
   */
  authenticate(activity: Activity, authorization: string): Promise<Sender> {
    return this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
  }

  /** Runs one turn; gives what must stand in the answer, for `expectReplies` and `invoke`. */
  turn(sender: Sender, activity: Activity, logic: BotLogic): Promise<InvokeResponse | undefined> {
    const { connectorFactory } = sender;
    const lazily = connectorFactory
      ? { ...sender, connectorFactory: lazyConnector(connectorFactory, this.#patience) }
      : sender;
    return this.processActivity(lazily, activity, logic);
  }
}

/**
 * The same authentication without the client for OAuth cards, which is costly to make each turn: nobody signs in here.
 * What is said in a turn that we begin ourselves is sent as patiently as any answer.
 */
function adapted(authentication: BotFrameworkAuthentication, patience?: Patience): BotFrameworkAuthentication {
  type Claims = Parameters<BotFrameworkAuthentication['createConnectorFactory']>[0];
  return Object.create(authentication, {
    createUserTokenClient: { value: async () => undefined },
    createConnectorFactory: {
      value: (claims: Claims) => lazyConnector(authentication.createConnectorFactory(claims), patience),
    },
  }) as BotFrameworkAuthentication;
}

/** The adapter for a registration with the Bot Framework; without one every sender is anonymous. */
export function channelAdapter(app: MicrosoftApp | undefined): ChannelAdapter {
  const credentials = new ConfigurationServiceClientCredentialFactory(
    app
      ? {
          MicrosoftAppId: app.id,
          MicrosoftAppType: app.type,
          ...(app.password ? { MicrosoftAppPassword: app.password } : {}),
          ...(app.tenantId ? { MicrosoftAppTenantId: app.tenantId } : {}),
        }
      : {},
  );
  // The library's own class keeps to the shape of the factory without descending from it.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return new ChannelAdapter(new ConfigurationBotFrameworkAuthentication({}, credentials));
}
