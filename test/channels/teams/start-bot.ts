import type { Clock } from '../../../src/values/clock.ts';
import type { Keeper } from '../../../src/storage/keeper.ts';
import type { DeskFloor } from '../../../src/handoff/floor.ts';
import { createAssistant } from '../../../src/assistant.ts';
import { botFramework } from '../../../src/channels/bot-framework/bot-framework.ts';
import { channelAdapter, type ChannelAdapter } from '../../../src/channels/bot-framework/channel-adapter.ts';
import { createServer } from '../../../src/channels/server.ts';
import { teams, type Teams } from '../../../src/channels/teams/teams.ts';
import { readSettings } from '../../../src/config/config.ts';
import { Colleagues } from '../../../src/handoff/colleagues.ts';
import type { Log } from '../../../src/log.ts';
import { noLog } from '../../../src/log.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { fixedClock } from '../../../src/values/clock.ts';

/** What a test may want otherwise. */
export interface BotParts {
  clock?: Clock;
  keeper?: Keeper;
  env?: Record<string, string>;
  adapter?: ChannelAdapter;
  floor?: DeskFloor;
  log?: Log;
}

/** The bot with its whole assistant behind `/api/messages`, as it starts in production; files of the test count as ours. */
export async function startBot({
  clock = fixedClock('2026-11-25'),
  keeper = new SqliteKeeper(':memory:'),
  env = {},
  adapter,
  floor,
  log = noLog,
}: BotParts = {}) {
  const settings = readSettings({ RATE_LIMIT: 'off', DESK_URL: 'http://127.0.0.1:3978', ...env });
  const assistant = createAssistant({
    ...{ keeper, clock, log, retentionHours: 24, dataDir: 'node_modules/.cache/woonwegwijzer' },
  });
  const colleagues = new Colleagues(keeper);
  const used = adapter ?? channelAdapter(settings.microsoftApp);
  const channel: Teams = teams({
    ...{ settings, keeper, clock, log, ...(floor && { floor }) },
    ...{ logic: assistant.staff.logic, texts: assistant.staff.texts },
    workerOf: async ({ id }) => (id === undefined ? undefined : colleagues.known(id)),
    speakFirst: (reference, turn) => channels.continueConversation(reference, turn),
    allowedHost: ({ hostname, pathname }) => hostname === '127.0.0.1' && pathname.startsWith('/files/'),
  });
  const channels = botFramework({ logic: channel.turn, settings, log, adapter: used });
  const server = createServer({ log, needs: {} });
  channels.routes(server.restify);
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    channel,
    colleagues,
    keeper,
    stop: async () => {
      await channel.stop();
      await server.stop(0);
    },
  };
}
