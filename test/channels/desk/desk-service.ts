import { join } from 'node:path';
import { contentFolder } from '../../../src/assistant.ts';
import { desk, type DeskParts } from '../../../src/channels/desk/desk.ts';
import { loadDeskTexts } from '../../../src/channels/desk/texts.ts';
import { createServer } from '../../../src/channels/server.ts';
import { readSettings } from '../../../src/config/config.ts';
import { loadFile } from '../../../src/content/load.ts';
import { handoffTexts } from '../../../src/content/shapes/handoff.ts';
import type { SummaryWords } from '../../../src/handoff/summary-lines.ts';
import { noLog } from '../../../src/log.ts';
import { factTexts, prescreenTexts } from '../../../src/prescreen/texts.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { FakeFloor } from '../../support/fake-floor.ts';
import { dialogTexts } from '../../support/texts.ts';

/** The desk on a free port, with a floor in memory. */
export interface DeskService {
  url: string;
  floor: FakeFloor;
  keeper: SqliteKeeper;
  end(): Promise<void>;
}

const summaryWords: SummaryWords = {
  handoff: dialogTexts('handoff', handoffTexts),
  prescreen: dialogTexts('prescreen', prescreenTexts),
  facts: loadFile(join(contentFolder, 'facts.yaml'), factTexts({})),
};

/** Starts the desk with these settings. */
export async function startDesk(
  environment: Record<string, string>,
  parts: Partial<Pick<DeskParts, 'now' | 'stuck' | 'floor'>> = {},
): Promise<DeskService> {
  const keeper = new SqliteKeeper(':memory:');
  const floor = new FakeFloor();
  const settings = readSettings({ RATE_LIMIT: 'off', ...environment });
  const pages = desk({
    settings,
    keeper,
    floor,
    report: noLog,
    ...loadDeskTexts(contentFolder),
    summaryWords,
    stuck: async () => [],
    ...parts,
  });
  const server = createServer({ log: noLog, needs: {} });
  pages.routes(server.restify);
  server.http.on('upgrade', (request, socket, head) => {
    if (!pages.upgrade(request, socket, head)) socket.destroy();
  });
  server.beforeStop(() => {
    pages.close();
  });
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    floor,
    keeper,
    async end() {
      await server.stop(1);
      await keeper.close();
    },
  };
}

/** A browser without a window: it keeps cookies, and says where its requests come from as a browser does. */
export class Browsing {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  token = '';

  constructor(url: string) {
    this.url = url;
  }

  /** Goes to an address, one step: what the server sets is kept. */
  async go(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; '));
    const answer = await fetch(new URL(path, this.url), { redirect: 'manual', ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Goes to an address and on to where it leads. */
  async follow(path: string): Promise<Response> {
    let answer = await this.go(path);
    for (let steps = 0; steps < 6; steps++) {
      const to = answer.headers.get('location');
      if (to === null) break;
      answer = await this.go(to);
    }
    return answer;
  }

  /** Signs in on this machine, and reads the token of the page. */
  async signInHere(name = 'Anna', queues: readonly string[] = ['algemeen']): Promise<void> {
    const form = new URLSearchParams({ name });
    for (const queue of queues) form.append('queue', queue);
    await this.go('/balie/inloggen', { method: 'POST', body: form, headers: { origin: this.url } });
    await this.readToken();
  }

  async readToken(): Promise<void> {
    const page = await (await this.go('/balie')).text();
    this.token = /"token":"([^"]+)"/.exec(page)?.[1] ?? '';
  }

  /** Calls the server as the page does. */
  async call(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    const answer = await this.go(`/balie/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        origin: this.url,
        'sec-fetch-site': 'same-origin',
        'x-desk-token': this.token,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }
}
