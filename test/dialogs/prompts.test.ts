import { DialogTestClient } from 'botbuilder-testing';
import { ComponentDialog, WaterfallDialog, type Dialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { prompts } from '../../dialogs/prompts/prompts.ts';
import type { Question } from '../../dialogs/say.ts';
import { promptTexts } from '../../src/content/shapes/prompts.ts';
import { fixedClock } from '../../src/values/clock.ts';
import { dialogTexts } from '../support/texts.ts';

const texts = dialogTexts('prompts', promptTexts);
const asking = prompts(texts, fixedClock('2026-11-22'));

const question: Question = {
  vraag: 'wilZelfstandig',
  message: {
    text: 'Wilt u weer zelf wonen?',
    speak: 'Wilt u weer zelf wonen?',
    simpler: { text: 'Wilt u een eigen huis?', speak: 'Wilt u een eigen huis?' },
    buttons: [
      { title: 'Ja', value: 'ja' },
      { title: 'Nee', value: 'nee' },
      { title: 'Ik weet het niet', value: 'weet-niet' },
    ],
  },
};

const firstReply = async (talk: DialogTestClient, said: string): Promise<string | undefined> =>
  ((await talk.sendActivity(said)) as Partial<Activity>).text;
const replyOf = (talk: DialogTestClient): string | undefined => talk.getNextReply().text;

/** A conversation with one question; it ends with what was read. */
function client(prompt: Dialog, asked: Question = question): DialogTestClient {
  const dialog = new ComponentDialog('test')
    .addDialog(
      new WaterfallDialog('one', [
        (step: WaterfallStepContext) => step.beginDialog(prompt.id, asked),
        (step: WaterfallStepContext) => step.endDialog({ read: step.result as unknown }),
      ]),
    )
    .addDialog(prompt);
  return new DialogTestClient('test', dialog);
}

describe('a question', () => {
  it('carries the id of what is asked, and its buttons with the words that people see', async () => {
    const asked: Partial<Activity> = (await client(asking.truth('truth')).sendActivity('hallo')) as Activity;
    expect(asked.channelData).toEqual({ vraag: 'wilZelfstandig' });
    expect(asked.inputHint).toBe('expectingInput');
    expect(asked.suggestedActions?.actions[2]).toEqual({
      type: 'messageBack',
      title: 'Ik weet het niet',
      displayText: 'Ik weet het niet',
      text: 'weet-niet',
      value: 'weet-niet',
    });
  });

  it.each([
    ['ja hoor', 'yes'],
    ['NEE', 'no'],
    ['weet ik niet', 'unknown'],
    ['weet-niet', 'unknown'],
    ['ik weet het niet', 'unknown'],
  ])('takes "%s" as %s, tapped or typed', async (said, read) => {
    const talk = client(asking.truth('truth'));
    await talk.sendActivity('hallo');
    await talk.sendActivity(said);
    expect(talk.dialogTurnResult.result).toEqual({ read });
  });

  it('is asked again with an example, then in other words, then with the way to a person', async () => {
    const talk = client(asking.truth('truth'));
    await talk.sendActivity('hallo');
    expect(await firstReply(talk, 'paarse fietsen')).toBe(texts.hintTruth().text);
    expect(replyOf(talk)).toBe(question.message.text);

    expect(await firstReply(talk, 'paarse fietsen')).toBe(texts.again().text);
    expect(replyOf(talk)).toBe('Wilt u een eigen huis?');

    expect(await firstReply(talk, 'paarse fietsen')).toBe(texts.offerPerson().text);
    const third = talk.getNextReply() as Activity;
    expect(third.suggestedActions?.actions.map(({ title }) => title)).toContain('Medewerker');
    await talk.sendActivity('ja');
    expect(talk.dialogTurnResult.result).toEqual({ read: 'yes' });
  });
});

describe('a day', () => {
  it.each([
    ['2 juni', '2026-06-02'],
    ['gisteren', '2026-11-21'],
    ['geen idee', 'unknown'],
  ])('"%s" is read as %s', async (said, read) => {
    const talk = client(asking.day('day'), {
      message: { text: 'Welke dag?', speak: 'Welke dag?' },
      vraag: 'departure',
    });
    await talk.sendActivity('hallo');
    await talk.sendActivity(said);
    expect(talk.dialogTurnResult.result).toEqual({ read });
  });
});
