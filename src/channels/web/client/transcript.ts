import { button, element, unseen } from './element.ts';
import type { Activity, CardAction } from './line.ts';
import type { PageTexts } from './page-data.ts';
import { canReadAloud, readAloud, stopReading } from './read-aloud.ts';
import { attachmentElement } from './table.ts';

interface Item {
  element: HTMLElement;
  /** The moment in the log; Infinity for what is not sent yet. */
  time: number;
  fromBot: boolean;
  actions: CardAction[];
}

/** The conversation as it is seen: what was said, in the order of the log, and the buttons of the last question. */
export class Transcript {
  readonly #texts: PageTexts;
  readonly #rich: (text: string) => HTMLElement[];
  readonly #log: HTMLElement;
  readonly #choices: HTMLElement;
  readonly #choose: (action: CardAction) => void;
  readonly #items: Item[] = [];
  readonly #mine = new Map<string, Item>();

  constructor(
    texts: PageTexts,
    rich: (text: string) => HTMLElement[],
    log: HTMLElement,
    choices: HTMLElement,
    choose: (action: CardAction) => void,
  ) {
    this.#texts = texts;
    this.#rich = rich;
    this.#log = log;
    this.#choices = choices;
    this.#choose = choose;
  }

  /** Shows what came in: a message of the bot, or the person's own as it stands in the log. */
  show(activity: Activity): void {
    if (activity.type !== 'message') return;
    const time = Date.parse(activity.timestamp ?? '') || Date.now();
    if (activity.from?.role === 'bot') this.#place(this.#ofBot(activity, time));
    else this.#confirm(activity, time);
    this.#offer();
  }

  /** Shows the person's own message before it is sent. */
  showMine(clientId: string, words: string): void {
    this.#place(this.#ofPerson(clientId, words, Number.POSITIVE_INFINITY));
    this.#offer();
  }

  /** Says under the person's message that it was not sent; undefined takes that back. */
  setFailure(clientId: string, reason: string | undefined, again: () => void): void {
    const item = this.#mine.get(clientId);
    // What stands in the log has arrived, whatever became of its answer on the way.
    if (!item || (reason !== undefined && item.time !== Number.POSITIVE_INFINITY)) return;
    item.element.querySelector('.failure')?.remove();
    item.element.classList.toggle('failed', reason !== undefined);
    if (reason === undefined) return;
    item.element.append(
      element('p', { class: 'failure' }, element('span', {}, reason), button(this.#texts.again, 'small', again)),
    );
    this.scroll();
  }

  /** Says something of the page itself between the messages. */
  notice(words: string): void {
    const notice = element('p', { class: 'notice' }, words);
    this.#place({ element: notice, time: this.#items.at(-1)?.time ?? Date.now(), fromBot: false, actions: [] });
  }

  clear(): void {
    stopReading();
    this.#items.length = 0;
    this.#mine.clear();
    this.#log.replaceChildren();
    this.#choices.replaceChildren();
  }

  #ofBot({ text = '', speak, attachments = [], suggestedActions, channelData }: Activity, time: number): Item {
    const actions = suggestedActions?.actions ?? [];
    const titles = actions.map(({ title }) => title).join(', ');
    const said = element(
      'div',
      { class: 'message bot' },
      unseen(`${this.#texts.assistantSays} `),
      ...this.#rich(text),
      ...attachments.map((attachment) => attachmentElement(attachment, this.#texts.save)),
      actions.length > 0 ? unseen(`${this.#texts.chooseFrom} ${titles}.`) : undefined,
    );
    if (channelData?.onderwerp ?? channelData?.artikelen) said.append(this.#whereFrom(channelData.onderwerp));
    if (canReadAloud && (speak ?? text)) said.append(this.#reader(speak ?? text));
    return { element: said, time, fromBot: true, actions };
  }

  /** The page that explains this topic with its articles; without a topic the page of the articles themselves. */
  #whereFrom(topic = 'regels'): HTMLElement {
    const href = `/uitleg/${topic === 'begrip' ? 'woorden' : encodeURIComponent(topic)}`;
    return element('a', { class: 'small', href, target: '_blank', rel: 'noopener' }, this.#texts.whereFrom);
  }

  #ofPerson(clientId: string, words: string, time: number): Item {
    const bubble = element('div', { class: 'bubble' });
    bubble.textContent = words;
    const said = element('div', { class: 'message mine' }, unseen(`${this.#texts.youSaid} `), bubble);
    const item = { element: said, time, fromBot: false, actions: [] };
    this.#mine.set(clientId, item);
    return item;
  }

  /** The person's message stands in the log: the one shown already gets its place, one of before is shown. */
  #confirm({ channelData = {}, text, id = '' }: Activity, time: number): void {
    if (channelData.postBack) return;
    const clientId = channelData.clientActivityID ?? id;
    const shown = this.#mine.get(clientId);
    if (!shown) {
      this.#place(this.#ofPerson(clientId, channelData.messageBack?.displayText ?? text ?? '', time));
      return;
    }
    this.setFailure(clientId, undefined, () => undefined);
    this.#items.splice(this.#items.indexOf(shown), 1);
    shown.time = time;
    this.#place(shown);
  }

  #place(item: Item): void {
    let index = this.#items.length;
    while (index > 0 && (this.#items[index - 1]?.time ?? 0) > item.time) index -= 1;
    const before = this.#items[index]?.element ?? null;
    this.#items.splice(index, 0, item);
    // Moving an element to where it stands would make a screen reader say it again.
    const inPlace = item.element.isConnected && item.element.nextElementSibling === before;
    if (!inPlace) this.#log.insertBefore(item.element, before);
  }

  /** The buttons of the last question, until something is said after it. */
  #offer(): void {
    const last = this.#items.at(-1);
    const actions = last?.fromBot ? last.actions : [];
    const hadFocus = this.#choices.contains(document.activeElement);
    this.#choices.hidden = actions.length === 0;
    this.#choices.replaceChildren(
      ...actions.map((action) =>
        button(action.title, 'choice', () => {
          this.#choose(action);
        }),
      ),
    );
    if (hadFocus) this.#log.focus();
    this.scroll();
  }

  #reader(text: string): HTMLElement {
    const { readAloud: read, stopReading: stop } = this.#texts;
    let reading = false;
    const reader = button(read, 'small', () => {
      if (reading) {
        stopReading();
        return;
      }
      readAloud(text, () => {
        reading = false;
        reader.textContent = read;
      });
      reading = true;
      reader.textContent = stop;
    });
    return reader;
  }

  /** To the end, but never past the beginning of the last answer: that is what is read first. */
  scroll(): void {
    const lastMine = this.#items.map(({ fromBot }) => fromBot).lastIndexOf(false);
    const answer = this.#items[lastMine + 1]?.element;
    const last = this.#items.at(-1)?.element;
    (this.#choices.hidden ? last : this.#choices)?.scrollIntoView({ block: 'end' });
    const top = Math.max(0, this.#log.parentElement?.getBoundingClientRect().top ?? 0);
    if (answer && answer.getBoundingClientRect().top < top) answer.scrollIntoView({ block: 'start' });
  }
}
