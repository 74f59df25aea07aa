import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { phoneLine, transferTarget, type PhoneLine } from './phone-line.ts';
import type { TestGateway } from './test-gateway.ts';

/** Whole calls, as somebody hears them. Every answer is checked by ear: see listening.ts. */
let line: PhoneLine;
let gateway: TestGateway;

beforeAll(async () => {
  line = await phoneLine({
    env: { VOICE_TRANSFER_ZELFMOORDPREVENTIE: 'tel:113', VOICE_TRANSFER_VEILIG_THUIS: 'tel:08002000' },
  });
});
afterAll(() => line.stop());
afterEach(() => {
  expect(gateway.faults).toEqual([]);
  line.desk.sees = { open: true, opensAt: null, present: 1, waiting: 0, expectedMinutes: 5 };
});

const dial = async (): Promise<string> => {
  gateway = line.dial();
  return gateway.call();
};

/** Says or presses (`#1`) one thing after the other, and gives what was heard last. */
async function goes(...steps: string[]): Promise<string> {
  let heard = '';
  for (const step of steps) heard = step.startsWith('#') ? await gateway.press(step.slice(1)) : await gateway.say(step);
  return heard;
}

describe('how a call begins', () => {
  test('it says that it is a computer and that nothing is recorded, before anything else', async () => {
    const heard = await dial();
    expect(heard.indexOf('Ik ben een computer, geen mens.')).toBeGreaterThan(0);
    expect(heard.indexOf('Wij nemen dit gesprek niet op.')).toBeLessThan(heard.indexOf('medewerker zeggen, of nul'));
    expect(heard.endsWith('Waar gaat uw vraag over?')).toBe(true);
  });

  test('the notice cannot be cut off, the question can', async () => {
    await dial();
    const barging = gateway.last.map(({ activityParams }) => activityParams?.bargeIn);
    expect(barging).toEqual([false, false, true]);
    expect(gateway.last.map(({ activityParams }) => activityParams?.bargeInOnDTMF)).toEqual([false, false, true]);
  });

  test('a hidden number is no hindrance', async () => {
    gateway = line.dial();
    expect(await gateway.call('anonymous')).toContain('Waar gaat uw vraag over?');
  });
});

describe('dagen weg (3.8.4)', () => {
  const answer = 'U was acht dagen weg. U hebt nog vierendertig dagen over.';

  test('by speech, as a recogniser delivers it', async () => {
    await dial();
    expect(await goes('ik wil mijn dagen weg tellen')).toContain('Op welke dagen was u weg?');
    expect(await goes('eh van twee juni tot elf juni')).toContain(
      'U ging weg op dinsdag twee juni en u kwam terug op donderdag elf juni. Dat telt als acht dagen. Klopt dat?',
    );
    expect(await goes('eh ja dat klopt')).toContain('Waarom was u weg?');
    expect(await goes('ik was met vakantie')).toContain('Was u nog een keer weg?');
    expect(await goes('nee hoor', 'nee', 'jazeker')).toContain('Hoe woont u?');
    expect(await goes('beschermd wonen')).toContain(answer);
  });

  test('by keys alone, from the first key', async () => {
    await dial();
    expect(await goes('#2')).toContain('Op welke dagen was u weg?');
    expect(gateway.last.at(-1)?.activityParams).toMatchObject({
      dtmfCollect: true,
      dtmfCollectMaxDigits: 4,
      dtmfCollectSubmitDigit: '#',
      continuousASR: true,
    });
    expect(await goes('#0206')).toContain('Op welke dag kwam u terug?');
    expect(await goes('#1106#')).toContain('Dat telt als acht dagen. Klopt dat?');
    expect(gateway.last.at(-1)?.activityParams?.dtmfCollect).toBeUndefined();
    expect(await goes('#1', '#1', '#2', '#2', '#1', '#1')).toContain(answer);
  });

  test('speech and keys mixed, several periods one by one', async () => {
    await dial();
    await goes('dagen weg tellen', 'van 2 tot 11 juni', '#1', 'vakantie', '#1');
    expect(await goes('vertrokken op tien augustus en de achttiende was ik weer terug')).toContain(
      'U ging weg op maandag tien augustus en u kwam terug op dinsdag achttien augustus.',
    );
    expect(await goes('#1', 'ook vakantie', '#2', '#2', '#1', 'beschermd')).toContain('vijftien dagen weg');
  });

  test('a diary is kept, and opened by its code in another call', async () => {
    await dial();
    const kept = await goes(
      'dagen weg tellen',
      'van 2 tot 11 juni',
      'ja',
      'vakantie',
      'nee',
      'nee',
      'ja',
      'beschermd',
      'bewaar mijn dagen',
    );
    const [, code = ''] = /Schrijf deze code op: (.+?)\. Ik herhaal: \1\./.exec(kept) ?? [];
    expect(code).toMatch(/^\p{L}+, \p{L}+, \p{L}+, \p{L}+ \p{L}+ \p{L}+$/u);
    expect(gateway.ssml.join()).toContain('<prosody rate="90%">');
    await gateway.hangUp();
    const before = gateway;
    await dial();
    expect(await goes('dagen weg tellen', code.replaceAll(',', ''))).toContain('Ik heb uw dagen gevonden.');
    expect(before.faults).toEqual([]);
  });
});

describe('the other tasks', () => {
  test('the pre-screen, by speech', async () => {
    await dial();
    expect(await goes('kijken wat bij mij past')).toContain('Voor wie zoekt u hulp?');
    expect(await goes('voor mezelf')).toContain('Naar welke hulp zal ik kijken?');
    expect(await goes('een slaapplek in de opvang')).toContain('Waar slaapt u nu?');
    expect(await goes('op straat')).toContain('Ga vandaag naar de opvang.');
    expect(await goes('ik ben vierendertig')).toBe('Ik hoor: vierendertig jaar. Klopt dat?');
    await goes('ja hoor');
    let heard = '';
    for (let i = 0; i < 14 && !heard.includes('Wat wilt u nu doen?'); i++) {
      heard = await goes(gateway.heard.at(-1)?.includes('meer horen') ? 'ja' : 'ja dat klopt');
    }
    expect(gateway.heard.join(' ')).toMatch(/past misschien|nog niet duidelijk|past nu denk ik niet/);
    expect(gateway.heard.join(' ')).toContain('dit is geen besluit');
  });

  test('the pre-screen, by keys alone', async () => {
    await dial();
    expect(await goes('#1')).toContain('Voor wie zoekt u hulp?');
    expect(await goes('#1')).toContain('Naar welke hulp zal ik kijken?');
    expect(await gateway.wait(30)).toContain('toets een');
    expect(await goes('#1')).toContain('Waar slaapt u nu?');
    let heard = '';
    for (let i = 0; i < 40 && !heard.includes('Wat wilt u nu doen?'); i++) {
      heard = await goes((gateway.heard.at(-1) ?? '').includes('Hoe oud') ? '#34' : '#1');
    }
    expect(heard).toContain('Wat wilt u nu doen?');
    expect(gateway.ended).toBeUndefined();
  });

  test('more choices than fit are named in turns, with key four for the next', async () => {
    await dial();
    await goes('#1', '#1', 'opvang');
    await gateway.wait(8);
    const first = await gateway.wait(8);
    expect(first).toMatch(/Op straat: toets een\..*Iets anders: toets vier\./);
    const second = await goes('#4');
    expect(second).not.toContain('Op straat');
    expect(second).toContain('toets een');
  });

  test('a date is read back before it counts, and corrected with other words', async () => {
    await dial();
    await goes('een datum uitrekenen', 'ik vroeg om hulp');
    expect(await goes('twee november')).toBe('Ik hoor: twee november. Klopt dat?');
    expect(await goes('nee drie november')).toBe('Ik hoor: drie november. Klopt dat?');
    expect(await goes('ja')).toContain('dinsdag vijftien december');
  });

  test('after two corrections the keys are named, after three a person takes over', async () => {
    await dial();
    await goes('een datum uitrekenen', 'ik vroeg om hulp', 'twee november', 'nee drie november');
    expect(await goes('nee vier november')).toContain('Toets dag en maand, in vier cijfers.');
    expect(await goes('#0511')).toContain('Ik hoor: vijf november. Klopt dat?');
    await goes('#2');
    expect(gateway.ended).toMatchObject({ name: 'transfer' });
  });

  test('an explanation ends with an offer, which yes takes', async () => {
    await dial();
    expect(await goes('hoeveel dagen mag ik weg')).toMatch(/tweeënveertig dagen.*Zal ik uw dagen tellen\?$/);
    expect(await goes('ja graag')).toContain('Op welke dagen was u weg?');
  });
});

describe('a long answer', () => {
  test('comes in parts, and says at once that it is no decision', async () => {
    await dial();
    const first = await goes(
      'dagen weg tellen', 'van 11 tot 20 juni', 'ja', 'weet ik niet', 'nee', 'nee', 'ja', 'beschut wonen',
    ); // prettier-ignore
    expect(first).toContain('acht dagen weg');
    expect(first).toContain('dit is geen besluit');
    expect(first).toMatch(/Wilt u meer horen\?$/);
    expect(await goes('ja')).toMatch(/Wilt u nog iets weten over deze dagen\?$/);
  });

  test('is not told on after a no', async () => {
    await dial();
    await goes('dagen weg tellen', 'van 11 tot 20 juni', 'ja', 'weet ik niet', 'nee', 'nee', 'ja', 'beschut wonen');
    expect(await goes('#2')).toMatch(/Wilt u nog iets weten over deze dagen\?$/);
  });
});

describe('what can always be said', () => {
  test('herhaal, also by key nine, says the same once more', async () => {
    await dial();
    const asked = await goes('dagen weg tellen');
    expect(await goes('sorry wat zei u')).toBe(asked);
    expect(await goes('#9')).toBe(asked);
    expect(await goes('kunt u dat nog een keer zeggen')).toBe(asked);
  });

  test('langzamer says it again slowly, and stays slow', async () => {
    await dial();
    await goes('dagen weg tellen');
    expect(await goes('kan het wat langzamer')).toContain('Op welke dagen was u weg?');
    await goes('van twee tot elf juni');
    expect(gateway.ssml.at(-1)).toMatch(/^<speak><prosody rate="90%">/);
  });

  test('korter asks the question alone', async () => {
    await dial();
    await goes('dagen weg tellen');
    expect(await goes('korter')).toBe('Goed, ik houd het kort. Op welke dagen was u weg?');
    await goes('van twee tot elf juni', 'ja', 'vakantie');
    expect(gateway.heard.at(-1)).toBe('Was u nog een keer weg?');
  });

  test('terug goes to the question before', async () => {
    await dial();
    await goes('dagen weg tellen', 'van twee tot elf juni', 'ja');
    expect(await goes('terug')).toContain('Klopt dat?');
  });

  test('a digit when nothing is asked chooses from what the phone offers', async () => {
    await dial();
    await goes('dank u wel');
    expect(await goes('#9')).not.toBe('');
    expect(await goes('#2')).not.toBe('');
    expect(gateway.ended).toBeUndefined();
  });

  test('who says goodbye is not kept on the line, and hears a farewell', async () => {
    await dial();
    await goes('tot ziens');
    expect(gateway.heard.at(-1)).toContain('Tot ziens.');
    expect(gateway.ended).toMatchObject({ name: 'hangup', activityParams: { hangupReason: 'beller-stopt' } });
  });
});

describe('when speech fails', () => {
  test('not understood: an example, then the keys, then a person', async () => {
    await dial();
    await goes('dagen weg tellen', 'van twee tot elf juni');
    expect(await gateway.say('brwl', 0.3)).toBe('Dat verstond ik niet. Zeg bijvoorbeeld: ja, of: nee. Klopt dat?');
    expect(await gateway.say('hm')).toBe(
      'Voor ja, toets een. Voor nee, toets twee. Als u het niet weet, toets drie. Klopt dat?',
    );
    expect(await gateway.say('')).toBe('Het lukt niet zo goed. Ik verbind u door met een medewerker.');
    expect(gateway.ended).toMatchObject({ name: 'transfer', activityParams: { transferTarget } });
    expect(gateway.last[0]?.activityParams?.bargeIn).toBe(false);
  });

  test('a good answer begins the count again', async () => {
    await dial();
    await goes('dagen weg tellen', '...', 'van twee tot elf juni', '...');
    expect(gateway.heard.at(-1)).toContain('Zeg bijvoorbeeld');
    expect(gateway.ended).toBeUndefined();
  });

  test('five failures in a call lead to a person, whatever went well between them', async () => {
    await dial();
    await goes('dagen weg tellen', '...', 'van twee tot elf juni', '...', 'ja', '...', 'vakantie', '...', 'nee');
    expect(gateway.ended).toBeUndefined();
    await goes('...');
    expect(gateway.ended).toMatchObject({ name: 'transfer' });
  });

  test('silence: the question again, then the keys, then a person', async () => {
    await dial();
    await goes('dagen weg tellen', 'van twee tot elf juni');
    expect(await gateway.wait(8)).toBe('Klopt dat?');
    expect(await gateway.wait(8)).toBe(
      'Bent u er nog? Voor ja, toets een. Voor nee, toets twee. Als u het niet weet, toets drie. Klopt dat?',
    );
    expect(await gateway.wait(20)).toBe('Het lukt niet zo goed. Ik verbind u door met een medewerker.');
    expect(gateway.ended).toMatchObject({ name: 'transfer', activityParams: { transferTarget } });
  });

  test('three silences when nobody works: the number, and a farewell before the line is closed', async () => {
    line.desk.sees = { open: false, opensAt: null, present: 0, waiting: 0, expectedMinutes: null };
    await dial();
    const said = await gateway.wait(120);
    expect(said).toContain('veertien, nul vijf zeven nul');
    expect(said).toContain('Tot ziens.');
    expect(gateway.ended).toMatchObject({ name: 'hangup', activityParams: { hangupReason: 'geen-gehoor' } });
  });

  test('heard with doubt, a yes is said back before it counts', async () => {
    await dial();
    await goes('dagen weg tellen', 'van twee tot elf juni');
    expect(await gateway.say('nee', 0.6)).toBe('Ik hoor: nee. Klopt dat?');
    expect(await gateway.say('nee')).toContain('Klopt dat?');
    expect(await gateway.say('ja', 0.6)).toBe('Ik hoor: ja. Klopt dat?');
    expect(await goes('ja')).toContain('Waarom was u weg?');
  });

  test('"weet ik niet" is an answer, never a failure', async () => {
    await dial();
    await goes('dagen weg tellen', 'van twee tot elf juni', 'ja', 'vakantie', 'weet ik niet');
    expect(gateway.heard.at(-1)).not.toContain('snap');
    expect(gateway.heard.at(-1)).toMatch(/\?$/);
  });
});

describe('danger', () => {
  test.each([
    ['als antwoord', 0.95],
    ['slecht verstaan', 0.2],
  ])('is heard in any state (%s)', async (_, confidence) => {
    await dial();
    await goes('dagen weg tellen');
    const heard = await gateway.say('ik wil niet meer leven', confidence);
    expect(heard).toContain('Bel nu een een drie.');
    expect(heard.endsWith('Zal ik u nu doorverbinden?')).toBe(true);
  });

  test('is heard instead of an answer to a question of the phone itself', async () => {
    await dial();
    await goes('een datum uitrekenen', 'ik vroeg om hulp', 'twee november');
    expect(await goes('ja ik wil dood')).toContain('Bel nu een een drie.');
  });

  test('a yes connects with the line, and nothing goes along', async () => {
    await dial();
    await goes('ik wil niet meer leven', 'ja');
    expect(gateway.ended).toMatchObject({
      name: 'transfer',
      activityParams: { transferTarget: 'tel:113', handoverReason: 'hulplijn' },
    });
    expect(gateway.ended?.activityParams).not.toHaveProperty('transferSipHeaders');
  });

  test('a no goes on where we were', async () => {
    await dial();
    await goes('dagen weg tellen', 'ik wil niet meer leven');
    expect(await goes('nee')).toContain('Wilt u verder met onze vragen?');
    expect(await goes('ja')).toContain('Op welke dagen was u weg?');
  });
});

describe('to a person', () => {
  test('with consent: a code of four digits, slowly and twice, on the hand-off before the transfer', async () => {
    await dial();
    await goes('dagen weg tellen', 'van twee tot elf juni', 'ja');
    expect(await goes('mag ik een mens spreken')).toMatch(/Is dat goed\?$/);
    const said = await goes('ja');
    const [, code = ''] = /Dit is uw code: ([\p{L} ]+)\. Ik herhaal: \1\./u.exec(said) ?? [];
    expect(code.split(' ')).toHaveLength(4);
    const taken = [...line.desk.taken.values()].at(-1);
    expect(taken).toMatchObject({ channel: 'voice' });
    expect(taken?.summary).not.toBeNull();
    expect(taken?.reference).toMatch(/^\d{4}$/);
    const headers = gateway.ended?.activityParams?.transferSipHeaders as { name: string; value: string }[];
    expect(headers).toEqual([
      { name: 'User-to-User', value: `${Buffer.from(taken?.reference ?? '').toString('hex')};encoding=hex` },
      { name: 'X-Woonwegwijzer-Ref', value: taken?.reference },
    ]);
    expect(
      gateway.last
        .filter(({ type }) => type === 'message')
        .every(({ activityParams }) => activityParams?.bargeIn === false),
    ).toBe(true);
  });

  test('without consent: a transfer, and nothing of what was told', async () => {
    await dial();
    await goes('dagen weg tellen', 'van twee tot elf juni', '#0', '#2');
    const taken = [...line.desk.taken.values()].at(-1);
    expect(taken?.summary).toBeNull();
    expect(gateway.ended).toMatchObject({ name: 'transfer', activityParams: { transferTarget } });
    expect(gateway.heard.at(-1)).not.toContain('code');
  });

  test.each(['no-answer', 'busy', 'declined'])(
    '%s: a callback is offered, with two words to know the worker by',
    async (reason) => {
      await dial();
      await goes('medewerker', 'ja');
      expect(await gateway.transferEnds('failed', reason)).toBe(
        'Er is nu niemand vrij. Wilt u dat de gemeente u belt?',
      );
      expect(await goes('#1')).toContain('Welk nummer mag die bellen?');
      expect(await goes('nul zes twaalf vierendertig zesenvijftig achtenzeventig')).toContain('Klopt dat?');
      expect(await goes('ja')).toContain('Wanneer komt het u goed uit?');
      expect(await goes('in de ochtend')).toMatch(/twee woorden: \p{L}+ en \p{L}+/u);
      expect([...line.desk.taken.values()].at(-1)?.callback?.telephone).toBe('+31612345678');
    },
  );

  test('a no to the callback gives the number, never a silent end', async () => {
    await dial();
    await goes('medewerker', 'ja');
    await gateway.transferEnds('failed', 'busy');
    const heard = await goes('nee');
    expect(heard).toContain('veertien, nul vijf zeven nul');
    expect(gateway.ended).toBeUndefined();
  });

  test('answered: we are silent', async () => {
    await dial();
    await goes('medewerker', 'ja');
    expect(await gateway.transferEnds('answered')).toBe('');
  });

  test('closed: no transfer, but a callback', async () => {
    line.desk.sees = { open: false, opensAt: null, present: 0, waiting: 0, expectedMinutes: null };
    await dial();
    const heard = await goes('medewerker', 'ja');
    expect(gateway.ended).toBeUndefined();
    expect(heard.endsWith('Wilt u dat de gemeente u belt?')).toBe(true);
  });

  test('what was handed over is kept when the caller hangs up; the call itself is not', async () => {
    await dial();
    await goes('medewerker', 'ja');
    const states = (await line.keeper.keys('state:')).length;
    await gateway.hangUp('transferred');
    expect((await line.keeper.keys('state:')).length).toBe(states);
    expect((await gateway.refresh()).status).toBe(404);
  });
});
