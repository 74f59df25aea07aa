import type { Callback, Handoff, Said } from '../../src/handoff/desk.ts';
import type { ClosingCode, DeskFloor, FloorRefusal, Opened, Waiting, Worker } from '../../src/handoff/floor.ts';
import type { QueueId, Summary } from '../../src/handoff/summary.ts';

interface Held {
  handoff: Handoff;
  state: Opened['state'];
  said: Said[];
  worker: Worker | null;
  since: string;
}

/** A desk in memory, for tests of the page and its calls alone; it keeps to the rules of the contract. */
export class FakeFloor implements DeskFloor {
  readonly held = new Map<string, Held>();
  /** What was done, for tests to look at. */
  readonly acts: string[] = [];
  readonly #watchers = new Set<{ worker: Worker; changed: (id: string) => void }>();

  /** Somebody is handed over. */
  arrive(given: Partial<Handoff> & { id: string; queueId?: QueueId }): void {
    const { queueId = 'algemeen', ...rest } = given;
    const handoff: Handoff = {
      queue: { id: queueId, waarom: 'vraag om een medewerker' },
      urgency: 'gewoon',
      channel: 'web',
      line: { channelId: 'test', conversation: 'c', reference: {} },
      summary: null,
      transcript: null,
      callback: null,
      ...rest,
    };
    const state = handoff.callback ? 'callback' : 'waiting';
    const said = [...(handoff.transcript ?? [])];
    this.held.set(given.id, { handoff, state, said, worker: null, since: new Date().toISOString() });
    this.#tell(given.id);
  }

  /** The person says something. */
  hear(id: string, said: Said): void {
    this.held.get(id)?.said.push(said);
    this.#tell(id);
  }

  /** The person wiped everything. */
  erase(id: string): void {
    const queue = this.held.get(id)?.handoff.queue.id;
    this.held.delete(id);
    this.#tell(id, queue);
  }

  async list(worker: Worker): Promise<Waiting[]> {
    return [...this.held.values()]
      .filter(({ handoff, state }) => worker.queues.includes(handoff.queue.id) && state !== 'closed')
      .map(({ handoff, state, worker: by, since }) => ({
        id: handoff.id,
        queue: handoff.queue.id,
        state,
        urgency: handoff.urgency,
        channel: handoff.channel,
        since,
        worker: by?.name ?? null,
        mine: by?.id === worker.id,
        returned: false,
      }));
  }

  async claim(worker: Worker, id: string): Promise<Opened | FloorRefusal> {
    const held = this.#visible(worker, id);
    if (!held) return 'gone';
    if (held.worker && held.worker.id !== worker.id) return 'taken';
    held.worker = worker;
    if (held.state === 'waiting') held.state = 'talking';
    this.#tell(id);
    return opened(held);
  }

  open(worker: Worker, id: string): Promise<Opened | FloorRefusal> {
    return this.#having(worker, id, opened);
  }

  say(worker: Worker, id: string, { id: sayId, text }: { id: string; text: string }): Promise<'said' | FloorRefusal> {
    return this.#having(worker, id, ({ said }) => {
      if (!said.some((one) => one.id === sayId)) {
        said.push({ id: sayId, by: 'worker', text, at: new Date().toISOString() });
      }
      this.#tell(id);
      return 'said' as const;
    });
  }

  giveBack(worker: Worker, id: string): Promise<'done' | FloorRefusal> {
    return this.#ending(worker, id, 'give-back');
  }

  transfer(worker: Worker, id: string, queue: QueueId): Promise<'done' | FloorRefusal> {
    return this.#having(worker, id, (held) => {
      held.handoff.queue = { ...held.handoff.queue, id: queue };
      held.worker = null;
      held.state = 'waiting';
      this.#tell(id);
      return 'done' as const;
    });
  }

  close(worker: Worker, id: string, code: ClosingCode): Promise<'done' | FloorRefusal> {
    return this.#ending(worker, id, `close ${code}`);
  }

  wordsFit(worker: Worker, id: string, words: string): Promise<boolean | FloorRefusal> {
    return this.#having(worker, id, ({ handoff }) => handoff.callback?.words === words);
  }

  async present(worker: Worker): Promise<void> {
    this.acts.push(`present ${worker.name}`);
  }

  async away(worker: Worker): Promise<void> {
    this.acts.push(`away ${worker.name}`);
  }

  async watch(worker: Worker, changed: (id: string) => void): Promise<() => Promise<void>> {
    const watcher = { worker, changed };
    this.#watchers.add(watcher);
    return async () => {
      this.#watchers.delete(watcher);
    };
  }

  #ending(worker: Worker, id: string, act: string): Promise<'done' | FloorRefusal> {
    return this.#having(worker, id, () => {
      this.acts.push(`${act} ${id}`);
      this.#tell(id);
      this.held.delete(id);
      return 'done' as const;
    });
  }

  #visible(worker: Worker, id: string): Held | undefined {
    const held = this.held.get(id);
    return held && worker.queues.includes(held.handoff.queue.id) ? held : undefined;
  }

  async #having<T>(worker: Worker, id: string, work: (held: Held) => T): Promise<T | FloorRefusal> {
    const held = this.#visible(worker, id);
    if (!held) return 'gone';
    return held.worker?.id === worker.id ? work(held) : 'taken';
  }

  #tell(id: string, queue: QueueId | undefined = this.held.get(id)?.handoff.queue.id): void {
    for (const { worker, changed } of this.#watchers) if (queue && worker.queues.includes(queue)) changed(id);
  }
}

const opened = ({ handoff: { line: _, transcript: __, ...handoff }, state, said }: Held): Opened => ({
  handoff,
  state,
  said: [...said],
});

/** A callback as the desk gets it; its hash stands for the words themselves here. */
export const callbackOf = (words: string): Callback => ({
  telephone: '0612345678',
  email: null,
  window: 'maandag tussen 9 en 12 uur',
  words,
});

/** A summary with something in every part. */
export const summaryOf = (change: Partial<Summary> = {}): Summary => ({
  versie: '1',
  regels: '2026-02-10',
  gemaakt: '2026-11-22T10:04:00+01:00',
  taal: 'nl',
  kanaal: 'web',
  urgentie: { niveau: 'vandaag', waarom: 'geen slaapplek vannacht' },
  wil: 'Ik zoek een plek om te wonen.',
  perspectief: 'zelf',
  regelingen: [],
  afwezigheid: null,
  termijnen: [],
  nietGevraagd: ['veiligheid thuis'],
  contact: null,
  toevoeging: null,
  geschrapt: [],
  rij: { id: 'algemeen', waarom: 'vraag om een medewerker' },
  ...change,
});
