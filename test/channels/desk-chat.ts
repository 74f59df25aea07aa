import { join } from 'node:path';
import { contentFolder, createAssistant } from '../../src/assistant.ts';
import { botFramework } from '../../src/channels/bot-framework/bot-framework.ts';
import { directLine } from '../../src/channels/direct-line/direct-line.ts';
import { createServer } from '../../src/channels/server.ts';
import { tellConversation } from '../../src/channels/tell-conversation.ts';
import { readSettings } from '../../src/config/config.ts';
import { loadFile } from '../../src/content/load.ts';
import { createDesk, type OwnDeskWhole } from '../../src/handoff/desk/create-desk.ts';
import { deskHoursShape } from '../../src/handoff/desk/hours.ts';
import { wordsFit } from '../../src/handoff/words.ts';
import { noLog } from '../../src/log.ts';
import type { Keeper } from '../../src/storage/keeper.ts';
import { fixedClock } from '../../src/values/clock.ts';

const clock = fixedClock('2026-11-25T10:00');

/** The whole assistant with its desk behind the web chat and the Bot Framework, on one keeper. */
export interface DeskServer {
  url: string;
  desk: OwnDeskWhole;
  close(): Promise<void>;
}

export async function startDeskServer(keeper: Keeper): Promise<DeskServer> {
  const settings = readSettings({ RATE_LIMIT: 'off' });
  const hours = loadFile(join(contentFolder, 'desk-hours.yaml'), deskHoursShape);
  const desk = createDesk({ keeper, hours, clock, log: noLog, handoffDays: 7, auditDays: 90, wordsFit });
  const { logic, forget } = createAssistant({
    ...{ keeper, clock, log: noLog, retentionHours: 24, staffDesk: desk.desk },
    dataDir: 'node_modules/.cache/woonwegwijzer',
  });
  const server = createServer({ log: noLog, needs: {} });
  const web = directLine({ keeper, logic, settings, log: noLog, forget });
  web.routes(server.restify);
  const channels = botFramework({ logic, settings, log: noLog });
  channels.routes(server.restify);
  server.beforeStop(() => web.close());
  const { continueConversation: webChat } = web;
  desk.open(tellConversation({ logic, webChat, botFramework: channels.continueConversation, log: noLog }));
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    desk,
    close: async () => {
      await server.stop(1);
      await desk.idle();
    },
  };
}
