import { setTimeout as delay } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normalise } from '../../../src/channels/teams/incoming.ts';
import { queueIds } from '../../../src/handoff/summary.ts';
import type { Log } from '../../../src/log.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import type { Clock } from '../../../src/values/clock.ts';
import { fixedClock } from '../../../src/values/clock.ts';
import { FakeFloor } from '../../support/fake-floor.ts';
import { startTokenIssuer } from '../bot-framework/token-issuer.ts';
import { startBot } from './start-bot.ts';
import { actionsOf, cardOf, Chat, TeamsService, tenant, workerId, wordsOf } from './teams-service.ts';

const appId = '11111111-2222-3333-4444-555555555555';
const elsewhere = 'cccccccc-1111-2222-3333-444444444444';

/** The token with which the bot says who it is to Teams, without asking Microsoft for one. */
const credentials = {
  isValidAppId: async (id: string) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', 'Bearer token of the bot');
      return request;
    },
  }),
} as unknown as ServiceClientCredentialsFactory;

const service = new TeamsService();
const keeper = new SqliteKeeper(':memory:');
const floor = new FakeFloor();
const logged: string[] = [];
const log: Log = {
  debug: () => undefined,
  info: (what, about) => void logged.push(JSON.stringify([what, about])),
  warn: (what, about) => void logged.push(JSON.stringify([what, about])),
  error: (what, about) => void logged.push(JSON.stringify([what, about])),
};
/** A clock whose day a test may set. */
let moment = '2026-11-25T12:00';
const clock: Clock = {
  now: () => fixedClock(moment).now(),
  today: () => fixedClock(moment).today(),
  time: () => fixedClock(moment).time(),
};

let issuer: Awaited<ReturnType<typeof startTokenIssuer>>;
let bot: Awaited<ReturnType<typeof startBot>>;
beforeAll(async () => {
  issuer = await startTokenIssuer(appId);
  const url = await service.start(() => issuer.token({ serviceUrl: url }));
  bot = await startBot({
    ...{ clock, keeper, floor, log },
    env: { MicrosoftAppId: appId, MicrosoftAppPassword: 'a password', TEAMS_TENANTS: tenant },
    adapter: issuer.adapter({ credentials, patience: { tries: 4, firstMs: 5, longestMs: 40 } }),
  });
  service.speaksTo(bot.url);
});
afterAll(async () => {
  await bot.stop();
  await service.stop();
  await issuer.end();
});

let chats = 0;
const newChat = (but: ConstructorParameters<typeof Chat>[2] = {}): Chat =>
  new Chat(service, `chat-${String((chats += 1))}`, but);

describe('who may speak', () => {
  test('a colleague of an allowed tenant is greeted once, and the bot says to Teams who it is', async () => {
    const chat = newChat();
    const [greeting] = await chat.post({ type: 'installationUpdate', action: 'add' });
    expect(greeting?.text).toContain('voor medewerkers');
    expect(chat.posts[0]?.authorization).toBe('Bearer token of the bot');
    expect(await chat.post({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot', name: '' }] })).toEqual([]);
  });

  test('a colleague of another tenant is refused politely, and nothing is done or kept', async () => {
    const chat = newChat({ tenant: elsewhere });
    expect(await chat.post({ type: 'installationUpdate', action: 'add' })).toEqual([]);
    const said = await chat.say('cliënt A weg sinds 2 november');
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain('Uw organisatie staat niet in de lijst');
    expect((await chat.execute('houd-bij', { client: 'cliënt A', safe: '2026-12-02' })).value).toContain(
      'Uw organisatie',
    );
    expect((await keeper.keys('teams/')).length).toBe(0);
    expect(await keeper.keys('state:')).toHaveLength(1); // the chat of the test before
  });

  test.each([
    ['forged', { forged: true }],
    ['expired', { expires: -600 }],
    ['for another bot', { audience: 'another' }],
    ['for another service', { serviceUrl: 'https://elsewhere.example/' }],
  ])('a token that is %s opens nothing, whatever tenant it tells', async (_name, but) => {
    const chat = newChat();
    const before = service.posted.length;
    const { status } = await service.post(
      { ...chat.frame, type: 'message', text: 'cliënt A weg sinds 2 november' },
      { authorization: await issuer.token({ serviceUrl: service.url, ...but }) },
    );
    expect(status).toBe(401);
    expect(service.posted).toHaveLength(before);
  });

  test('no token opens nothing', async () => {
    const { status } = await service.post({ ...newChat().frame, type: 'message', text: 'menu' }, { authorization: '' });
    expect(status).toBe(401);
  });
});

describe('what Teams does', () => {
  test('a mention is taken out, and buttons stand on a card', async () => {
    const chat = newChat({ channel: true });
    const said = await chat.say('menu');
    expect(said.at(-1)?.text).toContain('Taken voor medewerkers');
    const button = actionsOf(said).get('Huisblad');
    expect(button?.type).toBe('Action.Submit');
    expect(wordsOf(await chat.submit(button?.data ?? {}))).toContain('Eén regel per keer dat iemand weg was');
  });

  test('the same activity twice is answered twice alike and done once', async () => {
    const chat = newChat();
    await chat.say('menu');
    const first = await chat.say('afwezigheid', { id: 'same' });
    const second = await chat.say('afwezigheid', { id: 'same' });
    expect(wordsOf(second)).toBe(wordsOf(first));
    const kept = await chat.submit({ taak: 'houd-bij', client: 'cliënt A', safe: '2026-12-02' }, { id: 'same-card' });
    expect(wordsOf(kept)).toContain('cliënt A');
    expect(
      await chat.submit({ taak: 'houd-bij', client: 'cliënt A', safe: '2026-12-02' }, { id: 'same-card' }),
    ).toEqual([]);
  });

  test('an answer that comes late is taken by what its card says', async () => {
    const chat = newChat();
    const asked = await chat.say('afwezigheid');
    await chat.say('verschil');
    expect(wordsOf(await chat.say('wie betaalt de huur bij beschut wonen?'))).toContain('3.2.4');
    const form = actionsOf(asked).get('Reken uit');
    expect(form?.verb).toBe('afwezigheid');
    const { value } = await chat.execute('afwezigheid', { formDeparture: '2026-11-02' });
    expect(JSON.stringify(value)).toContain('In 2026: 23 dagen gebruikt');
    expect((await chat.execute('onbekend')).value).toContain('Begin de taak opnieuw');
    expect(wordsOf(await chat.submit({ taak: 'onbekend' }))).toContain('Begin de taak opnieuw');
  });

  test.each([
    ['429, and when to come back', [{ status: 429, retryAfter: '0' }]],
    ['503 and then 502', [{ status: 503 }, { status: 502 }]],
    ['412, 500 and 504', [{ status: 412 }, { status: 500 }, { status: 504 }]],
  ])('when Teams answers %s, it is asked again', async (_name, refusals) => {
    const chat = newChat();
    await chat.say('menu');
    service.refusals.push(...refusals);
    const before = service.calls;
    expect(wordsOf(await chat.say('verschil'))).toContain('naast elkaar');
    expect(service.calls - before).toBe(refusals.length + 1);
  });

  test('when Teams stays out of order, the turn fails and the next one is answered', async () => {
    const chat = newChat();
    await chat.say('menu');
    service.refusals.push(...Array.from({ length: 12 }, () => ({ status: 503 })));
    const { status } = await service.post({ ...chat.frame, type: 'message', text: 'verschil' });
    expect(status).toBe(500);
    service.refusals.length = 0;
    expect(wordsOf(await chat.say('verschil'))).toContain('naast elkaar');
  });

  test('cells that were pasted from a spreadsheet are rows', async () => {
    const chat = newChat();
    const cells = [
      ['Bewoner', 'Vertrek', 'Terugkomst', 'Reden'],
      ['AB', '2-6-2026', '11-6-2026', 'vakantie'],
    ];
    const html = `<table>${cells.map((row) => `<tr>${row.map((cell) => `<td><p>${cell}&nbsp;</p></td>`).join('')}</tr>`).join('')}</table>`;
    const said = await chat.say('Bewoner Vertrek Terugkomst Reden AB 2-6-2026 11-6-2026 vakantie', {
      attachments: [{ contentType: 'text/html', content: html }],
    });
    expect(wordsOf(said)).toContain('1 bewoner met een stand');
  });

  test.each([
    ['empty lines', `x${'\n'.repeat(60_000)}y`, ''],
    ['signs of tags', 'x', `<table><tr><td>${'<'.repeat(60_000)}</td></tr></table>`],
    ['rows that never end', 'x', `<table>${'<tr>'.repeat(20_000)}`],
    ['cells that never begin', 'x', `<table>${'<tr'.repeat(20_000)}`],
  ])('hostile %s hold up nobody', (_, text, html) => {
    const activity = {
      type: 'message',
      text,
      recipient: { id: 'bot' },
      attachments: [{ contentType: 'text/html', content: html }],
    };
    const begin = performance.now();
    normalise(activity as Activity);
    // as a regular expression that tries again at each place, it took 0.6 to 33 seconds
    expect(performance.now() - begin).toBeLessThan(300);
  });

  test('a CSV file comes back as one, in the OneDrive of who says yes; nothing of it is kept here', async () => {
    const chat = newChat();
    await chat.say('menu');
    service.files.set('blad.csv', 'QX;2-6-2026;11-6-2026;vakantie;1-3-2024\n12;10-11-2026;;ziekenhuis;1-9-2025');
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'blad.csv' };
    const said = await chat.say('', {
      attachments: [
        { ...file, content: { downloadUrl: `${service.url}/files/blad.csv`, uniqueId: '1', fileType: 'csv' } },
      ],
    });
    expect(wordsOf(said)).toContain('2 bewoners met een stand');
    const consent = said.at(-1)?.attachments?.[0];
    const { acceptContext } = consent?.content as { acceptContext: unknown };
    const place = chat.posts.at(-1);

    const uploadInfo = {
      ...{
        uploadUrl: `${service.url}/files/huisblad-2026.csv`,
        contentUrl: 'https://example.sharepoint.com/huisblad-2026.csv',
      },
      ...{ name: 'huisblad-2026.csv', uniqueId: '2', fileType: 'csv' },
    };
    const invoke = { type: 'invoke', name: 'fileConsent/invoke', replyToId: place?.id ?? '' };
    const [saved] = await chat.post({
      ...invoke,
      value: { type: 'fileUpload', action: 'accept', context: acceptContext, uploadInfo },
    });
    expect(saved?.text).toBe('huisblad-2026.csv staat in uw OneDrive.');
    expect(service.files.get('huisblad-2026.csv')).toContain('QX;8;34;0;in orde');
    expect(service.deleted).toContain(place?.id);
    expect(await keptHere()).not.toMatch(/QX|H4sI/);

    const [declined] = await chat.post({ ...invoke, value: { action: 'decline', context: {} } });
    expect(declined?.text).toContain('ik bewaar geen bestand');
  });

  test.each([
    ['elsewhere', 'https://example.org/blad.csv', 'Dit bestand staat op een plek die ik niet open.'],
    ['on this machine', 'http://127.0.0.1:1/secret', 'Dit bestand staat op een plek die ik niet open.'],
    ['nowhere', '/files/weg.csv', 'Het bestand kon ik niet ophalen.'],
  ])('a file that stands %s is not opened', async (_name, address, expected) => {
    const chat = newChat();
    const downloadUrl = address.startsWith('/') ? service.url + address : address;
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'blad.csv',
      content: { downloadUrl },
    };
    expect(wordsOf(await chat.say('', { attachments: [file] }))).toContain(expected);
  });

  test('a file in a channel cannot be opened, and that is said', async () => {
    const chat = newChat({ channel: true });
    const said = await chat.say('', {
      attachments: [{ contentType: 'text/html', content: '<div><attachment id="1"></attachment></div>' }],
    });
    expect(wordsOf(said)).toContain('In een kanaal kan ik geen bestand openen.');
  });
});

describe('nothing about a person stays in Teams or here', () => {
  test.each([
    ['a citizen service number', 'cliënt A met bsn 123456782 is weg sinds 2 november', 'BSN'],
    ['a citizen service number without its name', '1234.56.782 weg sinds 2 november', 'BSN'],
    ['a date of birth', 'cliënt geboren 12-3-1985, weg sinds 2 november', 'geboortedatum'],
    ['a date of birth without its name', 'cl A (12-03-1985) weg sinds 2 november', 'geboortedatum'],
    ['a name behind a title', 'mevrouw Jansen is weg sinds 2 november', 'naam'],
    ['a name with particles', 'dhr. P. van der Berg is vrijdag opgenomen', 'naam'],
    ['a given name', 'Kees is vrijdag opgenomen', 'naam'],
    ['a given name and a family name', 'gisteren is Xandra Pietersen weggegaan', 'naam'],
    ['a name for a client', 'cliënt Wobke weg sinds 2 november', 'naam'],
  ])('%s is refused, with why', async (_name, text, why) => {
    const chat = newChat();
    await chat.say('menu');
    const said = await chat.say(text);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain(why);
    expect(said[0]?.text).toContain('niet bewaard');
    expect(await keptHere()).not.toContain(text);
  });

  test.each([
    'cliënt A weg sinds 2 november, woont hier sinds 1-3-2004',
    'Vrijdag opgenomen in Deventer, Regionale Toegang gebeld',
    'Kan een cliënt van Beschermd Wonen naar Beschut Wonen in Raalte?',
    'kamer 12 van 02-06-2026 tot 11-06-2026 naar Salland',
    'meneer A is weg sinds 2 november',
    'cl. is 34 en al 40 dagen weg, nummer 123456',
    'Wat zegt IrisZorg over de Crisisopvang?',
    'bel 0570 123 456 of 0800 8778771',
    'Max. afwezigheid BW per kalenderjaar?',
    'Ben ik verplicht een opname te melden?',
  ])('"%s" is no false alarm', async (text) => {
    const chat = newChat();
    await chat.say('menu');
    expect(wordsOf(await chat.say(text))).not.toContain('niet bewaard');
  });

  test('a sheet with a name, a date of birth or a citizen service number is refused with its lines', async () => {
    const chat = newChat();
    const said = await chat.say(
      'Jan de Vries;2-6-2026;11-6-2026\nAB;2-6-2026;11-6-2026\n123456782;2-6-2026;3-6-2026\nC;2-6-2026;3-6-2026;geboren 1-2-1990',
    );
    expect(said.at(-1)?.text).toContain('op regel 1, 3, 4.');
    expect(said.at(-1)?.attachments ?? []).toEqual([]);
  });

  test('a name in the field of a form is refused', async () => {
    const { value } = await newChat().execute('afwezigheid', {
      formClient: 'Jan de Vries',
      formDeparture: '2026-11-02',
    });
    expect(value).toContain('Er lijkt een naam');
  });

  test('what staff type and paste is not kept, and not logged', async () => {
    const chat = newChat();
    await chat.say('cliënt ZZQ weg sinds 2 november, al 17 dagen gebruikt, gekke woorden zoals krokodil');
    await chat.say('krokodil;2-6-2026;11-6-2026;vakantie\nolifant;2-6-2026;11-6-2026;vakantie');
    expect(await transcripts()).not.toMatch(/gekke woorden|krokodil;/);
    expect(logged.join('\n')).not.toMatch(/krokodil|ZZQ/);
  });
});

describe('spoken to first', () => {
  test('the Monday digest tells once which windows close this week, from what staff keep under own references', async () => {
    moment = '2026-11-25T12:00';
    const chat = newChat();
    const answer = await chat.say('cliënt A weg sinds 21 oktober, detentie');
    const keep = actionsOf(answer).get('Zet in het maandagbericht');
    expect(wordsOf(await chat.submit(keep?.data ?? {}))).toContain(
      'cliënt A staat in het maandagbericht: verlenging vragen uiterlijk woensdag 2 december 2026.',
    );
    await chat.submit({ taak: 'houd-bij', lijst: '12/2026-12-22;C/2026-11-20' });

    const before = chat.posts.length;
    await bot.channel.round();
    expect(chat.posts, 'a Wednesday').toHaveLength(before);
    moment = '2026-11-30T07:30';
    await bot.channel.round();
    expect(chat.posts, 'too early').toHaveLength(before);
    moment = '2026-11-30T08:05';
    await bot.channel.round();
    await bot.channel.round();
    expect(chat.posts).toHaveLength(before + 1);
    const digest = wordsOf([chat.posts.at(-1)?.activity ?? {}]);
    expect(digest).toContain('week 49');
    expect(digest).toContain('cliënt A: uiterlijk woensdag 2 december 2026');
    expect(digest).toContain('C: vrijdag 20 november 2026 is voorbij.');
    expect(digest).not.toContain('22 december');

    const { value } = await chat.execute('wis', { aanduiding: 'C' });
    expect(JSON.stringify(value)).not.toContain('"C:');
    expect(wordsOf(await chat.say('maandagbericht lijst'))).toContain('cliënt A');
    expect(wordsOf(await chat.say('maandagbericht wissen'))).toContain('gewist');
    expect(wordsOf(await chat.say('maandagbericht uit'))).toContain('staat uit');
    moment = '2026-12-07T09:00';
    await bot.channel.round();
    expect(chat.posts.filter(({ activity }) => wordsOf([activity]).includes('week 50'))).toEqual([]);
    moment = '2026-11-25T12:00';
  });

  test('a name is not kept', async () => {
    const said = await newChat().submit({ taak: 'houd-bij', client: 'Jan de Vries', safe: '2026-12-02' });
    expect(wordsOf(said)).toContain('lijkt op een naam');
  });

  test('a reference stays new: when Teams moves a chat, the digest goes to where it is now', async () => {
    const chat = newChat();
    await chat.submit({ taak: 'houd-bij', client: 'cliënt B', safe: '2026-12-02' });
    const moved = new TeamsService();
    await moved.start();
    await service.post(
      { ...chat.frame, type: 'message', text: 'maandagbericht lijst', serviceUrl: moved.url },
      { authorization: await issuer.token({ serviceUrl: moved.url }) },
    );
    moment = '2026-11-30T08:05';
    await bot.channel.round();
    expect(wordsOf(moved.posted.map(({ activity }) => activity))).toContain('cliënt B: uiterlijk');
    moment = '2026-11-25T12:00';
    await moved.stop();
  });

  test('when the app is taken out of a chat, all of it is forgotten; when Teams says so, too', async () => {
    const [one, two] = [newChat(), newChat()];
    for (const chat of [one, two]) await chat.submit({ taak: 'houd-bij', client: 'cliënt A', safe: '2026-12-02' });
    const kept = (await keeper.keys('teams/chat/')).length;
    await one.post({ type: 'installationUpdate', action: 'remove' });
    expect(await keeper.keys('teams/chat/')).toHaveLength(kept - 1);

    for (const { conversation } of service.posted.filter(({ conversation: id }) => id !== two.id)) {
      await service.post({
        ...new Chat(service, conversation).frame,
        type: 'conversationUpdate',
        membersRemoved: [{ id: '28:bot', name: '' }],
      });
    }
    moment = '2026-11-30T08:05';
    service.refusals.push({ status: 403 });
    await bot.channel.round();
    moment = '2026-11-25T12:00';
    expect(await keeper.keys('teams/chat/')).toEqual([]);
  });
});

describe('a hand-off that waits', () => {
  const waitingChat = async (): Promise<Chat> => {
    await bot.colleagues.remember(workerId, { id: 'w1', name: 'Sam', queues: queueIds }, 8);
    const chat = newChat({ channel: true });
    expect(wordsOf(await chat.say('meldingen aan'))).toContain('In dit kanaal komt een bericht');
    return chat;
  };

  test('is told in the channel of the workers: its number, its queue and a way to the desk, once', async () => {
    const chat = await waitingChat();
    const summary = { wil: 'ik wil hulp bij mijn krokodil' } as never;
    floor.arrive({ id: 'h-1', queueId: 'bzt', urgency: 'vandaag', summary, reference: '4711' });
    await bot.channel.round();
    await bot.channel.round();
    const told = chat.posts.filter(({ activity }) => wordsOf([activity]).includes('wacht iemand'));
    expect(told).toHaveLength(1);
    const words = wordsOf([told[0]?.activity ?? {}]);
    expect(words).toContain('BZT');
    expect(words).toContain('vandaag');
    expect(words).toContain('http://127.0.0.1:3978/balie');
    expect(words).not.toContain('krokodil');
  });

  test('is taken over by a worker with the role, from the card, and the card says so to everybody', async () => {
    const chat = await waitingChat();
    floor.arrive({ id: 'h-2', queueId: 'algemeen' });
    await bot.channel.round();
    const post = chat.posts.findLast(({ activity }) => wordsOf([activity]).includes('h-2'));
    const { value, said } = await chat.execute('neem-over', { id: 'h-2' });
    expect(JSON.stringify(value)).toContain('Overgenomen door Sam.');
    expect(said).toEqual([]);
    expect(floor.held.get('h-2')?.worker?.id).toBe('w1');
    await bot.channel.round();
    expect(post?.before).toBeDefined();
    expect(JSON.stringify(cardOf([post?.activity ?? {}]))).toContain('Overgenomen door Sam.');

    const colleague = new Chat(service, chat.id, { channel: true, person: 'dddddddd-1111-2222-3333-444444444444' });
    await bot.colleagues.remember(
      'dddddddd-1111-2222-3333-444444444444',
      { id: 'w2', name: 'Kim', queues: ['algemeen'] },
      8,
    );
    expect((await colleague.execute('neem-over', { id: 'h-2' })).value).toContain('Een collega heeft dit gesprek al.');
    expect((await chat.execute('neem-over', { id: 'weg' })).value).toContain('niet meer open');
  });

  test('is not taken over by somebody without the role, nor told where they ask for it', async () => {
    const chat = newChat({ channel: true, person: 'eeeeeeee-1111-2222-3333-444444444444' });
    floor.arrive({ id: 'h-3', queueId: 'algemeen' });
    expect((await chat.execute('neem-over', { id: 'h-3' })).value).toContain(
      'Ik ken u niet als medewerker van de balie.',
    );
    expect(floor.held.get('h-3')?.worker).toBeNull();
    expect(wordsOf(await chat.say('meldingen aan'))).toContain('Ik ken u niet');
  });

  test('is not told in a personal chat', async () => {
    expect(wordsOf(await newChat().say('meldingen aan'))).toContain('horen in een kanaal van medewerkers');
  });

  test('is not told any more when that is turned off', async () => {
    const chat = await waitingChat();
    await chat.say('meldingen uit');
    const before = chat.posts.length;
    floor.arrive({ id: 'h-4', queueId: 'algemeen' });
    await bot.channel.round();
    await delay(0);
    expect(chat.posts).toHaveLength(before);
  });
});

/** Everything that is kept of conversations, as text. */
async function keptHere(): Promise<string> {
  const keys = [...(await keeper.keys('state:')), ...(await keeper.keys('teams/'))];
  const kept = await Promise.all(keys.map((key) => keeper.get(key)));
  return JSON.stringify(kept.map((one) => one?.value));
}

/** What is kept of what people said themselves. */
async function transcripts(): Promise<string> {
  const keys = await keeper.keys('state:');
  const kept = await Promise.all(keys.map((key) => keeper.get(key)));
  return JSON.stringify(
    kept.map((one) =>
      (one?.value as { transcript?: { by: string }[] }).transcript?.filter(({ by }) => by === 'person'),
    ),
  );
}
