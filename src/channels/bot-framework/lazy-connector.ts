/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- these stand in for instances of the library's classes */
import type { Sender } from './channel-adapter.ts';
import { withRetries, type Patience } from './retries.ts';

type ConnectorFactory = NonNullable<Sender['connectorFactory']>;
type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;

/**
 * A factory whose connectors come into being, with their whole pipeline of policies, at the first call; a call that the
 * channel refuses for the moment is made again.
 */
export function lazyConnector(factory: ConnectorFactory, patience?: Patience): ConnectorFactory {
  return {
    create: async (serviceUrl, audience) => {
      let made: Promise<Connector> | undefined;
      const connector = () => (made ??= factory.create(serviceUrl, audience).then(withoutOwnRetries));
      const lazy: Pick<Connector, 'conversations'> = {
        conversations: new Proxy({} as Connector['conversations'], {
          get: (_target, operation) =>
            // What is awaited by accident is no operation.
            operation === 'then'
              ? undefined
              : async (...args: unknown[]) => {
                  const { conversations } = await connector();
                  const call: unknown = Reflect.get(conversations, operation);
                  if (typeof call !== 'function') throw new TypeError(`A connector has no "${String(operation)}"`);
                  return withRetries(() => Reflect.apply(call, conversations, args) as Promise<unknown>, patience);
                },
        }),
      };
      return lazy as Connector;
    },
  };
}

/** The library asks again by itself, with waits in which a channel gives up on the turn; asking again is ours. */
function withoutOwnRetries(connector: Connector): Connector {
  const { client } = connector as unknown as {
    client?: { pipeline?: { removePolicy(policy: { name: string }): unknown } };
  };
  client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
  return connector;
}
