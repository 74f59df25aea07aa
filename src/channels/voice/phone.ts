import type { Activity } from 'botbuilder';
import type { VoiceTexts } from '../../content/shapes/voice.ts';
import type { Message } from '../../content/message.ts';
import type { QueueId } from '../../handoff/summary.ts';
import { readPace } from '../../language/read-pace.ts';
import { readTruth, wordsOf } from '../../language/read-truth.ts';
import { readWish } from '../../language/read-wish.ts';
import { digitsInWords } from '../../language/say-number.ts';
import type { CrisisId } from '../../understanding/intents.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { Clock } from '../../values/clock.ts';
import type { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import { fixedKeys, keysOf, pressed, sayKeys } from './keys.ts';
import { cut, piecesOf, type Piece } from './pieces.ts';
import { questionIn, type SpokenQuestion } from './question.ts';
import { valueToReadBack } from './read-back.ts';
import { sayAll, secondsOf, sentencesIn } from './speech.ts';
import type { Hangup, Heard, Transfer, VoiceTurn } from './turn.ts';
import type { VoiceAdapter } from './voice-adapter.ts';

/** What the phone is made of. */
export interface PhoneParts {
  adapter: Pick<VoiceAdapter, 'turn'>;
  texts: VoiceTexts;
  clock: Clock;
  understanding: Pick<Understanding, 'crisis' | 'command'>;
  exchange: Exchange;
}

/** Below this a recogniser is not believed at all; below the second it is asked whether it heard well. */
const BELIEVED = { hardly: 0.5, well: 0.75 };

/** So often in a row, and so often in a call, something may go wrong before a person takes over. */
const ENOUGH = { inARow: 3, inACall: 5 };
/** So many corrections of one value: then by keys, then by a person. */
const CORRECTIONS = { keys: 2, human: 3 };

const SILENCE_MS = 7_000;
const REST_AFTER_KEY_MS = 500;
/** A question with its choices is no longer than this, in seconds. */
const LONGEST_QUESTION = 10;
const CHOICES_ALOUD = 3;
/** An answer to a question of the phone itself is short: what is longer is for the bot. */
const SHORT_ANSWER = 4;

/** What a turn is made of, beside the question that stands. */
interface Answer {
  pieces?: readonly Piece[];
  /** What is asked, the question last; left out: the question that stands. */
  asked?: readonly string[];
  then?: Transfer | Hangup;
}

/**
 * A conversation by ear around what the bot says: who speaks, one question a turn, keys that always mean the same,
 * reading back, and a way out when speech fails. It knows no gateway, and the bot knows no phone.
 */
export class Phone {
  readonly #parts: PhoneParts;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
  }

  /** What we say and do when this comes in; the call is changed in place. */
  async hear(call: Call, heard: Heard): Promise<VoiceTurn> {
    switch (heard.kind) {
      case 'start':
        return this.#greet(call, heard.caller);
      case 'speech':
        return this.#speech(call, heard.text, heard.confidence ?? 1);
      case 'keys':
        return { restMs: REST_AFTER_KEY_MS, ...(await this.#keys(call, heard.digits)) };
      case 'silence':
        return this.#silence(call);
      case 'transferred':
        return heard.answered ? { say: [] } : this.#notTransferred(call);
    }
  }

  /** What is said when there is no answer in time: an excuse, and a person. */
  tooSlow(): VoiceTurn {
    const { texts, exchange } = this.#parts;
    const target = exchange.target('algemeen');
    const sentences = sentencesIn((target ? texts.tooSlow() : texts.tooSlowAlone()).speak);
    const say = [sayAll(sentences, { interruptible: false })];
    if (target) return { say, then: { kind: 'transfer', target, reason: 'storing' } };
    return { say, listen: { keys: 1, inParts: false } };
  }

  async #greet(call: Call, caller: string | undefined): Promise<VoiceTurn> {
    const { texts, adapter } = this.#parts;
    if (caller !== undefined) call.caller = caller;
    // The bot greets too, for a screen; on the phone there is more to tell first.
    await adapter.turn(call, { type: 'conversationUpdate', membersAdded: [{ id: call.caller, name: '' }] });
    const welcome = texts.welcome();
    call.question = { kind: 'choice', short: wordsIn(welcome, 'short'), options: welcome.buttons ?? [] };
    const pieces = [texts.disclosure(), texts.notice()].map((message) => ({
      sentences: wordsIn(message),
      mustBeHeard: true,
    }));
    return {
      ...this.#say(call, { pieces, asked: wordsIn(welcome) }),
      settings: { silenceMs: SILENCE_MS, hints: texts.words, filler: texts.filler().speak },
    };
  }

  async #speech(call: Call, text: string, confidence: number): Promise<VoiceTurn> {
    const { understanding } = this.#parts;
    // Danger is heard in any state, and also when the recogniser is in doubt.
    if (understanding.crisis(text)) return this.#toBot(call, text);
    if (wordsOf(text) === '' || confidence < BELIEVED.hardly) return this.#missed(call);
    const wish = readWish(text);
    if (wish === 'human') return this.#toBot(call, humanWord);
    const pace = readPace(text);
    if (pace) return this.#inOtherPace(call, pace);
    if (wish === 'repeat' || understanding.command(text) === 'herhaal') return this.#repeat(call);
    if (call.own) return this.#answerToOwn(call, text);
    if (understanding.command(text) === 'stop' && call.question?.vraag === undefined) return this.#farewell(call);
    return this.#answer(call, text, { unsure: confidence < BELIEVED.well });
  }

  async #keys(call: Call, digits: string): Promise<VoiceTurn> {
    if (digits === fixedKeys.human) return this.#toBot(call, humanWord, byKey);
    if (digits === fixedKeys.repeat || digits === '*') return this.#repeat(call);
    if (call.own) return this.#ownByKey(call, digits.charAt(0));
    const question = call.question ?? this.#menu();
    const press = pressed(digits, question, call.page);
    switch (press.is) {
      case 'nothing':
        return this.#missed(call, true);
      case 'more':
        call.page += 1;
        return this.#say(call, { asked: [...sayKeys(question, call.page, this.#parts.texts), ...question.short] });
      case 'answer':
        return this.#answer(call, offered(question, press.text), { unsure: false, byKeys: true });
    }
  }

  /** An answer to what the bot asks: said back first where that is needed. */
  async #answer(
    call: Call,
    text: string,
    { unsure, byKeys = false }: { unsure: boolean; byKeys?: boolean },
  ): Promise<VoiceTurn> {
    const { question } = call;
    const value = question && valueToReadBack(text, question, { today: this.#parts.clock.today(), unsure });
    if (value) return this.#readBack(call, text, value.words, byKeys);
    const meant = question && !byKeys && question.kind === 'offer' && isOnlyYes(text) ? offered(question, 'ja') : text;
    return this.#toBot(call, meant, byKeys ? byKey : {});
  }

  #readBack(call: Call, text: string, words: string, byKeys: boolean): VoiceTurn {
    call.misses = 0;
    call.silences = 0;
    call.own = { kind: 'readBack', text, byKeys };
    return this.#say(call, { asked: wordsIn(this.#parts.texts.readBack({ value: { text: words, speak: words } })) });
  }

  /** Hears an answer to a question of the phone itself; what is no yes or no is meant for the bot. */
  async #answerToOwn(call: Call, text: string): Promise<VoiceTurn> {
    const truth = wordsOf(text).split(' ').length <= SHORT_ANSWER ? readTruth(text) : undefined;
    if (call.own?.kind === 'readBack' && call.question) {
      const { own, question } = call;
      const corrected = valueToReadBack(text, question, { today: this.#parts.clock.today(), unsure: false });
      if (corrected) {
        delete call.own;
        return this.#corrected(call, () => this.#readBack(call, text, corrected.words, own.byKeys));
      }
      if (truth === undefined) return this.#missed(call);
    }
    if (truth === undefined) {
      delete call.own;
      return this.#toBot(call, text);
    }
    return this.#ownAnswered(call, truth === 'yes', {});
  }

  async #ownByKey(call: Call, key: string): Promise<VoiceTurn> {
    if (key !== fixedKeys.yes && key !== fixedKeys.no && key !== fixedKeys.unknown) return this.#missed(call, true);
    return this.#ownAnswered(call, key === fixedKeys.yes, byKey);
  }

  async #ownAnswered(call: Call, yes: boolean, how: Partial<Activity>): Promise<VoiceTurn> {
    const { own } = call;
    const { texts } = this.#parts;
    delete call.own;
    this.#understood(call);
    switch (own?.kind) {
      case 'more':
        return this.#say(call, { pieces: yes ? [{ sentences: own.rest }] : [], asked: own.ask });
      case 'readBack':
        if (yes) return this.#toBot(call, own.text, how);
        return this.#corrected(call, () =>
          this.#say(call, { pieces: [{ sentences: wordsIn(texts.readBackAgain()) }], asked: this.#short(call) }),
        );
      case 'connect':
        if (!yes) return this.#say(call, { asked: own.ask });
        return this.#say(call, {
          pieces: [{ sentences: wordsIn(texts.connecting()), mustBeHeard: true }],
          asked: [],
          then: { kind: 'transfer', target: own.target, reason: 'hulplijn' },
        });
      case 'callback':
        if (yes) return this.#toBot(call, 'do-callback', how);
        delete call.question;
        return this.#say(call, {
          pieces: [{ sentences: wordsIn(texts.notCalledBack()) }],
          asked: wordsIn(texts.anythingElse()),
        });
      case undefined:
        return this.#say(call, { asked: this.#short(call) });
    }
  }

  /** A value was not right: it is asked again, the second time by keys, the third time a person takes over. */
  async #corrected(call: Call, again: () => VoiceTurn): Promise<VoiceTurn> {
    call.corrections += 1;
    if (call.corrections >= CORRECTIONS.human) return this.#toHuman(call, 'miss');
    if (call.corrections < CORRECTIONS.keys || !call.question) return again();
    const keys = sayKeys(call.question, call.page, this.#parts.texts);
    delete call.own;
    return this.#say(call, { asked: [...keys, ...this.#short(call)] });
  }

  /** One turn of the bot, made for the ear. */
  async #toBot(call: Call, text: string, how: Partial<Activity> = {}): Promise<VoiceTurn> {
    const { adapter, exchange } = this.#parts;
    delete call.own;
    const said = await adapter.turn(call, { type: 'message', text, ...how }, async () => {
      call.reference ??= await exchange.reference();
      return call.reference;
    });
    return this.#said(call, said);
  }

  async #said(call: Call, said: Partial<Activity>[]): Promise<VoiceTurn> {
    const { texts, exchange } = this.#parts;
    const asked = questionIn(said);
    if (asked?.vraag !== call.question?.vraag) [call.corrections, call.page] = [0, 0];
    if (asked) call.question = asked;
    else delete call.question;

    if (said.some(({ channelData }) => dataOf(channelData).nietBegrepen === true)) {
      return this.#missed(call, false, said);
    }
    this.#understood(call);
    const handoff = said.find(({ type, name }) => type === 'event' && name === 'handoff.initiate');
    if (handoff) return this.#handOver(call, said, queueOf(handoff));
    const { statements, question } = this.#parted(call, said, asked);
    const crisis = said.map(({ channelData }) => dataOf(channelData).crisis).find((id) => id !== undefined);
    const line = crisis && exchange.line(crisis);
    if (line) {
      call.own = { kind: 'connect', target: line, ask: [...question] };
      return this.#say(call, { pieces: statements, asked: wordsIn(texts.connectCrisis()) });
    }
    const ends = said.some(({ type }) => type === 'endOfConversation');
    if (ends) return this.#say(call, { pieces: statements, asked: [], then: { kind: 'hangup', reason: 'klaar' } });
    return this.#say(call, { pieces: statements, asked: question });
  }

  /** What the bot stated, and what it asked at the end, with its choices. */
  #parted(
    call: Call,
    said: Partial<Activity>[],
    asked: SpokenQuestion | undefined,
  ): { statements: Piece[]; question: string[] } {
    const { texts } = this.#parts;
    const again = (note: string): string => texts.noted({ note: { text: note, speak: note } }).speak;
    const pieces = piecesOf(said, again);
    const last = pieces.at(-1);
    if (!asked || !last) {
      return { statements: pieces, question: wordsIn(texts.anythingElse()) };
    }
    const before = pieces.slice(0, -1);
    // The question is the last sentence; what leads up to it belongs to it.
    const lead = call.brief ? [] : last.sentences.slice(0, -1);
    const final = call.brief ? asked.short : last.sentences.slice(-1);
    const choices = this.#choices(asked, [...lead, ...final]);
    const question = [...lead, ...choices, ...final];
    if (secondsOf(question) <= LONGEST_QUESTION) return { statements: before, question };
    const rest: Piece = { sentences: lead, ...(last.whole && { whole: true }) };
    const alone = [...choices, ...final];
    return {
      statements: [...before, rest],
      question: secondsOf(alone) <= LONGEST_QUESTION ? alone : [...final],
    };
  }

  /** At most three choices, in words, unless the question names them itself. */
  #choices({ kind, options }: SpokenQuestion, spoken: readonly string[]): string[] {
    if (kind !== 'choice' || options.length < 2 || options.length > CHOICES_ALOUD) return [];
    const words = spoken.join(' ').toLowerCase();
    const titles = options.map(({ title }) => title.replace(/[.?!]+$/, ''));
    if (titles.every((title) => words.includes(title.toLowerCase()))) return [];
    const low = titles.map((title) => title.charAt(0).toLowerCase() + title.slice(1));
    const listed = `${low.slice(0, -1).join(', ')}, of ${low.at(-1) ?? ''}`;
    return wordsIn(this.#parts.texts.choices({ options: { text: listed, speak: listed } }));
  }

  /** Not understood: an example, then only the keys, then a person. */
  async #missed(call: Call, byKeys = false, said: Partial<Activity>[] = []): Promise<VoiceTurn> {
    const { texts } = this.#parts;
    call.misses += 1;
    call.failures += 1;
    if (call.misses >= ENOUGH.inARow || call.failures >= ENOUGH.inACall) return this.#toHuman(call, 'miss');
    const question = this.#standing(call);
    if (call.misses > 1 || byKeys) {
      return this.#say(call, { asked: [...sayKeys(question, call.page, texts), ...this.#short(call)] });
    }
    const hint = said.find(({ channelData }) => dataOf(channelData).nietBegrepen === true)?.speak;
    const kind = question.kind === 'offer' ? 'truth' : question.kind;
    const words = hint === undefined ? wordsIn(texts.missed[kind]()) : sentencesIn(hint);
    return this.#say(call, {
      pieces: [{ sentences: words.filter((one) => !one.endsWith('?')) }],
      asked: this.#short(call),
    });
  }

  /** Nothing was said: the question again, then the keys, then a person. */
  async #silence(call: Call): Promise<VoiceTurn> {
    const { texts } = this.#parts;
    call.silences += 1;
    call.failures += 1;
    if (call.silences >= ENOUGH.inARow || call.failures >= ENOUGH.inACall) return this.#toHuman(call, 'silence');
    if (call.silences === 1) return this.#say(call, { asked: this.#short(call) });
    const keys = sayKeys(this.#standing(call), call.page, texts);
    return this.#say(call, { asked: [...wordsIn(texts.stillThere()), ...keys, ...this.#short(call)] });
  }

  /** The question as keys see it: one of the phone itself takes yes or no. */
  #standing(call: Call): SpokenQuestion {
    if (call.own) return { kind: 'offer', short: this.#short(call), options: [] };
    return call.question ?? this.#menu();
  }

  #menu(): SpokenQuestion {
    const welcome = this.#parts.texts.welcome();
    return { kind: 'choice', short: wordsIn(welcome, 'short'), options: welcome.buttons ?? [] };
  }

  /** The question that stands, in its shortest words. */
  #short(call: Call): string[] {
    const { texts } = this.#parts;
    switch (call.own?.kind) {
      case 'more':
        return wordsIn(texts.moreToHear());
      case 'readBack':
        return wordsIn(texts.readBack({ value: { text: '', speak: '' } }), 'short');
      case 'connect':
        return wordsIn(texts.connectCrisis());
      case 'callback':
        return wordsIn(texts.transferFailed(), 'short');
      case undefined:
        return call.question?.short ?? wordsIn(texts.anythingElse());
    }
  }

  /** It does not work out: a person, or where there is none the number, and after silence a farewell. */
  async #toHuman(call: Call, why: 'miss' | 'silence'): Promise<VoiceTurn> {
    const { texts, exchange } = this.#parts;
    const target = exchange.target('algemeen');
    if (target && (await exchange.isOpen('algemeen'))) {
      return this.#say(call, {
        pieces: [{ sentences: wordsIn(texts.toHuman()), mustBeHeard: true }],
        asked: [],
        then: { kind: 'transfer', target, reason: 'medewerker' },
      });
    }
    const number = { sentences: this.#noted(wordsIn(texts.nobodyThere())), mustBeHeard: true };
    if (why === 'silence') {
      return this.#say(call, {
        pieces: [number, { sentences: wordsIn(texts.farewellSilent()), mustBeHeard: true }],
        asked: [],
        then: { kind: 'hangup', reason: 'geen-gehoor' },
      });
    }
    this.#understood(call);
    call.failures = 0;
    return this.#say(call, { pieces: [number], asked: this.#short(call) });
  }

  /** Somebody is handed over: what the bot said of it, the number of what was told, and then the transfer. */
  async #handOver(call: Call, said: Partial<Activity>[], queue: QueueId): Promise<VoiceTurn> {
    const { texts, exchange } = this.#parts;
    call.handedOver = true;
    const pieces = piecesOf(said, (note) => note).map((piece) => ({ ...piece, mustBeHeard: true }));
    const target = exchange.target(queue);
    if (!target) return this.#say(call, { pieces, asked: wordsIn(texts.anythingElse()) });
    const { reference } = call;
    if (reference !== undefined) {
      const code = { text: reference, speak: digitsInWords(reference) };
      pieces.push({ sentences: this.#noted(wordsIn(texts.reference({ code }))), mustBeHeard: true });
    }
    pieces.push({ sentences: wordsIn(texts.connecting()), mustBeHeard: true });
    return this.#say(call, {
      pieces,
      asked: [],
      then: { kind: 'transfer', target, reason: 'medewerker', ...(reference !== undefined && { reference }) },
    });
  }

  #notTransferred(call: Call): VoiceTurn {
    call.own = { kind: 'callback' };
    return this.#say(call, { asked: wordsIn(this.#parts.texts.transferFailed()) });
  }

  #farewell(call: Call): VoiceTurn {
    return this.#say(call, {
      pieces: [{ sentences: wordsIn(this.#parts.texts.farewell()) }],
      asked: [],
      then: { kind: 'hangup', reason: 'beller-stopt' },
    });
  }

  #inOtherPace(call: Call, pace: 'slower' | 'shorter'): VoiceTurn {
    const { texts } = this.#parts;
    if (pace === 'slower') call.slow = true;
    else call.brief = true;
    const sentences = wordsIn(pace === 'slower' ? texts.slower() : texts.shorter());
    return this.#say(call, { pieces: [{ sentences }], asked: this.#short(call) });
  }

  #repeat(call: Call): VoiceTurn {
    if (call.said.length === 0)
      return this.#say(call, { pieces: [{ sentences: wordsIn(this.#parts.texts.nothingToRepeat()) }] });
    return { say: call.said, listen: call.listen };
  }

  #noted(sentences: string[]): string[] {
    return piecesOf(
      [{ type: 'message', speak: sentences.join(' ') }],
      (note) => this.#parts.texts.noted({ note: { text: note, speak: note } }).speak,
    ).flatMap((piece) => [...piece.sentences]);
  }

  #understood(call: Call): void {
    call.misses = 0;
    call.silences = 0;
  }

  /** A turn from its pieces and what is asked; what does not fit waits for "Wilt u meer horen?". */
  #say(call: Call, { pieces = [], asked = this.#short(call), then }: Answer): VoiceTurn {
    const more = wordsIn(this.#parts.texts.moreToHear());
    const { now, rest } = then ? { now: pieces, rest: [] } : cut(pieces, asked, more);
    if (rest.length > 0) call.own = { kind: 'more', rest, ask: [...asked] };
    const question = rest.length > 0 ? more : asked;
    const { slow } = call;
    const say = now
      .filter(({ sentences }) => sentences.length > 0)
      .map(({ sentences, mustBeHeard }) => sayAll(sentences, { slow, interruptible: !mustBeHeard }));
    if (question.length > 0) say.push(sayAll(question, { slow, pause: 300 }));
    call.said = say;
    if (then) return { say, then };
    const standing = call.own ? undefined : call.question;
    call.listen = {
      keys: standing ? keysOf(standing) : 1,
      inParts: standing?.kind === 'days',
    };
    return { say, listen: call.listen };
  }
}

/** How the bot hears the wish for a person. */
const humanWord = 'medewerker';

/** Where a message came from keys, in the convention of the Bot Framework's telephones. */
const byKey: Partial<Activity> = { entities: [{ type: 'DTMF' }] };

const wordsIn = (message: Message, side: 'speak' | 'short' = 'speak'): string[] =>
  sentencesIn((side === 'short' ? message.short : undefined) ?? message.speak);

interface Data {
  nietBegrepen?: unknown;
  crisis?: CrisisId;
}
const dataOf = (channelData: unknown): Data => (channelData ?? {}) as Data;

const isOnlyYes = (text: string): boolean =>
  wordsOf(text).split(' ').length <= SHORT_ANSWER && readTruth(text) === 'yes';

/** A yes to an offer is what was offered first. */
const offered = (question: SpokenQuestion, text: string): string =>
  question.kind === 'offer' && text === 'ja' ? (question.options[0]?.value ?? text) : text;

const queueOf = ({ value }: Partial<Activity>): QueueId => {
  const { rij } = (value ?? {}) as { rij?: { id?: QueueId } };
  return rij?.id ?? 'algemeen';
};
