import { button } from '../../web/client/element.ts';
import type { Alerts } from './alerts.ts';
import { kept } from './kept.ts';
import { Outbox } from './outbox.ts';
import type { QueueId, TalkView } from './page-data.ts';
import { refusal, type Answer, type Service } from './service.ts';
import { answerButtons } from './summary.ts';
import { Talk } from './talk.ts';
import { askChoice, openWindow } from './window.ts';
import { words } from './words.ts';

/** What the conversations need of the page. */
export interface TalksParts {
  service: Service;
  alerts: Alerts;
  say: (text: string) => void;
  /** To the queues. */
  back: () => void;
  /** Told when another conversation is to be seen, or none; `ended`: it is over and stays until it is put away. */
  shown: (talk: Talk | undefined) => void;
  /** Told when the list is to be drawn again. */
  changed: () => void;
  /** Told when the list is to be read again. */
  stale: () => Promise<void>;
}

const { page } = words;
/** What could not be read is read again after this long. */
const AGAIN_MS = 1_000;

/** The conversations of this worker, one of them on the screen. */
export class Talks {
  readonly #parts: TalksParts;
  readonly #outbox: Outbox;
  readonly #talks = new Map<string, Talk>();
  /** Conversations that this worker is ending: news of them says nothing new. */
  readonly #leaving = new Set<string>();
  #current = kept.get<string | undefined>('current', undefined);

  constructor(parts: TalksParts) {
    this.#parts = parts;
    this.#outbox = new Outbox(parts.service, (id) => {
      this.#talks.get(id)?.showOutbox();
    });
    addEventListener('focus', () => {
      this.#see();
    });
    document.addEventListener('visibilitychange', () => {
      this.#see();
    });
  }

  get current(): Talk | undefined {
    return this.#current === undefined ? undefined : this.#talks.get(this.#current);
  }

  /** Whether somebody is being talked with. */
  get isBusy(): boolean {
    return [...this.#talks.values()].some(({ ended }) => !ended);
  }

  get allUnread(): number {
    return [...this.#talks.values()].reduce((sum, { unread }) => sum + unread, 0);
  }

  unread(id: string): number {
    return this.#talks.get(id)?.unread ?? 0;
  }

  has(id: string): boolean {
    return this.#talks.has(id);
  }

  /** A conversation that was taken now. */
  begin(view: TalkView): void {
    if (!this.#talks.has(view.id)) this.#add(view);
    this.show(view.id);
  }

  /** A conversation that this worker had before a reload. */
  async restore(id: string): Promise<void> {
    const answer = await this.#parts.service.get<TalkView>(pathOf(id));
    if (!answer.ok || this.#talks.has(id)) return;
    this.#add(answer.body);
    void this.#outbox.flush(id);
    if (this.#current === id) this.#parts.shown(this.current);
  }

  /** Shows one of those that came back, when the one of before is gone. */
  settle(): void {
    const [first] = this.#talks.keys();
    if (this.current !== undefined || first === undefined) return;
    this.#current = first;
    this.#parts.shown(this.current);
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#talks.keys()].map((id) => this.refresh(id)));
  }

  /** Reads a conversation anew. */
  async refresh(id: string): Promise<void> {
    const { service, alerts, say, changed } = this.#parts;
    const talk = this.#talks.get(id);
    if (!talk || talk.ended || this.#leaving.has(id)) return;
    const answer = await service.get<TalkView>(pathOf(id));
    if (this.#talks.get(id) !== talk || this.#leaving.has(id)) return;
    if (!answer.ok) {
      if (answer.status === 404 || answer.status === 409) this.#end(talk);
      else setTimeout(() => void this.refresh(id), AGAIN_MS);
      return;
    }
    const fresh = talk.update(answer.body);
    if (fresh.length === 0) return;
    if (!this.#isSeen(id)) {
      talk.unread += fresh.length;
      say(page.newMessage);
    }
    alerts.play(fresh.some(({ danger }) => danger !== undefined) ? 'danger' : 'message');
    changed();
  }

  show(id: string): void {
    if (!this.#talks.has(id)) return;
    this.#current = id;
    kept.set('current', id);
    this.#parts.shown(this.current);
    this.#see();
    this.current?.focus();
  }

  /** Goes to the next or the previous conversation. */
  move(by: 1 | -1): void {
    const ids = [...this.#talks.keys()];
    const place = ids.indexOf(this.#current ?? '');
    this.show(ids[(place + by + ids.length) % ids.length] ?? '');
  }

  chooseAnswer(): void {
    const talk = this.current;
    if (!talk || talk.ended || document.querySelector('dialog[open]')) return;
    openWindow(page.answersTitle, (close) => [
      ...answerButtons((text) => {
        close();
        talk.write(text);
      }),
      button(page.closeDialog, '', close),
    ]);
  }

  /** Nothing of them stays on the screen. */
  clear(): void {
    this.#talks.clear();
  }

  #add(view: TalkView): void {
    const { id } = view;
    const talk = new Talk(view, this.#outbox, {
      back: this.#parts.back,
      giveBack: () => {
        askChoice({
          title: page.giveBackTitle,
          text: page.giveBackText,
          chosen: () => void this.#leave(id, 'give-back', {}),
        });
      },
      transfer: () => {
        const options = (Object.keys(words.queues) as QueueId[])
          .filter((queue) => queue !== talk.view.queue.id)
          .map((value) => ({ value, title: words.queues[value] }));
        askChoice({
          title: page.transferTitle,
          text: page.transferText,
          choices: { label: page.transferTo, options },
          chosen: (queue) => void this.#leave(id, 'transfer', { queue }),
        });
      },
      close: () => {
        const options = Object.entries(words.codes).map(([value, title]) => ({ value, title }));
        askChoice({
          title: page.closeTitle,
          text: page.closeText,
          choices: { label: page.closeCode, options },
          chosen: (code) => void this.#leave(id, 'close', { code }),
        });
      },
      answers: () => {
        this.chooseAnswer();
      },
      dismiss: () => {
        this.#remove(id);
      },
    });
    this.#talks.set(id, talk);
  }

  /** Ends what this worker has with a conversation. */
  async #leave(id: string, act: 'give-back' | 'transfer' | 'close', body: object): Promise<void> {
    const { service, say, stale } = this.#parts;
    this.#leaving.add(id);
    const answer: Answer<object> = await service.post(`${pathOf(id)}/${act}`, body);
    this.#leaving.delete(id);
    const isGone = !answer.ok && (answer.status === 404 || answer.status === 409);
    if (!answer.ok) say(isGone ? page.gone : refusal(answer.status));
    if (!answer.ok && !isGone) return;
    this.#remove(id);
    await stale();
  }

  #end(talk: Talk): void {
    talk.end();
    if (talk.id === this.#current) this.#parts.shown(talk);
    this.#parts.changed();
  }

  #remove(id: string): void {
    const { shown, back, changed } = this.#parts;
    this.#talks.get(id)?.forget();
    this.#talks.delete(id);
    if (this.#current === id) {
      this.#current = [...this.#talks.keys()].at(-1);
      kept.set('current', this.#current);
      shown(this.current);
      back();
    }
    changed();
  }

  #isSeen(id: string): boolean {
    return id === this.#current && document.visibilityState === 'visible' && document.hasFocus();
  }

  #see(): void {
    const talk = this.current;
    if (!talk || talk.unread === 0 || !this.#isSeen(talk.id)) return;
    talk.unread = 0;
    this.#parts.changed();
  }
}

/** Where the calls about a conversation go. */
export const pathOf = (id: string): string => `/talks/${encodeURIComponent(id)}`;
