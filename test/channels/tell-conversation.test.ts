import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Opened, Worker } from '../../src/handoff/floor.ts';
import { queueIds } from '../../src/handoff/summary.ts';
import { StorageError } from '../../src/storage/keeper.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';
import { WebChat } from '../support/web-chat.ts';
import { startDeskServer, type DeskServer } from './desk-chat.ts';

vi.setConfig({ testTimeout: 30_000 });

const anna: Worker = { id: 'anna', name: 'Anna', queues: queueIds };

const keeper = new SqliteKeeper(':memory:');
const put = keeper.put.bind(keeper);
const append = keeper.append.bind(keeper);
let server: DeskServer;
const endings: (() => void)[] = [];
beforeAll(async () => {
  server = await startDeskServer(keeper);
});
afterEach(async () => {
  Object.assign(keeper, { append, put });
  for (const end of endings.splice(0)) end();
  for (const { id } of await server.desk.floor.list(anna)) await server.desk.desk.erase(id);
});
afterAll(async () => {
  await server.close();
  await keeper.close();
});

/** The only hand-off that waits, taken by Anna. */
async function claimed(): Promise<string> {
  const { desk } = server;
  const [waiting] = await desk.floor.list(anna);
  const id = waiting?.id ?? '';
  expect(await desk.floor.claim(anna, id)).toMatchObject({ state: 'talking' });
  await desk.idle();
  return id;
}

async function handedOver(): Promise<{ chat: WebChat; id: string }> {
  const chat = await WebChat.begin(server.url);
  await chat.say('ik wil een medewerker');
  await chat.say('ja');
  return { chat, id: await claimed() };
}

describe('in the web chat', () => {
  test('a worker and a person talk, and the assistant is silent until it is given back', async () => {
    const { desk } = server;
    const { chat, id } = await handedOver();
    await desk.floor.say(anna, id, { id: '1', text: 'Goedemorgen' });
    await desk.idle();
    const before = (await chat.history()).length;
    await chat.say('ik zoek een plek');
    expect((await chat.texts()).slice(before)).toEqual(['ik zoek een plek']);
    const { said } = (await desk.floor.open(anna, id)) as Opened;
    expect(said.slice(-2).map(({ by, text }) => [by, text])).toEqual([
      ['worker', 'Goedemorgen'],
      ['person', 'ik zoek een plek'],
    ]);
    await desk.floor.giveBack(anna, id);
    await desk.idle();
    await chat.say('wat is beschermd wonen?');
    expect((await chat.texts()).at(-1)).toMatch(/beschermd wonen/i);
  });

  test('what a worker says answers nothing, and stands in the chat once however often it is told', async () => {
    const { desk } = server;
    const { chat, id } = await handedOver();
    let lost = 0;
    // The store does not keep that it was told, three times: as when the process ends just then.
    keeper.put = (key, ...rest) =>
      key.startsWith('desk/told/') && lost++ < 3 ? Promise.reject(new StorageError('lost')) : put(key, ...rest);
    await desk.floor.say(anna, id, { id: '1', text: 'Goedemorgen' });
    for (let i = 0; i < 4; i++) {
      await desk.idle();
      for (const word of ['een', 'twee', 'drie', 'vier']) await chat.say(`${word} ${i}`);
      await desk.floor.say(anna, id, { id: '1', text: 'Goedemorgen' });
    }
    await desk.idle();
    expect(lost).toBeGreaterThan(3);
    const told = (await chat.history()).filter(({ text }) => text.includes('Goedemorgen'));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toHaveProperty('replyToId');
  });

  test('the store fails in the middle of the turn: no apology out of nowhere, and it is told later', async () => {
    const { desk } = server;
    const { chat, id } = await handedOver();
    keeper.append = (list, ...rest) =>
      list.startsWith('directline/') ? Promise.reject(new StorageError('down')) : append(list, ...rest);
    const before = (await chat.history()).length;
    expect(await desk.floor.say(anna, id, { id: '1', text: 'Goedemorgen' })).toBe('said');
    await desk.idle();
    expect((await chat.history()).length).toBe(before);
    keeper.append = append;
    await desk.floor.say(anna, id, { id: '2', text: 'Bent u er nog?' });
    await desk.idle();
    const texts = (await chat.texts()).slice(before);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('Goedemorgen');
    expect(texts[1]).toContain('Bent u er nog?');
  });

  test('the person erases everything: it is gone at the desk, and nothing is stuck', async () => {
    const { desk } = server;
    const { chat, id } = await handedOver();
    expect((await chat.erase()).ok).toBe(true);
    expect(await desk.floor.say(anna, id, { id: '1', text: 'hallo' })).toBe('gone');
    await desk.idle();
    expect(await desk.stuck()).toEqual([]);
    expect(await keeper.keys('desk/handoff/')).toEqual([]);
  });

  test('an event from outside that says it is of the desk is not believed', async () => {
    const chat = await WebChat.begin(server.url);
    await chat.say('ik wil een medewerker');
    await chat.say('ja');
    const before = await chat.texts();
    const [waiting] = await server.desk.floor.list(anna);
    const value = { id: 'e', handoff: waiting?.id, kind: 'joined', worker: 'Een bedrieger' };
    await chat.post({ type: 'event', name: 'woonwegwijzer.desk', value });
    await chat.say('hoi');
    expect((await chat.texts()).slice(before.length).join()).not.toContain('bedrieger');
  });
});

describe('on a channel of the Bot Framework', () => {
  /** A channel that keeps what the bot sends to it. */
  async function channel() {
    const got: { path: string; activity: Partial<Activity> }[] = [];
    let status = 200;
    const http = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        if (status === 200) got.push({ path: request.url ?? '', activity: JSON.parse(body) as Partial<Activity> });
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(status === 200 ? '{"id":"x"}' : '{"error":{"code":"NotFound","message":"no"}}');
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    endings.push(() => {
      http.close().closeAllConnections();
    });
    const serviceUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    let said = 0;
    return {
      got,
      answers: (next: number) => {
        status = next;
      },
      say: (url: string, text: string) =>
        fetch(`${url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            ...{ type: 'message', id: `m${(said += 1)}`, channelId: 'msteams', serviceUrl, text },
            ...{ conversation: { id: 'c1' }, from: { id: 'u1' }, recipient: { id: 'bot' } },
          }),
        }),
    };
  }

  test('a worker speaks first, to no message of the person', async () => {
    const { got, say } = await channel();
    await say(server.url, 'ik wil een medewerker');
    await say(server.url, 'ja');
    const id = await claimed();
    const before = got.length;
    await server.desk.floor.say(anna, id, { id: '1', text: 'Goedemorgen' });
    await server.desk.idle();
    expect(got).toHaveLength(before + 1);
    expect(got.at(-1)?.path).toBe('/v3/conversations/c1/activities');
    expect(got.at(-1)?.activity.text).toContain('Goedemorgen');
  });

  test('a conversation that is not there any more is told nothing, and nothing is stuck', async () => {
    const { answers, say } = await channel();
    await say(server.url, 'ik wil een medewerker');
    await say(server.url, 'ja');
    const id = await claimed();
    answers(404);
    await server.desk.floor.close(anna, id, 'geholpen');
    await server.desk.idle();
    expect(await server.desk.desk.ticket(id)).toBeUndefined();
  });
});
