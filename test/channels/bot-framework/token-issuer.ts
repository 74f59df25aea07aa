import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { ChannelAdapter } from '../../../src/channels/bot-framework/channel-adapter.ts';
import type { Patience } from '../../../src/channels/bot-framework/retries.ts';

const issuer = 'https://api.botframework.com';

/** Stands in for Microsoft: publishes keys, and signs the tokens with which channels post to a bot. */
export async function startTokenIssuer(appId: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key1', endorsements: ['msteams', 'directline'] };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    response.end(
      JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `http://127.0.0.1:${port}/keys` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`;

  return {
    /**
     * An adapter that trusts these keys, with everything else as in production.
     *
     * @param but other credentials, for a bot that sends to a service of the test; and how patient it is there
     */
    adapter(but: { credentials?: ServiceClientCredentialsFactory; patience?: Patience } = {}): ChannelAdapter {
      // The library's own class keeps to the shape of the factory without descending from it.
      /* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */
      const credentials: ServiceClientCredentialsFactory =
        but.credentials ??
        new ConfigurationServiceClientCredentialFactory({
          MicrosoftAppId: appId,
          MicrosoftAppPassword: 'a password',
        });
      /* eslint-enable @typescript-eslint/no-unsafe-class-instance-assignment */
      return new ChannelAdapter(
        new ConfigurationBotFrameworkAuthentication(
          {
            ToBotFromChannelOpenIdMetadataUrl: url,
            ToBotFromChannelTokenIssuer: issuer,
            ToBotFromEmulatorOpenIdMetadataUrl: url,
            ToChannelFromBotLoginUrl: 'https://login.invalid',
            ToChannelFromBotOAuthScope: issuer,
            OAuthUrl: 'https://token.invalid',
          },
          credentials,
        ),
        but.patience,
      );
    },
    /** The header of a channel; `but` says what is wrong with it. */
    async token(
      but: { issuer?: string; audience?: string; serviceUrl?: string; expires?: number; forged?: boolean } = {},
    ): Promise<string> {
      const now = Math.floor(Date.now() / 1000);
      const token = await new SignJWT({ serviceurl: but.serviceUrl ?? 'https://smba.example/' })
        .setProtectedHeader({ alg: 'RS256', kid: 'key1' })
        .setIssuer(but.issuer ?? issuer)
        .setAudience(but.audience ?? appId)
        .setIssuedAt(now - 3_600)
        .setExpirationTime(now + (but.expires ?? 3_600))
        .sign(but.forged ? stranger.privateKey : privateKey);
      return `Bearer ${token}`;
    },
    end: () => new Promise((resolve) => server.close(resolve)),
  };
}
