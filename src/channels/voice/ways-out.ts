import type { Activity } from 'botbuilder';
import type { VoiceTexts } from '../../content/shapes/voice.ts';
import type { QueueId } from '../../handoff/summary.ts';
import { digitsInWords } from '../../language/say-number.ts';
import type { Call } from './call.ts';
import type { Exchange } from './exchange.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { dataOf } from './question.ts';
import { wordsIn, type Speaker } from './speaker.ts';
import { sentencesIn } from './speech.ts';
import type { VoiceTurn } from './turn.ts';

/** So often in a row, and so often in a call, something may go wrong before a person takes over. */
const ENOUGH = { inARow: 3, inACall: 5 };
/** So many corrections of one value: then by keys, then by a person. */
const CORRECTIONS = { keys: 2, human: 3 };

/** What the ways out of a call that does not go well are made of. */
export interface WayParts {
  texts: VoiceTexts;
  exchange: Exchange;
  speaker: Speaker;
}

/** What is done when speech fails, step by step, and how a call goes to a person. A call never ends without a word. */
export class WaysOut {
  readonly #parts: WayParts;

  constructor(parts: WayParts) {
    this.#parts = parts;
  }

  /**
   * Not understood: an example, then only the keys, then a person.
   *
   * @param said what the bot said of it, where the bot was asked
   */
  async missed(call: Call, byKeys = false, said: readonly Partial<Activity>[] = []): Promise<VoiceTurn> {
    const { texts, speaker } = this.#parts;
    call.misses += 1;
    call.failures += 1;
    if (call.misses >= ENOUGH.inARow || call.failures >= ENOUGH.inACall) return this.toHuman(call, 'miss');
    if (call.misses > 1 || byKeys) return speaker.say(call, { asked: speaker.byKeys(call) });
    const { kind } = speaker.standing(call);
    const hint = said.find(({ channelData }) => dataOf(channelData).nietBegrepen === true)?.speak;
    const words = hint === undefined ? wordsIn(texts.missed[kind === 'offer' ? 'truth' : kind]()) : sentencesIn(hint);
    const sentences = words.filter((sentence) => !sentence.endsWith('?'));
    return speaker.say(call, { pieces: [{ sentences }], asked: speaker.short(call) });
  }

  /** Nothing was said: the question again, then the keys, then a person. */
  async silent(call: Call): Promise<VoiceTurn> {
    const { texts, speaker } = this.#parts;
    call.silences += 1;
    call.failures += 1;
    if (call.silences >= ENOUGH.inARow || call.failures >= ENOUGH.inACall) return this.toHuman(call, 'silence');
    if (call.silences === 1) return speaker.say(call, { asked: speaker.short(call) });
    return speaker.say(call, { asked: speaker.byKeys(call, wordsIn(texts.stillThere())) });
  }

  /** A value was not right: it is asked again, the second time by keys, the third time a person takes over. */
  async corrected(call: Call, again: () => VoiceTurn): Promise<VoiceTurn> {
    const { speaker } = this.#parts;
    call.corrections += 1;
    if (call.corrections >= CORRECTIONS.human) return this.toHuman(call, 'miss');
    if (call.corrections < CORRECTIONS.keys) return again();
    delete call.own;
    return speaker.say(call, { asked: speaker.byKeys(call) });
  }

  /** It does not work out: a person, or where there is none the number, and after silence a farewell. */
  async toHuman(call: Call, why: 'miss' | 'silence'): Promise<VoiceTurn> {
    const { texts, exchange, speaker } = this.#parts;
    const target = exchange.target('algemeen');
    if (target && (await exchange.isOpen('algemeen'))) {
      return speaker.say(call, {
        pieces: [{ sentences: wordsIn(texts.toHuman()), mustBeHeard: true }],
        asked: [],
        then: { kind: 'transfer', target, reason: 'medewerker' },
      });
    }
    const number: Piece = { sentences: speaker.twice(wordsIn(texts.nobodyThere())), mustBeHeard: true };
    if (why === 'silence') {
      return speaker.say(call, {
        pieces: [number, { sentences: wordsIn(texts.farewellSilent()), mustBeHeard: true }],
        asked: [],
        then: { kind: 'hangup', reason: 'geen-gehoor' },
      });
    }
    [call.misses, call.silences, call.corrections, call.failures] = [0, 0, 0, 0];
    return speaker.say(call, { pieces: [number], asked: speaker.short(call) });
  }

  /**
   * Somebody is handed over: the number by which the worker finds what was told, and then the transfer. Where nobody can
   * be reached now, a callback is offered.
   *
   * @param said what the bot said in this turn, with the event of the hand-off in it
   * @param reference the number; undefined when nothing waits for this call, such as after a callback was agreed
   */
  async handOver(call: Call, said: readonly Partial<Activity>[], reference: string | undefined): Promise<VoiceTurn> {
    const { texts, exchange, speaker } = this.#parts;
    call.handedOver = true;
    const at = said.findIndex(isHandoff);
    const { queue, consented } = handoffIn(said[at]);
    if (reference === undefined) {
      const { statements, question } = speaker.parted(call, said);
      return speaker.say(call, { pieces: statements, asked: question });
    }
    const target = exchange.target(queue);
    if (!target || !(await exchange.isOpen(queue))) {
      // How it stands in a queue is no use to somebody who cannot stay on the line.
      const pieces = target ? speaker.parted(call, said).statements : piecesOf(said.slice(0, at));
      call.own = { kind: 'callback' };
      return speaker.say(call, { pieces, asked: wordsIn(texts.transferFailed(), target ? 'short' : 'speak') });
    }
    const pieces: Piece[] = piecesOf(said.slice(0, at)).map((piece) => ({ ...piece, mustBeHeard: true }));
    if (consented) {
      const code = { text: reference, speak: digitsInWords(reference) };
      pieces.push({ sentences: speaker.twice(wordsIn(texts.reference({ code }))), mustBeHeard: true });
    }
    pieces.push({ sentences: wordsIn(texts.connecting()), mustBeHeard: true });
    return speaker.say(call, {
      pieces,
      asked: [],
      then: { kind: 'transfer', target, reason: 'medewerker', reference },
    });
  }

  /** A transfer did not come about: nobody answered, or it was busy. */
  notTransferred(call: Call): VoiceTurn {
    call.own = { kind: 'callback' };
    return this.#parts.speaker.say(call, { asked: wordsIn(this.#parts.texts.transferFailed()) });
  }
}

/** Whether an activity hands somebody over. */
export const isHandoff = ({ type, name }: Partial<Activity>): boolean =>
  type === 'event' && name === 'handoff.initiate';

/** Which queue takes somebody, and whether what was told may be seen there. */
function handoffIn(activity: Partial<Activity> | undefined): { queue: QueueId; consented: boolean } {
  const { rij, summary } = (activity?.value ?? {}) as { rij?: { id?: QueueId }; summary?: unknown };
  return { queue: rij?.id ?? 'algemeen', consented: summary !== null && summary !== undefined };
}
