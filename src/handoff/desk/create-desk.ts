import type { Log } from '../../log.ts';
import type { Keeper } from '../../storage/keeper.ts';
import type { CalendarDay } from '../../values/calendar-day.ts';
import type { Clock } from '../../values/clock.ts';
import type { Desk, TellConversation } from '../desk.ts';
import type { DeskFloor } from '../floor.ts';
import { AuditTrail } from './audit-trail.ts';
import type { Act } from './board.ts';
import { BoardStore } from './board-store.ts';
import { Casefile } from './casefile.ts';
import type { DeskHours } from './hours.ts';
import { takeReport, type OutsideReport } from './outside.ts';
import { OwnDesk, type DeskRoom } from './own-desk.ts';
import { OwnFloor, type WordCheck } from './own-floor.ts';
import { Presence } from './presence.ts';
import { Rounds } from './rounds.ts';
import { Sender, type Way } from './sender.ts';
import { stuckOn, type Stuck } from './stuck.ts';
import { Teller } from './teller.ts';

/** What our own desk is built from. */
export interface DeskParts {
  keeper: Keeper;
  hours: DeskHours;
  /** For opening hours; it may stand still. */
  clock: Clock;
  log: Log;
  /** How many days a hand-off is kept when nobody handles it, and the audit trail. */
  handoffDays: number;
  auditDays: number;
  /** How the arrival of a hand-off is told elsewhere. */
  ways?: readonly Way[];
  wordsFit: WordCheck;
  /** The moment in ms, for waiting times and terms. */
  now?: () => number;
}

/** Our own desk: both its sides, and what keeps it going. */
export interface OwnDeskWhole {
  desk: Desk;
  floor: DeskFloor;
  /** Opens the desk: from now on people are told what happens here. */
  open: (tell: TellConversation) => void;
  /** Looks after everything every two seconds, and first after all that a process which ended may have left. */
  start: () => void;
  stop: () => Promise<void>;
  /** What waits longer than it should to be told to people, or elsewhere. */
  stuck: () => Promise<Stuck[]>;
  /** Takes what other software reports of a hand-off. */
  report: (report: OutsideReport) => Promise<'done' | 'gone' | 'taken'>;
  /** Everything that was done at the desk on a day (in UTC), in order. */
  acts: (day: CalendarDay) => Promise<Act[]>;
  /** Looks after everything once; what it begins may still go on when it resolves: see `idle`. */
  round: () => Promise<void>;
  /** Resolves when nothing is being told, to a person or elsewhere. */
  idle: () => Promise<void>;
}

/** Builds our own desk on a keeper: several processes that share its store are one desk. */
export function createDesk(parts: DeskParts): OwnDeskWhole {
  const { keeper, hours, clock, log, handoffDays, auditDays, ways = [], wordsFit, now = Date.now } = parts;
  const audit = new AuditTrail(keeper, auditDays);
  const board = new BoardStore(keeper, audit, now, handoffDays * 86_400);
  const files = new Casefile(keeper, now);
  const presence = new Presence(keeper, now);
  const sender = new Sender({ keeper, board, files, ways, log });
  let teller: Teller | undefined;
  let rounds: Rounds | undefined;

  const room: DeskRoom = {
    board,
    files,
    presence,
    lateAt: (queue, now) => now + hours[queue].answerWithin * 60_000,
    tellSoon: (id) => void teller?.tell(id),
    sendSoon: (id) =>
      void sender.send(
        id,
        ways.map(({ name }) => name),
      ),
  };
  const waysOf = (queue: Parameters<Way['wants']>[0]): string[] =>
    ways.filter((way) => way.wants(queue)).map(({ name }) => name);

  return {
    desk: new OwnDesk(room, { hours, clock, now, days: handoffDays, waysOf }),
    floor: new OwnFloor(room, wordsFit),
    open: (tell) => {
      teller = new Teller({ keeper, board, files, tell, log });
      rounds = new Rounds({ board, files, presence, teller, sender, hours, clock, log, now });
    },
    start: () => rounds?.start(),
    stop: async () => {
      await rounds?.stop();
    },
    stuck: async () => stuckOn(await board.read(), now()),
    report: (report) => takeReport(report, room),
    acts: (day) => audit.of(day),
    round: async () => rounds?.round(),
    idle: async () => {
      await Promise.all([teller?.idle(), sender.idle()]);
    },
  };
}
