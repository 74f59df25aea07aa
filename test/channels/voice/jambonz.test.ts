import { createHmac, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './listening.ts';
import { jambonzSecret, phoneLine, transferTarget, type PhoneLine } from './phone-line.ts';

const { validate } = createRequire(import.meta.url)('@jambonz/schema') as {
  /** Throws when a verb is not one that jambonz takes. */
  validate: (logger: undefined, app: unknown) => void;
};

interface Verb {
  verb: string;
  text?: string;
  actionHook?: string;
  say?: { text: string };
  [name: string]: unknown;
}

/** The webhooks of jambonz, whose verbs its own validator judges. */
describe('jambonz', () => {
  let line: PhoneLine;
  beforeAll(async () => {
    line = await phoneLine();
  });
  afterAll(() => line.stop());

  const post = (path: string, body: object, { at = 0, secret = jambonzSecret, sent = '' } = {}) => {
    const json = JSON.stringify(body);
    const t = String(Math.floor(line.clock.now / 1000) + at);
    const v1 = createHmac('sha256', secret).update(`${t}.${json}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'jambonz-signature': `t=${t},v1=${v1}` };
    return fetch(`${line.url}${path}`, { method: 'POST', headers, body: sent === '' ? json : sent });
  };

  const call = () => {
    const call_sid = randomUUID();
    const base = {
      call_sid,
      account_sid: 'a',
      direction: 'inbound',
      from: '+31612345678',
      to: '+31570',
      call_status: 'in-progress',
    };
    let hook = '/voice/jambonz/call';
    const turn = async (body: object): Promise<Verb[]> => {
      const response = await post(hook, { ...base, ...body });
      expect(response.status).toBe(200);
      const verbs = (await response.json()) as Verb[];
      if (verbs.length > 0) validate(undefined, verbs);
      hook = verbs.findLast(({ actionHook }) => actionHook)?.actionHook ?? hook;
      const ssml = verbs.flatMap(({ verb, text, say }) => (verb === 'say' ? [text ?? ''] : say ? [say.text] : []));
      if (ssml.length > 0) {
        expect(faultsOf(ssml, { listens: verbs.some(({ verb }) => verb === 'gather') })).toEqual([]);
      }
      return verbs;
    };
    return {
      call_sid,
      turn,
      get hook() {
        return hook;
      },
      begin: () => turn({ sip: { headers: {} } }),
      say: (transcript: string, confidence = 0.9) =>
        turn({ reason: 'speechDetected', speech: { alternatives: [{ transcript, confidence }] } }),
      press: (digits: string) => turn({ reason: 'dtmfDetected', digits }),
      wait: () => turn({ reason: 'timeout' }),
    };
  };
  const kinds = (verbs: Verb[]) => verbs.map(({ verb }) => verb);
  const words = (verbs: Verb[]) => JSON.stringify(verbs);

  test('the validator refuses what jambonz would not take', () => {
    expect(() => {
      validate(undefined, [{ verb: 'dial', target: 'somebody' }]);
    }).toThrow('dial');
  });

  test('a call begins with Dutch speech, a notice that cannot be cut off, and a question', async () => {
    const verbs = await call().begin();
    expect(kinds(verbs)).toEqual(['config', 'say', 'say', 'gather']);
    expect(verbs[0]).toMatchObject({ synthesizer: { language: 'nl-NL' }, recognizer: { language: 'nl-NL' } });
    expect(verbs[3]).toMatchObject({ bargein: true, dtmfBargein: true, timeout: 7 });
  });

  test('a whole task, by speech and keys', async () => {
    const phone = call();
    await phone.begin();
    expect(words(await phone.press('2'))).toContain('Op welke dagen was u weg?');
    expect(words(await phone.say('van twee juni tot elf juni'))).toContain('acht dagen');
    await phone.press('1');
    await phone.say('vakantie');
    await phone.press('2');
    await phone.press('2');
    await phone.press('1');
    expect(words(await phone.say('beschermd wonen'))).toContain('vierendertig dagen over');
  });

  test('silence is counted by us, and the third leads to a transfer', async () => {
    const phone = call();
    await phone.begin();
    expect(kinds(await phone.wait())).toEqual(['gather']);
    expect(words(await phone.wait())).toContain('Bent u er nog?');
    const verbs = await phone.wait();
    expect(kinds(verbs)).toEqual(['say', 'dial']);
    expect(verbs[1]).toMatchObject({
      target: [{ type: 'phone', number: transferTarget.slice(4) }],
      answerOnBridge: true,
    });
  });

  test.each(['busy', 'no-answer', 'failed'])('a transfer that is %s comes back to us', async (dial_call_status) => {
    const phone = call();
    await phone.begin();
    await phone.say('medewerker');
    const moved = (await phone.say('ja')).at(-1);
    expect(moved?.headers).toMatchObject({ 'X-Woonwegwijzer-Ref': expect.stringMatching(/^\d{4}$/) as string });
    expect(words(await phone.turn({ dial_call_status }))).toContain('Wilt u dat de gemeente u belt?');
  });

  test('a webhook that comes twice gets the same answer, and is heard once', async () => {
    const phone = call();
    await phone.begin();
    const { hook } = phone;
    const body = { call_sid: phone.call_sid, reason: 'timeout' };
    const first = await (await post(hook, body)).json();
    expect(await (await post(hook, body)).json()).toEqual(first);
  });

  test('when the call is over nothing is kept', async () => {
    const phone = call();
    await phone.begin();
    const { hook } = phone;
    expect((await post('/voice/jambonz/status', { call_sid: phone.call_sid, call_status: 'completed' })).status).toBe(
      200,
    );
    expect((await post(hook, { call_sid: phone.call_sid, reason: 'timeout' })).status).toBe(404);
  });

  test.each([
    ['an old one', { at: -301 }],
    ['one from the future', { at: 301 }],
    ['one with another secret', { secret: 'another-secret-of-webhooks' }],
    ['one over other bytes', { sent: '{"call_sid":"x" }' }],
  ])('a signature is refused: %s', async (_, how) => {
    expect((await post('/voice/jambonz/call', { call_sid: 'x' }, how)).status).toBe(401);
  });

  test('within five minutes a signature is taken', async () => {
    expect((await post('/voice/jambonz/call', { call_sid: randomUUID() }, { at: -299 })).status).toBe(200);
  });
});
