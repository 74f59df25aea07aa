import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { expect } from 'vitest';
import { cardFaults } from './card-schema.ts';

/** Something that the bot put in a chat. */
export interface Posted {
  id: string;
  conversation: string;
  replyTo: string | undefined;
  activity: Partial<Activity>;
  /** What it was before it was changed in place. */
  before?: Partial<Activity>;
  /** Which way the bot said who it is. */
  authorization: string | undefined;
}

export const tenant = 'aaaaaaaa-1111-2222-3333-444444444444';
export const workerId = 'bbbbbbbb-1111-2222-3333-444444444444';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Plays Microsoft Teams: posts what people do there to a bot, and takes what the bot says. Every card is checked. */
export class TeamsService {
  readonly posted: Posted[] = [];
  readonly deleted: string[] = [];
  /** Files in somebody's OneDrive, by name. */
  readonly files = new Map<string, string>();
  /** What the next calls of the bot are answered, one each; then all is well again. */
  readonly refusals: { status: number; retryAfter?: string }[] = [];
  calls = 0;
  #bot = '';
  #authorization: (() => Promise<string>) | undefined;
  #count = 0;
  readonly #server = createServer((request, response) => {
    void this.#take(request, response);
  });

  /** @param authorization signs what Teams posts; left out: it posts without a token */
  async start(authorization?: () => Promise<string>): Promise<string> {
    this.#authorization = authorization;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  speaksTo(bot: string): void {
    this.#bot = bot;
  }

  stop(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /** Posts an activity; gives the status and the body of the answer. */
  async post(
    activity: Partial<Activity>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.#bot}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#authorization && { authorization: await this.#authorization() }),
        ...headers,
      },
      body: JSON.stringify({ serviceUrl: this.url, id: `in-${String((this.#count += 1))}`, ...activity }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { method = '', url = '' } = request;
    if (url.startsWith('/files/')) {
      this.#file(method, decodeURIComponent(url.slice(7)), body, response);
      return;
    }
    this.calls += 1;
    const refusal = this.refusals.shift();
    if (refusal) {
      response.writeHead(refusal.status, {
        'content-type': 'application/json',
        ...(refusal.retryAfter !== undefined && { 'retry-after': refusal.retryAfter }),
      });
      response.end(JSON.stringify({ error: { code: 'Busy', message: 'Not now' } }));
      return;
    }
    const [, conversation = '', activityId] =
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/.exec(url) ?? [];
    const id = this.#keep(
      method,
      decodeURIComponent(conversation),
      activityId && decodeURIComponent(activityId),
      body,
      request,
    );
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
  }

  #keep(
    method: string,
    conversation: string,
    target: string | undefined,
    body: string,
    request: IncomingMessage,
  ): string {
    if (method === 'DELETE') {
      this.deleted.push(target ?? '');
      return target ?? '';
    }
    const activity = JSON.parse(body) as Partial<Activity>;
    const found = method === 'PUT' ? this.posted.find(({ id }) => id === target) : undefined;
    if (found) {
      found.before = found.activity;
      found.activity = activity;
      return found.id;
    }
    const id = `out-${this.posted.length + 1}`;
    const { authorization } = request.headers;
    this.posted.push({ id, conversation, replyTo: target, activity, authorization });
    return id;
  }

  #file(method: string, name: string, body: string, response: ServerResponse): void {
    if (method === 'PUT') this.files.set(name, body);
    const content = this.files.get(name);
    response.writeHead(content === undefined ? 404 : 200);
    response.end(method === 'PUT' ? '' : content);
  }
}

/** One colleague in one chat of Teams. */
export class Chat {
  readonly service: TeamsService;
  readonly id: string;
  readonly personal: boolean;
  readonly #tenant: string;
  readonly #person: { id: string; name: string; aadObjectId: string };

  constructor(service: TeamsService, id: string, but: { channel?: boolean; tenant?: string; person?: string } = {}) {
    this.service = service;
    this.id = id;
    this.personal = but.channel !== true;
    this.#tenant = but.tenant ?? tenant;
    this.#person = { id: `29:${id}`, name: 'Begeleider', aadObjectId: but.person ?? workerId };
  }

  /** What stands on everything that Teams posts from this chat. */
  get frame(): Partial<Activity> {
    return {
      channelId: 'msteams',
      locale: 'nl-NL',
      conversation: {
        id: this.id,
        tenantId: this.#tenant,
        conversationType: this.personal ? 'personal' : 'channel',
        isGroup: !this.personal,
        name: '',
      },
      from: this.#person,
      recipient: { id: '28:bot', name: 'Woonwegwijzer' },
      channelData: {
        tenant: { id: this.#tenant },
        ...(!this.personal && { team: { id: 'team1' }, channel: { id: this.id } }),
      },
    };
  }

  /** What the bot puts in this chat after a message; in a channel it is mentioned. */
  say(text: string, more: Partial<Activity> = {}): Promise<Partial<Activity>[]> {
    const mention = {
      type: 'mention',
      mentioned: { id: '28:bot', name: 'Woonwegwijzer' },
      text: '<at>Woonwegwijzer</at>',
    };
    return this.post({
      type: 'message',
      textFormat: 'plain',
      text: this.personal ? text : `<at>Woonwegwijzer</at> ${text}`,
      ...(!this.personal && { entities: [mention] }),
      ...more,
    });
  }

  /** Taps `Action.Submit`. */
  submit(data: Record<string, unknown>, more: Partial<Activity> = {}): Promise<Partial<Activity>[]> {
    const { msteams, ...rest } = data as { msteams?: { text: string; value: object } };
    return msteams
      ? this.post({ type: 'message', text: msteams.text, value: msteams.value, ...more })
      : this.post({ type: 'message', value: rest, ...more });
  }

  /** Taps `Action.Execute`: the card that takes the place of this one, or the text under it, and what is said besides. */
  async execute(verb: string, data: Record<string, unknown> = {}, more: Partial<Activity> = {}) {
    const before = this.service.posted.length;
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const { status, body } = await this.service.post({
      ...this.frame,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      ...more,
    });
    expect(status).toBe(200);
    const answer = body as { statusCode: number; type: string; value: unknown };
    if (answer.type === cardType) expect(cardFaults(answer.value)).toEqual([]);
    return { ...answer, said: this.#since(before) };
  }

  /** Posts anything; gives what the bot then put in this chat. */
  async post(activity: Partial<Activity>, headers?: Record<string, string>): Promise<Partial<Activity>[]> {
    const before = this.service.posted.length;
    const { status } = await this.service.post({ ...this.frame, ...activity }, headers);
    expect(status).toBe(200);
    return this.#since(before);
  }

  /** Everything that stands in this chat. */
  get posts(): Posted[] {
    return this.service.posted.filter(({ conversation }) => conversation === this.id);
  }

  #since(before: number): Partial<Activity>[] {
    const said = this.service.posted
      .slice(before)
      .filter(({ conversation }) => conversation === this.id)
      .map(({ activity }) => activity);
    for (const activity of said) {
      expect(activity.suggestedActions, 'Teams has no suggestions in channels').toBeUndefined();
      for (const { contentType, content } of activity.attachments ?? []) {
        if (contentType === cardType) expect(cardFaults(content)).toEqual([]);
        expect(contentType).toMatch(/^application\/vnd\.microsoft\./);
      }
    }
    return said;
  }
}

/** The first card of what was said. */
export function cardOf(said: readonly Partial<Activity>[]): Record<string, unknown> {
  const found = said.flatMap(({ attachments = [] }) => attachments).find(({ contentType }) => contentType === cardType);
  if (!found) throw new Error('found no card in what was said');
  return found.content as Record<string, unknown>;
}

/** All that can be tapped on what was said, by its title. */
export function actionsOf(
  said: readonly Partial<Activity>[],
): Map<string, { type: string; data?: Record<string, unknown>; verb?: string }> {
  const found = new Map<string, { type: string; data?: Record<string, unknown>; verb?: string }>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, title } = value as { type?: string; title?: string };
    if (type?.startsWith('Action.') && title) found.set(title, value as never);
    // the fallback of an action has its title, and comes to the same
    for (const [name, part] of Object.entries(value)) if (name !== 'fallback') visit(part);
  };
  visit(said.flatMap(({ attachments = [] }) => attachments.map(({ content }) => content as unknown)));
  return found;
}

/** What was said, as one text, cards included. */
export const wordsOf = (said: readonly Partial<Activity>[]): string =>
  said
    .map(({ text = '', attachments = [] }) =>
      [text, ...attachments.map(({ content }) => JSON.stringify(content))].join('\n'),
    )
    .join('\n');
