import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assistant.ts';
import { newCall } from '../../../src/channels/voice/call.ts';
import type { Phone } from '../../../src/channels/voice/phone.ts';
import type { Heard } from '../../../src/channels/voice/turn.ts';
import { createPhone } from '../../../src/channels/voice/voice.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { fixedClock } from '../../../src/values/clock.ts';
import { assistantOn } from '../../support/assistant.ts';
import { faultsOf } from './listening.ts';

const keeper = new SqliteKeeper(':memory:');
let phone: Phone;
beforeAll(() => {
  phone = createPhone({
    assistant: assistantOn('2026-11-25'),
    keeper,
    clock: fixedClock('2026-11-25'),
    content: contentFolder,
    targets: { queues: { algemeen: 'tel:+31570123456' }, zelfmoordpreventie: 'tel:113' },
  });
});
afterAll(() => keeper.close());

const sayings = [
  'ja', 'nee', 'weet ik niet', 'dagen weg tellen', 'kijken wat bij mij past', 'een datum uitrekenen', 'medewerker',
  'van twee tot elf juni', 'twee november', 'vierendertig', 'alles', 'voor mijn moeder', 'op straat', 'terug', 'stop',
  'langzamer', 'korter', 'herhaal', 'opnieuw', 'wat is een pgb', 'ik ben bang', 'bel mij terug', 'ik wil later verder',
  '', '...', '😀', 'x'.repeat(3_000), '<speak>', 'nul zes een twee drie vier vijf zes zeven acht', 'Nederlands', 'de tweede',
]; // prettier-ignore
const keys = ['0', '1', '2', '3', '4', '5', '9', '*', '#', '0206', '3113', '34', '0612345678', '11'];

/** A row of numbers that looks like chance and is the same every time. */
function* chance(seed: number): Generator<number, never> {
  for (let x = seed; ;) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    yield x / 2 ** 32;
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'whatever is said and pressed, each answer is fit for the ear (%i)',
  async (seed) => {
    const next = chance(seed);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(next.next().value * from.length)] as T;
    const happens = (): Heard => {
      const kind = next.next().value;
      if (kind < 0.55)
        return { kind: 'speech', text: pick(sayings), confidence: pick([undefined, 0.3, 0.6, 0.9, 0.9]) };
      if (kind < 0.9) return { kind: 'keys', digits: pick(keys) };
      return kind < 0.96 ? { kind: 'silence' } : { kind: 'transferred', answered: false };
    };
    let call = newCall(`monkey-${seed}`, 'caller');
    await phone.hear(call, { kind: 'start', caller: undefined });
    for (let i = 0; i < 60; i++) {
      const heard = happens();
      const { say, listen, then } = await phone.hear(call, heard);
      const words = say.map(({ ssml }) => ssml);
      expect(faultsOf(words, { listens: listen !== undefined }), JSON.stringify(heard).slice(0, 80)).toEqual([]);
      expect(listen === undefined).toBe(then !== undefined);
      expect(say.length).toBeGreaterThan(0);
      if (then) {
        call = newCall(`monkey-${seed}-${i}`, 'caller');
        await phone.hear(call, { kind: 'start', caller: undefined });
      }
    }
  },
);
