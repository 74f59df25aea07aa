import { join } from 'node:path';
import type { Server } from 'restify';
import { contentFolder } from './assistant.ts';
import { handoffStatus } from './channels/handoff-status.ts';
import type { Settings } from './config/config.ts';
import { loadAll, loadFile } from './content/load.ts';
import { mail } from './handoff/delivery/mail.ts';
import { deliveryTexts } from './handoff/delivery/texts.ts';
import { webhook } from './handoff/delivery/webhook.ts';
import { createDesk, type OwnDeskWhole } from './handoff/desk/create-desk.ts';
import { deskHoursShape } from './handoff/desk/hours.ts';
import { wordsFit } from './handoff/words.ts';
import type { Log } from './log.ts';
import type { Keeper } from './storage/keeper.ts';
import type { Clock } from './values/clock.ts';

/** What the desk of this program is built from. */
export interface StaffDeskParts {
  settings: Pick<Settings, 'handoff' | 'desk'>;
  keeper: Keeper;
  clock: Clock;
  log: Log;
}

/** Our own desk as the settings want it. */
export interface StaffDesk extends OwnDeskWhole {
  /** Mounts what other software reports to. */
  routes: (server: Server) => void;
  /** What is stuck, for `/ready`: by what it is, how much, and how old the oldest is. */
  worries: () => Promise<Record<string, { count: number; oldestSeconds: number }>>;
}

/**
 * Loads the hours and the texts of the desk and builds it.
 *
 * @throws ContentError naming every fault in them
 */
export function staffDesk({ settings, keeper, clock, log }: StaffDeskParts): StaffDesk {
  const { hours, texts } = loadAll({
    hours: () => loadFile(join(contentFolder, 'desk-hours.yaml'), deskHoursShape),
    texts: () => loadFile(join(contentFolder, 'staff', 'delivery.yaml'), deliveryTexts).staff,
  });
  for (const [queue, { toFillIn }] of Object.entries(hours)) {
    if (toFillIn) log.warn('to be filled in by the municipality', { reason: `desk-hours.${queue}` });
  }
  const { handoff } = settings;
  const page = settings.desk.url === undefined ? undefined : `${settings.desk.url}/balie`;
  const desk = createDesk({
    ...{ keeper, hours, clock, log, wordsFit },
    ...{ handoffDays: handoff.handoffDays, auditDays: handoff.auditDays },
    ways: [
      ...(handoff.mail ? [mail(handoff.mail, texts.mail, page)] : []),
      ...(handoff.webhook ? [webhook(handoff.webhook)] : []),
    ],
  });
  return {
    ...desk,
    routes: handoffStatus({ secret: handoff.statusSecret, report: desk.report, nameless: texts.outside }),
    worries: async () => Object.fromEntries((await desk.stuck()).map(({ what, ...how }) => [`handoff-${what}`, how])),
  };
}
