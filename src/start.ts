import { contentFolder, createAssistant } from './assistant.ts';
import type { BotLogic } from './bot.ts';
import { botFramework } from './channels/bot-framework/bot-framework.ts';
import { desk as deskPages } from './channels/desk/desk.ts';
import { loadDeskTexts } from './channels/desk/texts.ts';
import { directLine } from './channels/direct-line/direct-line.ts';
import { teams, teamsId, type Teams } from './channels/teams/teams.ts';
import { voice } from './channels/voice/voice.ts';
import { loadWebTexts } from './channels/web/texts.ts';
import { houseSheetPath, houseSheetRoutes } from './channels/web/pages/house-sheet-route.ts';
import { loadPublicRules, regelsRoutes } from './channels/web/pages/regels-routes.ts';
import { uitlegRoutes } from './channels/web/pages/uitleg/uitleg-routes.ts';
import { webPages } from './channels/web/web-pages.ts';
import { createServer } from './channels/server.ts';
import { summarySchemaRoutes } from './channels/summary-schema.ts';
import { tellConversation } from './channels/tell-conversation.ts';
import type { Settings } from './config/config.ts';
import { loadHouseSheet } from './content/load-house-sheet.ts';
import { loadUitleg } from './content/load-uitleg.ts';
import { Colleagues } from './handoff/colleagues.ts';
import { createLog } from './log.ts';
import { openKeeper } from './storage/open-keeper.ts';
import { staffDesk } from './staff-desk.ts';
import { watchForUnforeseen } from './unforeseen.ts';
import { fixedClock, systemClock } from './values/clock.ts';

/**
 * Builds every part once and starts; the only file that knows them all. It ends at `SIGINT` and `SIGTERM`.
 *
 * @throws ContentError or StorageError that names every fault
 */
export async function start(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);
  const clock = settings.today === undefined ? systemClock : fixedClock(settings.today);
  const keeper = await openKeeper(settings);
  const desk = staffDesk({ settings, keeper, clock, log });
  const assistant = createAssistant({ ...settings, keeper, clock, log, staffDesk: desk.desk });
  const { logic, forget, toFillIn } = assistant;
  for (const contact of toFillIn) log.warn('to be filled in by the municipality', { reason: contact });

  const server = createServer({
    log,
    needs: { store: () => keeper.ping() },
    worries: desk.worries,
    ownBody: [houseSheetPath],
  });
  const colleagues = new Colleagues(keeper);
  const inTeams: Teams = teams({
    ...{ settings, keeper, clock, log, floor: desk.floor },
    ...{ logic: assistant.staff.logic, texts: assistant.staff.texts },
    workerOf: async ({ id }) => (id === undefined ? undefined : colleagues.known(id)),
    speakFirst: (reference, turn) => channels.continueConversation(reference, turn),
  });
  const phone = voice({ assistant, keeper, clock, content: contentFolder, settings, log, desk: desk.desk });
  const written = phone.overDirectLine(logic);
  /** Staff in Teams have a conversation of their own; everybody else the same one. */
  const byChannel: BotLogic = (context) =>
    context.activity.channelId === teamsId ? inTeams.turn(context) : written(context);
  const channels = botFramework({ logic: byChannel, settings, log });
  channels.routes(server.restify);
  desk.routes(server.restify);
  const web = directLine({ keeper, logic: written, settings, log, forget });
  web.routes(server.restify);
  const balie = deskPages({
    ...{ settings, keeper, report: log, floor: desk.floor, stuck: desk.stuck },
    ...loadDeskTexts(contentFolder),
    summaryWords: assistant.summaryWords,
  });
  balie.routes(server.restify);
  uitlegRoutes(server.restify, loadUitleg(contentFolder, clock.today()));
  regelsRoutes(server.restify, loadPublicRules(contentFolder));
  summarySchemaRoutes(server.restify);
  houseSheetRoutes(server.restify, { ...loadHouseSheet(contentFolder), clock, settings });
  phone.routes(server.restify);
  webPages({ settings, ...loadWebTexts(contentFolder) }).routes(server.restify);
  server.http.on('upgrade', (request, socket, head) => {
    if (!web.upgrade(request, socket, head) && !balie.upgrade(request, socket, head)) socket.destroy();
  });
  server.beforeStop(() => web.close());
  server.beforeStop(() => {
    balie.close();
  });
  desk.open(
    tellConversation({
      logic: byChannel,
      webChat: web.continueConversation,
      botFramework: channels.continueConversation,
      log,
    }),
  );
  server.beforeStop(() => desk.stop());
  server.beforeStop(() => inTeams.stop());

  const url = await server.listen(settings.port, settings.host);
  log.info('listening', { url });
  desk.start();
  inTeams.start();
  void assistant.warmUp();

  let stopping = false;
  const stop = (reason: string): void => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { reason });
    void server.stop().then(() => keeper.close());
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  watchForUnforeseen({
    events: process,
    log,
    stop: (reason) => {
      process.exitCode = 1;
      stop(reason);
    },
  });
}
