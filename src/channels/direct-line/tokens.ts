import { hash, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { HttpError } from '../http-error.ts';
import { badArgument, badToken, expired } from './refusals.ts';

/** What a token lets its bearer do: call the service, open the stream once, or ask the broker for a new token. */
export type Use = 'api' | 'stream' | 'renew';

/** What a token says. `user`, where it stands, is who the bearer is, whatever the client sends. */
export interface Claims {
  use: Use;
  conversation: string;
  user?: string;
  /** Of the allowed sites, the only ones whose pages may use the token. */
  origins?: string[];
  /** When it ends, in seconds since 1970. */
  exp?: number;
}

/** A stream address is good for this many seconds, and for opening only. */
export const STREAM_SECONDS = 60;

/** A signature holds until its token ends, so what was verified once need not be again: a client posts many times. */
const REMEMBERED = 2_000;

/**
 * Signs and reads the tokens of one service (JWT, HS256). Two processes with the same secret take each other's tokens.
 *
 * @param secret the Direct Line secret; the signing key is derived from it
 * @param now milliseconds; the real clock, since a token's life is no matter of the setting `TODAY`
 */
export function tokens(secret: string, now: () => number = Date.now) {
  const raw = sha256(`woonwegwijzer token ${secret}`);
  const key = crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  const digest = sha256(secret);
  const known = new Map<string, Claims>();

  const remember = (token: string, claims: Claims): void => {
    if (known.size >= REMEMBERED) known.clear();
    known.set(token, claims);
  };

  const read = async (token: string, use: Use, graceSeconds: number): Promise<Claims> => {
    try {
      const { payload } = await jwtVerify(token, await key, {
        algorithms: ['HS256'],
        currentDate: new Date(now()),
        clockTolerance: graceSeconds,
        requiredClaims: ['exp', 'use', 'conversation'],
      });
      if (payload.use === use) return payload as unknown as Claims;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expired();
    }
    throw badToken();
  };

  return {
    /** A token for these claims that lives this many seconds. */
    async sign({ use, conversation, user, origins }: Claims, seconds: number): Promise<string> {
      const exp = Math.floor(now() / 1000) + seconds;
      const claims = { use, conversation, ...(user && { user }), ...(origins && { origins }), exp };
      const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(await key);
      remember(token, claims);
      return token;
    },

    /**
     * The claims of a token.
     *
     * @param graceSeconds how long after its expiry it is still taken
     * @throws HttpError 403: `TokenExpired`, or `BadToken` for anything else, the wrong use included
     */
    async verify(token: string, use: Use, graceSeconds = 0): Promise<Claims> {
      const before = known.get(token);
      if (before?.use === use && (before.exp ?? 0) > now() / 1000) return before;
      const claims = await read(token, use, graceSeconds);
      remember(token, claims);
      return claims;
    },

    /** Whether this is the secret itself, compared in constant time. */
    isSecret: (credential: string): boolean => !known.has(credential) && timingSafeEqual(sha256(credential), digest),
  };
}

/** The tokens of one service. */
export type Tokens = ReturnType<typeof tokens>;

/**
 * The credential of an Authorization header.
 *
 * @throws HttpError 401 when the header is absent or no `Bearer` with something after it
 */
export function bearer(header: string | undefined): string {
  const credential = /^Bearer (\S.{0,4095})$/i.exec(header ?? '')?.[1];
  if (!credential) throw new HttpError(401, 'MissingCredential', 'Expected the header Authorization: Bearer ...');
  return credential;
}

/**
 * The user a token is asked for; undefined when the client is to choose.
 *
 * @throws HttpError 400 unless it begins with `dl_`, as Direct Line asks of an id in a token
 */
export function userOf(body: unknown): string | undefined {
  const id = (body as { user?: { id?: unknown } } | undefined)?.user?.id;
  if (id === undefined || id === null) return undefined;
  if (typeof id !== 'string' || !/^dl_[\w.-]{1,100}$/.test(id)) {
    throw badArgument('user.id: expected dl_ and then at most 100 letters, digits or _ . -');
  }
  return id;
}

const sha256 = (text: string): Buffer<ArrayBuffer> => Buffer.from(hash('sha256', text, 'buffer'));
