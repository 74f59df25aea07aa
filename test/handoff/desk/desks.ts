import { join } from 'node:path';
import { loadFile } from '../../../src/content/load.ts';
import type { DeskEvent, Handoff, TellConversation } from '../../../src/handoff/desk.ts';
import { createDesk, type DeskParts, type OwnDeskWhole } from '../../../src/handoff/desk/create-desk.ts';
import { deskHoursShape } from '../../../src/handoff/desk/hours.ts';
import type { Worker } from '../../../src/handoff/floor.ts';
import type { QueueId, Summary } from '../../../src/handoff/summary.ts';
import { noLog } from '../../../src/log.ts';
import type { Keeper } from '../../../src/storage/keeper.ts';
import { fixedClock } from '../../../src/values/clock.ts';

export const hours = loadFile(join('content', 'desk-hours.yaml'), deskHoursShape);

/** A Wednesday in office hours. */
export const onWednesday = fixedClock('2026-11-25T10:00');

/** A desk on a keeper, with a clock that a test moves, and what people were told. */
export interface TestDesk extends OwnDeskWhole {
  told: DeskEvent[];
  /** Lets time go by, in seconds. */
  pass(seconds: number): void;
  /** One round, and everything that it began. */
  settle(): Promise<void>;
}

const begin = Date.parse('2026-11-25T09:00:00Z');
const moment = { now: begin };

/** Back to the beginning of time, for the next test. */
export const rewind = (): void => {
  moment.now = begin;
};

/** @param tell how a conversation takes what it is told; left out: it takes everything */
export function deskOn(keeper: Keeper, parts: Partial<DeskParts> = {}, tell?: TellConversation): TestDesk {
  const told: DeskEvent[] = [];
  const whole = createDesk({
    keeper,
    hours,
    clock: onWednesday,
    log: noLog,
    handoffDays: 7,
    auditDays: 90,
    wordsFit: (said, kept) => said === kept,
    now: () => moment.now,
    ...parts,
  });
  whole.open(async (line, event) => {
    await tell?.(line, event);
    told.push(event);
  });
  return {
    ...whole,
    told,
    pass: (seconds) => {
      moment.now += seconds * 1_000;
    },
    settle: async () => {
      await whole.round();
      await whole.idle();
    },
  };
}

export const anna: Worker = { id: 'sub-anna', name: 'Anna', queues: ['regionale-toegang', 'iriszorg'] };
export const bram: Worker = { id: 'sub-bram', name: 'Bram', queues: ['regionale-toegang', 'iriszorg'] };
export const bzt: Worker = { id: 'sub-bzt', name: 'Bea', queues: ['bzt'] };

let made = 0;

/** A hand-off with something personal in it. */
export function handoff(change: Partial<Omit<Handoff, 'queue'>> & { queue?: QueueId } = {}): Handoff {
  const { queue = 'regionale-toegang', ...rest } = change;
  const id = `h${++made}`;
  return {
    id,
    queue: { id: queue, waarom: 'Dit team gaat over wonen met hulp.' },
    urgency: 'gewoon',
    channel: 'web',
    line: { channelId: 'directline', conversation: `c-${id}`, reference: { user: 'u' } },
    summary: summaryWith('mijn geheime verhaal'),
    transcript: [{ id: 't1', by: 'person', text: 'mijn geheime vraag', at: '2026-11-25T09:59:00.000Z' }],
    callback: null,
    ...rest,
  };
}

const summaryWith = (wil: string): Summary => ({
  versie: '1',
  regels: '2026-02-10',
  gemaakt: '2026-11-25T11:00:00+01:00',
  taal: 'nl',
  kanaal: 'web',
  urgentie: { niveau: 'gewoon', waarom: 'geen haast' },
  wil,
  perspectief: 'zelf',
  regelingen: [],
  afwezigheid: null,
  termijnen: [],
  nietGevraagd: [],
  contact: null,
  toevoeging: null,
  geschrapt: [],
  rij: { id: 'regionale-toegang', waarom: 'Dit team gaat over wonen met hulp.' },
});
