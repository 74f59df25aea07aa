import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { loadFile } from '../../src/content/load.ts';
import { rootTexts } from '../../src/content/shapes/root.ts';
import { outOfScopeShape } from '../../src/understanding/content.ts';
import { talkOn, textOf } from '../support/assistant.ts';
import { dialogTexts } from '../support/texts.ts';

const day = '2026-11-25T14:00';

async function answers(...said: string[]): Promise<Partial<Activity>[]> {
  const talk = talkOn(day);
  await talk.begin();
  let last: Partial<Activity>[] = [];
  for (const text of said) last = await talk.say(text);
  return last;
}
const buttonsOf = (said: Partial<Activity>[]): unknown[] =>
  said.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []).map(({ value }) => value as unknown);

describe('another language', () => {
  it.each([
    ['how long does it take to get a place', 'I only speak Dutch'],
    ['dzień dobry, szukam mieszkania i potrzebuję pomocy', 'Mówię tylko po niderlandzku'],
    ['merhaba, ev için yardıma ihtiyacım var', 'Hollandaca'],
    ['مرحبا، أبحث عن مسكن', 'الهولندية'],
    ['kan dit ook in het Engels', 'I only speak Dutch'],
    ['do you speak english', 'I only speak Dutch'],
    ['spreekt u Tigrinya', 'ሆላንድኛ'],
  ])('"%s" is answered in it, with the way to a person', async (said, sentence) => {
    const heard = await answers(said);
    expect(textOf(heard)).toContain(sentence);
    expect(buttonsOf(heard)).toEqual(['do-human']);
  });

  it('comes after the words for danger, for who cannot read those', async () => {
    const heard = textOf(await answers('hello i need a place to sleep tonight'));
    expect(heard).toMatch(/Kom voor half 10 vanavond[^]*I only speak Dutch/);
    expect(textOf(await answers('ik heb vannacht geen slaapplek'))).not.toContain('only');
  });

  it('that has no sentence of its own is answered in Dutch', async () => {
    expect(textOf(await answers('spreekt u een andere taal'))).toContain('Ik spreek alleen Nederlands.');
  });

  it('in the middle of a question gives way to it again', async () => {
    const heard = await answers(
      'hoeveel afwezigheidsdagen heb ik nog',
      'i do not understand this, do you speak english',
    );
    expect(textOf(heard)).toContain('I only speak Dutch');
    expect(heard.at(-1)?.channelData).toMatchObject({ vraag: 'periods' });
  });

  it('does not hide danger', async () => {
    const heard = await answers('i want to kill myself');
    expect(heard.map(({ channelData }) => (channelData as { crisis?: string } | undefined)?.crisis)).toContain(
      'crisis-zelfdoding',
    );
  });
});

describe('what is not ours', () => {
  it.each([
    ['ik wil een nieuw paspoort', 'een paspoort of rijbewijs'],
    ['mijn container is niet geleegd', 'afval'],
    ['waar kan ik parkeren in de binnenstad', 'de straat en parkeren'],
  ])('is named and sent to the municipality: "%s"', async (said, name) => {
    const text = textOf(await answers(said));
    expect(text).toContain(`Uw vraag gaat over ${name}.`);
    expect(text).toContain('14 0570');
  });

  it('has a name for each subject, save small talk, abuse and being ill', () => {
    const { subjects } = loadFile('content/understanding/out-of-scope.yaml', outOfScopeShape);
    const unnamed = ['gezondheid', 'koetjes-en-kalfjes', 'afwijkende-opdracht', 'scheldwoorden'];
    const { elsewhere } = dialogTexts('root', rootTexts);
    expect(Object.keys(elsewhere)).toEqual(Object.keys(subjects).filter((name) => !unnamed.includes(name)));
  });

  it('is sent to a doctor when it is about being ill', async () => {
    expect(textOf(await answers('waar vind ik een tandarts'))).toContain('Bel daarvoor uw huisarts.');
  });

  it('abuse is answered calmly, once, and then a person takes over', async () => {
    expect(textOf(await answers('wat een kutbot ben jij'))).toContain('Ik hoor dat u boos bent.');
    const again = await answers('wat een kutbot ben jij', 'stomme robot');
    expect(again.some(({ channelData }) => (channelData as { vraag?: string } | undefined)?.vraag === 'consent')).toBe(
      true,
    );
  });
});
