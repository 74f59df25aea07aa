import { setTimeout as delay } from 'node:timers/promises';
import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { eraseKey } from '../../../dialogs/turn.ts';
import type { BotLogic } from '../../../src/bot.ts';
import { StorageError } from '../../../src/storage/keeper.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { echoBot } from './echo-bot.ts';
import { SECRET, startService, type Service } from './service.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const service = async (logic: BotLogic = echoBot, keeper = new SqliteKeeper(':memory:')): Promise<Service> => {
  const started = await startService({}, { logic, keeper });
  opened.push(
    () => keeper.close(),
    () => started.close(),
  );
  return started;
};

interface Chat {
  conversation: string;
  streamUrl: string;
  post(text: string, clientId?: string, type?: string): Promise<{ status: number; id: string }>;
  history(watermark?: string): Promise<{ activities: Activity[]; watermark: string }>;
}

async function chatOf({ base }: Service): Promise<Chat> {
  const headers = { authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' };
  const start = await fetch(`${base}/conversations`, { method: 'POST', headers, body: '{}' });
  const { conversationId, streamUrl } = (await start.json()) as { conversationId: string; streamUrl: string };
  const path = `${base}/conversations/${conversationId}/activities`;
  return {
    conversation: conversationId,
    streamUrl,
    async post(text, clientActivityID, type = 'message') {
      const body = JSON.stringify({ type, text, from: { id: 'u' }, channelData: { clientActivityID } });
      const answer = await fetch(path, { method: 'POST', headers, body });
      return { status: answer.status, ...((await answer.json()) as { id: string }) };
    },
    async history(watermark = '') {
      return (await (await fetch(`${path}?watermark=${watermark}`, { headers })).json()) as never;
    },
  };
}

const texts = ({ activities }: { activities: Activity[] }): string[] => activities.map(({ text }) => text);

describe('one turn', () => {
  test('a conversation begins with the greeting; the start itself is not shown', async () => {
    const chat = await chatOf(await service());
    expect(texts(await chat.history())).toEqual(['Dag.']);
  });

  test('the answer carries whom it answers, who says it and a later moment; not where our inside is', async () => {
    const chat = await chatOf(await service());
    const { id } = await chat.post('hallo');
    const { activities } = await chat.history();
    const [echo, answer] = activities.slice(1);
    expect(answer).toMatchObject({
      replyToId: id,
      from: { role: 'bot' },
      conversation: { id: chat.conversation },
      channelId: 'directline',
    });
    expect(Object.keys(answer ?? {})).not.toContain('serviceUrl');
    expect(String(echo?.timestamp) < String(answer?.timestamp)).toBe(true);
  });

  test('messages that come at once are answered one at a time, in order', async () => {
    let atWork = 0;
    const chat = await chatOf(
      await service(async (context) => {
        expect((atWork += 1)).toBe(1);
        await delay(20);
        await echoBot(context);
        atWork -= 1;
      }),
    );
    const posted = await Promise.all(['a', 'b', 'c'].map((text) => chat.post(text)));
    expect(posted.map(({ status }) => status)).toEqual([200, 200, 200]);
    const said = texts(await chat.history()).slice(1);
    for (const [i, text] of said.entries()) if (i % 2 === 0) expect(said[i + 1]).toBe(`U zei: ${text}`);
  });

  test('a bot that fails leaves the conversation going', async () => {
    const chat = await chatOf(await service());
    expect((await chat.post('dit gaat mis')).status).toBe(200);
    await chat.post('hallo');
    expect(texts(await chat.history()).at(-1)).toBe('U zei: hallo');
  });

  test('what a slow bot has said already is heard while it works on', async () => {
    let goOn: (value?: unknown) => void = () => undefined;
    const slow = await service(async (context: TurnContext) => {
      await echoBot(context);
      if (context.activity.text) await new Promise((resolve) => (goOn = resolve));
    });
    const chat = await chatOf(slow);
    const post = chat.post('hallo');
    await expect.poll(async () => texts(await chat.history()).at(-1)).toBe('U zei: hallo');
    goOn();
    expect((await post).status).toBe(200);
  });
});

describe('a message that comes twice', () => {
  test('is one turn, also while the first is under way', async () => {
    const chat = await chatOf(await service());
    const posted = await Promise.all([chat.post('hallo', 'c1'), chat.post('hallo', 'c1')]);
    expect(posted[0].id).toBe(posted[1].id);
    expect(texts(await chat.history())).toEqual(['Dag.', 'hallo', 'U zei: hallo']);
  });

  test('is answered after all when the process died between the message and its answer', async () => {
    const keeper = new SqliteKeeper(':memory:');
    let dies = true;
    const chat = await chatOf(
      await service(async (context) => {
        if (context.activity.text && dies) throw new StorageError('the process is gone');
        await echoBot(context);
      }, keeper),
    );
    expect((await chat.post('hallo', 'c1')).status).toBe(503);
    dies = false;
    expect((await chat.post('hallo', 'c1')).status).toBe(200);
    expect(texts(await chat.history())).toEqual(['Dag.', 'hallo', 'U zei: hallo']);
  });
});

describe('a store that is down', () => {
  test('a message is a 503 that can be sent again; a client that polls is not driven off', async () => {
    const keeper = new SqliteKeeper(':memory:');
    const chat = await chatOf(await service(echoBot, keeper));
    const [length, last] = [keeper.length.bind(keeper), keeper.last.bind(keeper)];
    keeper.length = () => Promise.reject(new StorageError('down'));
    keeper.last = () => Promise.reject(new StorageError('down'));
    expect((await chat.post('hallo', 'c1')).status).toBe(503);
    expect(await chat.history('2')).toEqual({ activities: [], watermark: '2' });
    Object.assign(keeper, { length, last });
    expect((await chat.post('hallo', 'c1')).status).toBe(200);
  });
});

describe('the stream', () => {
  test('a second stream closes the first; typing is heard and not kept; what is missed is replayed', async () => {
    const chat = await chatOf(await service());
    const first = await listen(chat.streamUrl);
    await expect.poll(() => first.heard).toEqual(['Dag.']);
    const second = await listen(chat.streamUrl);
    expect(await first.closed).toBe('collision');
    await chat.post('hallo');
    await expect.poll(() => second.heard).toEqual(['Dag.', '(typing)', 'hallo', 'U zei: hallo']);
    expect(texts(await chat.history())).toEqual(['Dag.', 'hallo', 'U zei: hallo']);
  });

  test('the message of a colleague comes over it without a question before', async () => {
    const line = await service();
    const chat = await chatOf(line);
    const { heard } = await listen(chat.streamUrl);
    const reference = { conversation: { id: chat.conversation }, channelId: 'directline', user: { id: 'u' } };
    await line.line.continueConversation(reference as Partial<ConversationReference>, async (context) => {
      await context.sendActivity('Goedemiddag, u spreekt met de gemeente.');
    });
    await expect.poll(() => heard.at(-1)).toBe('Goedemiddag, u spreekt met de gemeente.');
    expect((await chat.history()).activities.at(-1)).not.toHaveProperty('replyToId');
  });
});

/** What a stream lets hear. */
async function listen(url: string) {
  const socket = new WebSocket(url);
  opened.push(() => {
    socket.terminate();
  });
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => {
    if (data.length === 0) return;
    const { activities } = JSON.parse(data.toString()) as { activities: Activity[] };
    heard.push(...activities.map(({ type, text }) => (type === 'message' ? text : `(${type})`)));
  });
  const closed = new Promise<string>((resolve) => {
    socket.on('close', (_code, reason) => {
      resolve(reason.toString());
    });
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve).once('error', reject);
  });
  return { heard, closed };
}

test('"wis mijn gegevens" empties the log too; clients go on from where they are', async () => {
  const keeper = new SqliteKeeper(':memory:');
  const erasing: BotLogic = async (context) => {
    if (context.activity.text === 'wis mijn gegevens') context.turnState.set(eraseKey, true);
    await echoBot(context);
  };
  const chat = await chatOf(await service(erasing, keeper));
  for (let i = 0; i < 120; i++) await chat.post(`geheim ${i}`);
  const { watermark } = await chat.history('200');
  await chat.post('wis mijn gegevens');
  expect(texts(await chat.history(watermark))).toEqual(['wis mijn gegevens', 'U zei: wis mijn gegevens']);
  expect(texts(await chat.history())).toEqual(['wis mijn gegevens', 'U zei: wis mijn gegevens']);
  expect(JSON.stringify(await keeper.read(`directline/${chat.conversation}`, 0, 1_000))).not.toContain('geheim');
  const after = await chat.history();
  await chat.post('nog iets');
  expect(texts(await chat.history(after.watermark))).toEqual(['nog iets', 'U zei: nog iets']);
});
