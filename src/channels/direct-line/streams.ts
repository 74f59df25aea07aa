import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Log } from '../../log.ts';
import { HttpError } from '../http-error.ts';
import { frameOf, type ConversationLog, type News } from './conversation-log.ts';
import { badToken, notFound } from './refusals.ts';
import type { Origins } from './origins.ts';
import type { Tokens } from './tokens.ts';

/** What a stream needs. */
export interface StreamParts {
  log: ConversationLog;
  tokens: Tokens;
  origins: Origins;
  /** Where to tell what went wrong. */
  report: Log;
}

const PATH = /^\/v3\/directline\/conversations\/([\w-]{1,64})\/stream$/;
const PING_EVERY_MS = 25_000;
const MAX_FRAME = 64 * 1024;
const REASONS: Record<number, string> = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' };

/** The open WebSockets of this process: each gets what is added to the log of its conversation. */
export class Streams {
  readonly #parts: StreamParts;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });
  readonly #open = new Set<Stream>();
  readonly #pings: NodeJS.Timeout;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    this.#pings = setInterval(() => {
      for (const stream of this.#open) stream.ping();
    }, PING_EVERY_MS).unref();
  }

  /** Takes the upgrade of a stream address, or refuses it before the upgrade; false when the path is no stream. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    // Nobody catches what is thrown here, and an address such as `//` is none.
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    const conversation = PATH.exec(url?.pathname ?? '')?.[1];
    if (!url || !conversation) return false;
    socket.on('error', () => socket.destroy());
    this.#take(request, socket, head, conversation, url.searchParams).catch((error: unknown) => {
      const status = error instanceof HttpError ? error.statusCode : 503;
      if (status === 503) this.#parts.report.error('a stream could not be opened', { error, conversation });
      refuse(socket, status);
    });
    return true;
  }

  /** Ends every stream; the clients come back to another process, or to this one when it has started again. */
  close(): void {
    clearInterval(this.#pings);
    for (const stream of this.#open) stream.end(1001, 'restart');
    this.#sockets.close();
  }

  async #take(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    conversation: string,
    query: URLSearchParams,
  ): Promise<void> {
    const { tokens, origins, log } = this.#parts;
    const claims = await tokens.verify(query.get('t') ?? '', 'stream');
    if (claims.conversation !== conversation) throw badToken();
    origins.check(request.headers, claims.origins);
    const length = await log.length(conversation);
    if (length === 0) throw notFound();

    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      const stream = new Stream(opened, conversation, log, readPlace(query.get('watermark')) ?? length);
      this.#open.add(stream);
      opened.on('close', () => {
        this.#open.delete(stream);
        void stream.stop();
      });
      stream.start().catch((error: unknown) => {
        this.#parts.report.error('a stream could not be served', { error, conversation });
        stream.end(1011, 'error');
      });
    });
  }
}

/** The place a watermark names; undefined when there is none, or none of ours. */
export function readPlace(watermark: string | null | undefined): number | undefined {
  return watermark && /^\d{1,9}$/.test(watermark) ? Number(watermark) : undefined;
}

class Stream {
  readonly #id = randomUUID();
  readonly #socket: WebSocket;
  readonly #conversation: string;
  readonly #log: ConversationLog;
  /** Up to and including this place everything was sent. */
  #sent: number;
  #missedPings = 0;
  #reading: Promise<void> | undefined;
  #behind = false;
  #unsubscribe: (() => Promise<void>) | undefined;

  constructor(socket: WebSocket, conversation: string, log: ConversationLog, sent: number) {
    this.#socket = socket;
    this.#conversation = conversation;
    this.#log = log;
    this.#sent = sent;
    socket.on('pong', () => (this.#missedPings = 0));
    socket.on('message', () => (this.#missedPings = 0));
    socket.on('error', () => {
      socket.terminate();
    });
  }

  /** Listens first and reads the log after that, so that nothing falls in between. */
  async start(): Promise<void> {
    this.#unsubscribe = await this.#log.listen(this.#conversation, (news) => {
      this.#hear(news);
    });
    if (this.#socket.readyState !== this.#socket.OPEN) return this.stop();
    await this.#log.tell(this.#conversation, { kind: 'opened', stream: this.#id });
    await this.#catchUp();
  }

  ping(): void {
    if (this.#missedPings >= 2) {
      this.#socket.terminate();
      return;
    }
    this.#missedPings += 1;
    this.#socket.ping();
    // A browser does not show a ping to its page; the empty frame tells the page that the line is alive.
    this.#socket.send('');
  }

  end(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  async stop(): Promise<void> {
    const unsubscribe = this.#unsubscribe;
    this.#unsubscribe = undefined;
    await unsubscribe?.().catch(() => undefined);
  }

  #hear(news: News): void {
    if (news.kind === 'typing') this.#socket.send(news.frame);
    else if (news.kind === 'erased') this.end(1000, 'erased');
    else if (news.kind === 'opened') {
      if (news.stream !== this.#id) this.end(1000, 'collision');
    } else if (this.#reading === undefined && news.after === this.#sent) {
      this.#sent = news.watermark;
      this.#socket.send(news.frame);
    } else if (news.watermark > this.#sent) {
      this.#catchUp().catch(() => {
        this.end(1011, 'error');
      });
    }
  }

  async #catchUp(): Promise<void> {
    this.#behind = true;
    this.#reading ??= this.#read();
    await this.#reading;
  }

  async #read(): Promise<void> {
    try {
      while (this.#behind) {
        this.#behind = false;
        const page = await this.#log.after(this.#conversation, this.#sent);
        this.#sent = page.watermark;
        if (page.activities.length === 0) continue;
        this.#behind = true;
        this.#socket.send(frameOf(page.activities, page.watermark));
      }
    } finally {
      this.#reading = undefined;
    }
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
