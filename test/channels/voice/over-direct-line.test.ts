import type { Activity } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TalkAdapter } from '../../../src/channels/talk-adapter.ts';
import { contentFolder } from '../../../src/assistant.ts';
import { voice } from '../../../src/channels/voice/voice.ts';
import { readSettings } from '../../../src/config/config.ts';
import { noLog } from '../../../src/log.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { fixedClock } from '../../../src/values/clock.ts';
import { assistantOn } from '../../support/assistant.ts';

/** The gateway in its Bot Framework mode: the same events as activities, our settings under `channelData`. */
describe('the gateway over Direct Line', () => {
  const today = '2026-11-25';
  const keeper = new SqliteKeeper(':memory:');
  const assistant = assistantOn(today);
  let talk: TalkAdapter;
  beforeAll(() => {
    const settings = readSettings({ VOICE_DIRECT_LINE_USER: 'gateway-', VOICE_TRANSFER_ALGEMEEN: 'tel:+31570123456' });
    const line = voice({ assistant, keeper, clock: fixedClock(today), content: contentFolder, settings, log: noLog });
    talk = new TalkAdapter(line.overDirectLine(assistant.logic));
  });
  afterAll(() => keeper.close());

  const from = { id: 'gateway-1', name: '' };
  const happens = (activity: Partial<Activity>) => talk.turn({ channelId: 'directline', from, ...activity });
  const event = (name: string, value?: unknown) => happens({ type: 'event', name, value });
  const words = (said: Partial<Activity>[]) => said.map(({ text = '' }) => text).join(' ');

  test('a call is had with the same events, and its settings go under channelData', async () => {
    const greeting = await happens({ type: 'event', name: 'start', channelData: { caller: '+31612345678' } });
    expect(words(greeting)).toContain('Ik ben een computer, geen mens.');
    expect(greeting[0]?.channelData).toMatchObject({
      sessionParams: { sendDTMF: true },
      activityParams: { bargeIn: false },
    });
    expect(words(await event('DTMF', '2'))).toContain('Op welke dagen was u weg?');
    expect(words(await happens({ type: 'message', text: 'van twee tot elf juni' }))).toContain('acht dagen');
    expect(words(await event('noUserInput', 1))).toContain('Klopt dat?');
    expect(words(await happens({ type: 'message', text: 'ja', channelData: { confidence: 0.2 } }))).toContain(
      'Dat verstond ik niet.',
    );
  });

  test('a transfer is an event with its target under channelData', async () => {
    await event('start');
    await event('noUserInput', 1);
    await event('noUserInput', 2);
    const said = await event('noUserInput', 3);
    expect(said.at(-1)).toMatchObject({
      type: 'event',
      name: 'transfer',
      channelData: { activityParams: { transferTarget: 'tel:+31570123456' } },
    });
  });

  test('after the end of the conversation nothing is kept', async () => {
    await event('start');
    await happens({ type: 'endOfConversation', channelData: { reasonCode: 'client-disconnected' } });
    expect(await event('DTMF', '2')).toEqual([]);
  });

  test('everybody else speaks with the assistant as before', async () => {
    const said = await talk.turn({ type: 'message', text: 'wat is beschermd wonen', channelId: 'directline' });
    expect(words(said)).not.toContain('<speak>');
    expect(words(said)).toContain('Beschermd wonen');
  });
});
