import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFolder } from '../../../src/assistant.ts';
import { newCall } from '../../../src/channels/voice/call.ts';
import type { Heard } from '../../../src/channels/voice/turn.ts';
import { createPhone } from '../../../src/channels/voice/voice.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { fixedClock } from '../../../src/values/clock.ts';
import { assistantOn } from '../../support/assistant.ts';
import { readConversation } from '../../support/conversation-file.ts';
import { faultsOf, wordsOf } from './listening.ts';

const folder = join(import.meta.dirname, '..', '..', 'conversations');
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** The conversations that are written down for the chat, had by phone: whatever is said must be fit for the ear. */
describe('every written conversation, by phone', () => {
  test.each(files)('%s', async (name) => {
    const { today, exchanges } = readConversation(readFileSync(join(folder, name), 'utf8'));
    const phone = createPhone({
      assistant: assistantOn(today),
      keeper: new SqliteKeeper(':memory:'),
      clock: fixedClock(today),
      content: contentFolder,
      targets: { queues: { algemeen: 'tel:+31570123456' } },
    });
    const call = newCall(`walk-${name}`, 'caller');
    const faults: string[] = [];
    const hear = async (heard: Heard): Promise<boolean> => {
      const { say, then } = await phone.hear(call, heard);
      const ssml = say.map((one) => one.ssml);
      faults.push(...faultsOf(ssml, { listens: then === undefined }));
      if (then) return false;
      const last = wordsOf(ssml.at(-1) ?? '');
      const own = last === 'Wilt u meer horen?' || last.startsWith('Ik hoor:');
      return own ? hear({ kind: 'speech', text: 'ja', confidence: 0.9 }) : true;
    };
    await hear({ kind: 'start', caller: undefined });
    for (const { said } of exchanges) {
      if (!(await hear({ kind: 'speech', text: said, confidence: 0.9 }))) break;
    }
    expect(faults).toEqual([]);
  });
});
