import { randomUUID } from 'node:crypto';
import { TurnContext, type Activity } from 'botbuilder';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAssistant, type Assistant } from '../../src/assistant.ts';
import { TalkAdapter } from '../../src/channels/talk-adapter.ts';
import type { DeskEvent, Handoff } from '../../src/handoff/desk.ts';
import type { Summary } from '../../src/handoff/summary.ts';
import { noLog } from '../../src/log.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';
import { fixedClock } from '../../src/values/clock.ts';
import { deskEventKey } from '../../dialogs/turn.ts';
import { textOf } from '../support/assistant.ts';
import { MemoryDesk } from '../support/memory-desk.ts';

/** Monday morning. */
const NOW = '2026-11-23T10:04';

const desk = new MemoryDesk();
let assistant: Assistant;
beforeAll(() => {
  assistant = createAssistant({
    keeper: new SqliteKeeper(':memory:'),
    clock: fixedClock(NOW),
    log: noLog,
    retentionHours: 24,
    dataDir: 'node_modules/.cache/woonwegwijzer',
    staffDesk: desk,
  });
});
beforeEach(() => {
  desk.reset();
});

/** A conversation with the assistant, in which the desk can speak too. */
class Conversation {
  readonly id = randomUUID();
  readonly #talk = new TalkAdapter(assistant.logic, this.id);
  said: Partial<Activity>[] = [];

  async say(...texts: string[]): Promise<Partial<Activity>[]> {
    for (const text of texts) this.said = await this.#talk.say(text);
    return this.said;
  }

  turn(activity: Partial<Activity>): Promise<Partial<Activity>[]> {
    return this.#talk.turn(activity);
  }

  /** What the person hears of something that happened at the desk. */
  async tell(event: DeskEvent): Promise<Partial<Activity>[]> {
    const heard: Partial<Activity>[] = [];
    const activity = { type: 'event', channelId: 'console', conversation: { id: this.id }, from: { id: 'person' } };
    const context = new TurnContext(this.#talk, { ...activity, recipient: { id: 'assistant' } } as Activity);
    context.turnState.set(deskEventKey, event);
    context.onSendActivities(async (_, activities, next) => {
      heard.push(...activities);
      return next();
    });
    Object.assign(context.activity, { name: 'woonwegwijzer.desk', value: event });
    await assistant.logic(context);
    return heard;
  }

  get text(): string {
    return textOf(this.said);
  }

  get vraag(): unknown {
    return (this.said.at(-1)?.channelData as { vraag?: string } | undefined)?.vraag;
  }

  /** The event by which others can take over. */
  get initiated(): Partial<Activity> | undefined {
    return this.said.find(({ name }) => name === 'handoff.initiate');
  }

  get value(): { summary: Summary | null; rij: Summary['rij'] } | undefined {
    return this.initiated?.value as Conversation['value'];
  }

  /** The hand-off as the desk has it. */
  get handoff(): Handoff {
    const found = [...desk.taken.values()].find(({ line }) => line.conversation === this.id);
    if (!found) throw new Error('the desk has no hand-off of this conversation');
    return found;
  }
}

const prescreen = ['Mijn broer van 34 kan niet zelf wonen', 'kijk naar alles'];

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
    expect(talk.text).toContain('06 12345678');
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
