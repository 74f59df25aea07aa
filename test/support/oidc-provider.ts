import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What is wrong with the next token, for tests of what is refused. */
export interface Wrong {
  nonce?: string;
  issuer?: string;
  audience?: string;
  /** Seconds from now at which it ends. */
  expires?: number;
  /** Signed with a key that the provider does not publish. */
  forged?: boolean;
}

/** A small provider of OpenID Connect: discovery, authorize, token and keys, with real signatures and PKCE. */
export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next, as claims of the ID token. */
  claims: Record<string, unknown>;
  wrong: Wrong;
  /** What was sent to the token address, for tests to look at. */
  exchanges: URLSearchParams[];
  end(): Promise<void>;
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();

  const idToken = async (nonce: string): Promise<string> => {
    const { wrong, clientId } = provider;
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ sub: 'worker-1', ...provider.claims, nonce: wrong.nonce ?? nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'key1' })
      .setIssuer(wrong.issuer ?? provider.issuer)
      .setAudience(wrong.audience ?? clientId)
      .setIssuedAt(now - 600)
      .setExpirationTime(now + (wrong.expires ?? 300))
      .sign(wrong.forged ? stranger.privateKey : privateKey);
  };

  const exchange = async (form: URLSearchParams): Promise<object> => {
    provider.exchanges.push(form);
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const proof = hash('sha256', form.get('code_verifier') ?? '', 'buffer').toString('base64url');
    const fits =
      code?.challenge === proof &&
      code.redirect === form.get('redirect_uri') &&
      form.get('client_id') === provider.clientId &&
      form.get('client_secret') === provider.clientSecret;
    if (!fits) return { error: 'invalid_grant' };
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: await idToken(code.nonce) };
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    const json = (body: object): void => {
      const status = 'error' in body ? 400 : 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (url.pathname === '/.well-known/openid-configuration') {
      json({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        end_session_endpoint: `${provider.issuer}/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    } else if (url.pathname === '/keys') json({ keys: [jwk] });
    else if (url.pathname === '/authorize') {
      const asked = url.searchParams;
      const code = randomUUID();
      const redirect = asked.get('redirect_uri') ?? '';
      codes.set(code, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '', redirect });
      const back = new URL(redirect);
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      response.writeHead(303, { location: back.href });
      response.end();
    } else if (url.pathname === '/end') {
      response.writeHead(303, { location: url.searchParams.get('post_logout_redirect_uri') ?? '' });
      response.end();
    } else if (url.pathname === '/token') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        void exchange(new URLSearchParams(Buffer.concat(parts).toString())).then(json);
      });
    } else {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const provider: OidcProvider = {
    // Another site than 127.0.0.1, as a browser sees it.
    issuer: `http://localhost:${(server.address() as AddressInfo).port}`,
    clientId: 'desk',
    clientSecret: 'a secret of this test',
    claims: { name: 'Anna de Vries', roles: ['balie-alle'] },
    wrong: {},
    exchanges: [],
    end: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return provider;
}
