import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exchange } from '../../../src/channels/voice/exchange.ts';
import { Switchboard } from '../../../src/channels/voice/switchboard.ts';
import { createLog, noLog } from '../../../src/log.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { otherToken, phoneLine, token, type PhoneLine } from './phone-line.ts';

/** The Bot API of AudioCodes in HTTP mode, as its reference has it. */
describe('the Bot API', () => {
  let line: PhoneLine;
  beforeAll(async () => {
    line = await phoneLine();
  });
  afterAll(() => line.stop());

  const ask = (path: string, how: RequestInit = {}, bearer: string | undefined = token) =>
    fetch(`${line.url}${path}`, {
      ...how,
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    });

  test('the administrator can validate the address', async () => {
    for (const path of ['/voice/create', '/voice', '/voice/']) {
      const response = await ask(path);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ type: 'ac-bot-api', success: true });
    }
  });

  test('a call begins with addresses relative to the one that was called, with or without a slash behind it', async () => {
    for (const path of ['/voice/create', '/voice', '/voice/']) {
      const conversation = randomUUID();
      const response = await ask(path, {
        method: 'POST',
        body: JSON.stringify({ conversation, id: '1', timestamp: '' }),
      });
      const answer = (await response.json()) as Record<string, string>;
      expect(answer.expiresSeconds).toBe(120);
      for (const name of ['activities', 'refresh', 'disconnect']) {
        const url = new URL(answer[`${name}URL`] ?? '', `${line.url}${path}`);
        expect(url.pathname).toBe(`/voice/conversation/${conversation}/${name}`);
      }
    }
  });

  test('both tokens open the line, any other is refused without a word of explanation', async () => {
    expect((await ask('/voice/create', {}, otherToken)).status).toBe(200);
    for (const wrong of ['', 'wrong', `${token}x`, token.slice(0, -1)]) {
      const response = await ask('/voice/create', {}, wrong);
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain(token);
    }
    const gateway = line.dial();
    await gateway.call();
    const refused = await gateway.post(
      `${line.url}/voice/conversation/${gateway.conversation}/activities`,
      {},
      'wrong',
    );
    expect(refused.status).toBe(401);
  });

  test('a call that is not there is 404 at every address', async () => {
    const gateway = line.dial();
    expect((await gateway.activities([{ id: '1', type: 'event', name: 'start' }])).status).toBe(404);
    expect((await gateway.refresh()).status).toBe(404);
    expect((await gateway.hangUp()).status).toBe(404);
  });

  test.each([
    ['no JSON', '{'],
    ['no activities', JSON.stringify({ conversation: 'x' })],
    ['an activity without an id', JSON.stringify({ activities: [{ type: 'message', text: 'ja' }] })],
    ['an id that is no text', JSON.stringify({ activities: [{ id: 7, type: 'message', text: 'ja' }] })],
    ['an unknown type', JSON.stringify({ activities: [{ id: '1', type: 'invoke' }] })],
  ])('%s is 400, and the fault does not repeat what came in', async (_, body) => {
    const response = await ask('/voice/conversation/x/activities', { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('ja');
  });

  test.each(['', '../x', 'a b', 'x'.repeat(129)])('"%s" is no name for a call', async (conversation) => {
    const response = await ask('/voice/create', { method: 'POST', body: JSON.stringify({ conversation }) });
    expect(response.status).toBe(400);
  });

  test('a body over 64 KiB is 413', async () => {
    const gateway = line.dial();
    await gateway.call();
    const text = 'a'.repeat(65 * 1024);
    expect((await gateway.activities([{ id: '1', type: 'message', text }])).status).toBe(413);
  });

  test('the settings come once, with the first answer', async () => {
    const gateway = line.dial();
    await gateway.call();
    expect(gateway.session).toMatchObject({
      language: 'nl-NL',
      sendEventsToBot: ['noUserInput'],
      userNoInputTimeoutMS: 7000,
      sendDTMF: true,
      bargeIn: true,
      bargeInOnDTMF: true,
      bargeInMinWordCount: 2,
      sttDisablePunctuation: true,
    });
    await gateway.say('wat is beschermd wonen');
    expect(gateway.last.every(({ sessionParams }) => sessionParams === undefined)).toBe(true);
  });

  test('the same id gets the same answer, and is heard once', async () => {
    const gateway = line.dial();
    await gateway.call();
    const activity = { id: randomUUID(), type: 'message', text: 'dagen weg tellen' };
    const first = await gateway.activities([activity]);
    const again = await gateway.activities([activity]);
    expect(again).toEqual(first);
    expect(await gateway.say('herhaal')).toContain('Op welke dagen was u weg?');
    const before = await gateway.activities([activity]);
    expect(before).toEqual(first);
  });

  test('two requests at once are answered one after the other', async () => {
    const gateway = line.dial();
    await gateway.call();
    const [first, second] = await Promise.all([gateway.say('dagen weg tellen'), gateway.say('van 2 tot 11 juni')]);
    expect(first).toContain('Op welke dagen was u weg?');
    expect(second).toContain('U ging weg op dinsdag twee juni');
  });

  test('the timer of a prompt that was just answered is not heard', async () => {
    const gateway = line.dial();
    await gateway.call();
    await gateway.say('dagen weg tellen');
    const [answer, silence] = await Promise.all([
      gateway.say('van 2 tot 11 juni'),
      gateway.happens({ type: 'event', name: 'noUserInput', value: 1 }),
    ]);
    expect(answer).toContain('Klopt dat?');
    expect(silence).toBe('');
    expect(await gateway.press('1')).toContain('Waarom was u weg?');
  });

  test('several activities in one request are answered together', async () => {
    const gateway = line.dial();
    await gateway.call();
    const { json } = await gateway.activities([
      { id: '1', type: 'message', text: 'dagen weg tellen' },
      { id: '2', type: 'event', name: 'playFinished' },
      { id: '3', type: 'message', text: 'van 2 tot 11 juni' },
    ]);
    const said = (json as { activities: { text: string }[] }).activities.map(({ text }) => text).join();
    expect(said).toContain('Op welke dagen');
    expect(said).toContain('Klopt dat?');
  });

  test('a call is kept three minutes after the last request, and then is gone', async () => {
    const gateway = line.dial();
    await gateway.call();
    line.clock.now += 140_000;
    expect((await gateway.refresh()).json).toEqual({ expiresSeconds: 120 });
    line.clock.now += 179_000;
    expect((await gateway.refresh()).status).toBe(200);
    line.clock.now += 181_000;
    expect((await gateway.refresh()).status).toBe(404);
    expect((await gateway.activities([{ id: '9', type: 'message', text: 'ja' }])).status).toBe(404);
  });

  test('after hanging up in the middle of a sentence nothing is kept', async () => {
    const gateway = line.dial();
    await gateway.call();
    await gateway.say('ik slaap op straat en ik ben 34');
    expect((await line.keeper.keys('call:')).length).toBeGreaterThan(0);
    const states = (await line.keeper.keys('state:')).length;
    expect((await gateway.hangUp()).json).toEqual({});
    expect((await line.keeper.keys('state:')).length).toBe(states - 1);
    expect((await gateway.activities([{ id: '1', type: 'message', text: 'ja' }])).status).toBe(404);
  });

  test('a fixed prompt is the same to the byte in every call', async () => {
    const calls = [line.dial(), line.dial()];
    for (const gateway of calls) {
      await gateway.call();
      await gateway.say('dagen weg tellen');
      await gateway.say('van 2 tot 11 juni');
      await gateway.press('1');
    }
    expect(calls[0]?.ssml).toEqual(calls[1]?.ssml);
  });

  test('names of events come in capitals or not', async () => {
    const gateway = line.dial();
    await gateway.call();
    expect(await gateway.happens({ type: 'event', name: 'dtmf', value: '2' })).toContain('Op welke dagen was u weg?');
    expect(await gateway.happens({ type: 'event', name: 'nouserinput', value: 1 })).toBe('Op welke dagen was u weg?');
  });
});

describe('who calls', () => {
  test('stands in no log and in no store: the number is only ever a keyed hash', async () => {
    const logged: string[] = [];
    const line = await phoneLine({
      log: createLog('trace', { write: (entry: string) => logged.push(entry) }),
      env: { VOICE_CALLER_SECRET: 'a-key-for-the-callers-of-tests' },
    });
    const gateway = line.dial();
    const put = vi.spyOn(line.keeper, 'put');
    await gateway.call('+31612345678');
    await gateway.say('ik heet Jan en mijn nummer is 0612345678');
    await gateway.say('medewerker');
    await gateway.hangUp();
    const kept = JSON.stringify(put.mock.calls.filter(([key]) => key.startsWith('call:')));
    for (const trace of ['12345678', 'Jan']) {
      expect(logged.join('\n')).not.toContain(trace);
      expect(kept).not.toContain(trace);
    }
    await line.stop();
  });

  test('is the same caller with the same key, however the number is written', () => {
    const parts = { keeper: new SqliteKeeper(':memory:'), phone: never, forget: async () => undefined, log: noLog };
    const one = new Switchboard({ ...parts, callerSecret: 'one-key-of-callers' });
    const same = new Switchboard({ ...parts, callerSecret: 'one-key-of-callers' });
    const other = new Switchboard({ ...parts, callerSecret: undefined });
    const caller = one.callerOf('+31 6 1234 5678');
    expect(caller).toMatch(/^[\w-]{22}$/);
    expect(same.callerOf('0612345678')).toBe(caller);
    expect(same.callerOf('0031612345678')).toBe(caller);
    expect(other.callerOf('0612345678')).not.toBe(caller);
    expect(one.callerOf('anonymous')).toBeUndefined();
    expect(one.callerOf(undefined)).toBeUndefined();
  });

  test('gets a number of four digits that nobody else has that day', async () => {
    const keeper = new SqliteKeeper(':memory:');
    const numbering = exchange({ queues: {} }, keeper);
    const numbers = await Promise.all(Array.from({ length: 200 }, () => numbering.reference()));
    expect(numbers.every((number) => /^\d{4}$/.test(number))).toBe(true);
    expect(new Set(numbers).size).toBe(200);
    const put = vi.spyOn(keeper, 'put');
    await numbering.reference();
    expect(put).toHaveBeenCalledWith(expect.stringMatching(/^call-reference:\d{4}$/), 1, {
      etag: null,
      seconds: 86_400,
    });
    await keeper.close();
  });
});

const never = { hear: () => Promise.reject(new Error('nobody calls')), tooSlow: () => ({ say: [] }) };

describe('when the assistant does not answer', () => {
  test('after the limit there is an excuse and a transfer, and the same excuse for the same id', async () => {
    const line = await phoneLine({
      limitMs: 150,
      around: (assistant) => ({
        ...assistant,
        logic: async (context) => {
          if (context.activity.text === 'traag') await delay(400);
          else await assistant.logic(context);
        },
      }),
    });
    const gateway = line.dial();
    await gateway.call();
    const said = await gateway.happens({ type: 'message', text: 'traag' }, 'slow');
    expect(said).toBe('Sorry, het duurt te lang bij mij. Ik verbind u door met een medewerker.');
    expect(gateway.ended).toMatchObject({ name: 'transfer', activityParams: { transferTarget: 'tel:+31570123456' } });
    await delay(400);
    expect(await gateway.happens({ type: 'message', text: 'traag' }, 'slow')).toBe(said);
    await line.stop();
  });

  test('a store that is down is said too', async () => {
    const line = await phoneLine();
    const gateway = line.dial();
    await gateway.call();
    line.keeper.get = () => Promise.reject(new Error('down'));
    expect(await gateway.say('hallo')).toContain('Sorry, het duurt te lang bij mij.');
    await line.stop();
  });
});
