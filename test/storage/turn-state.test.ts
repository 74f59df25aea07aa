import { TestAdapter, TurnContext } from 'botbuilder';
import { describe, expect, test } from 'vitest';
import { BotStorage } from '../../src/storage/bot-storage.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';
import { TurnState } from '../../src/storage/turn-state.ts';

describe('the state of a conversation', () => {
  const adapter = new TestAdapter(async () => undefined);
  const storage = new BotStorage(new SqliteKeeper(':memory:'), 24);
  const turn = (id: string) =>
    new TurnContext(adapter, {
      type: 'message',
      channelId: 'test',
      conversation: { id } as never,
      from: { id: 'u' } as never,
    });

  test('what a property was given is there in the next turn of the same conversation only', async () => {
    const state = new TurnState(storage);
    const step = state.createProperty<number>('step');
    const first = turn('c1');
    await step.set(first, 3);
    expect(await step.get(first)).toBe(3);
    await state.saveChanges(first);
    expect(await step.get(turn('c1'))).toBe(3);
    expect(await step.get(turn('c2'), 0)).toBe(0);
  });

  test('what changes inside a property is kept too', async () => {
    const state = new TurnState(storage);
    const list = state.createProperty<number[]>('list');
    const first = turn('c3');
    (await list.get(first, [])).push(1);
    await state.saveChanges(first);
    const second = turn('c3');
    (await list.get(second, [])).push(2);
    await state.saveChanges(second);
    await state.saveChanges(second);
    expect(await list.get(turn('c3'))).toEqual([1, 2]);
  });

  test('load gives what is kept, and reads again only when it must', async () => {
    const state = new TurnState(storage);
    const step = state.createProperty<number>('step');
    const [first, second] = [turn('c4'), turn('c4')];
    await state.load(second);
    await step.set(first, 1);
    await state.saveChanges(first);
    expect(await step.get(second)).toBeUndefined();
    await state.load(second, true);
    expect(await step.get(second)).toBe(1);
  });

  test('what is cleared or deleted is gone', async () => {
    const state = new TurnState(storage);
    const step = state.createProperty<number>('step');
    const first = turn('c5');
    await step.set(first, 1);
    await state.saveChanges(first);
    await state.clear(first);
    await state.saveChanges(first);
    expect(await step.get(turn('c5'))).toBeUndefined();
    await state.delete(turn('c5'));
    expect(await step.get(turn('c5'))).toBeUndefined();
  });
});
