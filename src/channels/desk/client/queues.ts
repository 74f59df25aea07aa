import { button, element } from '../../web/client/element.ts';
import type { QueueId, Waiting } from './page-data.ts';
import { fill, lasting, pageData, words } from './words.ts';

/** What the list may ask for. */
export interface QueueActs {
  take(id: string): void;
  show(id: string): void;
}

const { page } = words;

/** Who waits, queue by queue, and the worker's own conversations above them. */
export class Queues {
  readonly element = element('div', { class: 'lists' });
  readonly #acts: QueueActs;

  constructor(acts: QueueActs) {
    this.#acts = acts;
  }

  /**
   * Shows the list as it is now.
   *
   * @param unread how many messages of a conversation were not seen yet
   */
  show(waiting: readonly Waiting[], current: string | undefined, unread: (id: string) => number): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.talk;
    const mine = waiting.filter((one) => one.mine);
    const others = waiting.filter((one) => !one.mine);
    this.element.replaceChildren(
      element('h3', {}, page.mineTitle),
      list(
        mine.map((one) => this.#mine(one, one.id === current, unread(one.id))),
        page.noneMine,
      ),
      ...pageData.worker.queues.flatMap((queue) => this.#queue(queue, others)),
    );
    if (focused !== undefined) {
      this.element.querySelector<HTMLElement>(`button[data-talk="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  #queue(queue: QueueId, others: readonly Waiting[]): Node[] {
    const here = others.filter((one) => one.queue === queue);
    const count = here.filter(({ worker }) => worker === null).length;
    return [
      element('h3', {}, `${words.queues[queue]} `, element('span', { class: 'count' }, `(${count})`)),
      list(
        here.map((one) => this.#waiting(one)),
        page.noneWaiting,
      ),
    ];
  }

  #mine(one: Waiting, isCurrent: boolean, unread: number): HTMLElement {
    const open = button(words.queues[one.queue], 'talk-name', () => {
      this.#acts.show(one.id);
    });
    open.dataset.talk = one.id;
    open.append(
      ...details(one),
      unread > 0 ? element('strong', { class: 'unread' }, fill(page.unread, { count: unread })) : '',
    );
    if (isCurrent) open.setAttribute('aria-current', 'true');
    return open;
  }

  #waiting(one: Waiting): HTMLElement {
    const about = element('span', { class: 'about' }, ...details(one));
    if (one.worker !== null) return about;
    const name = `${page.take}: ${words.queues[one.queue]}, ${about.textContent}`;
    const take = button(
      page.take,
      'primary',
      () => {
        this.#acts.take(one.id);
      },
      name,
    );
    take.dataset.talk = one.id;
    return element('div', { class: 'waiting' }, about, take);
  }
}

/** Whom to take next: who came back first, then by urgency and arrival, as the list has it; callbacks last. */
export const nextOf = (waiting: readonly Waiting[]): Waiting | undefined => {
  const free = waiting.filter(({ worker, mine }) => worker === null && !mine);
  return free.find(({ state }) => state === 'waiting') ?? free.find(({ state }) => state === 'callback');
};

function details(one: Waiting): Node[] {
  const since = Date.now() - Date.parse(one.since);
  const parts = [
    one.state === 'callback' ? page.callback : words.channels[one.channel],
    one.worker !== null && !one.mine
      ? fill(page.with, { worker: one.worker })
      : fill(page.waits, { time: lasting(since) }),
    ...(one.returned ? [page.returned] : []),
    ...(one.reference === undefined ? [] : [fill(page.reference, { reference: one.reference })]),
  ];
  if (one.mine) parts.splice(1, 1);
  return [
    element('span', { class: `urgency ${one.urgency}` }, words.urgencies[one.urgency]),
    element('span', {}, ` ${parts.join(', ')} `),
  ];
}

function list(items: readonly HTMLElement[], none: string): HTMLElement {
  if (items.length === 0) return element('p', { class: 'none' }, none);
  return element('ul', {}, ...items.map((item) => element('li', {}, item)));
}
