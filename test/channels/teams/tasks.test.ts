import type { Activity } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBot } from './start-bot.ts';
import { actionsOf, cardOf, Chat, TeamsService, wordsOf, workerId } from './teams-service.ts';

const service = new TeamsService();
let bot: Awaited<ReturnType<typeof startBot>>;
beforeAll(async () => {
  await service.start();
  bot = await startBot();
  service.speaksTo(bot.url);
});
afterAll(async () => {
  await bot.stop();
  await service.stop();
});

const hasOutcome = ({ channelData }: Partial<Activity>): boolean =>
  (channelData as { uitkomsten?: unknown } | undefined)?.uitkomsten !== undefined;

let chats = 0;
/** A chat that was greeted already. */
async function newChat(channel: boolean): Promise<Chat> {
  const chat = new Chat(service, `${channel ? 'kanaal' : 'chat'}-${String((chats += 1))}`, { channel });
  await chat.post({ type: 'installationUpdate', action: 'add' });
  return chat;
}

const sheet = [
  'Bewoner;Vertrek;Terugkomst;Reden;Woont hier sinds',
  'AB;2-6-2026;11-6-2026;vakantie;1-3-2024',
  '12;10-11-2026;;ziekenhuis;1-9-2025',
  'C;20-9-2026;;verlof;1-9-2020',
  'D;31-6-2026;;;',
].join('\n');

test('without a registration nobody can prove who they are, so nobody is a worker of the desk', async () => {
  const chat = new Chat(service, 'zonder-bewijs', { channel: true });
  await bot.colleagues.remember(workerId, { id: 'w1', name: 'Sam', queues: ['algemeen'] }, 8);
  expect(wordsOf(await chat.say('meldingen aan'))).toContain('Ik ken u niet als medewerker');
});

describe.each([
  ['in a personal chat', false],
  ['in a channel', true],
])('%s', (_name, channel) => {
  test('3.8.4: "cl. vrijdag opgenomen, was al 30 dgn weg, wat nu?" is answered with the sum, the dates and the next step', async () => {
    const chat = await newChat(channel);
    const said = await chat.say('cl. vrijdag opgenomen, was al 30 dgn weg, wat nu?');
    const [{ text = '' } = {}] = said;
    expect(text).toContain('(art. 3.8.4)');
    expect(text).toContain('In 2026: 35 dagen gebruikt, nog 7 dagen over van 42.');
    expect(text).toContain('Uiterlijk terug op donderdag 3 december 2026');
    expect(text).toContain('uiterlijk woensdag 2 december 2026');
    expect(text).toContain('vooraf melden bij de Regionale Toegang');
    const card = JSON.stringify(cardOf(said));
    expect(card).toContain('vertrek vrijdag 20 november 2026, nog weg: 5 dagen');
    expect(card).toContain('eerder dit jaar 30 dagen');
    expect(card).toContain('geen besluit');
    expect([...actionsOf(said).keys()]).toEqual(
      expect.arrayContaining([
        'Verlenging aanvragen',
        'Verbeter de gegevens',
        'Artikel 3.8.4',
        'Stuur begrijpelijke tekst',
      ]),
    );
  });

  test('3.8.4: the form asks what is missing, and a text does as well', async () => {
    const chat = await newChat(channel);
    const asked = await chat.say('afwezigheid');
    expect(wordsOf(asked)).toContain('Op welke dag vertrok de cliënt?');
    expect(wordsOf(await chat.say('2 juni, terug op 11 juni'))).toContain(
      'In 2026: 8 dagen gebruikt, nog 34 dagen over van 42.',
    );

    const { value, said } = await chat.execute('afwezigheid', {
      formClient: 'cliënt A',
      formDeparture: '2026-06-02',
      formBack: '2026-06-11',
      formBefore: 12,
      formReason: 'vakantie',
      formStayStart: '2024-03-01',
    });
    expect(said).toEqual([]);
    expect(JSON.stringify(value)).toContain('Cliënt A: afwezigheid (art. 3.8.4)');
    expect(JSON.stringify(value)).toContain('In 2026: 20 dagen gebruikt, nog 22 dagen over van 42.');
  });

  test('3.8.4: a plan above 42 says so, and leads to the extension', async () => {
    const chat = await newChat(channel);
    const said = await chat.say('bewoner X wil van 20 tot 31 december naar familie, 35 dagen gebruikt');
    expect(wordsOf(said)).toContain('Met dit plan in 2026: 45 dagen, dat is 3 dagen boven 42.');
    expect(actionsOf(said).has('Verlenging aanvragen')).toBe(true);
  });

  test('3.8.4: the request to extend is filled in, and is never late in silence', async () => {
    const chat = await newChat(channel);
    const early = wordsOf(await chat.say('verlenging cliënt A weg sinds 2 november, ziekenhuis'));
    expect(early).toContain('De laatste veilige dag is maandag 14 december 2026, over 19 dagen.');
    expect(early).toContain('Aan de Regionale Toegang Midden-IJssel');
    expect(early).toContain('Soort reden: opname in een ziekenhuis');
    expect(early).not.toContain('Te laat');

    const late = wordsOf(await chat.say('verlenging cliënt A weg sinds 2 november, ziekenhuis, al 30 dagen gebruikt'));
    expect(late).toContain('Te laat voor de veilige dag: die was zaterdag 14 november 2026, 11 dagen geleden.');
    expect(late).toContain('Dit verzoek komt na zaterdag 14 november 2026');

    const last = wordsOf(await chat.say('verlenging cliënt A weg sinds 14 oktober, detentie'));
    expect(last).toContain('Vandaag is de laatste veilige dag.');
  });

  test('3.8.4: the house sheet gives balances, who is near 42, windows and faulty rows by number', async () => {
    const chat = await newChat(channel);
    const said = await chat.say(sheet);
    const [{ text = '' } = {}] = said;
    expect(text).toContain('3 bewoners met een stand, 1 binnen 7 dagen van 42 of erboven, 2 nu weg, 1 foute regel.');
    const card = JSON.stringify(cardOf(said));
    expect(card).toContain('C: 66 gebruikt, 24 boven 42');
    expect(card).toContain('12: uiterlijk 22-12-2026');
    expect(card).toContain('Regel 5 (D): De dag van vertrek is geen datum die bestaat.');
    if (channel) expect(card).toContain('C;66;0;24;te veel');
    else
      expect(said.at(-1)?.attachments?.[0]).toMatchObject({
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name: 'huisblad-2026.csv',
      });
  });

  test('3.8.5: "mag dit?" gives the steps in order, the record, whom to inform and the rights, and decides nothing', async () => {
    const chat = await newChat(channel);
    expect([...actionsOf(await chat.say('mag dit?')).keys()]).toContain('Aanbieder beëindigt');
    const said = await chat.say('eenzijdig beëindigen');
    const words = wordsOf(said);
    const order = [
      'gemotiveerd verzoek',
      'passende overdracht',
      'bestuurlijke afstemming',
      'Wat vastligt',
      'Wie u informeert',
      'Rechten van de cliënt',
      'Wederhoor',
      'cliëntondersteuner',
    ];
    const card = JSON.stringify(cardOf(said).body);
    expect(order.map((word) => card.indexOf(word))).toEqual(
      order.map((word) => card.indexOf(word)).toSorted((a, b) => a - b),
    );
    expect(order.every((word) => card.includes(word))).toBe(true);
    expect(words).toContain('geen toets en geen besluit');
    expect(wordsOf(await chat.submit({ taak: 'mag-dit', situatie: 'derde-waarschuwing' }))).toContain(
      'Kan, geen moet.',
    );
  });

  test('BB: the 17 steps come with their dates from the key handover, and a calendar', async () => {
    const chat = await newChat(channel);
    await chat.say('bb plan');
    const said = await chat.say('1 december');
    const card = JSON.stringify(cardOf(said));
    for (const date of [
      'Uiterlijk dinsdag 8 december 2026.',
      'Rond dinsdag 12 januari 2027.',
      'Op dinsdag 1 juni 2027, woensdag 1 december 2027, vrijdag 1 december 2028.',
    ]) {
      expect(card).toContain(date);
    }
    if (!channel) expect(said.at(-1)?.attachments?.[0]?.name).toBe('plan-bijzondere-bemiddeling.ics');
    else expect(said[0]?.text).toContain('alleen in de persoonlijke chat');
    const { value } = await chat.execute('bb-plan', { sleutel: '2026-12-01', gesprek: '2026-11-30' });
    expect(JSON.stringify(value)).toContain('Uiterlijk vrijdag 27 november 2026.');
  });

  test('the four schemes stand side by side, with their articles', async () => {
    const chat = await newChat(channel);
    const words = wordsOf(await chat.say('verschil'));
    expect(words).toContain('24 uur per dag directe aanwezigheid van professionele hulpverleners. (art. 2.2.3)');
    expect(words).toContain('(BB stap 13)');
  });

  test('who reckons with the Wlz is told that Deventer is different', async () => {
    const chat = await newChat(channel);
    expect(wordsOf(await chat.say('in de wlz mag je 91 dagen in het ziekenhuis, toch?'))).toContain(
      'Let op: dit is geen Wlz',
    );
    expect(wordsOf(await chat.say('cl A vanaf 2 november weg, ziekenhuis telt niet mee'))).toMatch(
      /geen Wlz[^]*In 2026: 23 dagen gebruikt/,
    );
  });

  test('a topic comes in the text for staff, its articles open on the card, and the plain text is one tap away', async () => {
    const chat = await newChat(channel);
    const said = await chat.say('Uitsluitingsgronden BW?');
    expect(said[0]?.text).toContain('**Uitsluitingsgronden BW (art. 2.3)');
    const actions = actionsOf(said);
    expect(JSON.stringify(actions.get('Artikel 2.3.1'))).toContain('TextBlock');
    const plain = await chat.submit(actions.get('Stuur begrijpelijke tekst')?.data ?? {});
    expect(plain[0]?.text).toContain('**Tekst voor de cliënt: Wanneer kan beschermd wonen niet?**');
    expect(plain[0]?.text).toContain('Iedereen mag de gemeente om hulp vragen, ook u.');
  });

  test('a word comes with the definition of the rules and its place', async () => {
    const chat = await newChat(channel);
    const words = wordsOf(await chat.say('wat is een beschikking?'));
    expect(words).toContain('**beschikking** (art. 1.1)');
    expect(words).toContain('In gewone taal:');
  });

  test('a client without a name is screened by buttons on cards, to the outcome and the list for the talk', async () => {
    const chat = await newChat(channel);
    await chat.say('verkenning voor cliënt A');
    let said = await chat.say('maatschappelijke opvang');
    expect(wordsOf(said)).toContain('de cliënt');
    for (const answer of [
      'op straat',
      '34',
      'nederlands',
      'deventer',
      'nee',
      'nee',
      'nee',
      'nee',
      'nee',
      'nee',
      'nee',
      'nee',
      'nee',
      'nee',
    ]) {
      if (said.some(hasOutcome)) break;
      const buttons = [...actionsOf(said).entries()].filter(([, { data }]) => data?.msteams);
      expect(buttons.length, wordsOf(said)).toBeGreaterThan(0);
      said = await chat.say(answer);
    }
    const outcome = said.find(hasOutcome);
    expect(outcome).toBeDefined();
    const list = actionsOf(said).get('Wat neem ik mee?');
    expect([...actionsOf(said).keys()]).not.toEqual([]);
    if (list) expect(wordsOf(await chat.submit(list.data ?? {}))).toContain('- ');
  });

  test('a wish for a person is led to the desk by buttons on cards', async () => {
    const chat = await newChat(channel);
    const said = await chat.say('ik wil een medewerker spreken');
    expect(said.length).toBeGreaterThan(0);
    expect(said.every(({ type }) => type === 'message')).toBe(true);
  });

  test('danger comes before every task', async () => {
    const chat = await newChat(channel);
    await chat.say('afwezigheid');
    expect(wordsOf(await chat.say('hij wil zichzelf nu doodmaken'))).toMatch(/112|113/);
  });
});
