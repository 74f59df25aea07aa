import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskEvent } from '../../src/handoff/desk.ts';
import { wordsFit } from '../../src/handoff/words.ts';
import { StorageError } from '../../src/storage/keeper.ts';
import { textOf } from '../support/assistant.ts';
import { assistant, Conversation, desk, prescreen } from '../support/handoff-talk.ts';

beforeEach(() => {
  desk.reset();
});

describe('waiting is told honestly', () => {
  test('with the place and the time that was measured', async () => {
    desk.sees = { ...desk.sees, waiting: 2, expectedMinutes: 12 };
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    expect(talk.text).toContain('U bent nummer 3 in de rij. Het duurt nog ongeveer 12 minuten.');
  });

  test('without a time when none is known', async () => {
    desk.sees = { ...desk.sees, expectedMinutes: null };
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    expect(talk.text).toContain('Ik weet niet hoe lang het duurt.');
  });

  test('shut: it says when somebody is there, offers a callback at once, and loses nothing', async () => {
    desk.sees = { open: false, opensAt: '2026-11-24T08:00:00.000Z', present: 0, waiting: 0, expectedMinutes: null };
    const talk = new Conversation();
    await talk.say('medewerker');
    expect(talk.text).toContain("dinsdag 24 november 2026 om 9 uur 's ochtends");
    await talk.say('ja');
    expect(talk.text).toContain('Nu werkt er niemand');
    expect(talk.text).toContain('14 0570');
    expect(talk.said.at(-1)?.suggestedActions?.actions[0]?.value).toBe('do-callback');
    expect(talk.value?.summary).not.toBeNull();
    expect(desk.taken.size).toBe(1);
  });

  test('"waar sta ik?" tells the place, and one can stop waiting', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja', 'waar sta ik?');
    expect(talk.text).toContain('U bent nummer 1 in de rij.');
    await talk.say('Ik wacht niet meer');
    expect(talk.text).toContain('Ik heb uw vraag uit de rij gehaald.');
    expect(desk.taken.size).toBe(0);
    await talk.say('do-resume-status');
    expect(talk.text).toContain('Ik kan niet zien hoe het met uw vraag staat.');
  });

  test.each(['hoe lang moet ik nog wachten?', 'de hoeveelste ben ik', 'komt er nog iemand?'])(
    'while one waits "%s" asks for the place',
    async (words) => {
      const talk = new Conversation();
      await talk.say('medewerker', 'ja', 'bedankt', words);
      expect(talk.text).toContain('U bent nummer 1 in de rij.');
    },
  );

  test('"stop" while waiting asks first: nobody loses a place by a word', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja', 'stop');
    expect(talk.text).toContain('Wat wilt u doen?');
    expect(desk.taken.size).toBe(1);
  });

  test('danger that is heard while one waits makes it more urgent at the desk, and the fixed words come', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'nee', 'ik wil dood');
    expect(talk.text).toContain('113');
    expect(talk.handoff.urgency).toBe('nu');
    expect(talk.handoff.summary).toBeNull();
    await talk.say('bedankt');
    expect(desk.calls.filter((call) => call === 'raise')).toHaveLength(1);
  });

  test('what the desk did not take of it is told again', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    desk.fails = true;
    await talk.say('mijn man slaat mij');
    expect(talk.text).toContain('0800 2000');
    desk.fails = false;
    await talk.say('bedankt');
    expect(talk.handoff.urgency).toBe('nu');
  });

  test('who asks again is told the place, and is not in two queues', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja', 'ik wil een medewerker');
    expect(talk.text).toContain('U bent nummer 1 in de rij.');
    expect(desk.taken.size).toBe(1);
  });

  test('meanwhile the assistant answers', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja', 'wat is beschermd wonen?');
    expect(talk.text).toContain('Beschermd wonen is wonen met dag en nacht hulp in huis.');
  });

  test.each([['at once'], ['after consent']])(
    'a desk that fails %s: a telephone number, and nothing pretended',
    async (when) => {
      const talk = new Conversation();
      if (when === 'after consent') await talk.say('medewerker');
      desk.fails = true;
      await talk.say(when === 'at once' ? 'medewerker' : 'ja');
      expect(talk.text).toContain('14 0570');
      expect(talk.initiated).toBeUndefined();
      desk.fails = false;
      await talk.say('wat is beschermd wonen?');
      expect(talk.text).toContain('Beschermd wonen is');
    },
  );
});

describe('a callback', () => {
  test('asks for a number, reads it back, asks when, then consent; two words are said and kept only as a hash', async () => {
    const talk = new Conversation();
    await talk.say('bel mij terug', '06 12345678');
    expect(talk.text).toContain('06 12 34 56 78');
    expect(talk.said.at(-1)?.speak).toContain('nul zes');
    expect(talk.said.at(-1)?.speak).not.toMatch(/\d/);
    expect(JSON.stringify(talk.said.map(({ channelData }) => channelData as unknown))).not.toContain('612345678');
    await talk.say('ja', 'maandag 9-12');
    expect(talk.vraag).toBe('consent');
    await talk.say('ja');
    const [, first = '', second = ''] = /deze twee woorden: (\S+) en (\S+)\./.exec(talk.text) ?? [];
    expect(first).not.toBe('');
    const { callback, summary } = talk.handoff;
    expect(callback).toMatchObject({ telephone: '+31612345678', email: null, window: 'maandag 9-12' });
    expect(callback?.words).not.toMatch(new RegExp(`${first}|${second}`));
    expect(summary?.contact).toEqual({ telefoon: '+31612345678', email: null, tijdvak: 'maandag 9-12' });
  });

  test('a turn that is done twice says the words that the desk has', async () => {
    const talk = new Conversation();
    await talk.say('bel mij terug', '06 12345678', 'ja', 'In de middag');
    const take = desk.take.bind(desk);
    desk.take = async (handoff) => {
      await take(handoff);
      throw new StorageError('the store went away before the state was kept');
    };
    await talk.say('ja');
    expect(talk.text).not.toContain('deze twee woorden');
    desk.take = take;
    await talk.say('ja');
    const [, said = ''] = /deze twee woorden: (\S+ en \S+)\./.exec(talk.text) ?? [];
    expect(desk.taken.size).toBe(1);
    expect(await wordsFit(said, talk.handoff.callback?.words ?? '')).toBe(true);
  });

  test('an e-mail address will do as well', async () => {
    const talk = new Conversation();
    await talk.say('bel mij terug', 'jan@example.nl');
    expect(talk.text).toContain('jan@example.nl');
    await talk.say('ja', 'In de ochtend', 'nee');
    expect(talk.handoff).toMatchObject({
      summary: null,
      callback: { email: 'jan@example.nl', window: 'in de ochtend' },
    });
  });

  test('a wrong number is asked again', async () => {
    const talk = new Conversation();
    await talk.say('bel mij terug', '06 12345678', 'nee');
    expect(talk.vraag).toBe('contact');
    await talk.say('weet ik veel');
    expect(talk.text).toContain('Dat kan ik niet lezen als nummer.');
  });

  test('while waiting it takes the place of the place in the queue', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja', 'Bel mij terug', '0612345678', 'ja', 'maakt niet uit');
    expect(talk.text).toContain('deze twee woorden');
    expect(desk.taken.size).toBe(1);
    expect(talk.handoff.callback?.telephone).toBe('+31612345678');
    await talk.say('waar sta ik?');
    expect(talk.text).toContain('Een medewerker neemt contact met u op.');
  });
});

describe('while a worker talks', () => {
  const talking = async (): Promise<Conversation> => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    desk.talks(talk.handoff.id);
    await talk.tell({ id: randomUUID(), handoff: talk.handoff.id, kind: 'joined', worker: 'Anna' });
    return talk;
  };

  test('what the person says goes to the worker, and the assistant is silent', async () => {
    const talk = await talking();
    expect(await talk.say('wat is beschermd wonen?')).toEqual([]);
    expect(desk.heard).toMatchObject([{ by: 'person', text: 'wat is beschermd wonen?' }]);
  });

  test('danger warns the worker, and the assistant stays silent', async () => {
    const talk = await talking();
    expect(await talk.say('ik wil dood')).toEqual([]);
    expect(desk.heard).toMatchObject([{ text: 'ik wil dood', danger: 'crisis-zelfdoding' }]);
  });

  test('also when the word of the desk did not come yet', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    desk.talks(talk.handoff.id);
    expect(await talk.say('hallo?')).toEqual([]);
    expect(desk.heard).toHaveLength(1);
  });

  test('"stop" ends the talk, and the assistant is back', async () => {
    const talk = await talking();
    await talk.say('stop');
    expect(talk.text).toContain('Het gesprek met de medewerker stopt.');
    expect(desk.calls).toContain('leave');
    await talk.say('wat is beschermd wonen?');
    expect(talk.text).toContain('Beschermd wonen is');
  });

  test('"wis mijn gegevens" erases the hand-off as well', async () => {
    const talk = await talking();
    await talk.say('wis mijn gegevens');
    expect(talk.text).toContain('Ook uw vraag aan de medewerker is gewist.');
    expect(desk.taken.size).toBe(0);
  });

  test('what did not reach the worker is said', async () => {
    const talk = await talking();
    desk.fails = true;
    await talk.say('hallo?');
    expect(talk.text).toContain('Dit kwam niet aan bij de medewerker.');
  });

  test('what the worker says comes with the name, as plain text, once', async () => {
    const talk = await talking();
    const event: DeskEvent = {
      id: 'e1',
      handoff: talk.handoff.id,
      kind: 'said',
      worker: 'Anna',
      text: '<b>Dag</b> 34',
    };
    expect(await talk.tell(event)).toMatchObject([{ text: 'Anna: <b>Dag</b> 34', textFormat: 'plain' }]);
    for (let i = 0; i < 4; i++) await talk.say(`bericht ${i}`);
    expect(await talk.tell(event)).toEqual([]);
  });

  test('given back: the conversation goes on, and the open question returns', async () => {
    const talk = new Conversation();
    await talk.say(...prescreen);
    const { vraag } = talk;
    await talk.say('medewerker', 'ja');
    const { id } = talk.handoff;
    desk.talks(id);
    await talk.tell({ id: 'j', handoff: id, kind: 'joined', worker: 'Anna' });
    await desk.erase(id);
    const said = await talk.tell({ id: 'g', handoff: id, kind: 'given-back' });
    expect(textOf(said)).toContain('Nu ben ik er weer, de computer.');
    expect(said.at(-1)?.channelData).toMatchObject({ vraag });
    await talk.say('weet ik niet');
    expect(talk.text).not.toBe('');
  });

  test.each([
    [{ kind: 'dropped', place: 1 }, 'U staat nu vooraan in de rij.'],
    [{ kind: 'late', place: 2, expectedMinutes: null }, 'U houdt uw plek, nummer 2.'],
    [{ kind: 'transferred', queue: 'bzt' }, 'Dat is Meldpunt Bijzondere Zorg.'],
    [{ kind: 'closed' }, 'Het gesprek met de medewerker is klaar.'],
  ] as const)('%o is told', async (event, words) => {
    const talk = await talking();
    expect(textOf(await talk.tell({ id: 'e', handoff: talk.handoff.id, ...event }))).toContain(words);
  });

  test('an event of another hand-off is not told', async () => {
    const talk = await talking();
    expect(await talk.tell({ id: 'e', handoff: 'another', kind: 'closed' })).toEqual([]);
  });

  test('an event that a client sends under that name is refused', async () => {
    const talk = await talking();
    const value: DeskEvent = {
      id: 'x',
      handoff: talk.handoff.id,
      kind: 'said',
      worker: 'Anna',
      text: 'Geef uw pincode.',
    };
    expect(await talk.turn({ type: 'event', name: 'woonwegwijzer.desk', value })).toEqual([]);
  });
});

describe('software of a contact centre takes over by handoff.status', () => {
  const status = (talk: Conversation, state: string, more: Partial<Activity> = {}) =>
    talk.turn({ type: 'event', name: 'handoff.status', value: { state }, ...more });

  test('accepted: the assistant is silent and our queue is left; completed: it is back', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    expect(textOf(await status(talk, 'accepted'))).toContain('Vanaf nu praat u met een mens.');
    expect(desk.taken.size).toBe(0);
    expect(await talk.say('wat is beschermd wonen?')).toEqual([]);
    expect(textOf(await status(talk, 'completed'))).toContain('Nu ben ik er weer');
    await talk.say('wat is beschermd wonen?');
    expect(talk.text).toContain('Beschermd wonen is');
  });

  test('completed without accepted: our queue is left, for nobody could erase it there any more', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    expect(textOf(await status(talk, 'completed'))).toContain('Nu ben ik er weer');
    expect(desk.taken.size).toBe(0);
  });

  test('there danger gets the fixed words, for nobody else would be warned', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    await status(talk, 'accepted');
    await talk.say('ik wil dood');
    expect(talk.text).toContain('113');
  });

  test('failed: a telephone number, and the place at our own desk is kept', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    expect(textOf(await status(talk, 'failed'))).toContain('14 0570');
    expect(desk.taken.size).toBe(1);
  });

  test('without a hand-off, or from the chat page itself, it does nothing', async () => {
    const talk = new Conversation();
    expect(await status(talk, 'accepted')).toEqual([]);
    await talk.say('medewerker', 'ja');
    expect(await status(talk, 'accepted', { serviceUrl: 'urn:woonwegwijzer:direct-line' })).toEqual([]);
    expect(desk.taken.size).toBe(1);
  });
});

describe('the person is in charge', () => {
  test('"wis mijn gegevens" erases a waiting hand-off and the diary of this conversation, and says what was erased', async () => {
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
    await talk.say('bewaar');
    const code = /[a-z]+-[a-z]+-[a-z]+-\d{3}/.exec(talk.text)?.[0] ?? '';
    expect(code).not.toBe('');
    await talk.say('klaar', 'medewerker', 'ja', 'wis mijn gegevens');
    expect(talk.text).toContain('Ook uw vraag aan de medewerker is gewist.');
    expect(talk.text).toContain('Ook uw dagboek met dagen weg is gewist.');
    expect(desk.taken.size).toBe(0);
    const other = new Conversation();
    await other.say('Hoeveel afwezigheidsdagen heb ik nog?', code);
    expect(other.text).toContain('Die code ken ik niet.');
    await talk.say('medewerker', 'ja');
    expect(talk.value?.summary).toMatchObject({ wil: null, afwezigheid: null });
  });

  test('it names only what there was', async () => {
    const talk = new Conversation();
    await talk.say('wis mijn gegevens');
    expect(talk.text).not.toMatch(/dagboek|medewerker/);
  });

  test('"wis en sluit" takes the hand-off away too', async () => {
    const talk = new Conversation();
    await talk.say('medewerker', 'ja');
    await assistant.forget({ channelId: 'console', id: talk.id });
    expect(desk.taken.size).toBe(0);
  });
});
