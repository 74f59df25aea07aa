import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { contentFolder, createAssistant } from '../../src/assistant.ts';
import { botFramework } from '../../src/channels/bot-framework/bot-framework.ts';
import { directLine } from '../../src/channels/direct-line/direct-line.ts';
import { createServer } from '../../src/channels/server.ts';
import { tellConversation } from '../../src/channels/tell-conversation.ts';
import { readSettings } from '../../src/config.ts';
import { loadFile } from '../../src/content/load.ts';
import { createDesk, type OwnDeskWhole } from '../../src/handoff/desk/create-desk.ts';
import { deskHoursShape } from '../../src/handoff/desk/hours.ts';
import { wordsFit } from '../../src/handoff/words.ts';
import { noLog } from '../../src/log.ts';
import type { Keeper } from '../../src/storage/keeper.ts';
import { fixedClock } from '../../src/values/clock.ts';

const secret = 'the secret of these tests, and of nothing else';
const clock = fixedClock('2026-11-25T10:00');

/** The whole assistant with its desk behind the web chat and the Bot Framework, on one keeper. */
export interface DeskServer {
  url: string;
  desk: OwnDeskWhole;
  close(): Promise<void>;
}

export async function startDeskServer(keeper: Keeper): Promise<DeskServer> {
  const settings = readSettings({ DIRECT_LINE_SECRET: secret, RATE_LIMIT: 'off' });
  const hours = loadFile(join(contentFolder, 'desk-hours.yaml'), deskHoursShape);
  const desk = createDesk({ keeper, hours, clock, log: noLog, handoffDays: 7, auditDays: 90, wordsFit });
  const { logic, forget } = createAssistant({
    ...{ keeper, clock, log: noLog, retentionHours: 24, staffDesk: desk.desk },
    dataDir: 'node_modules/.cache/woonwegwijzer',
  });
  const server = createServer({ log: noLog, needs: {} });
  const web = directLine({ keeper, logic, settings, log: noLog, forget });
  web.routes(server.restify);
  const channels = botFramework({ logic, settings, log: noLog });
  channels.routes(server.restify);
  server.beforeStop(() => web.close());
  const { continueConversation: webChat } = web;
  desk.open(tellConversation({ logic, webChat, botFramework: channels.continueConversation, log: noLog }));
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    desk,
    close: async () => {
      await server.stop(1);
      await desk.idle();
    },
  };
}

/** A person in the web chat. */
export class WebChat {
  readonly #base: string;
  #token = '';
  #said = 0;
  conversation = '';

  constructor(url: string) {
    this.#base = `${url}/v3/directline/conversations`;
  }

  async begin(): Promise<this> {
    const response = await fetch(this.#base, { method: 'POST', headers: { authorization: `Bearer ${secret}` } });
    const { token, conversationId } = (await response.json()) as { token: string; conversationId: string };
    this.#token = token;
    this.conversation = conversationId;
    return this;
  }

  /** @param id that of the client; the same is the same message */
  async say(text: string, id = `said-${(this.#said += 1)}`): Promise<void> {
    await this.post({ type: 'message', text, channelData: { clientActivityID: id } });
  }

  /** Posts any activity. */
  async post(activity: object): Promise<void> {
    const body = JSON.stringify({ from: { id: 'u' }, ...activity });
    const response = await this.#ask(`/${this.conversation}/activities`, { method: 'POST', body });
    if (!response.ok) throw new Error(`found ${response.status}, expected 200`);
  }

  /** Every message that stands in the chat, the person's own words too. */
  async history(): Promise<Activity[]> {
    const response = await this.#ask(`/${this.conversation}/activities`);
    const { activities } = (await response.json()) as { activities: Activity[] };
    return activities.filter(({ type }) => type === 'message');
  }

  async texts(): Promise<string[]> {
    return (await this.history()).map(({ text }) => text);
  }

  erase(): Promise<Response> {
    return this.#ask(`/${this.conversation}`, { method: 'DELETE' });
  }

  #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    return fetch(this.#base + path, { ...init, headers });
  }
}
