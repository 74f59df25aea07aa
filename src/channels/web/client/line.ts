import { askGrant, erase, session, type Grant } from './session.ts';

/** An activity as Direct Line carries it; only what the page reads. */
export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  from?: { id?: string; role?: string };
  text?: string;
  speak?: string;
  value?: unknown;
  channelData?: {
    clientActivityID?: string;
    messageBack?: { displayText?: string };
    postBack?: boolean;
    /** The topic that a message explains: it has a page of its own. */
    onderwerp?: string;
    /** The articles behind a message. */
    artikelen?: string[];
  };
  suggestedActions?: { actions?: CardAction[] };
  attachments?: Attachment[];
}

export interface CardAction {
  type: string;
  title: string;
  text?: string;
  displayText?: string;
  value?: unknown;
}

export interface Attachment {
  contentType: string;
  contentUrl?: string;
  name?: string;
  content?: unknown;
}

/** How the line is: `elsewhere` when another tab took the conversation, `failed` when it could not begin. */
export type LineState = 'connecting' | 'online' | 'offline' | 'elsewhere' | 'failed';

/** What became of a message. */
export type Sent = 'sent' | 'failed' | 'too-fast' | 'too-long';

/** Who hears from the line. */
export interface Listener {
  activity(activity: Activity): void;
  state(state: LineState): void;
  /** The conversation of before is gone; a new one has begun. */
  startedAnew(): void;
}

interface Conversation {
  conversationId: string;
  token: string;
  expires_in?: number;
  streamUrl?: string;
}

const ANSWER_MS = 20_000;
const POLL_MS = 2_000;
/** The server sends something at least every 25 seconds; after this long the line is dead. */
const SILENCE_MS = 65_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * A small Direct Line 3.0 client: stream first, polling where the network lets no stream through, and back to the
 * conversation after a lost line, a restart of the server, a reload or an expired token.
 */
export class Line {
  readonly #listener: Listener;
  readonly #seen = new Set<string>();
  #grant: Grant | undefined;
  #watermark = '';
  #socket: WebSocket | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #refresh: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** How many times in a row the line was lost, and how many streams in a row never opened. */
  #losses = 0;
  #unopened = 0;
  #closed = false;

  constructor(listener: Listener) {
    this.#listener = listener;
    addEventListener('online', () => {
      this.#retrySoon();
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.#retrySoon();
    });
  }

  /** Begins, or goes on with the conversation that this tab had. */
  async open(): Promise<void> {
    this.#listener.state('connecting');
    this.#closed = false;
    const before = session.get();
    try {
      this.#grant = before ?? (await askGrant());
      await (before ? this.#comeBack('0') : this.#start());
    } catch {
      this.#listener.state('failed');
    }
  }

  /** Takes the conversation back from another tab. */
  async takeBack(): Promise<void> {
    this.#closed = false;
    await this.#reconnect();
  }

  async post(activity: Activity): Promise<Sent> {
    const body = { locale: 'nl-NL', ...activity, from: { id: this.#grant?.userId ?? '' } };
    for (let renewed = false; ; renewed = true) {
      const answer = await this.#call('POST', '/activities', body).catch(() => undefined);
      if (answer?.ok) {
        if (!this.#isStreaming()) void this.#poll();
        return 'sent';
      }
      if (answer?.status === 429) return 'too-fast';
      if (answer?.status === 413) return 'too-long';
      const lost = answer?.status === 403 || answer?.status === 404;
      if (!lost || renewed) return 'failed';
      // The token has expired, or the conversation is gone: get on a line that works, then send it once more.
      if (!(await this.#renew().catch(() => false))) return 'failed';
    }
  }

  /** Erases the conversation on the server and ends the line. */
  async erase(): Promise<boolean> {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#refresh);
    this.#socket?.close();
    session.forget();
    return this.#grant ? erase(this.#grant) : true;
  }

  async #start(): Promise<void> {
    this.#watermark = '';
    const answer = await this.#call('POST', '', { locale: 'nl-NL', user: { id: this.#grant?.userId } }, '');
    if (!answer.ok) throw new Error(`start ${answer.status}`);
    this.#take((await answer.json()) as Conversation);
    // The first words need not wait for the stream.
    void this.#poll();
  }

  /** Goes on with the conversation after a watermark; one that is gone is begun anew. */
  async #comeBack(watermark: string): Promise<void> {
    const answer = await this.#call('GET', `?watermark=${encodeURIComponent(watermark)}`);
    if (answer.ok) {
      this.#take((await answer.json()) as Conversation);
      if (watermark === '0') void this.#poll();
    } else if (answer.status === 403 || answer.status === 404) await this.#renew();
    else throw new Error(`come back ${answer.status}`);
  }

  /** A new token; true when there is a line again. */
  async #renew(): Promise<boolean> {
    const before = this.#grant;
    this.#grant = await askGrant(before);
    if (this.#grant.conversationId === before?.conversationId) await this.#comeBack(this.#watermark || '0');
    else {
      this.#listener.startedAnew();
      await this.#start();
    }
    return true;
  }

  #take({ token, streamUrl, expires_in = 1_800 }: Conversation): void {
    if (this.#grant) {
      this.#grant = { ...this.#grant, token };
      session.keep(this.#grant);
    }
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => void this.#refreshToken(), (expires_in * 1_000) / 2);
    if (streamUrl && this.#unopened < 2) this.#stream(streamUrl);
    else this.#pollOn();
  }

  async #refreshToken(): Promise<void> {
    const answer = await this.#fetch('POST', '/tokens/refresh').catch(() => undefined);
    if (!answer?.ok || !this.#grant) return;
    const { token, expires_in = 1_800 } = (await answer.json()) as Conversation;
    this.#grant = { ...this.#grant, token };
    session.keep(this.#grant);
    this.#refresh = setTimeout(() => void this.#refreshToken(), (expires_in * 1_000) / 2);
  }

  #stream(url: string): void {
    const socket = new WebSocket(url);
    this.#socket?.close();
    this.#socket = socket;
    let opened = false;
    const alive = (): void => {
      clearTimeout(this.#silence);
      this.#silence = setTimeout(() => {
        socket.close();
      }, SILENCE_MS);
    };
    socket.onopen = () => {
      opened = true;
      this.#unopened = 0;
      this.#losses = 0;
      alive();
      this.#listener.state('online');
    };
    socket.onmessage = ({ data }) => {
      alive();
      if (data) this.#receive(JSON.parse(data as string));
    };
    socket.onclose = ({ reason }) => {
      if (socket !== this.#socket || this.#closed) return;
      clearTimeout(this.#silence);
      this.#socket = undefined;
      if (reason === 'collision') {
        this.#closed = true;
        this.#listener.state('elsewhere');
        return;
      }
      if (!opened) this.#unopened += 1;
      this.#lost();
    };
  }

  #lost(): void {
    if (this.#losses > 0) this.#listener.state('offline');
    const wait = RETRY_MS[Math.min(this.#losses, RETRY_MS.length - 1)] ?? 0;
    this.#losses += 1;
    // Not everybody at once, when a server comes back.
    this.#retry = setTimeout(() => void this.#reconnect(), wait * (0.75 + Math.random() / 2));
  }

  #retrySoon(): void {
    if (this.#closed || !this.#grant || this.#isStreaming()) return;
    clearTimeout(this.#retry);
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    if (this.#closed) return;
    clearTimeout(this.#retry);
    try {
      await this.#comeBack(this.#watermark || '0');
    } catch {
      this.#lost();
    }
  }

  #isStreaming(): boolean {
    return this.#socket !== undefined;
  }

  /** No stream gets through here: asks every two seconds. */
  #pollOn(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      void this.#poll().then((status) => {
        if (this.#closed || this.#isStreaming()) return;
        if (status === 200) {
          this.#losses = 0;
          this.#listener.state('online');
          this.#pollOn();
        } else this.#lost();
      });
    }, POLL_MS);
  }

  async #poll(): Promise<number> {
    const answer = await this.#call('GET', `/activities?watermark=${encodeURIComponent(this.#watermark)}`).catch(
      () => undefined,
    );
    if (answer?.ok) this.#receive(await answer.json());
    return answer?.status ?? 0;
  }

  #receive(frame: unknown): void {
    const { activities, watermark } = frame as { activities?: Activity[]; watermark?: string | null };
    // An older answer can arrive after a newer one; the place never goes back.
    if (watermark && (!this.#watermark || !(Number(watermark) < Number(this.#watermark)))) this.#watermark = watermark;
    for (const activity of activities ?? []) {
      if (activity.type !== 'typing' && activity.id) {
        if (this.#seen.has(activity.id)) continue;
        this.#seen.add(activity.id);
      }
      this.#listener.activity(activity);
    }
  }

  /** Calls the service for this conversation. */
  #call(method: string, path: string, body?: unknown, id = `/${this.#grant?.conversationId ?? ''}`): Promise<Response> {
    return this.#fetch(method, `/conversations${id}${path}`, body);
  }

  async #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    const { domain = '', token = '' } = this.#grant ?? {};
    const giveUp = new AbortController();
    const limit = setTimeout(() => {
      giveUp.abort();
    }, ANSWER_MS);
    return fetch(domain + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: giveUp.signal,
    }).finally(() => {
      clearTimeout(limit);
    });
  }
}
