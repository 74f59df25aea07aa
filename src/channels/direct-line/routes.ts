import { randomUUID } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Log } from '../../log.ts';
import { StorageError } from '../../storage/keeper.ts';
import { HttpError, sendError } from '../http-error.ts';
import { addressOf, type RateLimit } from '../rate-limit.ts';
import { handler } from '../server.ts';
import type { Broker } from './broker.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { Conversations } from './direct-line.ts';
import { badToken, notFound } from './refusals.ts';
import type { Origins } from './origins.ts';
import { readPlace } from './streams.ts';
import { bearer, STREAM_SECONDS, userOf, type Claims, type Tokens } from './tokens.ts';

/** What the routes need. */
export interface RouteParts {
  conversations: Conversations;
  log: ConversationLog;
  tokens: Tokens;
  origins: Origins;
  broker: Broker;
  limit: RateLimit;
  tokenSeconds: number;
  trustedProxies: number;
  report: Log;
}

/** Who calls: the holder of the secret, who may do everything, or of a token for one conversation. */
type Caller = { secret: true } | ({ secret: false } & Claims);

interface Answer {
  status: number;
  body?: unknown;
}

type Handler = (request: Request, caller: Caller) => Promise<Answer>;

const ROOT = '/v3/directline';
const ID = /^[\w-]{1,64}$/;

/** The operations of Direct Line 3.0, and the page's broker. */
export function routes(parts: RouteParts): (server: Server) => void {
  const { conversations, log, tokens, origins, broker, limit, tokenSeconds, trustedProxies, report } = parts;

  const callerOf = async (request: Request): Promise<Caller> => {
    const credential = bearer(request.headers.authorization);
    if (tokens.isSecret(credential)) return { secret: true };
    return { secret: false, ...(await tokens.verify(credential, 'api')) };
  };

  /** The conversation in the path, when this caller may use it. */
  const conversationOf = (request: Request, caller: Caller): string => {
    const { id } = request.params as { id: string };
    if (!caller.secret && caller.conversation !== id) {
      throw badToken();
    }
    if (!ID.test(id)) throw notFound();
    return id;
  };

  const granted = async (claims: Omit<Claims, 'use'>) => ({
    conversationId: claims.conversation,
    token: await tokens.sign({ ...claims, use: 'api' }, tokenSeconds),
    expires_in: tokenSeconds,
  });

  /** What a client needs to go on: the token it came with, or for the holder of the secret a new one; and a stream. */
  const withStream = async (request: Request, caller: Caller, claims: Omit<Claims, 'use'>, watermark: number) => {
    const { conversation } = claims;
    const pass = await tokens.sign({ ...claims, use: 'stream' }, STREAM_SECONDS);
    const base = `${addressSeenBy(request).replace(/^http/, 'ws')}${ROOT}`;
    const streamUrl = `${base}/conversations/${conversation}/stream?watermark=${watermark}&t=${pass}`;
    if (caller.secret) return { ...(await granted(claims)), streamUrl };
    const expires_in = Math.max(1, Math.round((caller.exp ?? 0) - Date.now() / 1000));
    return { conversationId: conversation, token: bearer(request.headers.authorization), expires_in, streamUrl };
  };

  const limitStarts = (request: Request): void => {
    limit.check(`start ${addressOf(request, trustedProxies)}`);
  };

  const generate: Handler = async (request, caller) => {
    if (!caller.secret) throw new HttpError(403, 'SecretNeeded', 'Only the secret makes tokens.');
    const user = userOf(request.body);
    const trusted = (request.body as { trustedOrigins?: unknown } | undefined)?.trustedOrigins;
    const sites = Array.isArray(trusted) ? trusted.filter((site) => typeof site === 'string') : undefined;
    const claims = { conversation: randomUUID(), ...(user && { user }), ...(sites && { origins: sites }) };
    return { status: 200, body: await granted(claims) };
  };

  const refresh: Handler = async (_request, caller) => {
    if (caller.secret) throw new HttpError(403, 'TokenNeeded', 'A secret does not expire; only a token is refreshed.');
    return { status: 200, body: await granted(claimsOf(caller)) };
  };

  const start: Handler = async (request, caller) => {
    limitStarts(request);
    const { user, locale } = (request.body ?? {}) as { user?: { id?: unknown }; locale?: unknown };
    const claims = caller.secret ? { conversation: randomUUID() } : claimsOf(caller);
    const named = typeof user?.id === 'string' && ID.test(user.id) ? user.id : undefined;
    const began = await conversations.start(claims.conversation, claims.user ?? named ?? 'user', locale);
    return { status: began ? 201 : 200, body: await withStream(request, caller, claims, 0) };
  };

  const reconnect: Handler = async (request, caller) => {
    const conversation = conversationOf(request, caller);
    const length = await log.length(conversation);
    if (length === 0) throw notFound();
    const claims = caller.secret ? { conversation } : claimsOf(caller);
    return { status: 200, body: await withStream(request, caller, claims, readPlace(watermarkOf(request)) ?? length) };
  };

  const history: Handler = async (request, caller) => {
    const conversation = conversationOf(request, caller);
    const given = watermarkOf(request);
    try {
      if ((await log.length(conversation)) === 0) throw notFound();
      const { activities, watermark } = await log.after(conversation, readPlace(given) ?? 0);
      return { status: 200, body: { activities, watermark: String(watermark) } };
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      // A client that polls stops for good at any other status, and would never hear that we are back.
      return { status: 200, body: { activities: [], watermark: given } };
    }
  };

  const post: Handler = async (request, caller) => {
    const conversation = conversationOf(request, caller);
    limit.check(`turn ${conversation}`, `turns ${addressOf(request, trustedProxies)}`);
    const id = await conversations.post(conversation, request.body, caller.secret ? undefined : caller.user);
    return { status: 200, body: { id } };
  };

  const erase: Handler = async (request, caller) => {
    await conversations.erase(conversationOf(request, caller));
    return { status: 204 };
  };

  const upload: Handler = async () => {
    throw new HttpError(404, 'UploadsOff', 'This assistant takes no files; they could hold personal data.');
  };

  const sessionId: Handler = async () => ({ status: 200, body: { sessionId: '' } });

  const nowhere: Handler = async () => {
    throw notFound();
  };

  const token = async (request: Request): Promise<Answer> => {
    limitStarts(request);
    const { token: old } = (request.body ?? {}) as { token?: unknown };
    const grant = await broker(typeof old === 'string' ? old : undefined, `${addressSeenBy(request)}${ROOT}`);
    return { status: 200, body: grant };
  };

  const withCaller =
    (handler: Handler) =>
    async (request: Request): Promise<Answer> => {
      const caller = await callerOf(request);
      origins.check(request.headers, caller.secret ? undefined : caller.origins);
      return handler(request, caller);
    };

  const forOwnSites =
    (handler: (request: Request) => Promise<Answer>) =>
    async (request: Request): Promise<Answer> => {
      origins.check(request.headers);
      return handler(request);
    };

  /** Answers a request, whatever happens; a page of an allowed site may read errors too. */
  const answered = (work: (request: Request) => Promise<Answer>) =>
    handler(async (request, response) => {
      setHeaders(response, crossOrigin(request));
      try {
        const { status, body } = await work(request);
        sendJson(response, status, body);
      } catch (error) {
        sendError(response, failure(error, request));
      }
    });

  const failure = (error: unknown, request: Request): HttpError => {
    if (error instanceof HttpError) return error;
    const stored = error instanceof StorageError;
    const route = request.getRoute().path as string;
    report.error(stored ? 'the store does not answer' : 'a request failed', { error, route });
    return stored
      ? new HttpError(503, 'StorageUnavailable', 'The conversation cannot be reached now; try again.')
      : new HttpError(500, 'ServerError', 'The request failed.');
  };

  /** The page of an allowed site may read the answer. */
  const crossOrigin = ({ headers }: Request): Record<string, string> => {
    const vary = { Vary: 'Origin' };
    if (headers.origin === undefined || !origins.mayUse(headers)) return vary;
    return { ...vary, 'Access-Control-Allow-Origin': headers.origin };
  };

  const preflight = handler(async (request, response) => {
    setHeaders(response, {
      ...crossOrigin(request),
      'Access-Control-Allow-Methods': 'GET, POST, DELETE',
      'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
      'Access-Control-Max-Age': '600',
    });
    response.send(204);
  });

  return (server) => {
    const on = (method: 'get' | 'post' | 'del', path: string, handler: Handler): void => {
      server[method](`${ROOT}${path}`, answered(withCaller(handler)));
    };
    server.opts(`${ROOT}/*`, preflight);
    on('post', '/tokens/generate', generate);
    on('post', '/tokens/refresh', refresh);
    on('post', '/conversations', start);
    on('get', '/conversations/:id', reconnect);
    on('del', '/conversations/:id', erase);
    on('get', '/conversations/:id/activities', history);
    on('post', '/conversations/:id/activities', post);
    on('post', '/conversations/:id/upload', upload);
    on('get', '/session/getsessionid', sessionId);
    for (const method of ['get', 'post', 'del'] as const) on(method, '/*', nowhere);
    server.post('/chat/token', answered(forOwnSites(token)));
  };
}

/** Without restify's choice of a format: it is always JSON. */
function sendJson(response: Response, status: number, body: unknown): void {
  const json = body === undefined ? '' : JSON.stringify(body);
  response.sendRaw(status, json, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(json)),
  });
}

function setHeaders(response: Response, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

const claimsOf = ({ conversation, user, origins }: Claims): Omit<Claims, 'use'> => ({
  conversation,
  ...(user && { user }),
  ...(origins && { origins }),
});

const watermarkOf = (request: Request): string => new URLSearchParams(request.getQuery()).get('watermark') ?? '';

/** Our own address as the client used it, also when a proxy took the encryption off. */
function addressSeenBy(request: Request): string {
  const forwarded = String(request.headers['x-forwarded-proto'] ?? '')
    .split(',')[0]
    ?.trim();
  const scheme = forwarded === 'https' || request.isSecure() ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}`;
}
