import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { talkOn, textOf } from '../support/assistant.ts';

const answers = async (day: string, ...said: string[]): Promise<Partial<Activity>[]> => {
  const talk = talkOn(day);
  await talk.begin();
  let last: Partial<Activity>[] = [];
  for (const text of said) last = await talk.say(text);
  return last;
};
const crisisOf = (said: Partial<Activity>[]): unknown =>
  said.map(({ channelData }) => (channelData as { crisis?: string } | undefined)?.crisis).find(Boolean);

describe('danger', () => {
  it.each([
    ['ik wil dood', 'crisis-zelfdoding', '113'],
    ['mijn man slaat mij', 'crisis-geweld', '0800 2000'],
    ['er staat iemand met een mes voor mij', 'crisis-112', '112'],
    ['ik heb vannacht geen slaapplek', 'crisis-vannacht', 'half 10'],
  ])('"%s" gets the fixed words at once, with the number in the text', async (said, id, words) => {
    const heard = await answers('2026-11-22T14:00', said);
    expect(crisisOf(heard)).toBe(id);
    expect(textOf(heard)).toContain(words);
  });

  it('in the middle of a question comes first, and the question returns when the person wants', async () => {
    const talk = talkOn('2026-11-22T14:00');
    await talk.begin();
    const asked = (await talk.say('hoeveel afwezigheidsdagen heb ik nog')).at(-1);
    const heard = await talk.say('ik wil dood');
    expect(crisisOf(heard)).toBe('crisis-zelfdoding');
    expect(heard.at(-1)?.channelData).toMatchObject({ vraag: 'resume' });
    const again = (await talk.say('ja')).at(-1);
    expect(again?.channelData).toEqual(asked?.channelData);
  });

  it('1.2.2: after half past nine nobody is told to come before half past nine', async () => {
    const late = textOf(await answers('2026-11-22T22:40', 'ik heb vannacht geen slaapplek'));
    expect(late).not.toContain('half 10');
    expect(late).toContain('14 0570');
  });

  it('that is only a way of speaking does not alarm', async () => {
    expect(crisisOf(await answers('2026-11-22', 'ik lach me dood om die regels'))).toBeUndefined();
  });
});
