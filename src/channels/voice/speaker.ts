import type { Activity } from 'botbuilder';
import type { Message } from '../../content/message.ts';
import type { VoiceTexts } from '../../content/shapes/voice.ts';
import type { Call, Spoken } from './call.ts';
import { keysOf, sayKeys } from './keys.ts';
import { cut, piecesOf, type Piece } from './pieces.ts';
import { isYesNo, type SpokenQuestion } from './question.ts';
import { notedTwice, sayAll, secondsOf, sentencesIn } from './speech.ts';
import type { Hangup, Say, Transfer, VoiceTurn } from './turn.ts';

/** What a turn is made of, beside the question that stands. */
export interface Answer {
  pieces?: readonly Piece[];
  /** What is asked, the question last; left out: the question that stands. */
  asked?: readonly string[];
  then?: Transfer | Hangup;
}

/** A question with its choices is no longer than this, in seconds. */
export const LONGEST_QUESTION = 10;
const CHOICES_ALOUD = 3;

/** The sentences of a message for the ear; `short` where it has a shorter form. */
export const wordsIn = (message: Message, side: 'speak' | 'short' = 'speak'): string[] =>
  sentencesIn((side === 'short' ? message.short : undefined) ?? message.speak);

const spoken = (said: readonly Spoken[], slow: boolean): Say[] =>
  said.map(({ sentences, interruptible, asks }) =>
    sayAll(sentences, { slow, interruptible, ...(asks && { pause: 300 }) }),
  );

/** Makes turns of what is to be said: within the time that people listen, and with the question last. */
export class Speaker {
  readonly #texts: VoiceTexts;

  constructor(texts: VoiceTexts) {
    this.#texts = texts;
  }

  /** A turn from its pieces and what is asked; what does not fit waits for "Wilt u meer horen?". */
  say(call: Call, { pieces = [], asked = this.short(call), then }: Answer): VoiceTurn {
    const more = wordsIn(this.#texts.moreToHear());
    // A question of the phone itself stays the one that is answered next.
    const { now, rest } =
      then || call.own
        ? { now: pieces, rest: [] }
        : cut(pieces, { asked, more, slow: call.slow, isDue: (sentence) => this.#isDue(sentence) });
    if (rest.length > 0) call.own = { kind: 'more', rest, ask: [...asked] };
    const question = rest.length > 0 ? more : asked;
    call.said = now
      .filter(({ sentences }) => sentences.length > 0)
      .map(({ sentences, mustBeHeard }) => ({ sentences: [...sentences], interruptible: !mustBeHeard, asks: false }));
    if (question.length > 0) call.said.push({ sentences: [...question], interruptible: true, asks: true });
    const say = spoken(call.said, call.slow);
    if (then) return { say, then };
    const standing = call.own ? undefined : call.question;
    call.listen = {
      keys: standing ? keysOf(standing) : 1,
      inParts: standing?.kind === 'days' || standing?.kind === 'phone',
    };
    return { say, listen: call.listen };
  }

  /** What was said last, once more. */
  again(call: Call): VoiceTurn {
    if (call.said.length === 0) return this.say(call, {});
    return { say: spoken(call.said, call.slow), listen: call.listen };
  }

  /** The same after these words, in another pace: it may be cut in other places. */
  anew(call: Call, before: readonly string[]): VoiceTurn {
    const { own, said } = call;
    const stated: Piece[] = said
      .filter(({ asks }) => !asks)
      .map(({ sentences, interruptible }) => ({ sentences, mustBeHeard: !interruptible }));
    const asked = said.find(({ asks }) => asks)?.sentences;
    const pieces = [{ sentences: before }, ...stated];
    if (own?.kind !== 'more') return this.say(call, { pieces, ...(asked && { asked }) });
    delete call.own;
    return this.say(call, { pieces: [...pieces, { sentences: own.rest }], asked: own.ask });
  }

  /** The question that stands, in its shortest words. */
  short(call: Call): string[] {
    const texts = this.#texts;
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
        return (call.question ?? this.menu()).short;
    }
  }

  /** The question that stands as keys see it: one of the phone itself takes yes or no. */
  standing(call: Call): SpokenQuestion {
    if (call.own) return { kind: 'offer', short: this.short(call), options: [] };
    return call.question ?? this.menu();
  }

  /** What can be chosen when nothing is asked. */
  menu(): SpokenQuestion {
    const welcome = this.#texts.welcome();
    return { kind: 'choice', short: wordsIn(welcome, 'short'), options: welcome.buttons ?? [] };
  }

  /** The keys of the question that stands, after `before` and with the question itself, as far as there is time. */
  byKeys(call: Call, before: readonly string[] = []): string[] {
    const keys = sayKeys(this.standing(call), call.page, this.#texts);
    const full = [...before, ...keys, ...this.short(call)];
    if (secondsOf(full) <= LONGEST_QUESTION) return full;
    const withoutQuestion = [...before, ...keys];
    return secondsOf(withoutQuestion) <= LONGEST_QUESTION ? withoutQuestion : keys;
  }

  /**
   * What the bot stated, and what it asked at the end, with its choices.
   *
   * @param stood the question that stood before: one that only comes back is asked in short
   */
  parted(
    call: Call,
    said: readonly Partial<Activity>[],
    asked?: SpokenQuestion,
    stood?: SpokenQuestion,
  ): { statements: Piece[]; question: string[] } {
    const texts = this.#texts;
    const pieces = piecesOf(said);
    const last = pieces.at(-1);
    if (!asked || !last) {
      return { statements: pieces.map((piece) => this.#twice(piece)), question: wordsIn(texts.anythingElse()) };
    }
    const before = pieces.slice(0, -1).map((piece) => this.#twice(piece));
    // The question is the last sentence; what leads up to it belongs to it.
    const brief = asked.vraag !== undefined && (call.brief || (before.length > 0 && asked.whole === stood?.whole));
    const lead = brief ? [] : last.sentences.slice(0, -1);
    const final = brief ? asked.short : last.sentences.slice(-1);
    const choices = this.#choices(asked, [...lead, ...final]);
    const question = [...lead, ...choices, ...final];
    if (secondsOf(question) <= LONGEST_QUESTION) return { statements: before, question };
    const stated: Piece = { sentences: lead, ...(last.whole && { whole: true }) };
    const rest = asked.vraag === undefined ? this.#twice(stated) : stated;
    const alone = [...choices, ...final];
    return {
      statements: [...before, rest],
      question: secondsOf(alone) <= LONGEST_QUESTION ? alone : [...final],
    };
  }

  /** Sentences of our own with a number or a code, said twice. */
  twice(sentences: readonly string[]): string[] {
    return notedTwice(sentences, (note) => this.#texts.noted({ note: { text: note, speak: note } }).speak);
  }

  /** Whether a sentence is said at once, also when an answer is told in parts. */
  #isDue(sentence: string): boolean {
    return this.#texts.words.due.some((words) => sentence.includes(words));
  }

  #twice(piece: Piece): Piece {
    return { ...piece, sentences: this.twice(piece.sentences) };
  }

  /** At most three choices, in words, unless the question names them itself. */
  #choices({ kind, options }: SpokenQuestion, spoken: readonly string[]): string[] {
    if (kind !== 'choice' || options.length < 2 || options.length > CHOICES_ALOUD) return [];
    if (isYesNo(spoken.at(-1) ?? '')) return [];
    const words = spoken.join(' ').toLowerCase();
    const titles = options.map(({ title }) => title.replace(/[.?!]+$/, ''));
    if (titles.every((title) => words.includes(title.toLowerCase()))) return [];
    // A choice with a comma in it would be heard as two.
    const between = titles.some((title) => title.includes(',')) ? '. ' : ', ';
    const low = between === ', ' ? titles.map((title) => title.charAt(0).toLowerCase() + title.slice(1)) : titles;
    const last = low.at(-1) ?? '';
    const listed = [...low.slice(0, -1), between === ', ' ? `of ${last}` : `Of: ${last}`].join(between);
    return wordsIn(this.#texts.choices({ options: { text: listed, speak: listed } }));
  }
}
