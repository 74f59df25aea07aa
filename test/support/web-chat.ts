import type { Activity } from 'botbuilder';
import { WebSocket } from 'ws';

/** A person in the web chat, as the page on the site: a token from the broker, then Direct Line. */
export class WebChat {
  readonly conversation: string;
  /** Another server for the same conversation, after the first one ended. */
  url: string;
  readonly #token: string;
  #said = 0;

  private constructor(url: string, token: string, conversation: string) {
    this.url = url;
    this.#token = token;
    this.conversation = conversation;
  }

  /** Begins a conversation at a server. */
  static async begin(url: string): Promise<WebChat> {
    const post = async (path: string, token?: string): Promise<Record<string, string>> => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const response = await fetch(url + path, { method: 'POST', headers, body: '{}' });
      return (await response.json()) as Record<string, string>;
    };
    const { token = '', conversationId = '' } = await post('/chat/token');
    await post('/v3/directline/conversations', token);
    return new WebChat(url, token, conversationId);
  }

  /** @param id that of the client; the same is the same message */
  async say(text: string, id = `said-${(this.#said += 1)}`): Promise<void> {
    await this.post({ type: 'message', text, channelData: { clientActivityID: id } });
  }

  /** Posts any activity. */
  async post(activity: object): Promise<void> {
    const response = await this.#ask('/activities', { method: 'POST', body: JSON.stringify(activity) });
    if (!response.ok) throw new Error(`found ${response.status}, expected 200`);
  }

  /** Every message that stands in the chat, the person's own words too. */
  async history(): Promise<Activity[]> {
    const response = await this.#ask('/activities');
    const { activities } = (await response.json()) as { activities: Activity[] };
    return activities.filter(({ type }) => type === 'message');
  }

  async texts(): Promise<string[]> {
    return (await this.history()).map(({ text }) => text);
  }

  /** Calls back with each text that comes over the stream from now on; ends it when called. */
  async listen(heard: (text: string) => void): Promise<() => void> {
    const { streamUrl } = (await (await this.#ask('')).json()) as { streamUrl: string };
    const socket = new WebSocket(streamUrl, { perMessageDeflate: false });
    socket.on('message', (data: Buffer) => {
      if (data.length === 0) return;
      const { activities } = JSON.parse(data.toString()) as { activities: Activity[] };
      for (const { type, text } of activities) if (type === 'message') heard(text);
    });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve).once('error', reject);
    });
    return () => {
      socket.terminate();
    };
  }

  erase(): Promise<Response> {
    return this.#ask('', { method: 'DELETE' });
  }

  #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    return fetch(`${this.url}/v3/directline/conversations/${this.conversation}${path}`, { ...init, headers });
  }
}
