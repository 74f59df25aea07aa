import type { ClosingCode, DeskFloor, FloorRefusal, Opened, Waiting, Worker } from '../floor.ts';
import type { QueueId } from '../summary.ts';
import { byTurn, dueNow, happened, measureWait, type ActName, type Entry } from './board.ts';
import type { Draft } from './board-store.ts';
import { saidIn } from './casefile.ts';
import type { DeskRoom } from './own-desk.ts';

/** Whether what was said are the two words of a callback, of which a salted hash is kept. */
export type WordCheck = (said: string, kept: string) => boolean | Promise<boolean>;

/** Our own desk, seen from the workers. */
export class OwnFloor implements DeskFloor {
  readonly #room: DeskRoom;
  readonly #fits: WordCheck;

  constructor(room: DeskRoom, fits: WordCheck) {
    this.#room = room;
    this.#fits = fits;
  }

  async list(worker: Worker): Promise<Waiting[]> {
    const { entries } = await this.#room.board.read();
    return entries
      .filter((entry) => isSeenBy(worker, entry))
      .sort(byTurn)
      .map((entry) => waitingOf(worker, entry));
  }

  async claim(worker: Worker, id: string): Promise<Opened | FloorRefusal> {
    const { board, presence, tellSoon } = this.#room;
    await presence.hear(worker);
    const refusal = await board.change((draft): FloorRefusal | undefined => {
      const entry = seen(draft, worker, id);
      if (typeof entry === 'string') return entry;
      if (entry.worker?.id === worker.id) return undefined;
      if (entry.worker) return 'taken';
      entry.worker = { id: worker.id, name: worker.name };
      if (entry.state === 'waiting') {
        if (!entry.returned) measureWait(draft.board, entry.queue, draft.now - Date.parse(entry.since), draft.now);
        entry.state = 'talking';
        tellLater(draft, entry, happened(entry, { kind: 'joined', worker: worker.name }));
      }
      entry.returned = false;
      draft.changed(entry);
      draft.note('claim', worker.id, entry);
      return undefined;
    });
    if (refusal) return refusal;
    tellSoon(id);
    return this.open(worker, id);
  }

  async open(worker: Worker, id: string): Promise<Opened | FloorRefusal> {
    const { board, files } = this.#room;
    const [entry, content, course] = await Promise.all([board.find(id), files.content(id), files.course(id)]);
    if (!entry || !isSeenBy(worker, entry) || !content) return 'gone';
    if (entry.worker?.id !== worker.id) return 'taken';
    const { transcript, ...handoff } = content;
    const { callback } = handoff;
    return {
      // The words are to be checked with `wordsFit`, not to be guessed from their hash.
      handoff: { ...handoff, callback: callback && { ...callback, words: '' } },
      state: entry.state,
      said: [...(transcript ?? []), ...saidIn(course)],
    };
  }

  async say(worker: Worker, id: string, said: { id: string; text: string }): Promise<'said' | FloorRefusal> {
    const { board, files, presence, tellSoon } = this.#room;
    await presence.hear(worker);
    const entry = await board.change((draft): Entry | FloorRefusal => {
      const entry = owned(draft, worker, id);
      if (typeof entry === 'string') return entry;
      if (entry.state !== 'talking') return 'gone';
      entry.telling = dueNow(draft.now, entry.telling);
      draft.marked();
      draft.note('say', worker.id, entry);
      return entry;
    });
    if (typeof entry === 'string') return entry;
    const event = happened(entry, { kind: 'said', text: said.text, worker: worker.name }, `${id}:${said.id}`);
    await files.add(entry, files.steps([...entry.events, event]));
    // When the person erased it in between, nothing of it may stay behind.
    if (!(await files.line(id))) {
      await files.forget(id);
      return 'gone';
    }
    board.tell(id, [entry.queue]);
    tellSoon(id);
    return 'said';
  }

  giveBack(worker: Worker, id: string): Promise<'done' | FloorRefusal> {
    return this.#end(worker, id, 'give-back', 'given-back');
  }

  close(worker: Worker, id: string, code: ClosingCode): Promise<'done' | FloorRefusal> {
    return this.#end(worker, id, 'close', 'closed', code);
  }

  async transfer(worker: Worker, id: string, queue: QueueId): Promise<'done' | FloorRefusal> {
    const outcome = await this.#room.board.change((draft): 'done' | FloorRefusal => {
      const entry = owned(draft, worker, id);
      if (typeof entry === 'string') return entry;
      const from = entry.queue;
      entry.queue = queue;
      entry.worker = null;
      if (entry.state === 'talking') entry.state = 'waiting';
      entry.lateAt = this.#room.lateAt(queue, draft.now);
      tellLater(draft, entry, happened(entry, { kind: 'transferred', queue }));
      draft.changed(entry, from);
      draft.note('transfer', worker.id, entry, from);
      return 'done';
    });
    if (outcome === 'done') this.#room.tellSoon(id);
    return outcome;
  }

  async wordsFit(worker: Worker, id: string, words: string): Promise<boolean | FloorRefusal> {
    const { board, files } = this.#room;
    const refusal = await board.change((draft): FloorRefusal | undefined => {
      const entry = owned(draft, worker, id);
      if (typeof entry === 'string') return entry;
      draft.note('check-words', worker.id, entry);
      return undefined;
    });
    if (refusal) return refusal;
    const kept = (await files.content(id))?.callback?.words;
    return kept !== undefined && (await this.#fits(words, kept));
  }

  present(worker: Worker): Promise<void> {
    return this.#room.presence.hear(worker);
  }

  /** Signs out: what the worker still has goes back to the front of its queue at the next round. */
  away(worker: Worker): Promise<void> {
    return this.#room.presence.leave(worker);
  }

  watch(worker: Worker, changed: (id: string) => void): Promise<() => Promise<void>> {
    return this.#room.board.listen(worker.queues, changed);
  }

  /** Ends a hand-off: what the person told is gone at once, the rest when the person heard it. */
  async #end(
    worker: Worker,
    id: string,
    what: ActName,
    kind: 'given-back' | 'closed',
    about?: ClosingCode,
  ): Promise<'done' | FloorRefusal> {
    const { board, files, tellSoon } = this.#room;
    const outcome = await board.change((draft): 'done' | FloorRefusal => {
      const entry = owned(draft, worker, id);
      if (typeof entry === 'string') return entry;
      draft.note(what, worker.id, entry, about);
      endEntry(draft, entry, kind);
      return 'done';
    });
    if (outcome !== 'done') return outcome;
    await files.forgetContent(id);
    tellSoon(id);
    return 'done';
  }
}

/** Ends a hand-off on the board; the entry goes when the person heard it. */
export function endEntry(draft: Draft, entry: Entry, kind: 'given-back' | 'closed'): void {
  entry.state = 'closed';
  entry.worker = null;
  entry.sending = {};
  tellLater(draft, entry, happened(entry, { kind }));
  draft.changed(entry);
}

/** Writes on the board what is to be told to the person. */
export function tellLater({ now }: Draft, entry: Entry, event: Entry['events'][number]): void {
  entry.events.push(event);
  entry.telling = dueNow(now, entry.telling);
}

const isSeenBy = ({ queues }: Worker, { queue, state }: Entry): boolean => state !== 'closed' && queues.includes(queue);

/** The hand-off, when this worker may see it. */
function seen(draft: Draft, worker: Worker, id: string): Entry | 'gone' {
  const entry = draft.find(id);
  if (entry && isSeenBy(worker, entry)) return entry;
  if (entry && entry.state !== 'closed') draft.note('refused', worker.id, entry);
  return 'gone';
}

/** The hand-off, when this worker has it. */
function owned(draft: Draft, worker: Worker, id: string): Entry | FloorRefusal {
  const entry = seen(draft, worker, id);
  if (typeof entry === 'string') return entry;
  return entry.worker?.id === worker.id ? entry : 'taken';
}

const waitingOf = (worker: Worker, entry: Entry): Waiting => ({
  id: entry.id,
  queue: entry.queue,
  state: entry.state,
  urgency: entry.urgency,
  channel: entry.channel,
  since: entry.since,
  worker: entry.worker?.name ?? null,
  mine: entry.worker?.id === worker.id,
  returned: entry.returned,
  ...(entry.reference !== undefined && { reference: entry.reference }),
});
