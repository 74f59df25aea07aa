import { randomUUID } from 'node:crypto';
import { secondsAloud } from '../../../src/content/meter/syllables.ts';
import { faultsOf, wordsOf } from './listening.ts';

/** An activity of the gateway, before it has an id. */
export interface Happens {
  type: 'message' | 'event';
  text?: string;
  name?: string;
  value?: unknown;
  parameters?: Record<string, unknown>;
}

interface Addresses {
  activitiesURL: string;
  refreshURL: string;
  disconnectURL: string;
}

interface Activity {
  id: string;
  type: string;
  text?: string;
  name?: string;
  activityParams?: Record<string, unknown>;
  sessionParams?: Record<string, unknown>;
}

/** The clock of a played call, in milliseconds. */
export interface PlayedClock {
  now: number;
}

/**
 * The other side of the Bot API: it begins a call, brings what the caller says and presses, lets the timer of silence
 * run on a clock of its own, and checks every answer by ear.
 */
export class TestGateway {
  readonly conversation = randomUUID();
  readonly #server: string;
  readonly #token: string;
  readonly #clock: PlayedClock;
  #urls: Addresses | undefined;
  #silences = 0;
  #quietSince = 0;
  /** Everything that was said, and what was wrong with it by ear. */
  readonly heard: string[] = [];
  readonly faults: string[] = [];
  readonly ssml: string[] = [];
  session: Record<string, unknown> = {};
  last: Activity[] = [];
  ended: Activity | undefined;

  constructor(server: string, token: string, clock: PlayedClock) {
    this.#server = server;
    this.#token = token;
    this.#clock = clock;
  }

  /** Dials, and listens to the greeting. */
  async call(caller = '+31612345678'): Promise<string> {
    const botURL = `${this.#server}/voice/create`;
    const { json } = await this.post(botURL, { conversation: this.conversation, id: randomUUID() });
    this.#urls = json as Addresses;
    return this.happens({ type: 'event', name: 'start', parameters: { caller } });
  }

  say(text: string, confidence = 0.93): Promise<string> {
    return this.happens({ type: 'message', text, parameters: { confidence, recognitionOutput: { raw: text } } });
  }

  press(digits: string): Promise<string> {
    return this.happens({ type: 'event', name: 'DTMF', value: digits });
  }

  /** Lets time pass in silence; each time the timer runs out, the bot hears of it. */
  async wait(seconds: number): Promise<string> {
    const end = this.#clock.now + seconds * 1000;
    let said = '';
    while (!this.ended) {
      const due = this.#quietSince + Number(this.session.userNoInputTimeoutMS);
      if (due > end) break;
      this.#clock.now = Math.max(this.#clock.now, due);
      this.#silences += 1;
      said = await this.happens({ type: 'event', name: 'noUserInput', value: this.#silences });
    }
    this.#clock.now = Math.max(end, this.#clock.now);
    return said;
  }

  transferEnds(status: 'answered' | 'failed', reasonCode = 'no-answer'): Promise<string> {
    this.ended = undefined;
    return this.happens({ type: 'event', name: 'transferStatus', value: { status, reasonCode, reason: '' } });
  }

  /** Brings something to the bot, and gives what is said in answer, in words. */
  async happens(happens: Happens, id: string = randomUUID()): Promise<string> {
    const { status, json } = await this.activities([{ id, ...happens }]);
    if (status !== 200) throw new Error(`gateway: found status ${status}`);
    return this.#plays(json as { activities: Activity[] }, happens);
  }

  activities(activities: unknown[]): Promise<{ status: number; json: unknown }> {
    const timestamp = new Date(this.#clock.now).toISOString();
    const stamped = activities.map((activity) => ({ timestamp, language: 'nl-NL', ...(activity as object) }));
    return this.post(this.#address('activitiesURL'), { conversation: this.conversation, activities: stamped });
  }

  refresh(): Promise<{ status: number; json: unknown }> {
    return this.post(this.#address('refreshURL'), { conversation: this.conversation });
  }

  hangUp(reasonCode = 'client-disconnected'): Promise<{ status: number; json: unknown }> {
    return this.post(this.#address('disconnectURL'), { conversation: this.conversation, reason: '', reasonCode });
  }

  async post(
    url: string,
    body: unknown,
    token = this.#token,
  ): Promise<{ status: number; json: unknown; text: string }> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, json: JSON.parse(text) as unknown, text };
  }

  /** The whole address of this call, as an answer that is relative to the first address gives it. */
  #address(name: keyof Addresses): string {
    const path = this.#urls?.[name] ?? `conversation/${this.conversation}/${name.replace('URL', '')}`;
    return new URL(path, `${this.#server}/voice/create`).href;
  }

  #plays({ activities }: { activities: Activity[] }, { name }: Happens): string {
    this.last = activities;
    const messages = activities.filter(({ type }) => type === 'message');
    for (const { sessionParams } of messages) this.session = { ...this.session, ...sessionParams };
    this.ended = activities.find((one) => one.type === 'event' && (one.name === 'transfer' || one.name === 'hangup'));
    if (messages.length === 0) return '';
    const ssml = messages.map(({ text = '' }) => text);
    const words = ssml.map(wordsOf).join(' ');
    this.ssml.push(...ssml);
    this.heard.push(words);
    this.faults.push(...faultsOf(ssml, { listens: this.ended === undefined }));
    this.#clock.now += secondsAloud(words) * 1000;
    this.#quietSince = this.#clock.now;
    if (name !== 'noUserInput') this.#silences = 0;
    return words;
  }
}
