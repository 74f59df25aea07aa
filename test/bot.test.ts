import { MemoryStorage, type Activity, type Storage, type StoreItems } from 'botbuilder';
import { Dialog, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { describe, expect, it } from 'vitest';
import { createBot } from '../src/bot.ts';
import { TalkAdapter } from '../src/channels/talk-adapter.ts';
import { rootTexts } from '../src/content/shapes/root.ts';
import { noLog } from '../src/log.ts';
import { StorageError } from '../src/storage/keeper.ts';
import { textOf } from './support/assistant.ts';
import { dialogTexts } from './support/texts.ts';

const texts = dialogTexts('root', rootTexts);

/** A root dialog that counts: each message is one more, and "breek" is a fault. */
const counting = () =>
  new WaterfallDialog('root', [
    async (step: WaterfallStepContext) => {
      const { count = 0 } = step.options as { count?: number };
      if (step.context.activity.text === 'breek') throw new TypeError('a fault in a dialog');
      await step.context.sendActivity(`Dat is ${count + 1}.`);
      return Dialog.EndOfTurn;
    },
    (step: WaterfallStepContext) => {
      const { count = 0 } = step.options as { count?: number };
      return step.replaceDialog('root', { count: count + 1 });
    },
  ]);

const talkOver = (storage: Storage): TalkAdapter =>
  new TalkAdapter(
    createBot({ storage, keeper: { exclusively: (_name, work) => work() }, root: counting, texts, log: noLog }),
    'one-conversation',
  );

const messagesOf = (said: Partial<Activity>[]): (string | undefined)[] => said.map(({ text }) => text);

describe('a turn', () => {
  it('begins with saying that this is a computer, also when a message comes first', async () => {
    expect(textOf(await talkOver(new MemoryStorage()).begin())).toContain('Ik ben een computer, geen mens.');
    expect(textOf(await talkOver(new MemoryStorage()).say('hallo'))).toContain('Ik ben een computer, geen mens.');
  });

  it('delivered twice is processed once and gets the same answer', async () => {
    const talk = talkOver(new MemoryStorage());
    await talk.say('een');
    const once = await talk.turn({ type: 'message', text: 'twee', id: 'same' });
    const twice = await talk.turn({ type: 'message', text: 'twee', id: 'same' });
    expect(messagesOf(once)).toEqual(['Dat is 2.']);
    expect(messagesOf(twice)).toEqual(['Dat is 2.']);
    expect(messagesOf(await talk.say('drie'))).toEqual(['Dat is 3.']);
  });

  it('goes on where it was after the process ended', async () => {
    const storage = new MemoryStorage();
    await talkOver(storage).say('een');
    expect(messagesOf(await talkOver(storage).say('twee'))).toEqual(['Dat is 2.']);
  });

  it('with a fault in a dialog ends in an apology, and the next one is a fresh start', async () => {
    const talk = talkOver(new MemoryStorage());
    await talk.say('een');
    await talk.say('twee');
    const failed = await talk.turn({ type: 'message', text: 'breek' });
    expect(messagesOf(failed)).toEqual([texts.startOver().text]);
    expect(messagesOf(await talk.say('weer'))).toEqual(['Dat is 1.']);
  });

  it.each([
    ['dialogs that are no dialogs', { dialogs: 'kapot' }],
    ['a dialog that is no longer there', { dialogs: { dialogStack: [{ id: 'weg', state: {} }] } }],
    ['another version', { version: 0, dialogs: { dialogStack: [{ id: 'root', state: {} }] } }],
  ])('on state with %s ends in an apology, not in a dead conversation', async (_what, broken) => {
    const storage = new MemoryStorage();
    await storage.write({ 'console/conversations/one-conversation/': { greeted: true, ...broken, eTag: '*' } });
    const talk = talkOver(storage);
    expect(messagesOf(await talk.say('hallo'))).toEqual([texts.startOver().text]);
    expect(messagesOf(await talk.say('hallo'))).toEqual(['Dat is 1.']);
  });

  it('over a store that is down says so with a phone number, and works again when the store is back', async () => {
    const kept = new MemoryStorage();
    let down = true;
    const guard = <T>(work: () => Promise<T>): Promise<T> =>
      down ? Promise.reject(new StorageError('no store')) : work();
    const talk = talkOver({
      read: (keys) => guard<StoreItems>(() => kept.read(keys)),
      write: (changes) => guard(() => kept.write(changes)),
      delete: (keys) => guard(() => kept.delete(keys)),
    });
    expect(textOf(await talk.say('een'))).toContain('14 0570');
    down = false;
    expect(textOf(await talk.say('een'))).toContain('Dat is 1.');
  });

  it('does not read a text over 2,000 characters, and says so', async () => {
    const talk = talkOver(new MemoryStorage());
    await talk.begin();
    expect(messagesOf(await talk.say('a'.repeat(2_001)))).toEqual([texts.tooLong().text]);
    // The value of a button is read where there is no text.
    expect(messagesOf(await talk.turn({ type: 'message', value: 'a'.repeat(2_001) }))).toEqual([texts.tooLong().text]);
    expect(messagesOf(await talk.say('a'.repeat(2_000)))).toEqual(['Dat is 1.']);
  });
});
