import type { Server as HttpServer } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as nextRound, setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import restify, { type Next, type Request, type RequestHandler, type Response, type Server } from 'restify';
import type { Log } from '../log.ts';
import { HttpError, sendError } from './http-error.ts';
import { readBody } from './read-body.ts';

declare module 'restify' {
  interface Request {
    /** The body as it came, unpacked; for signatures over it. */
    bytes?: Buffer;
  }
}

/** What the server needs to know. */
export interface ServerParts {
  log: Log;
  /** What must be there before we are ready, by name; each rejects with the reason when it is missing. */
  needs: Record<string, () => Promise<void> | void>;
  /** What works, but not as it should: while it gives something, `/ready` says `degraded` and tells what. */
  worries?: () => Promise<Record<string, unknown>>;
  /** Paths whose routes read the body themselves, such as a form with a file. */
  ownBody?: readonly string[];
}

/** Our HTTP server: routes are added to `restify`, then it listens, and in the end it stops. */
export interface WebServer {
  restify: Server;
  http: HttpServer;
  /** Listens, and gives the address, such as `http://127.0.0.1:3978`. */
  listen(port: number, host: string): Promise<string>;
  /** Something to end before the connections are closed, such as web sockets. */
  beforeStop(end: () => Promise<void> | void): void;
  /** Takes no new connections, lets what is under way finish (at most so many seconds), and closes. */
  stop(seconds?: number): Promise<void>;
}

/** How long a need may take to answer before it counts as missing. */
const readyMs = 2_500;

/** How long a stop waits for requests that are on their way already. */
const graceMs = 200;

/**
 * The server with what every route has: limits, safe headers, errors as JSON, `/health` and `/ready`.
 * `request.body` is the parsed body when it is JSON, else undefined.
 */
export function createServer({ log, needs, worries = async () => ({}), ownBody = [] }: ServerParts): WebServer {
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  const http = server.server as HttpServer;
  const endings: (() => Promise<void> | void)[] = [];
  let stopping = false;

  http.headersTimeout = 10_000;
  http.requestTimeout = 30_000;
  http.keepAliveTimeout = 65_000;
  http.maxHeadersCount = 100;

  server.pre((_request: Request, response: Response, next: Next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    response.setHeader('Cache-Control', 'no-store');
    if (stopping) response.setHeader('Connection', 'close');
    next();
  });
  server.use(takeBody(ownBody));
  answerErrors(server, log);

  server.get('/health', (_request: Request, response: Response, next: Next) => {
    response.json(200, { status: 'alive' });
    next();
  });
  server.get(
    '/ready',
    handler(async (_request, response) => {
      const missing = stopping ? { server: 'stopping' } : await missingOf(needs);
      if (Object.keys(missing).length > 0) {
        response.json(503, { status: 'not ready', missing });
        return;
      }
      const degraded = await worries().catch(() => ({ worries: 'cannot be told now' }));
      const well = Object.keys(degraded).length === 0;
      response.json(200, well ? { status: 'ready' } : { status: 'degraded', degraded });
    }),
  );

  return {
    restify: server,
    http,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, () => {
          http.off('error', reject);
          resolve(addressOfServer(http));
        });
      }),
    beforeStop: (end) => {
      endings.push(end);
    },
    async stop(seconds = 10) {
      stopping = true;
      // `http.close` would cut off connections whose request has come in but is not read yet: net's only stops listening.
      const closed = new Promise<void>((resolve) => {
        NetServer.prototype.close.call(http, () => {
          resolve();
        });
      });
      const limit = setTimeout(() => {
        http.closeAllConnections();
      }, seconds * 1000);
      await Promise.all([...endings.map(async (end) => end()), delay(graceMs)]);
      await nextRound();
      // Now what came in while we were busy has been read. A connection is idle again after its last answer.
      http.closeIdleConnections();
      const idle = setInterval(() => {
        http.closeIdleConnections();
      }, 50);
      await closed;
      clearInterval(idle);
      clearTimeout(limit);
    },
  };
}

/** A route that may wait: what it throws is answered as an error. */
export function handler(work: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    work(request, response).then(
      () => {
        next();
      },
      (error: unknown) => {
        next(error instanceof Error ? error : new Error('unknown'));
      },
    );
  };
}

const takeBody = (ownBody: readonly string[]): RequestHandler =>
  handler(async (request) => {
    if (ownBody.includes(request.getPath())) return;
    const body = await readBody(request);
    request.body = body?.json;
    if (body) request.bytes = body.bytes;
  });

function answerErrors(server: Server, log: Log): void {
  server.on('restifyError', (request: Request, response: Response, error: Error, done: () => void) => {
    sendError(response, asHttpError(error, request, log));
    done();
  });
  // What is no HTTP at all: node would close without a word.
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request';
    const json = JSON.stringify({ error: { code: 'BadRequest', message: 'The request is no HTTP that can be read.' } });
    socket.end(
      `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n${json}`,
    );
  });
}

function asHttpError(error: Error & { statusCode?: number }, request: Request, log: Log): HttpError {
  if (error instanceof HttpError) return error;
  if (error.statusCode === 404) return new HttpError(404, 'NotFound', 'There is nothing at this address.');
  if (error.statusCode === 405)
    return new HttpError(405, 'MethodNotAllowed', 'This address does not take this method.');
  if (error.statusCode && error.statusCode < 500)
    return new HttpError(error.statusCode, 'BadRequest', 'The request cannot be read.');
  log.error('request failed', { error, method: request.method, route: request.getRoute().path as string });
  return new HttpError(500, 'InternalError', 'Something went wrong here; it is in the log.');
}

async function missingOf(needs: ServerParts['needs']): Promise<Record<string, string>> {
  const found = await Promise.all(
    Object.entries(needs).map(async ([name, need]): Promise<[string, string] | undefined> => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`no answer within ${readyMs} ms`));
        }, readyMs);
      });
      try {
        await Promise.race([Promise.resolve(need()), late]);
        return undefined;
      } catch (error) {
        return [name, error instanceof Error ? error.message : 'unknown fault'];
      } finally {
        clearTimeout(timer);
      }
    }),
  );
  return Object.fromEntries(found.filter((entry) => entry !== undefined));
}

function addressOfServer(http: HttpServer): string {
  const address = http.address();
  if (typeof address !== 'object' || address === null) return String(address);
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}
