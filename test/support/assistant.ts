import { createAssistant, type Assistant } from '../../src/assistant.ts';
import { TalkAdapter } from '../../src/channels/talk-adapter.ts';
import { noLog } from '../../src/log.ts';
import { SqliteKeeper } from '../../src/storage/sqlite-keeper.ts';
import { MemoryDesk } from './memory-desk.ts';
import { fixedClock } from '../../src/values/clock.ts';

const assistants = new Map<string, Assistant>();

/** The whole assistant on a day, in this process, with a store in memory. Built once for each day. */
export function assistantOn(today: string): Assistant {
  const known = assistants.get(today);
  if (known) return known;
  const made = createAssistant({
    keeper: new SqliteKeeper(':memory:'),
    clock: fixedClock(today),
    log: noLog,
    retentionHours: 24,
    staffDesk: new MemoryDesk(),
    dataDir: 'node_modules/.cache/woonwegwijzer',
  });
  assistants.set(today, made);
  return made;
}

/** A new conversation with the whole assistant. */
export const talkOn = (today: string): TalkAdapter => new TalkAdapter(assistantOn(today).logic);

/** What was said, as one text. */
export const textOf = (said: readonly { text?: string }[]): string => said.map(({ text = '' }) => text).join('\n\n');
