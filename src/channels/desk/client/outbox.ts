import { uniqueId } from '../../web/client/element.ts';
import { kept } from './kept.ts';
import type { Service } from './service.ts';

/** Something the worker said that the server has not confirmed yet. */
export interface Outgoing {
  id: string;
  talk: string;
  text: string;
  /** Why it was not taken; undefined: it is still being tried. */
  failed?: 'too-long' | 'refused';
}

const RETRY_MS = [300, 1_000, 2_000, 4_000, 8_000];

/**
 * What is said, kept over a reload until the server has it: in order within a conversation, and each under an id of its
 * own, so that sending it again never says it twice.
 */
export class Outbox {
  readonly #service: Service;
  readonly #changed: (talk: string) => void;
  readonly #sending = new Set<string>();
  #items: Outgoing[] = kept.get<Outgoing[]>('outbox', []);

  /** @param changed told when something of a conversation was sent, or was not */
  constructor(service: Service, changed: (talk: string) => void) {
    this.#service = service;
    this.#changed = changed;
  }

  of(talk: string): Outgoing[] {
    return this.#items.filter((item) => item.talk === talk);
  }

  say(talk: string, text: string): void {
    this.#set([...this.#items, { id: uniqueId(), talk, text }]);
    this.#changed(talk);
    void this.flush(talk);
  }

  again(id: string): void {
    this.#set(this.#items.map((item) => (item.id === id ? { id, talk: item.talk, text: item.text } : item)));
    const { talk } = this.#items.find((item) => item.id === id) ?? {};
    if (talk === undefined) return;
    this.#changed(talk);
    void this.flush(talk);
  }

  /** What the server shows, it has. */
  confirm(ids: ReadonlySet<string>): void {
    if (this.#items.some(({ id }) => ids.has(id))) this.#set(this.#items.filter(({ id }) => !ids.has(id)));
  }

  forget(talk: string): void {
    this.#set(this.#items.filter((item) => item.talk !== talk));
  }

  /** Sends what waits in a conversation, one after the other. */
  async flush(talk: string): Promise<void> {
    if (this.#sending.has(talk)) return;
    this.#sending.add(talk);
    for (let losses = 0; ;) {
      const item = this.#items.find((one) => one.talk === talk && !one.failed);
      if (!item) break;
      const answer = await this.#service.post(`/talks/${encodeURIComponent(talk)}/say`, {
        id: item.id,
        text: item.text,
      });
      if (answer.ok) this.#set(this.#items.filter(({ id }) => id !== item.id));
      else if (answer.status === 401 || answer.status === 403) break;
      else if (answer.status === 0 || answer.status === 429 || answer.status >= 500) {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS[Math.min(losses, RETRY_MS.length - 1)]));
        losses += 1;
        continue;
      } else this.#fail(item.id, answer.status === 404 || answer.status === 409 ? 'refused' : 'too-long');
      losses = 0;
      this.#changed(talk);
    }
    this.#sending.delete(talk);
  }

  #fail(id: string, failed: NonNullable<Outgoing['failed']>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, failed } : item)));
  }

  #set(items: Outgoing[]): void {
    this.#items = items;
    kept.set('outbox', items.length > 0 ? items : undefined);
  }
}
