import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../src/assistant.ts';
import { TalkAdapter } from '../../src/channels/talk-adapter.ts';
import { newCall } from '../../src/channels/voice/call.ts';
import { createPhone } from '../../src/channels/voice/voice.ts';
import { readLater } from '../../src/language/read-later.ts';
import { CarryOver } from '../../src/storage/carry-over.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';
import { fixedClock } from '../../src/values/clock.ts';
import { assistantOn, textOf } from '../support/assistant.ts';
import { wordsOf } from '../channels/voice/listening.ts';

const today = '2026-11-25';
const assistant = assistantOn(today);
const chat = () => {
  const talk = new TalkAdapter(assistant.logic, randomUUID());
  return async (...said: string[]): Promise<string> => {
    let answer = '';
    for (const one of said) answer = textOf(await talk.say(one));
    return answer;
  };
};
const phone = () => {
  const line = createPhone({
    assistant,
    keeper: new SqliteKeeper(':memory:'),
    clock: fixedClock(today),
    content: contentFolder,
    targets: { queues: {} },
  });
  const call = newCall(randomUUID(), 'caller');
  const hear = async (text: string): Promise<string> => {
    const { say } = await line.hear(call, { kind: 'speech', text, confidence: 0.9 });
    return say.map(({ ssml }) => wordsOf(ssml)).join(' ');
  };
  return {
    begin: () => line.hear(call, { kind: 'start', caller: undefined }),
    says: async (...said: string[]): Promise<string> => {
      let answer = '';
      for (const one of said) answer = await hear(one);
      return answer;
    },
  };
};
const codeIn = (text: string): string => /[a-z]+-[a-z]+-\d{4}/.exec(text)?.[0] ?? '';

describe('going on later', () => {
  test('what was begun in the chat is gone on with by phone, and it is said first what is known', async () => {
    const say = chat();
    await say('kijken wat bij mij past', 'zelf', 'opvang', 'op straat', '37');
    const kept = await say('ik wil later verder');
    const code = codeIn(kept);
    expect(code).not.toBe('');
    expect(kept).toContain('Ik bewaar ons gesprek 3 dagen.');

    const call = phone();
    await call.begin();
    expect(await call.says('verder met mijn code')).toContain('Wat is uw code?');
    const opened = await call.says(code.replaceAll('-', ' '));
    expect(opened).toContain('U was hier: kijken wat bij mij past.');
    expect(opened).toContain('Dit weet ik nog van u.');
    expect(opened).toMatch(/Wilt u hiermee verder\?$/);
    const asked = await call.says('ja');
    expect(asked).toMatch(/\?$/);
    expect(asked).not.toContain('Hoe oud bent u?');
    expect(asked).not.toContain('Waar slaapt u nu?');
  });

  test('and the reverse: begun by phone, finished in the chat', async () => {
    const call = phone();
    await call.begin();
    await call.says('dagen weg tellen', 'van twee juni tot elf juni', 'ja');
    const kept = await call.says('bewaar dit gesprek');
    const [, aloud = ''] = /Schrijf deze code op: (.+?)\. Ik herhaal: \1\./.exec(kept) ?? [];
    expect(aloud.split(', ')).toHaveLength(3);

    const say = chat();
    expect(await say(aloud)).toContain('Wilt u hiermee verder?');
    expect(await say('ja')).toContain('Waarom was u weg?');
    expect(await say('vakantie', 'nee', 'nee', 'ja', 'beschermd wonen')).toContain('In 2026 was u 8 dagen weg.');
  });

  test('it can be erased, at the code and with everything else', async () => {
    const say = chat();
    const code = codeIn(await say('ik ben 34 en slaap op straat', 'nee', 'bewaar mijn antwoorden'));
    const other = chat();
    await other(code);
    expect(await other('wis dit')).toContain('Uw code werkt nu niet meer.');
    expect(await chat()(code)).toContain('Die code ken ik niet.');

    const again = codeIn(await say('ik wil later verder'));
    await say('wis mijn gegevens');
    expect(await chat()(again)).toContain('Die code ken ik niet.');
  });

  test('a no leaves it where it is', async () => {
    const say = chat();
    const code = codeIn(await say('dagen weg tellen', 'van 2 tot 11 juni', 'later verder'));
    expect(await chat()(code, 'nee')).toContain('Uw code werkt nog.');
    expect(await chat()(code, 'ja')).toContain('Klopt dat?');
  });

  test('with nothing told there is nothing to keep, and the open question stays', async () => {
    expect(await chat()('ik wil later verder')).toContain('U hebt nog niets verteld om te bewaren.');
    const say = chat();
    expect(await say('dagen weg tellen', 'ik wil later verder')).toContain('Op welke dagen was u weg?');
  });

  test('a story with words of codes and four digits in it is no code', async () => {
    expect(await chat()('de brief lag 12 dagen in de kast, en daarna 14 dagen op tafel')).not.toContain('code');
  });

  test('wrong codes are counted', async () => {
    const say = chat();
    const carryOver = new CarryOver(
      new SqliteKeeper(':memory:'),
      Array.from({ length: 512 }, (_, i) => `woord${i}`),
    );
    expect(carryOver.readCode('geen code')).toBeUndefined();
    for (let i = 0; i < 5; i++) await say('beer fiets 0000');
    expect(await say('beer fiets 0000')).toContain('over een uur');
  });

  test.each([
    ['ik wil later verder', 'keep'],
    ['ik ga morgen graag verder', 'keep'],
    ['kan ik verder via de telefoon', 'keep'],
    ['bewaar mijn antwoorden', 'keep'],
    ['verder met mijn code', 'open'],
    ['ik heb een code', 'open'],
    ['we gaan verder waar we waren', 'open'],
    ['ik wil verder wonen', undefined],
    ['later ben ik verder gaan studeren in een andere stad', undefined],
    ['niet bewaren', undefined],
    ['bewaar mijn dagen', undefined],
    ['mijn postcode', undefined],
  ])('"%s" is heard as %s', (text, wish) => {
    expect(readLater(text)).toBe(wish);
  });
});
