import { describe, expect, test } from 'vitest';
import { talkOn, textOf } from '../support/assistant.ts';

const today = '2026-11-22';
type Talk = ReturnType<typeof talkOn>;

async function said(talk: Talk, ...lines: string[]): Promise<string> {
  let last = '';
  for (const line of lines) last = textOf(await talk.say(line));
  return last;
}

async function counted(): Promise<Talk> {
  const talk = talkOn(today);
  await talk.begin();
  const answer = await said(
    talk,
    ...[
      'hoeveel afwezigheidsdagen heb ik nog',
      'van 2 tot 11 juni',
      'ja',
      'vakantie',
      'nee',
      'nee',
      'ja',
      'beschermd wonen',
    ],
  );
  expect(answer).toContain('U hebt nog 34 dagen over.');
  return talk;
}

describe('the absence diary in conversation', () => {
  test('kept under a code, gone on with in another conversation, and erased', async () => {
    const first = await counted();
    const kept = await said(first, 'bewaar mijn dagen');
    const [, code = ''] = /Uw code is: ([a-z]+-[a-z]+-[a-z]+-\d{3})/.exec(kept) ?? [];
    expect(code).not.toBe('');

    const second = talkOn(today);
    await second.begin();
    const opened = await said(
      second,
      'hoeveel afwezigheidsdagen heb ik nog',
      `mijn code is ${code.replaceAll('-', ' ')}`,
    );
    expect(opened).toContain('Ik heb uw dagen gevonden.');
    const more = await said(second, 'van 1 juli tot 5 juli', 'ja', 'verlof', 'nee', 'nee');
    expect(more).toContain('In 2026 was u 11 dagen weg.');
    expect(await said(second, 'wis mijn dagen')).toContain('Ik heb uw dagen gewist.');

    const third = talkOn(today);
    await third.begin();
    expect(await said(third, 'hoeveel afwezigheidsdagen heb ik nog', code)).toContain('Die code ken ik niet.');
  });

  test('what was added later is kept too, without asking again', async () => {
    const first = await counted();
    const kept = await said(first, 'bewaar mijn dagen');
    const [, code = ''] = /Uw code is: (\S+)\./.exec(kept) ?? [];
    await said(first, 'van 1 juli tot 5 juli', 'ja', 'verlof');

    const second = talkOn(today);
    await second.begin();
    const answer = await said(second, 'hoeveel afwezigheidsdagen heb ik nog', code, 'nee', 'nee');
    expect(answer).toContain('In 2026 was u 11 dagen weg.');
  });

  test('aloud the code is words and single digits', async () => {
    const talk = await counted();
    const [kept] = await talk.say('bewaar mijn dagen');
    expect(kept?.speak).toMatch(/code op: [a-z]+, [a-z]+, [a-z]+, (?:[a-z]+ ){2}[a-z]+\./);
    expect(kept?.channelData).toBeUndefined();
  });
});
