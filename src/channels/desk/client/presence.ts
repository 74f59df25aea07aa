import { button, element } from '../../web/client/element.ts';
import { kept } from './kept.ts';
import type { PresenceState } from './page-data.ts';
import type { Service } from './service.ts';
import { fill, lasting, words } from './words.ts';

/** What presence needs of the page. */
export interface PresenceParts {
  service: Service;
  /** Whether somebody is being talked with; then there is no pause. */
  isBusy: () => boolean;
  say: (text: string) => void;
  /** Told when it changed. */
  changed: () => void;
}

const { page } = words;
/** So many seconds before the end of the session the page says so. */
const ENDING_SECONDS = 300;

/** Whether the worker is there, and how long the session lasts when nobody touches the page. */
export class Presence {
  readonly element: HTMLElement;
  /** The warning that the session ends soon. */
  readonly ending = element('div', { class: 'warning', role: 'alert', hidden: '' });
  readonly #parts: PresenceParts;
  readonly #there = element('input', { type: 'radio', name: 'presence' });
  readonly #away = element('input', { type: 'radio', name: 'presence' });
  #present = kept.get('present', false);
  #touched = true;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
    this.element = element(
      'fieldset',
      { class: 'presence' },
      element('legend', { class: 'unseen' }, page.presence),
      element('label', {}, this.#there, page.present),
      element('label', {}, this.#away, page.paused),
    );
    this.#there.addEventListener('change', () => {
      this.set(true);
    });
    this.#away.addEventListener('change', () => {
      this.set(false);
    });
    for (const gesture of ['pointerdown', 'keydown']) {
      addEventListener(gesture, () => (this.#touched = true), { capture: true });
    }
    this.#show();
  }

  get present(): boolean {
    return this.#present;
  }

  set(now: boolean): void {
    const { isBusy, say, changed } = this.#parts;
    if (!now && isBusy()) {
      this.#show();
      say(page.finishFirst);
      return;
    }
    this.#present = now;
    kept.set('present', now);
    this.#show();
    say(now ? '' : page.pausedHint);
    void this.beat(now ? 'here' : 'away');
    changed();
  }

  /** Says how the worker is there, and whether the page was touched. A page on pause only looks: another tab may work. */
  async beat(state: PresenceState = this.#present ? 'here' : 'looking'): Promise<void> {
    if (state === 'looking' && !this.#touched) return;
    const body = { state, touched: this.#touched };
    this.#touched = false;
    const answer = await this.#parts.service.post<{ secondsLeft: number }>('/presence', body);
    if (answer.ok) this.lasts(answer.body.secondsLeft);
    else this.#touched ||= body.touched;
  }

  /** The session lasts so many seconds more; when it is nearly over, the page says so. */
  lasts(seconds: number): void {
    const wasNear = !this.ending.hidden;
    this.ending.hidden = seconds >= ENDING_SECONDS;
    if (this.ending.hidden) return;
    const text = element('span', {}, fill(page.ending, { minutes: lasting(seconds * 1000) }), ' ');
    const stay = button(page.stay, '', () => {
      this.#touched = true;
      void this.beat();
    });
    // The button stays the same one: somebody may be about to press it.
    if (wasNear) this.ending.firstElementChild?.replaceWith(text);
    else this.ending.replaceChildren(text, stay);
  }

  #show(): void {
    this.#there.checked = this.#present;
    this.#away.checked = !this.#present;
  }
}
