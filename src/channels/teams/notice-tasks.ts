import type { ConversationReference } from 'botbuilder';
import * as cards from '../../cards/card.ts';
import type { StaffNoticeTexts } from '../../content/shapes/staff.ts';
import type { DeskFloor, Worker } from '../../handoff/floor.ts';
import { fold } from '../../language/fold.ts';
import { sayDayLong } from '../../language/say-day.ts';
import { keptCard, settledCard } from '../../staff/notice-cards.ts';
import { isNameLike, type NameWords } from '../../staff/personal-data.ts';
import { textOfField, type StaffReply, type Submitted } from '../../staff/reply.ts';
import { calendarDay } from '../../values/calendar-day.ts';
import type { Clock } from '../../values/clock.ts';
import { chatKey, withWindows, type Chats, type KeptWindow } from './chats.ts';
import type { Colleague } from './tenant.ts';

/** What the notices are made of. */
export interface NoticeParts {
  texts: StaffNoticeTexts;
  names: NameWords;
  chats: Chats;
  clock: Clock;
  /** The desk, where there is one. */
  floor: DeskFloor | undefined;
  /** Who a colleague is at the desk; undefined: nobody there. */
  workerOf: (colleague: Colleague) => Promise<Worker | undefined>;
  /** Where the desk stands, as a link. */
  deskUrl: string | undefined;
}

/** Where something is asked, and by whom. */
export interface Place {
  conversation: string;
  reference: Partial<ConversationReference>;
  personal: boolean;
  colleague: Colleague;
}

type Wish = 'on' | 'off' | 'list' | 'wipe' | 'ask';

/** The notices of a chat: turned on and off, with what staff keep for them; and taking over a hand-off from its notice. */
export class NoticeTasks {
  readonly #parts: NoticeParts;

  constructor(parts: NoticeParts) {
    this.#parts = parts;
  }

  /** What a message asks of the notices; undefined when it is about something else. */
  async hear(text: string, place: Place): Promise<StaffReply | undefined> {
    const [, what = '', rest = ''] =
      /^(maandagbericht|weekbericht|bijhouden|meldingen)\b[\s:]*(.{0,40}?)[.!?]*$/.exec(fold(text).trim()) ?? [];
    if (!what) return undefined;
    const wish = this.#wishIn(rest);
    if (!wish) return undefined;
    return what === 'meldingen'
      ? this.#handoffs(wish, place)
      : this.#digest(what === 'bijhouden' && wish === 'ask' ? 'list' : wish, place);
  }

  /** What a card asks of the notices; undefined when it is a card of something else. */
  async act(task: string, submitted: Submitted, place: Place): Promise<StaffReply | undefined> {
    switch (task) {
      case 'houd-bij':
        return this.#keep(submitted, place);
      case 'wis':
        return this.#forget(submitted, place);
      case 'maandagbericht':
        return this.#digest(this.#wishIn(textOfField(submitted, 'wens') ?? '') ?? 'ask', place);
      case 'meldingen':
        return this.#handoffs(this.#wishIn(textOfField(submitted, 'wens') ?? '') ?? 'ask', place);
      case 'neem-over':
        return this.#claim(textOfField(submitted, 'id') ?? '', place);
      default:
        return undefined;
    }
  }

  #wishIn(said: string): Wish | undefined {
    const { onWords, offWords, listWords, wipeWords } = this.#parts.texts;
    const has = (words: readonly string[]): boolean => words.some((word) => fold(word) === said.trim());
    if (said.trim() === '') return 'ask';
    return has(onWords) ? 'on' : has(offWords) ? 'off' : has(listWords) ? 'list' : has(wipeWords) ? 'wipe' : undefined;
  }

  async #digest(wish: Wish, place: Place): Promise<StaffReply> {
    const { texts, chats, clock } = this.#parts;
    const key = chatKey(place.conversation);
    if (wish === 'ask') return this.#question(texts.digestAsk(), 'maandagbericht', ['on', 'off', 'list', 'wipe']);
    if (wish === 'list') return keptCard((await chats.get(key))?.windows ?? [], clock.today(), texts);
    await this.#change(place, (chat) => ({
      ...chat,
      ...(wish === 'wipe' ? { windows: [] } : { digest: wish === 'on' }),
    }));
    return { text: wish === 'wipe' ? texts.forgotAll() : wish === 'on' ? texts.digestOn() : texts.digestOff() };
  }

  async #handoffs(wish: Wish, place: Place): Promise<StaffReply> {
    const { texts, workerOf } = this.#parts;
    if (wish === 'off') {
      await this.#change(place, (chat) => ({ ...chat, queues: [] }));
      return { text: texts.handoffsOff() };
    }
    if (place.personal) return { text: texts.handoffsWhere() };
    if (wish !== 'on') return this.#question(texts.handoffsAsk(), 'meldingen', ['on', 'off']);
    const worker = await workerOf(place.colleague);
    if (!worker) return { text: texts.noRole() };
    await this.#change(place, (chat) => ({ ...chat, queues: [...worker.queues] }));
    return { text: texts.handoffsOn() };
  }

  #question(text: string, task: string, wishes: readonly Exclude<Wish, 'ask'>[]): StaffReply {
    const { toggle, onWords, offWords, listWords, wipeWords } = this.#parts.texts;
    const said = { on: onWords[0], off: offWords[0], list: listWords[0], wipe: wipeWords[0] };
    const title = text.split('. ')[0] ?? text;
    const actions = wishes.map((wish) => cards.submit(toggle[wish], task, { wens: said[wish] ?? wish }));
    return { text, card: cards.card(title.slice(0, 60), text, [], actions) };
  }

  async #keep(submitted: Submitted, place: Place): Promise<StaffReply> {
    const { texts, names, clock } = this.#parts;
    const today = clock.today();
    const given = textOfField(submitted, 'lijst', 2_000)?.split(';') ?? [
      `${textOfField(submitted, 'client', 20) ?? ''}/${textOfField(submitted, 'safe') ?? ''}`,
    ];
    const windows = given.flatMap((one): KeptWindow[] => {
      const at = one.lastIndexOf('/');
      const [reference, safe] = [one.slice(0, at).trim().slice(0, 20), calendarDay(one.slice(at + 1))];
      return reference && safe ? [{ reference, safe }] : [];
    });
    const [first] = windows;
    if (!first || windows.some(({ reference }) => isNameLike(reference, names))) return { text: texts.keptLabel() };
    const chat = await this.#change(place, (before) => ({
      ...before,
      digest: true,
      windows: withWindows(before.windows, windows, today),
    }));
    const said = windows.map(({ reference, safe }) => texts.kept({ reference, safe: sayDayLong(safe, today).text }));
    return { ...keptCard(chat.windows, today, texts), text: said.join('\n\n') };
  }

  async #forget(submitted: Submitted, place: Place): Promise<StaffReply> {
    const { texts, clock } = this.#parts;
    const reference = textOfField(submitted, 'aanduiding', 20);
    const everything = submitted.alles === true;
    const chat = await this.#change(place, (before) => ({
      ...before,
      windows: everything ? [] : before.windows.filter((one) => one.reference !== reference),
    }));
    const text = everything || reference === undefined ? texts.forgotAll() : texts.forgotten({ reference });
    return { ...keptCard(chat.windows, clock.today(), texts), text };
  }

  async #claim(id: string, { colleague }: Place): Promise<StaffReply> {
    const { texts, floor, workerOf, deskUrl } = this.#parts;
    const worker = await workerOf(colleague);
    if (!floor || !worker) return { text: texts.noRole() };
    const opened = await floor.claim(worker, id);
    if (opened === 'taken') return { text: texts.taken() };
    if (opened === 'gone') return { text: texts.gone() };
    return { ...settledCard(texts.claimed({ worker: worker.name }), deskUrl, texts), text: texts.claimedSelf() };
  }

  #change({ conversation, reference, personal, colleague }: Place, change: Parameters<Chats['change']>[2]) {
    return this.#parts.chats.change(chatKey(conversation), { reference, tenant: colleague.tenant, personal }, change);
  }
}
