import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { DeskFloor } from '../../handoff/floor.ts';
import type { Log } from '../../log.ts';
import { HttpError } from '../http-error.ts';
import type { LiveNews } from './client/page-data.ts';
import type { Gate } from './gate.ts';
import type { Session, Sessions } from './sessions.ts';

/** What the live lines need. */
export interface LiveParts {
  sessions: Sessions;
  gate: Gate;
  floor: Pick<DeskFloor, 'watch'>;
  report: Log;
}

/** Where the page listens. */
export const livePath = '/balie/live';

/** How often the page hears that its line lives, and says in turn that the worker is there. */
const TICK_MS = 10_000;
const MOST_LINES = 8;
const REASONS: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** The open lines of this process: each hears which hand-offs changed that its worker may see. */
export class LiveLines {
  readonly #parts: LiveParts;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  readonly #open = new Map<WebSocket, string>();

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  /** Takes the upgrade of the live address, or refuses it before the upgrade; false when the path is another. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    // Nobody catches what is thrown here, and an address such as `//` is none.
    if (URL.parse(request.url ?? '/', 'http://localhost')?.pathname !== livePath) return false;
    socket.on('error', () => socket.destroy());
    this.#take(request, socket, head).catch((error: unknown) => {
      const status = error instanceof HttpError ? error.statusCode : 503;
      if (status === 503) this.#parts.report.error('a line of the desk could not be opened', { error });
      socket.end(
        `HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
    });
    return true;
  }

  /** Ends every line; the pages come back by themselves. */
  close(): void {
    for (const socket of this.#open.keys()) socket.close(1001, 'restart');
    this.#sockets.close();
  }

  async #take(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { sessions, gate } = this.#parts;
    if (request.headers.origin === undefined) throw new HttpError(403, 'OriginNotAllowed', 'A page says its origin.');
    gate.ownPage(request, true);
    const session = await sessions.of(request);
    if (!session) throw new HttpError(401, 'NotSignedIn', 'Sign in first.');
    if ([...this.#open.values()].filter((worker) => worker === session.worker.id).length >= MOST_LINES) {
      throw new HttpError(429, 'TooManyLines', `At most ${MOST_LINES} lines are open for one worker.`);
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      this.#open.set(opened, session.worker.id);
      this.#serve(opened, session).catch((error: unknown) => {
        this.#parts.report.error('a line of the desk could not be served', { error });
        opened.close(1011, 'error');
      });
    });
  }

  async #serve(socket: WebSocket, session: Session): Promise<void> {
    let answered = true;
    const tell = (news: LiveNews): void => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(news));
    };
    const watching = this.#parts.floor.watch(session.worker, (id) => {
      tell({ kind: 'changed', id });
    });
    const tick = setInterval(() => {
      if (!answered) {
        socket.terminate();
        return;
      }
      answered = false;
      socket.ping();
      this.#tick(socket, session, tell).catch(() => {
        socket.close(1011, 'error');
      });
    }, TICK_MS);
    socket.on('pong', () => (answered = true));
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('close', () => {
      clearInterval(tick);
      this.#open.delete(socket);
      watching.then((unwatch) => unwatch()).catch(() => undefined);
    });
    await watching;
    // Only now is nothing missed any more: the page reads everything after this.
    tell({ kind: 'ready' });
  }

  async #tick(socket: WebSocket, session: Session, tell: (news: LiveNews) => void): Promise<void> {
    const now = await this.#parts.sessions.again(session);
    if (now) tell({ kind: 'tick', secondsLeft: now.secondsLeft });
    else socket.close(4401, 'session');
  }
}
