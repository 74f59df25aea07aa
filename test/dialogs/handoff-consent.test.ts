import type { Activity } from 'botbuilder';
import { beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../support/assistant.ts';
import { Conversation, desk, prescreen } from '../support/handoff-talk.ts';

beforeEach(() => {
  desk.reset();
});

describe('consent comes first', () => {
  test('"ik wil een medewerker" leads to the question of consent, with ja and nee', async () => {
    const talk = new Conversation();
    await talk.say('ik wil een medewerker');
    expect(talk.vraag).toBe('consent');
    expect(talk.said.at(-1)?.suggestedActions?.actions.map(({ value }) => String(value))).toEqual(['ja', 'nee']);
    expect(desk.taken.size).toBe(0);
  });

  test('ja: handoff.initiate with exactly the summary and the queue, and the transcript as attachment', async () => {
    const talk = new Conversation();
    await talk.say('wat is beschermd wonen?', 'ik wil een medewerker', 'ja');
    expect(talk.initiated?.type).toBe('event');
    expect(Object.keys(talk.value ?? {}).sort()).toEqual(['rij', 'summary']);
    expect(talk.value?.summary).toMatchObject({ versie: '1', wil: 'wat is beschermd wonen?', geschrapt: [] });
    expect(talk.value?.rij).toEqual(talk.value?.summary?.rij);
    const [transcript] = talk.initiated?.attachments ?? [];
    expect(transcript).toMatchObject({ contentType: 'application/json', name: 'Transcript' });
    const { activities } = transcript?.content as { activities: Activity[] };
    expect(activities.map(({ text }) => text)).toContain('wat is beschermd wonen?');
    expect(talk.handoff).toMatchObject({
      urgency: 'gewoon',
      channel: 'web',
      callback: null,
      summary: talk.value?.summary,
    });
  });

  test('nee: a human comes all the same, without a summary, without a transcript, and no word of what was told', async () => {
    const talk = new Conversation();
    await talk.say(...prescreen, 'medewerker', 'nee');
    expect(talk.value).toEqual({
      summary: null,
      rij: { id: talk.handoff.queue.id, waarom: 'geeft niets door uit het gesprek' },
    });
    expect(talk.initiated?.attachments).toEqual([]);
    expect(talk.handoff).toMatchObject({ summary: null, transcript: null });
    expect(JSON.stringify(talk.handoff)).not.toMatch(/broer|\b34\b/);
    expect(talk.text).toContain('Goed, ik geef niets door.');
  });

  test('before a hand-over with something told it is said that this is no decision', async () => {
    const talk = new Conversation();
    await talk.say('wat is beschermd wonen?', 'medewerker');
    expect(talk.text).toContain('Let op, dit is geen besluit.');
  });

  test('"weet ik niet" gets what ja and nee mean, and the question again', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'weet ik niet');
    expect(talk.text).toContain('Dan hoeft u niet alles weer te vertellen.');
    expect(talk.vraag).toBe('consent');
  });
});

describe('what goes along', () => {
  test('from the middle of the questions: the facts given so far', async () => {
    const talk = new Conversation();
    await talk.say(...prescreen, 'medewerker', 'ja');
    const { summary } = talk.value ?? {};
    expect(summary?.perspectief).toBe('naaste');
    expect(summary?.regelingen.map(({ regeling }) => regeling)).toEqual(['bw', 'beschut', 'mo', 'bb']);
    expect(summary?.regelingen[0]?.gezegd).toContainEqual({ feit: 'leeftijd', waarde: 34 });
    expect(summary?.wil).toContain('Mijn broer van 34');
  });

  test('the open question comes back, because the assistant stays useful', async () => {
    const talk = new Conversation();
    await talk.say(...prescreen);
    const { vraag } = talk;
    await talk.say('medewerker', 'ja');
    expect(talk.vraag).toBe(vraag);
  });

  test('danger that was heard makes it urgent, and no bed tonight goes to IrisZorg', async () => {
    const talk = new Conversation();
    await talk.say('ik heb vannacht geen slaapplek', 'medewerker', 'ja');
    expect(talk.handoff).toMatchObject({ urgency: 'vandaag', queue: { id: 'iriszorg' } });
    expect(talk.value?.summary?.urgentie).toEqual({ niveau: 'vandaag', waarom: 'geen slaapplek vannacht' });
  });

  test('3.8.4: days away that were counted', async () => {
    const talk = new Conversation();
    await talk.say(
      'Hoeveel afwezigheidsdagen heb ik nog?',
      'van 2 tot 11 juni',
      'ja',
      'verlof',
      'nee',
      'nee',
      'ja',
      'bw',
    );
    await talk.say('medewerker', 'ja');
    expect(talk.value?.summary?.afwezigheid).toMatchObject({ usedDays: 8, remainingDays: 34 });
    expect(talk.handoff.queue.id).toBe('regionale-toegang');
  });

  test('the same activity delivered twice hands over once', async () => {
    const talk = new Conversation();
    await talk.say('medewerker');
    const first = await talk.turn({ type: 'message', text: 'ja', id: 'same' });
    const again = await talk.turn({ type: 'message', text: 'ja', id: 'same' });
    expect(textOf(again)).toBe(textOf(first));
    expect(desk.taken.size).toBe(1);
  });
});

describe('my summary, my words', () => {
  const looking = async (): Promise<Conversation> => {
    const talk = new Conversation();
    await talk.say(...prescreen, 'medewerker', 'Wat staat er in?');
    return talk;
  };
  const numberOf = (talk: Conversation, words: string): string =>
    new RegExp(`(\\d+)\\. [^\\n]*${words}`).exec(talk.text)?.[1] ?? 'not in the list';

  test('the lines stand there with a number, with the whole as a page and a card', async () => {
    const talk = await looking();
    expect(numberOf(talk, 'De vraag: Mijn broer')).toMatch(/^\d+$/);
    expect(talk.vraag).toBe('wijzig');
    expect(talk.said[0]?.attachments?.map(({ contentType }) => contentType)).toEqual([
      'application/vnd.microsoft.card.adaptive',
      'text/html',
    ]);
  });

  test('for the ear three lines with their numbers, what was told first, and how many more', async () => {
    const talk = await looking();
    const { speak = '' } = talk.said[0] ?? {};
    expect(speak).toMatch(/^Dit geef ik door\. Nummer drie: De vraag: Mijn broer van vierendertig/);
    expect(speak.match(/Nummer/g)).toHaveLength(3);
    expect(speak).toMatch(/En nog \S+ andere\.$/);
    expect(speak).not.toMatch(/\d/);
  });

  test('a struck line is gone, its path is noted, and the transcript stays here too', async () => {
    const talk = await looking();
    await talk.say(numberOf(talk, '34 jaar'));
    expect(talk.text).not.toContain('34 jaar');
    await talk.say(numberOf(talk, 'De vraag'), 'klaar', 'ja');
    expect(talk.value?.summary).toMatchObject({ wil: null });
    expect(talk.value?.summary?.geschrapt).toEqual(
      expect.arrayContaining(['wil', 'regelingen.bw.gezegd.leeftijd', 'regelingen.mo.gezegd.leeftijd']),
    );
    expect(JSON.stringify(talk.handoff)).not.toMatch(/\b34\b|broer/);
    expect(talk.handoff.transcript).toBeNull();
    expect(talk.initiated?.attachments).toEqual([]);
  });

  test('a line can be named by its words', async () => {
    const talk = await looking();
    await talk.say('haal de leeftijd weg');
    expect(talk.text).not.toContain('34 jaar');
  });

  test('"alles weg" is about the lines here: a human comes with an empty summary', async () => {
    const talk = await looking();
    await talk.say('alles weg');
    expect(talk.vraag).toBe('consent');
    await talk.say('ja');
    expect(talk.value?.summary).toMatchObject({ wil: null, regelingen: [], nietGevraagd: [] });
  });

  test('"wis mijn gegevens" there erases all, as it does everywhere', async () => {
    const talk = await looking();
    await talk.say('wis mijn gegevens');
    expect(talk.text).toContain('Ik heb alles gewist wat u hier zei.');
  });

  test('a number that is not there takes nothing away', async () => {
    const talk = await looking();
    await talk.say('88');
    expect(talk.text).toContain('Dat nummer zie ik niet staan.');
    expect(talk.vraag).toBe('wijzig');
  });

  test('one sentence can be added', async () => {
    const talk = await looking();
    await talk.say('Ik zet er iets bij', 'Bel mij na het eten.', 'ja');
    expect(talk.value?.summary?.toevoeging).toBe('Bel mij na het eten.');
  });

  test('a citizen service number is kindly refused, and asked without it', async () => {
    const talk = await looking();
    await talk.say('erbij', 'mijn bsn is 123456782');
    expect(talk.text).toContain('Daar staat een nummer in dat alleen van u is.');
    expect(talk.vraag).toBe('toevoeging');
    await talk.say('x'.repeat(300));
    expect(talk.text).toContain('Dat is te lang om door te geven.');
  });

  test('script in what was typed goes along as text', async () => {
    const talk = new Conversation();
    await talk.say('ik wil een medewerker spreken over <script>alert(1)</script> mijn melding', 'ja');
    expect(talk.value?.summary?.wil).toContain('<script>alert(1)</script>');
  });
});

describe('hostile answers', () => {
  const ways: Record<string, string[]> = {
    consent: ['medewerker'],
    wijzig: [...prescreen, 'medewerker', 'Wat staat er in?'],
    toevoeging: [...prescreen, 'medewerker', 'Wat staat er in?', 'erbij'],
    contact: ['bel mij terug'],
    confirm: ['bel mij terug', '0612345678'],
    tijdvak: ['bel mij terug', '0612345678', 'ja'],
    keuze: ['medewerker', 'ja', 'waar sta ik?'],
  };
  const hostile = [
    '0',
    '-1',
    '1e9',
    '😀'.repeat(500),
    '\u0000\u202e',
    '{place} ${x} <script>',
    '1 '.repeat(900),
    'null',
  ];

  test.each(Object.entries(ways))('at "%s" nothing makes it lose the conversation', async (vraag, way) => {
    for (const text of hostile) {
      const talk = new Conversation();
      await talk.say(...way);
      expect(talk.vraag).toBe(vraag);
      await talk.say(text);
      expect(talk.text).not.toMatch(/kwijt|er ging iets mis/);
      await talk.say('wis mijn gegevens');
      expect(talk.text).toContain('Ik heb alles gewist');
    }
  });
});
