import { secondsAloud } from '../../content/meter/syllables.ts';
import { digitsInWords, inWords } from '../../language/say-number.ts';
import type { Say } from './turn.ts';

/** A pause in milliseconds; other lengths some engines do not know. */
type Pause = 200 | 300 | 500 | 800;

const digit = '(?:nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen)';

/**
 * What has to be written down: a telephone number in groups, or a code of words and digits after a colon, as
 * `say-phone.ts` and the diary put them into words.
 */
const noted = new RegExp(
  `(?:(?<=: )(?:\\p{L}{1,20}, ){1,4})?(?:(?:nul \\p{L}{1,8}honderd|\\p{L}{1,8}tien|plus ${digit}(?: ${digit})*), )?` +
    `(?<!\\p{L})${digit}(?:,? ${digit}){2,}(?!\\p{L})`,
  'gu',
);

/** So few digits are remembered as they are: the numbers for danger are said once. */
const REMEMBERED = 3;

/** The sentences of a spoken text. */
export const sentencesIn = (speak: string): string[] =>
  speak
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

/** How long sentences take aloud, in seconds at a calm pace; slowly said parts and pauses are counted. */
export function secondsOf(sentences: readonly string[]): number {
  const speech = secondsAloud(sentences.join(' '));
  const slow = sentences.flatMap((sentence) => [...sentence.matchAll(noted)].map(([note]) => note));
  return speech + slow.reduce((sum, note) => sum + 0.1 * secondsAloud(note) + 0.5 * (note.split(', ').length - 1), 0);
}

/** After each sentence with a long number or a code: the same once more. */
export const notedTwice = (sentences: readonly string[], again: (note: string) => string): string[] => {
  const before = new Set<string>();
  return sentences.flatMap((sentence) => {
    const notes = [...sentence.matchAll(noted)]
      .map(([note]) => note)
      .filter((note) => note.split(/,? /).length > REMEMBERED && !before.has(note));
    for (const note of notes) before.add(note);
    return [sentence, ...notes.map(again)];
  });
};

/** How a piece is spoken. */
export interface Manner {
  /** Slower, with longer pauses, because the caller asked for it. */
  slow?: boolean;
  interruptible?: boolean;
  /** A pause before the last sentence: before a question or a choice. */
  pause?: Pause;
}

/** Sentences as one SSML document; whatever is no word is put into words or left out. */
export function sayAll(sentences: readonly string[], { slow = false, interruptible = true, pause }: Manner = {}): Say {
  const spoken = sentences.map((sentence) => sentenceOf(inWordsOnly(sentence), slow));
  const gap = slow ? ' <break time="500ms"/> ' : ' ';
  const last = spoken.pop() ?? '';
  const before = pause && spoken.length > 0 ? ` <break time="${pause}ms"/> ` : gap;
  const body = spoken.length > 0 ? spoken.join(gap) + before + last : last;
  return { ssml: `<speak>${body}</speak>`, interruptible };
}

const sentenceOf = (sentence: string, slow: boolean): string => {
  const marked = escaped(sentence).replace(noted, (note) => {
    const grouped = note.replaceAll(', ', ', <break time="500ms"/> ');
    return slow ? grouped : `<prosody rate="90%">${grouped}</prosody>`;
  });
  return slow ? `<prosody rate="90%">${marked}</prosody>` : marked;
};

/** What XML knows no way to write, such as half a sign or a control sign: one of it, and an engine refuses all that is said. */
const unwritable = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]+ ?/gu;

const escaped = (text: string): string =>
  text
    .replace(unwritable, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '');

const signs: Record<string, string> = {
  '&': ' en ',
  '%': ' procent ',
  '€': ' euro ',
  '@': ' apenstaart ',
  '/': ' of ',
};

/** Letters that are said one by one. */
const spelled = /(?<!\p{L})(?:[A-Z]{2,5}|Wlz|Wmo|pgb|ggz)(?!\p{L})/gu;

/** A text without digits, signs, abbreviations and addresses: what the content writes as words passes unchanged. */
export function inWordsOnly(text: string): string {
  const said = text.replace(spelled, (letters) => Array.from(letters.toLowerCase()).join(' '));
  if (!/[\d&%€@/*_<>•#]|www\./.test(said)) return said;
  return said
    .replace(/(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,190}/g, '')
    .replace(/\d+/g, (digits) =>
      digits.length > 4 || digits.startsWith('0') ? digitsInWords(digits) : inWords(Number(digits)),
    )
    .replace(/[&%€@/]/g, (sign) => signs[sign] ?? '')
    .replace(/[*_<>•#]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
