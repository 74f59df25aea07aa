import { DialogTestClient } from 'botbuilder-testing';
import { ComponentDialog, WaterfallDialog, type Dialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { goBack } from '../../dialogs/prompts/answer-prompt.ts';
import { prompts } from '../../dialogs/prompts/prompts.ts';
import type { Question } from '../../dialogs/say.ts';
import { promptTexts } from '../../src/content/shapes/prompts.ts';
import { fixedClock } from '../../src/values/clock.ts';
import { dialogTexts } from '../support/texts.ts';

const texts = dialogTexts('prompts', promptTexts);
const asking = prompts(texts, fixedClock('2026-11-22'));

const question = (buttons: Record<string, string> = {}, more: Partial<Question> = {}): Question => ({
  vraag: 'iets',
  message: {
    text: 'Wat is het?',
    speak: 'Wat is het?',
    simpler: { text: 'Kunt u dat zeggen?', speak: 'Kunt u dat zeggen?' },
    buttons: Object.entries(buttons).map(([value, title]) => ({ title, value })),
  },
  ...more,
});
const yesNo = { ja: 'Ja', nee: 'Nee', 'weet-niet': 'Ik weet het niet' };
const beds = { opvang: 'De opvang', huis: 'Een eigen huis', familie: 'Bij familie', 'weet-niet': 'Ik weet het niet' };

const firstReply = async (talk: DialogTestClient, said: string): Promise<string | undefined> =>
  ((await talk.sendActivity(said)) as Partial<Activity>).text;
const replyOf = (talk: DialogTestClient): string | undefined => talk.getNextReply().text;

/** A conversation with one question, just asked; it ends with what was read. "terug" is the way back, as the root hears it. */
async function asked(prompt: Dialog, one: Question): Promise<DialogTestClient> {
  const dialog = new ComponentDialog('test')
    .addDialog(
      new WaterfallDialog('one', [
        (step: WaterfallStepContext) => step.beginDialog(prompt.id, one),
        (step: WaterfallStepContext) => step.endDialog({ read: step.result as unknown }),
      ]),
    )
    .addDialog(prompt);
  const talk = new DialogTestClient('test', dialog, undefined, [
    {
      onTurn: async (context, next) => {
        if (context.activity.text === 'terug') context.turnState.set(goBack, true);
        await next();
      },
    },
  ]);
  await talk.sendActivity('hallo');
  return talk;
}

const byKey = (digits: string): Partial<Activity> => ({ type: 'message', text: digits, entities: [{ type: 'DTMF' }] });
const readIn = (talk: DialogTestClient): unknown =>
  (talk.dialogTurnResult.result as { read: unknown } | undefined)?.read;

/** Says one thing, and yes to what is said back. */
async function read(prompt: Dialog, one: Question, said: string | Partial<Activity>): Promise<unknown> {
  const talk = await asked(prompt, one);
  const reply = (await talk.sendActivity(said)) as Partial<Activity> | undefined;
  if ((reply?.channelData as { vraag?: string } | undefined)?.vraag === 'confirm') await talk.sendActivity('ja');
  return readIn(talk);
}

describe('a question', () => {
  it('carries the id of what is asked, and its buttons with the words that people see', async () => {
    const dialog = new ComponentDialog('test')
      .addDialog(new WaterfallDialog('one', [(step) => step.beginDialog('truth', question(yesNo))]))
      .addDialog(asking.truth('truth'));
    const one: Partial<Activity> = (await new DialogTestClient('test', dialog).sendActivity('hallo')) as Activity;
    expect(one.channelData).toEqual({ vraag: 'iets' });
    expect(one.inputHint).toBe('expectingInput');
    expect(one.suggestedActions?.actions[2]).toEqual({
      type: 'messageBack',
      title: 'Ik weet het niet',
      displayText: 'Ik weet het niet',
      text: 'weet-niet',
      value: 'weet-niet',
    });
  });

  it.each([
    ['truth', asking.truth('truth'), question(yesNo), texts.hintTruth(), 'ja', 'yes'],
    ['day', asking.day('day'), question(), texts.hintDay(), '2 juni 2026', '2026-06-02'],
    ['number', asking.number('number'), question(), texts.hintNumber(), '12', 12],
    ['choice', asking.choice('choice'), question(beds), texts.hintChoice(), 'een eigen huis', 'huis'],
  ])(
    'for a %s is asked again with an example, then in other words, then with the way to a person',
    async (_kind, prompt, one, hint, right, value) => {
      const talk = await asked(prompt, one);
      expect(await firstReply(talk, 'paarse fietsen')).toBe(hint.text);
      expect(replyOf(talk)).toBe('Wat is het?');

      expect(await firstReply(talk, 'paarse fietsen')).toBe(texts.again().text);
      expect(replyOf(talk)).toBe('Kunt u dat zeggen?');

      expect(await firstReply(talk, 'paarse fietsen')).toBe(texts.offerPerson().text);
      const third = talk.getNextReply() as Activity;
      expect(third.suggestedActions?.actions.map(({ title }) => title)).toContain('Medewerker');
      await talk.sendActivity(right);
      expect(readIn(talk)).toBe(value);
    },
  );

  it.each([
    ['truth', asking.truth('truth'), question(yesNo)],
    ['day', asking.day('day'), question()],
    ['period', asking.period('period'), question()],
    ['number', asking.number('number'), question()],
    ['choice', asking.choice('choice'), question({ opvang: 'De opvang', huis: 'Een eigen huis' })],
  ])(
    'for a %s takes "weet ik niet" for an answer, and lets go when somebody wants to go back',
    async (_k, prompt, one) => {
      expect(await read(prompt, one, 'dat weet ik niet')).toBe('unknown');
      const talk = await asked(prompt, one);
      await talk.sendActivity('terug');
      expect(readIn(talk)).toBe('terug');
    },
  );
});

describe('yes or no', () => {
  it.each([
    ['ja hoor', 'yes'],
    ['NEE', 'no'],
    ['weet-niet', 'unknown'],
    ['ik weet het niet', 'unknown'],
    ['1', 'yes'],
    [byKey('2'), 'no'],
    [byKey('22'), 'no'],
    [byKey('3'), 'unknown'],
  ])('takes %j as %s: said, tapped, typed or by key', async (said, value) => {
    expect(await read(asking.truth('truth'), question(yesNo), said)).toBe(value);
  });
});

describe('a choice', () => {
  it.each([
    ['huis', 'huis'],
    ['Bij familie', 'familie'],
    ['doe maar de tweede', 'huis'],
    ['3', 'familie'],
    [byKey('1'), 'opvang'],
    [byKey('3'), 'familie'],
    [byKey('4'), 'weet-niet'],
  ])('takes %j as %s', async (said, value) => {
    expect(await read(asking.choice('choice'), question(beds), said)).toBe(value);
  });

  it('does not take a key that is no choice', async () => {
    expect(await read(asking.choice('choice'), question(beds), byKey('7'))).toBeUndefined();
  });
});

describe('a day', () => {
  it.each([
    ['2 juni', '2026-06-02'],
    ['gisteren', '2026-11-21'],
    ['0206', '2026-06-02'],
    [byKey('0206'), '2026-06-02'],
    [byKey('02062025'), '2025-06-02'],
    [byKey('0206#'), '2026-06-02'],
    [byKey('3'), 'unknown'],
  ])('takes %j as %s', async (said, value) => {
    expect(await read(asking.day('day'), question(), said)).toBe(value);
  });

  it.each([byKey('3106'), byKey('0013'), '31 juni'])('that does not exist is asked again: %j', async (said) => {
    expect(await read(asking.day('day'), question(), said)).toBeUndefined();
  });

  it('ahead is read by keys as ahead', async () => {
    const ahead = question({}, { direction: 'future' });
    expect(await read(asking.day('day'), ahead, byKey('0206'))).toBe('2027-06-02');
  });

  it('that was plainly given is used at once', async () => {
    const talk = await asked(asking.day('day'), question());
    await talk.sendActivity('2 november');
    expect(readIn(talk)).toBe('2026-11-02');
  });

  it('that was counted or guessed is said back, with what it is for machines', async () => {
    const talk = await asked(asking.day('day'), question());
    const said: Partial<Activity> = (await talk.sendActivity('vorige week dinsdag')) as Activity;
    expect(said.text).toContain('dinsdag 10 november 2026');
    expect(said.channelData).toMatchObject({ vraag: 'confirm', confirm: { vraag: 'iets', value: '2026-11-10' } });
    await talk.sendActivity(byKey('1'));
    expect(readIn(talk)).toBe('2026-11-10');
  });

  it('that was heard wrong is asked again in simpler words, or put right at once', async () => {
    const talk = await asked(asking.day('day'), question());
    await talk.sendActivity('gisteren');
    expect(await firstReply(talk, 'nee')).toBe(texts.askOver().text);
    expect(replyOf(talk)).toBe('Kunt u dat zeggen?');
    await talk.sendActivity('eergisteren');
    await talk.sendActivity('nee 4 november 2026');
    await talk.sendActivity('ja');
    expect(readIn(talk)).toBe('2026-11-04');
  });

  it('that is being said back can be taken back with "terug", and is asked about again when the answer is no yes or no', async () => {
    const talk = await asked(asking.day('day'), question());
    await talk.sendActivity('gisteren');
    expect(await firstReply(talk, 'paarse fietsen')).toBe(texts.hintTruth().text);
    expect(replyOf(talk)).toContain('Klopt dat?');
    expect(await firstReply(talk, 'terug')).toBe(texts.askOver().text);
  });

  it('that was said before the question is not asked for, only said back where it has to be', async () => {
    const told = await asked(asking.day('day'), question({}, { said: 'die brief kreeg ik gisteren' }));
    expect(readIn(told)).toBeUndefined();
    await told.sendActivity('ja');
    expect(readIn(told)).toBe('2026-11-21');
    const plain = await asked(asking.day('day'), question({}, { said: 'de brief is van 2 november 2026' }));
    expect(readIn(plain)).toBe('2026-11-02');
  });
});

describe('a time away', () => {
  const away = { departure: '2026-06-02', return: '2026-06-11' };

  it.each(['van 2 tot 11 juni', 'op 2 juni weg, de 11e terug', byKey('02061106'), byKey('0206202611062026')])(
    'is read in %j',
    async (said) => {
      expect(await read(asking.period('period'), question(), said)).toEqual(away);
    },
  );

  it('is always said back as a departure and a return', async () => {
    const talk = await asked(asking.period('period'), question());
    const said: Partial<Activity> = (await talk.sendActivity('van 2 juni 2026 tot 11 juni 2026')) as Activity;
    expect(said.text).toContain('U ging weg op dinsdag 2 juni 2026.');
    expect(said.text).toContain('U kwam terug op donderdag 11 juni 2026.');
    expect(said.channelData).toMatchObject({ vraag: 'confirm', periods: [away] });
    await talk.sendActivity('ja klopt');
    expect(readIn(talk)).toEqual(away);
  });

  it('is asked again with an example of its own', async () => {
    const talk = await asked(asking.period('period'), question());
    expect(await firstReply(talk, '2 juni')).toBe(texts.hintPeriod().text);
  });
});

describe('a number', () => {
  it.each([
    ['vierendertig', 34],
    ['12', 12],
    ['3,5', 3.5],
    [byKey('12'), 12],
    [byKey('3'), 3],
  ])('is read in %j', async (said, value) => {
    expect(await read(asking.number('number'), question(), said)).toBe(value);
  });

  it('that was guessed or put right is said back', async () => {
    const talk = await asked(asking.number('number'), question());
    expect(await firstReply(talk, 'een stuk of tien')).toContain('U bedoelt 10.');
    await talk.sendActivity('nee');
    await talk.sendActivity('acht');
    expect(readIn(talk)).toBe(8);
  });
});
