import type { LiveNews } from './page-data.ts';

const RETRY_MS = [250, 500, 1_000, 2_000, 4_000, 8_000];
/** The server says something every ten seconds; after this long the line is dead. */
const SILENCE_MS = 25_000;
const SIGNED_OUT = 4401;

/** What the page hears: news of the server, that the line is lost, or that the session is over. */
export type Heard = LiveNews | { kind: 'lost' } | { kind: 'signed-out' };

/** The live line to the server, which comes back by itself. After each `ready` the page must read everything anew. */
export class LiveLine {
  readonly #hear: (heard: Heard) => void;
  #socket: WebSocket | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #losses = 0;
  #ended = false;
  #ready = false;

  constructor(hear: (heard: Heard) => void) {
    this.#hear = hear;
    addEventListener('online', () => {
      this.#soon();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#soon();
    });
  }

  get ready(): boolean {
    return this.#ready;
  }

  open(): void {
    clearTimeout(this.#retry);
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/balie/live`);
    this.#socket = socket;
    const alive = (): void => {
      clearTimeout(this.#silence);
      this.#silence = setTimeout(() => {
        // Its closing may never be answered: what comes after it is no concern of ours any more.
        socket.close();
        this.#lost(socket);
      }, SILENCE_MS);
    };
    alive();
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return;
      alive();
      const news = JSON.parse(data as string) as LiveNews;
      if (news.kind === 'ready') {
        this.#ready = true;
        this.#losses = 0;
      }
      this.#hear(news);
    };
    socket.onclose = ({ code }) => {
      if (code === SIGNED_OUT) {
        this.end();
        this.#hear({ kind: 'signed-out' });
      } else this.#lost(socket);
    };
  }

  end(): void {
    this.#ended = true;
    this.#ready = false;
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#socket?.close();
    this.#socket = undefined;
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket || this.#ended) return;
    clearTimeout(this.#silence);
    this.#socket = undefined;
    this.#ready = false;
    this.#hear({ kind: 'lost' });
    const wait = RETRY_MS[Math.min(this.#losses, RETRY_MS.length - 1)] ?? 0;
    this.#losses += 1;
    // Not everybody at once, when a server comes back.
    this.#retry = setTimeout(
      () => {
        this.open();
      },
      wait * (0.75 + Math.random() / 2),
    );
  }

  #soon(): void {
    if (this.#ended || this.#socket !== undefined) return;
    this.open();
  }
}
