import { randomInt } from 'node:crypto';
import type { Desk } from '../../handoff/desk.ts';
import type { QueueId } from '../../handoff/summary.ts';
import type { Keeper } from '../../storage/keeper.ts';
import type { CrisisId } from '../../understanding/intents.ts';

/** Where a call can be transferred to, each a `tel:` or `sip:` address; what is left out cannot be reached so. */
export interface Targets {
  queues: Partial<Record<QueueId, string>>;
  /** 113 Zelfmoordpreventie and Veilig Thuis. The caller dials 112 by hand, so that 112 sees where the call is from. */
  zelfmoordpreventie?: string | undefined;
  veiligThuis?: string | undefined;
}

/** Where calls go on, and whether somebody is there. */
export interface Exchange {
  /** The address of a queue, or that of the general one; undefined: nobody can be reached by transfer. */
  target(queue: QueueId): string | undefined;
  /** The line for people in this danger, where the gateway can transfer to it. */
  line(crisis: CrisisId): string | undefined;
  isOpen(queue: QueueId): Promise<boolean>;
  /** A new number of four digits by which a hand-off is found for a day. */
  reference(): Promise<string>;
}

const REFERENCE_SECONDS = 24 * 3600;
const TRIES = 40;

/**
 * The exchange of these addresses.
 *
 * @param desk tells whether a queue is open; left out, whoever has an address is taken to be there
 */
export const exchange = (targets: Targets, keeper: Pick<Keeper, 'put'>, desk?: Pick<Desk, 'outlook'>): Exchange => ({
  target: (queue) => targets.queues[queue] ?? targets.queues.algemeen,
  line: (crisis) => {
    if (crisis === 'crisis-zelfdoding') return targets.zelfmoordpreventie;
    return crisis === 'crisis-geweld' ? targets.veiligThuis : undefined;
  },
  isOpen: async (queue) => (desk ? (await desk.outlook(queue)).open : true),
  reference: async () => {
    for (let i = 0; i < TRIES; i++) {
      const number = String(randomInt(10_000)).padStart(4, '0');
      try {
        await keeper.put(`call-reference:${number}`, 1, { etag: null, seconds: REFERENCE_SECONDS });
        return number;
      } catch (error) {
        if ((error as Error).name !== 'ConflictError') throw error;
      }
    }
    throw new RangeError('voice: found no free number for a hand-off, expected fewer than ten thousand a day');
  },
});
