import { hash, randomBytes } from 'node:crypto';
import type { Configuration } from 'openid-client';
import { z } from 'zod';
import { isLoopback, type DeskSettings } from '../../config/config.ts';
import { Colleagues } from '../../handoff/colleagues.ts';
import type { Worker } from '../../handoff/floor.ts';
import type { QueueId } from '../../handoff/summary.ts';
import type { Keeper } from '../../storage/keeper.ts';

/** Why somebody did not get in; `refused` names what the provider or its token did, for the log. */
export type NotIn = { reason: 'no-role' } | { reason: 'too-late' } | { reason: 'failed'; error: unknown };

const attemptShape = z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string(), base: z.string() });

/** What the sign-in needs. */
export interface SignInParts {
  oidc: NonNullable<DeskSettings['oidc']>;
  roles: DeskSettings['roles'];
  /** How residents see a worker whose name the provider does not give. */
  nameless: string;
  /** How long a sign-in lasts. */
  sessionHours: number;
}

/** How long somebody may take at the provider. */
const ATTEMPT_SECONDS = 600;
const TICKET = /^[\w-]{43}$/;

/** Where the provider sends people back to. */
export const returnPath = '/balie/inloggen/terug';

/**
 * The sign-in with OpenID Connect: code flow with PKCE, state and nonce. What an attempt needs to be finished is kept
 * here under a ticket that only the cookie of that browser has, and works once.
 */
export class SignIn {
  readonly #oidc: NonNullable<DeskSettings['oidc']>;
  readonly #roles: DeskSettings['roles'];
  readonly #nameless: string;
  readonly #keeper: Keeper;
  readonly #hours: number;
  #provider: Promise<{ client: typeof import('openid-client'); config: Configuration }> | undefined;

  constructor({ oidc, roles, nameless, sessionHours }: SignInParts, keeper: Keeper) {
    this.#oidc = oidc;
    this.#roles = roles;
    this.#nameless = nameless;
    this.#keeper = keeper;
    this.#hours = sessionHours;
  }

  /**
   * Begins an attempt: where to send the browser, and the ticket for its cookie.
   *
   * @param base the origin under which the browser reaches us
   */
  async begin(base: string): Promise<{ to: string; ticket: string; seconds: number }> {
    const { client, config } = await this.#known();
    const ticket = randomBytes(32).toString('base64url');
    const verifier = client.randomPKCECodeVerifier();
    const attempt = { state: client.randomState(), nonce: client.randomNonce(), verifier, base };
    await this.#keeper.put(keyOf(ticket), attempt, { seconds: ATTEMPT_SECONDS });
    const to = client.buildAuthorizationUrl(config, {
      redirect_uri: base + returnPath,
      scope: 'openid profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { to: to.href, ticket, seconds: ATTEMPT_SECONDS };
  }

  /**
   * Finishes an attempt with what the provider sent back in the address.
   *
   * @param query of the address, with its question mark
   */
  async finish(ticket: string | undefined, query: string): Promise<Worker | NotIn> {
    const attempt = ticket !== undefined && TICKET.test(ticket) ? await this.#take(ticket) : undefined;
    if (!attempt) return { reason: 'too-late' };
    const { client, config } = await this.#known();
    try {
      const tokens = await client.authorizationCodeGrant(config, new URL(attempt.base + returnPath + query), {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) return { reason: 'failed', error: new TypeError('no ID token') };
      const queues = this.#queuesOf(claims);
      if (queues.length === 0) return { reason: 'no-role' };
      const worker: Worker = { id: claims.sub, name: nameOf(claims) || this.#nameless, queues };
      const { oid } = claims;
      if (typeof oid === 'string') await new Colleagues(this.#keeper).remember(oid, worker, this.#hours);
      return worker;
    } catch (error) {
      return { reason: 'failed', error };
    }
  }

  /** Where to sign out at the provider as well; undefined when it has no such address. */
  async signOutUrl(base: string): Promise<string | undefined> {
    const { client, config } = await this.#known();
    if (!config.serverMetadata().end_session_endpoint) return undefined;
    return client.buildEndSessionUrl(config, { post_logout_redirect_uri: `${base}/balie` }).href;
  }

  #take(ticket: string): Promise<z.output<typeof attemptShape> | undefined> {
    const key = keyOf(ticket);
    return this.#keeper.exclusively(key, async () => {
      const kept = await this.#keeper.get(key);
      await this.#keeper.delete(key);
      return attemptShape.safeParse(kept?.value).data;
    });
  }

  /** Asked for at the first sign-in, so that a provider that is down does not stop the start; asked again when it failed. */
  #known(): Promise<{ client: typeof import('openid-client'); config: Configuration }> {
    this.#provider ??= this.#discover();
    this.#provider.catch(() => {
      this.#provider = undefined;
    });
    return this.#provider;
  }

  async #discover(): Promise<{ client: typeof import('openid-client'); config: Configuration }> {
    const client = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.#oidc;
    const server = new URL(issuer);
    const config = await client.discovery(
      server,
      clientId,
      {},
      clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
      {
        timeout: 10,
        // Marked as deprecated to make it stand out; the settings allow http on this machine only.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        execute: isLoopback(server.hostname) ? [client.allowInsecureRequests] : [],
      },
    );
    // Else the signature of an ID token is not looked at, for it came over TLS.
    client.enableNonRepudiationChecks(config);
    return { client, config };
  }

  #queuesOf(claims: Readonly<Record<string, unknown>>): QueueId[] {
    const given = claimAt(claims, this.#oidc.rolesClaim);
    const roles = Array.isArray(given) ? given : typeof given === 'string' ? given.split(/[\s,]+/) : [];
    const queues = roles.flatMap((role: unknown) =>
      typeof role === 'string' && Object.hasOwn(this.#roles, role) ? (this.#roles[role] ?? []) : [],
    );
    return [...new Set(queues)];
  }
}

/** A claim by its own name, or else by a path with dots. */
function claimAt(claims: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** How residents see a worker: the first name; empty when it is not known. */
function nameOf({ given_name: given, name }: Readonly<Record<string, unknown>>): string {
  const first = typeof given === 'string' ? given : typeof name === 'string' ? name : '';
  return firstName(first.includes(',') ? (first.split(',')[1] ?? '') : first);
}

/** The first word of a name, of letters only, at most 30; empty when there is none. */
export const firstName = (name: string): string => /[\p{L}\p{M}'’-]{1,30}/u.exec(name)?.[0] ?? '';

const keyOf = (ticket: string): string => `desk-sign-in/${hash('sha256', ticket)}`;
