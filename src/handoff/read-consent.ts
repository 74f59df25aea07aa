import { fold } from '../language/fold.ts';
import { readChoice } from '../language/read-choice.ts';
import { readNumber } from '../language/read-number.ts';
import { readTruth, wordsOf } from '../language/read-truth.ts';

/** What is answered to "is dat goed?". */
export type Consent = 'ja' | 'nee' | 'weet-niet' | 'inzien';

const p = (...parts: string[]): RegExp => new RegExp(`(?:^| )(?:${parts.join('|')})(?= |$)`);

/** Wants to see it first, or gives it only in part: never a plain yes. */
const LOOK = p(
  'inzien|bekijken|kijken|nalezen|lezen|overzicht|samenvatting|precies|wat|welke|waarom|wie|eerst',
  '(?:laat|mag ik|kan ik|ik wil)(?: \\S+){0,3} (?:zien|horen)',
);
const IN_PART = p('maar (?!door)\\S+|behalve|alleen|enkel|tenzij|als|mits|zonder|op een na|niet alles|een deel');
/** Says which part may go along. */
const A_PART = p('behalve|alleen|enkel|op een na|niet alles|een deel');
const NEVER = p(
  '(?:zelf|zelluf) (?:\\S+ ){0,2}(?:vertellen|zeggen|doen|uitleggen|wel|kwijt)',
  '(?:vertel|zeg|leg|doe) (?:ik )?(?:het |dat |alles )*(?:liever |dan )?zelf',
  '(?:niks|niets|niet) (?:\\S+ ){0,2}(?:doorgeven|vertellen|zeggen|laten zien)',
);
const YES = p(
  'geen (?:probleem|bezwaar|punt)',
  '(?:geef|stuur|vertel|zeg) (?:het |dat |alles |ze )*(?:maar )*(?:door|maar)',
  'ga(?:at)? (?:uw|u|je) gang',
  'top|toppie|graag|tuurlijk|zeker',
);

/**
 * Reads an answer to the question of consent; undefined when it is none. A yes with a "but" is no yes: then the person
 * sees what would go along, and strikes what must not.
 */
export function readConsent(text: string): Consent | undefined {
  if (/^(?:ja|nee|weet-niet|inzien)$/.test(text)) return text as Consent;
  const said = wordsOf(text.slice(0, 300));
  if (NEVER.test(said)) return 'nee';
  const truth = readTruth(text);
  if (truth === 'unknown') return 'weet-niet';
  if (YES.test(said) && !IN_PART.test(said) && !LOOK.test(said)) return 'ja';
  if (truth === 'no') return 'nee';
  if (LOOK.test(said) || A_PART.test(said) || (truth === 'yes' && IN_PART.test(said))) return 'inzien';
  return truth && 'ja';
}

/** What is answered to "moet er iets weg?". */
export type StrikeAnswer =
  | { is: 'done' }
  | { is: 'addition' }
  | { is: 'all' }
  /** By their numbers, or where there is no such number by their words. */
  | { is: 'lines'; numbers: number[]; choose: ChooseLine }
  /** Named by its words: which of these lines is meant. */
  | { is: 'words'; choose: ChooseLine };

/** The number of the line that was named, from 1; undefined when it is none of them or more than one. */
export type ChooseLine = (lines: readonly string[]) => number | undefined;

/** Who says this wants all that we keep gone, not a line. */
const EVERYTHING =
  /(?:^| )(?:gegevens|gesprek|dagboek)(?= |$)|(?:^| )(?:wis|wissen|verwijder|verwijderen) alles(?= |$)|(?:^| )alles (?:\S+ )?(?:wissen|verwijderen)(?= |$)/;

const ALL = /(?:^| )(?:alles|allemaal|alle regels)(?= |$)/;
const AWAY =
  /(?:^| )(?:weg|weghalen|haal|wis|wissen|schrap|schrappen|verwijder|verwijderen|eruit|streep|niet doorgeven)(?= |$)/;
const AWAY_ALL = new RegExp(AWAY.source, 'g');
const ADD = /(?:^| )(?:erbij|toevoegen|bijzetten|aanvullen|nog iets|iets bij)(?= |$)/;
/** Something is not right, but which line is not said. */
const WRONG = /(?:^| )(?:niet goed|klopt(?: \S+)? niet|klopt niet|fout|verkeerd)(?= |$)/;
const KEEP =
  /(?:^| )(?:klaar|goed|prima|akkoord|mee|doorgeven|oke|ok|niets|niks|laat staan|laat maar|zo is het)(?= |$)/;
const MOST = 99;

/** Reads which lines of a numbered list are to be struck; undefined when it is no answer. */
export function readStrike(text: string): StrikeAnswer | undefined {
  const said = fold(text.slice(0, 400))
    .replace(/[^\p{L}\d ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (said === 'klaar' || said === 'erbij' || said === 'alles') {
    return { is: said === 'klaar' ? 'done' : said === 'erbij' ? 'addition' : 'all' };
  }
  if (EVERYTHING.test(said)) return undefined;
  const numbers = numbersIn(said);
  const what = said.replace(AWAY_ALL, ' ').trim();
  const choose: ChooseLine = (lines) => readChoice(what, lines);
  if (numbers.length > 0) return { is: 'lines', numbers, choose };
  if (ALL.test(said) && (AWAY.test(said) || said.split(' ').length === 1)) return { is: 'all' };
  if (WRONG.test(said)) return undefined;
  if (ADD.test(said)) return { is: 'addition' };
  if (AWAY.test(said) && said.split(' ').length > 1 && readTruth(text) !== 'no') {
    return { is: 'words', choose };
  }
  return KEEP.test(said) || readTruth(text) === 'no' ? { is: 'done' } : undefined;
}

/** Numbers named one by one and in spans: "2 en 5", "drie tot en met vijf". */
function numbersIn(said: string): number[] {
  const span = /^(.*?)(\S+) (?:tot en met|t m|tm) (\S+)(.*)$/.exec(said);
  const [from, to] = [numberOf(span?.[2]), numberOf(span?.[3])];
  if (from !== undefined && to !== undefined && from <= to) {
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  return [...new Set(said.split(' ').flatMap((word) => numberOf(word) ?? []))];
}

function numberOf(word: string | undefined): number | undefined {
  if (word === undefined || word === 'een') return undefined;
  const value = /^\d{1,2}$/.test(word) ? Number(word) : /^\p{L}{3,}$/u.test(word) ? readNumber(word) : undefined;
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= MOST ? value : undefined;
}
