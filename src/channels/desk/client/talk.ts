import { button, element, unseen } from '../../web/client/element.ts';
import { richText } from '../../web/client/rich-text.ts';
import { kept } from './kept.ts';
import type { Outbox, Outgoing } from './outbox.ts';
import type { Said, TalkView } from './page-data.ts';
import { clockTime, fill, pageData, words } from './words.ts';

/** What a worker may do with a conversation. */
export interface TalkActs {
  /** To the queues: on a narrow screen only one of both is seen. */
  back: () => void;
  giveBack: () => void;
  transfer: () => void;
  close: () => void;
  answers: () => void;
  dismiss: () => void;
}

const { page } = words;
const rich = richText(pageData.phones);
const MOST_SIGNS = 4_000;

/** One conversation on the screen: what was said, a place to write, and what can be done. */
export class Talk {
  readonly element: HTMLElement;
  readonly id: string;
  readonly #outbox: Outbox;
  readonly #acts: TalkActs;
  readonly #heading = element('h2', { tabindex: '-1' });
  readonly #about = element('p', { class: 'about' });
  readonly #byPhone = element('p', { class: 'note', hidden: '' }, page.byPhone);
  readonly #danger = element('p', { class: 'danger', role: 'alert', hidden: '' });
  readonly #log = element('div', { class: 'log', tabindex: '0', 'aria-label': page.logLabel });
  readonly #form = element('form', { class: 'say' });
  readonly #giveBack: HTMLButtonElement;
  readonly #input: HTMLTextAreaElement;
  readonly #lines = new Map<string, HTMLElement>();
  view: TalkView;
  /** Messages of the person that the worker has not seen yet. */
  unread = 0;
  ended = false;

  constructor(view: TalkView, outbox: Outbox, acts: TalkActs) {
    this.id = view.id;
    this.view = view;
    this.#outbox = outbox;
    this.#acts = acts;
    this.#input = element('textarea', { id: `say-${view.id}`, rows: '3', autocomplete: 'off' });
    this.#giveBack = button(page.giveBack, '', acts.giveBack);
    this.#input.value = kept.get(this.#draft, '');
    this.element = element(
      'section',
      { class: 'talk' },
      element('header', {}, this.#heading, this.#about, this.#buttons()),
      this.#danger,
      this.#byPhone,
      this.#log,
      this.#form,
    );
    this.#fillForm();
    this.#show();
    // What was said before is read by choice; from now on a screen reader says what comes.
    setTimeout(() => {
      this.#log.setAttribute('role', 'log');
      this.#log.setAttribute('aria-live', 'polite');
    }, 500);
  }

  /** Shows what came since; gives the messages of the person that are new. */
  update(view: TalkView): Said[] {
    const known = new Set(this.view.said.map(({ id }) => id));
    const fresh = view.said.filter(({ id, by }) => by === 'person' && !known.has(id));
    this.view = view;
    this.#show();
    return fresh;
  }

  /** Shows again what is being sent. */
  showOutbox(): void {
    this.#show();
  }

  /** It is over: nothing of it stays on the screen. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    kept.set(this.#draft, undefined);
    this.#outbox.forget(this.id);
    const notice = element('p', { role: 'alert', class: 'warning' }, page.endedGone);
    this.element.replaceChildren(
      element('header', {}, this.#heading),
      notice,
      button(page.dismiss, 'primary', () => {
        this.#acts.dismiss();
      }),
    );
  }

  /** To where the worker goes on: the box to write in, or else the heading. */
  focus(): void {
    if (this.ended || this.#form.hidden) this.#heading.focus();
    else this.#input.focus();
  }

  write(text: string): void {
    const { value } = this.#input;
    this.#input.value = value.trim() === '' ? text : `${value.trimEnd()} ${text}`;
    kept.set(this.#draft, this.#input.value);
    this.#input.focus();
  }

  scrollDown(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  forget(): void {
    kept.set(this.#draft, undefined);
    this.#outbox.forget(this.id);
  }

  get #draft(): string {
    return `draft-${this.id}`;
  }

  #buttons(): HTMLElement {
    const { back, transfer, close } = this.#acts;
    return element(
      'div',
      { class: 'row' },
      button(page.queuesTitle, 'back', back),
      this.#giveBack,
      button(page.transfer, '', transfer),
      button(page.close, '', close),
    );
  }

  #fillForm(): void {
    this.#form.append(
      element('label', { for: this.#input.id }, page.input),
      this.#input,
      element(
        'div',
        { class: 'row' },
        element('button', { class: 'primary' }, page.send),
        button(page.answers, '', () => {
          this.#acts.answers();
        }),
      ),
    );
    this.#input.addEventListener('input', () => {
      kept.set(this.#draft, this.#input.value || undefined);
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.#input.value.trim();
      this.#input.setCustomValidity(text.length > MOST_SIGNS ? page.tooLong : '');
      if (!text || !this.#input.reportValidity()) return;
      this.#input.value = '';
      kept.set(this.#draft, undefined);
      this.#outbox.say(this.id, text);
      this.#input.focus();
    });
  }

  #show(): void {
    if (this.ended) return;
    const { queue, urgency, channel, state, reference, said, callback, summary } = this.view;
    this.#heading.textContent = fill(page.talkWith, { queue: words.queues[queue.id] });
    this.#about.textContent = [
      `${page.urgency} ${words.urgencies[urgency]}`,
      words.channels[channel],
      ...(state === 'callback' ? [page.callback] : []),
      ...(reference === null ? [] : [fill(page.reference, { reference })]),
    ].join(', ');
    this.#byPhone.hidden = channel !== 'voice' || callback !== null;
    // Who is to be called back, or is on the phone, reads nothing here.
    const isChat = callback === null && channel !== 'voice';
    this.#form.hidden = !isChat;
    this.#giveBack.hidden = !isChat;
    this.#log.hidden = !isChat && said.length === 0;

    const danger = said.findLast((one) => one.danger !== undefined)?.danger;
    const warning = danger === undefined ? '' : words.dangers[danger];
    this.#danger.hidden = warning === '';
    if (this.#danger.textContent !== warning) this.#danger.textContent = warning;

    this.#outbox.confirm(new Set(said.map(({ id }) => id)));
    const atEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 80;
    const lines = [
      ...said.map((one) => this.#line(one)),
      ...this.#outbox.of(this.id).map((one) => this.#outgoing(one)),
    ];
    if (summary === null && said.length === 0) lines.unshift(this.#notice(page.noTranscript));
    place(this.#log, lines);
    if (atEnd) this.scrollDown();
  }

  #line(said: Said): HTMLElement {
    const known = this.#lines.get(said.id);
    if (known) {
      if (known.querySelector('.sending')) {
        known.querySelector('.sending')?.remove();
        known.classList.remove('failed');
        known.querySelector('.who')?.append(' ', timeOf(said));
      }
      return known;
    }
    const who = { person: page.person, assistant: page.assistant, worker: page.colleague }[said.by];
    const text = said.by === 'person' ? [element('div', { class: 'bubble' }, said.text)] : rich(said.text);
    const line = element(
      'div',
      { class: `line ${said.by}${said.danger === undefined ? '' : ' dangerous'}` },
      element('p', { class: 'who' }, `${who} `, timeOf(said)),
      ...text,
      said.danger === undefined ? undefined : element('p', { class: 'heard' }, words.dangers[said.danger]),
    );
    this.#lines.set(said.id, line);
    return line;
  }

  #outgoing({ id, text, failed }: Outgoing): HTMLElement {
    let line = this.#lines.get(id);
    if (!line) {
      line = element(
        'div',
        { class: 'line worker' },
        element('p', { class: 'who' }, page.colleague),
        element('div', { class: 'bubble' }, text),
      );
      this.#lines.set(id, line);
    }
    line.querySelector('.sending')?.remove();
    line.classList.toggle('failed', failed !== undefined);
    const note = element(
      'p',
      { class: 'sending' },
      failed === undefined ? page.sending : failed === 'too-long' ? page.tooLong : page.notSent,
    );
    if (failed !== undefined) {
      note.append(
        ' ',
        button(page.again, 'small', () => {
          this.#outbox.again(id);
        }),
      );
    }
    line.append(note);
    return line;
  }

  #notice(text: string): HTMLElement {
    const known = this.#lines.get('notice');
    if (known) return known;
    const notice = element('p', { class: 'notice' }, unseen(''), text);
    this.#lines.set('notice', notice);
    return notice;
  }
}

const timeOf = ({ at }: Said): HTMLElement => element('time', { datetime: at }, clockTime(at));

/** Puts elements in this order, without moving those that stand right: a screen reader would say them again. */
function place(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  const stay = new Set<Node>(wanted);
  for (const child of [...parent.children]) if (!stay.has(child)) child.remove();
  wanted.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
}
