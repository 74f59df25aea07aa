import { contentFolder, createAssistant } from '../../../src/assistant.ts';
import { createServer, type WebServer } from '../../../src/channels/server.ts';
import { voice, type VoiceParts } from '../../../src/channels/voice/voice.ts';
import { readSettings } from '../../../src/config/config.ts';
import { noLog, type Log } from '../../../src/log.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import type { Keeper } from '../../../src/storage/keeper.ts';
import { fixedClock } from '../../../src/values/clock.ts';
import { MemoryDesk } from '../../support/memory-desk.ts';
import { TestGateway, type PlayedClock } from './test-gateway.ts';

export const token = 'a-token-of-the-gateway';
export const otherToken = 'the-token-before-that-one';
export const jambonzSecret = 'a-secret-of-the-webhooks';
export const transferTarget = 'tel:+31570123456';

/** What a phone line in a test may have otherwise. */
export interface LineParts {
  today?: string;
  env?: Record<string, string>;
  log?: Log;
  limitMs?: number;
  /** Puts something between the phone and the assistant. */
  around?: (assistant: VoiceParts['assistant']) => VoiceParts['assistant'];
}

/** A whole phone line over HTTP, with a desk and a clock that can be turned. */
export interface PhoneLine {
  url: string;
  desk: MemoryDesk;
  keeper: Keeper;
  clock: PlayedClock;
  dial(): TestGateway;
  stop(): Promise<void>;
}

/** The phone line on a day, with the assistant behind it. */
export async function phoneLine({
  today = '2026-11-25',
  env = {},
  log = noLog,
  limitMs,
  around = (assistant) => assistant,
}: LineParts = {}): Promise<PhoneLine> {
  const settings = readSettings({
    VOICE_TOKENS: `${token} ${otherToken}`,
    VOICE_JAMBONZ_SECRET: jambonzSecret,
    VOICE_TRANSFER_ALGEMEEN: transferTarget,
    ...env,
  });
  const keeper = new SqliteKeeper(':memory:');
  const desk = new MemoryDesk();
  const day = fixedClock(today);
  const clock: PlayedClock = { now: day.now().getTime() };
  const assistant = createAssistant({
    keeper,
    clock: day,
    log,
    retentionHours: 24,
    staffDesk: desk,
    dataDir: 'node_modules/.cache/woonwegwijzer',
  });
  const server: WebServer = createServer({ log, needs: {} });
  voice({
    assistant: around(assistant),
    keeper,
    clock: day,
    content: contentFolder,
    settings,
    log,
    desk,
    now: () => clock.now,
    ...(limitMs !== undefined && { limitMs }),
  }).routes(server.restify);
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    desk,
    keeper,
    clock,
    dial: () => new TestGateway(url, token, clock),
    stop: async () => {
      await server.stop(1);
      await keeper.close();
    },
  };
}
