import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Keeper } from '../storage/keeper.ts';
import type { Worker } from './floor.ts';
import { queueIds } from './summary.ts';

const workerShape = z.object({ id: z.string(), name: z.string(), queues: z.array(z.enum(queueIds)) });

/**
 * Who signed in at the desk lately, by their object id in Entra ID: that is how Teams names them too. So whoever has a
 * role at the desk has it in Teams as long as a sign-in at the desk lasts, and no longer.
 */
export class Colleagues {
  readonly #keeper: Pick<Keeper, 'get' | 'put'>;

  constructor(keeper: Pick<Keeper, 'get' | 'put'>) {
    this.#keeper = keeper;
  }

  /** Notes that somebody signed in, for so many hours. */
  async remember(objectId: string, worker: Worker, hours: number): Promise<void> {
    await this.#keeper.put(keyOf(objectId), worker, { seconds: hours * 3600 });
  }

  /** Who somebody is at the desk; undefined without a sign-in that still lasts. */
  async known(objectId: string): Promise<Worker | undefined> {
    return workerShape.safeParse((await this.#keeper.get(keyOf(objectId)))?.value).data;
  }
}

const keyOf = (objectId: string): string => `desk-colleague/${hash('sha256', objectId.toLowerCase(), 'base64url')}`;
