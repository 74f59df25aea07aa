import { measureWait } from './board.ts';
import type { BoardStore } from './board-store.ts';
import type { Casefile } from './casefile.ts';
import { endEntry } from './own-floor.ts';

/** What software that was told of a hand-off may report of it. */
export const outsideStatuses = ['accepted', 'completed', 'failed'] as const;

/** How a hand-off goes elsewhere. */
export interface OutsideReport {
  id: string;
  status: (typeof outsideStatuses)[number];
  /** Who has it there, for the list of the desk. */
  worker: string;
}

/** The worker under whom a hand-off stands that went elsewhere; nobody signs in with it, and it never falls silent. */
export const outsideId = 'outside';

/**
 * Takes what other software reports: accepted, nobody here can take it any more; completed, it is over; failed, it is
 * back at the front of its queue. The person goes on waiting while it is accepted: there is no talk with whoever has it.
 */
export async function takeReport(
  { id, status, worker }: OutsideReport,
  { board, files, tellSoon }: { board: BoardStore; files: Casefile; tellSoon: (id: string) => void },
): Promise<'done' | 'gone' | 'taken'> {
  const outcome = await board.change((draft) => {
    const entry = draft.find(id);
    if (!entry || entry.state === 'closed') return 'gone';
    if (entry.worker && entry.worker.id !== outsideId) return 'taken';
    if (status === 'failed' && !entry.worker) return 'done';
    draft.note('status', outsideId, entry, status);
    draft.changed(entry);
    if (status === 'completed') endEntry(draft, entry, 'closed');
    else if (status === 'failed') Object.assign(entry, { worker: null, returned: true });
    else if (!entry.worker) {
      measureWait(draft.board, entry.queue, draft.now - Date.parse(entry.since), draft.now);
      Object.assign(entry, { worker: { id: outsideId, name: worker }, returned: false, sending: {} });
    }
    return 'done';
  });
  if (outcome === 'done' && status === 'completed') {
    await files.forgetContent(id);
    tellSoon(id);
  }
  return outcome;
}
