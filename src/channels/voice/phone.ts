import type { Activity } from 'botbuilder';
import type { VoiceTexts } from '../../content/shapes/voice.ts';
import { readChoice } from '../../language/read-choice.ts';
import { readPace } from '../../language/read-pace.ts';
import { readTruth, wordsOf } from '../../language/read-truth.ts';
import { readWish } from '../../language/read-wish.ts';
import type { Understanding } from '../../understanding/understand.ts';
import type { Clock } from '../../values/clock.ts';
import type { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import { fixedKeys, pressed } from './keys.ts';
import { dataOf, questionIn, type SpokenQuestion } from './question.ts';
import { valueToReadBack } from './read-back.ts';
import { Speaker, wordsIn } from './speaker.ts';
import { sayAll, sentencesIn } from './speech.ts';
import type { Heard, VoiceTurn } from './turn.ts';
import type { VoiceAdapter } from './voice-adapter.ts';
import { isHandoff, WaysOut } from './ways-out.ts';

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

const SILENCE_MS = 7_000;
const REST_AFTER_KEY_MS = 500;
/** An answer to a question of the phone itself is short: what is longer is for the bot. */
const SHORT_ANSWER = 4;
/** A choice is made in few words; a story in many. */
const SHORT_CHOICE = 7;

/**
 * A conversation by ear around what the bot says: who speaks, one question a turn, keys that always mean the same,
 * reading back, and a way out when speech fails. It knows no gateway, and the bot knows no phone.
 */
export class Phone {
  readonly #parts: PhoneParts;
  readonly #speaker: Speaker;
  readonly #waysOut: WaysOut;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
    this.#speaker = new Speaker(parts.texts);
    this.#waysOut = new WaysOut({ ...parts, speaker: this.#speaker });
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
        return this.#waysOut.silent(call);
      case 'transferred':
        return heard.answered ? { say: [] } : this.#waysOut.notTransferred(call);
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
    call.question = this.#speaker.menu();
    const pieces = [texts.disclosure(), texts.notice()].map((message) => ({
      sentences: wordsIn(message),
      mustBeHeard: true,
    }));
    return {
      ...this.#speaker.say(call, { pieces, asked: wordsIn(texts.welcome()) }),
      settings: { silenceMs: SILENCE_MS, hints: texts.words.hints, filler: texts.filler().speak },
    };
  }

  async #speech(call: Call, text: string, confidence: number): Promise<VoiceTurn> {
    const { understanding } = this.#parts;
    // Danger is heard in any state, and also when the recogniser is in doubt.
    if (understanding.crisis(text)) return this.#toBot(call, text);
    if (wordsOf(text) === '' || confidence < BELIEVED.hardly) return this.#waysOut.missed(call);
    const wish = readWish(text);
    if (wish === 'human') return this.#toBot(call, humanWord);
    const pace = readPace(text);
    if (pace) return this.#inOtherPace(call, pace);
    const command = understanding.command(text);
    // "Ik snap het niet" asks for other words, not for the same ones.
    if ((wish === 'repeat' && command !== 'makkelijker') || command === 'herhaal') return this.#speaker.again(call);
    if (call.own) return this.#answerToOwn(call, text);
    if (command === 'stop' && call.question?.vraag === undefined) return this.#farewell(call);
    return this.#answer(call, text, { unsure: confidence < BELIEVED.well });
  }

  async #keys(call: Call, digits: string): Promise<VoiceTurn> {
    if (digits === fixedKeys.human) return this.#toBot(call, humanWord, byKey);
    if (digits === fixedKeys.repeat || digits === '*') return this.#speaker.again(call);
    if (call.own) return this.#ownByKey(call, digits.charAt(0));
    const question = this.#speaker.standing(call);
    const press = pressed(digits, question, call.page);
    switch (press.is) {
      case 'nothing':
        return this.#waysOut.missed(call, true);
      case 'more':
        call.page += 1;
        return this.#speaker.say(call, { asked: this.#speaker.byKeys(call) });
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
    if (!question) return this.#toBot(call, text, byKeys ? byKey : {});
    const value = valueToReadBack(text, question, { today: this.#parts.clock.today(), unsure });
    if (value) return this.#readBack(call, text, value.words, byKeys);
    return this.#toBot(call, byKeys ? text : chosen(question, text), byKeys ? byKey : {});
  }

  #readBack(call: Call, text: string, words: string, byKeys: boolean): VoiceTurn {
    understood(call);
    call.own = { kind: 'readBack', text, byKeys };
    const asked = wordsIn(this.#parts.texts.readBack({ value: { text: words, speak: words } }));
    return this.#speaker.say(call, { asked });
  }

  /** Hears an answer to a question of the phone itself; what is no yes or no is meant for the bot. */
  async #answerToOwn(call: Call, text: string): Promise<VoiceTurn> {
    const truth = wordsOf(text).split(' ').length <= SHORT_ANSWER ? readTruth(text) : undefined;
    const { own, question } = call;
    if (own?.kind === 'readBack' && question) {
      const corrected = valueToReadBack(text, question, { today: this.#parts.clock.today(), unsure: false });
      if (corrected) {
        return this.#waysOut.corrected(call, () => this.#readBack(call, text, corrected.words, own.byKeys));
      }
      if (truth === undefined) return this.#waysOut.missed(call);
    }
    if (truth !== undefined) return this.#ownAnswered(call, truth === 'yes', {});
    delete call.own;
    return this.#answer(call, text, { unsure: false });
  }

  async #ownByKey(call: Call, key: string): Promise<VoiceTurn> {
    if (key !== fixedKeys.yes && key !== fixedKeys.no && key !== fixedKeys.unknown) {
      return this.#waysOut.missed(call, true);
    }
    return this.#ownAnswered(call, key === fixedKeys.yes, byKey);
  }

  async #ownAnswered(call: Call, yes: boolean, how: Partial<Activity>): Promise<VoiceTurn> {
    const { own } = call;
    const { texts } = this.#parts;
    const speaker = this.#speaker;
    delete call.own;
    understood(call);
    switch (own?.kind) {
      case 'more':
        return speaker.say(call, { pieces: yes ? [{ sentences: own.rest }] : [], asked: own.ask });
      case 'readBack':
        if (yes) return this.#toBot(call, own.text, how);
        return this.#waysOut.corrected(call, () =>
          speaker.say(call, { pieces: [{ sentences: wordsIn(texts.readBackAgain()) }], asked: speaker.short(call) }),
        );
      case 'connect':
        if (!yes) return speaker.say(call, { asked: own.ask });
        return speaker.say(call, {
          pieces: [{ sentences: wordsIn(texts.connecting()), mustBeHeard: true }],
          asked: [],
          then: { kind: 'transfer', target: own.target, reason: 'hulplijn' },
        });
      case 'callback':
        if (yes) return this.#toBot(call, 'do-callback', how);
        delete call.question;
        return speaker.say(call, {
          pieces: [{ sentences: speaker.twice(wordsIn(texts.notCalledBack())) }],
          asked: wordsIn(texts.anythingElse()),
        });
      case undefined:
        return speaker.say(call, {});
    }
  }

  /** One turn of the bot, made for the ear. */
  async #toBot(call: Call, text: string, how: Partial<Activity> = {}): Promise<VoiceTurn> {
    const { adapter, exchange } = this.#parts;
    delete call.own;
    let reference: string | undefined;
    const said = await adapter.turn(call, { type: 'message', text, ...how }, async () => {
      call.reference ??= await exchange.reference();
      reference = call.reference;
      return reference;
    });

    const asked = questionIn(said);
    const before = call.question;
    if (asked?.vraag !== before?.vraag) [call.corrections, call.page] = [0, 0];
    if (asked) call.question = asked;
    else delete call.question;
    if (said.some(({ channelData }) => dataOf(channelData).nietBegrepen === true)) {
      return this.#waysOut.missed(call, false, said);
    }
    understood(call);
    return said.some(isHandoff) ? this.#waysOut.handOver(call, said, reference) : this.#told(call, said, asked, before);
  }

  /** What the bot said, with what it asks. */
  #told(
    call: Call,
    said: readonly Partial<Activity>[],
    asked: SpokenQuestion | undefined,
    before: SpokenQuestion | undefined,
  ): VoiceTurn {
    const { texts, exchange } = this.#parts;
    const { statements, question } = this.#speaker.parted(call, said, asked, before);
    const crisis = said.map(({ channelData }) => dataOf(channelData).crisis).find((id) => id !== undefined);
    const line = crisis && exchange.line(crisis);
    if (line) {
      call.own = { kind: 'connect', target: line, ask: question };
      return this.#speaker.say(call, { pieces: statements, asked: wordsIn(texts.connectCrisis()) });
    }
    const ends = said.some(({ type }) => type === 'endOfConversation');
    if (!ends) return this.#speaker.say(call, { pieces: statements, asked: question });
    return this.#speaker.say(call, { pieces: statements, asked: [], then: { kind: 'hangup', reason: 'klaar' } });
  }

  #farewell(call: Call): VoiceTurn {
    return this.#speaker.say(call, {
      pieces: [{ sentences: wordsIn(this.#parts.texts.farewell()) }],
      asked: [],
      then: { kind: 'hangup', reason: 'beller-stopt' },
    });
  }

  #inOtherPace(call: Call, pace: 'slower' | 'shorter'): VoiceTurn {
    const { texts } = this.#parts;
    if (pace === 'slower') call.slow = true;
    else call.brief = true;
    if (pace === 'slower') return this.#speaker.anew(call, wordsIn(texts.slower()));
    return this.#speaker.say(call, { pieces: [{ sentences: wordsIn(texts.shorter()) }] });
  }
}

/** How the bot hears the wish for a person. */
const humanWord = 'medewerker';

/** Where a message came from keys, in the convention of the Bot Framework's telephones. */
const byKey: Partial<Activity> = { entities: [{ type: 'DTMF' }] };

const understood = (call: Call): void => {
  [call.misses, call.silences] = [0, 0];
};

/** A yes to an offer is what was offered first. */
const offered = (question: SpokenQuestion, text: string): string =>
  question.kind === 'offer' && text === 'ja' ? (question.options[0]?.value ?? text) : text;

/** An answer in the words of the choices that were named is that choice; a yes to an offer what was offered. */
function chosen(question: SpokenQuestion, text: string): string {
  const said = wordsOf(text);
  const words = said.split(' ');
  const named = question.vraag === undefined && question.options.filter(({ title }) => said.includes(wordsOf(title)));
  if (named && named.length === 1) return named[0]?.value ?? text;
  if (question.kind === 'offer' && words.length <= SHORT_ANSWER && readTruth(text) === 'yes') {
    return offered(question, 'ja');
  }
  const denies = /(?:^| )(?:niet|geen|nooit)(?= |$)/.test(said);
  if (question.kind !== 'choice' || question.vraag === undefined || denies || words.length > SHORT_CHOICE) return text;
  const place = readChoice(
    text,
    question.options.map(({ title }) => title),
  );
  return question.options[(place ?? 0) - 1]?.value ?? text;
}
