import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { StorageError } from './keeper.ts';

/** What a store must be able to do so that one process at a time works under a name. */
export interface LeaseOffice {
  /** Takes the lease when nobody has it or its term is over; says whether it is ours. */
  take(name: string, owner: string, milliseconds: number): Promise<boolean>;
  /** Prolongs the lease when it is still ours. */
  renew(name: string, owner: string, milliseconds: number): Promise<unknown>;
  /** Gives the lease back when it is still ours. */
  giveBack(name: string, owner: string): Promise<unknown>;
}

/** A process that dies leaves its leases behind for this long; one that lives renews three times in that time. */
const leaseMs = 6_000;
const renewMs = leaseMs / 3;
const patienceMs = 30_000;

/**
 * Does work while this process has the lease on a name.
 *
 * @throws StorageError when the store is down, or the lease does not come free in 30 seconds
 */
export async function underLease<T>(office: LeaseOffice, name: string, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID();
  const start = Date.now();
  for (let wait = 4; !(await office.take(name, owner, leaseMs)); wait = Math.min(wait * 1.5, 50)) {
    if (Date.now() - start > patienceMs)
      throw new StorageError(`The work was busy elsewhere for ${patienceMs / 1000} s`);
    await delay(wait * (0.5 + Math.random()));
  }
  // A renewal or return that fails is no harm to the work: the lease ends by itself.
  const renewal = setInterval(() => {
    office.renew(name, owner, leaseMs).catch(() => undefined);
  }, renewMs);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await office.giveBack(name, owner).catch(() => undefined);
  }
}
