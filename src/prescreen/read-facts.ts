import { facts, isYesNo, type Fact, type Feiten } from '../criteria/facts.ts';
import { factsOf, isSamenvraag, keuzesVan, losAntwoord, type VraagId } from '../criteria/questions.ts';
import { readAge } from './read-age.ts';
import { readHours } from './read-hours.ts';
import { readTruth } from '../language/read-truth.ts';
import type { UnderstandingContent } from '../understanding/content.ts';
import { Matcher, type Reading } from '../understanding/matcher.ts';
import type { Groups } from '../understanding/patterns.ts';
import { Reader } from '../understanding/reader.ts';
import { Spelling } from '../understanding/spelling.ts';
import { wordsOf } from '../understanding/words.ts';
import type { FactPatterns } from './fact-patterns.ts';

/** What a message tells. */
export interface Told {
  /** The facts it tells; `null` where somebody says not to know what was asked. */
  feiten: Feiten;
  /** Facts that were read with some doubt: to be read back before they count. */
  unsure: readonly Fact[];
}

/** Reads facts in what people say. */
export interface FactReader {
  /** The facts in a story. */
  story(text: string): Told;
  /** The answer to a question, with whatever else it tells; undefined when it is no answer. */
  answer(text: string, vraag: VraagId): Told | undefined;
}

/** Whether a message tells enough of somebody's situation to begin a pre-screen with it. */
export const tellsSituation = (reader: FactReader, text: string): boolean =>
  Object.keys(reader.story(text).feiten).length >= 2;

/**
 * A reader of facts, by patterns: each message is read piece by piece, so that a denial reaches no further than its own
 * piece. It reads what is told and never guesses what is left out.
 *
 * @throws PatternError when a pattern cannot be read
 */
export function factReader(patterns: FactPatterns, lexicon: UnderstandingContent['lexicon']): FactReader {
  const reader = new Reader({ lexicon, examples: [] });
  const groups: Groups = new Map([...reader.groups, ...Object.entries(patterns.groups)]);
  const matcherOf = (part: FactPatterns['said']): Matcher =>
    new Matcher(
      reader.shapes,
      Object.entries(part).flatMap(([vraag, values]) =>
        Object.entries(values).map(([value, rows]) => [`${vraag} ${value}`, rows] as const),
      ),
      groups,
    );
  const said = matcherOf(patterns.said);
  const answers = matcherOf(patterns.answers);
  reader.indexed(said, answers);
  reader.ready();

  // whole words of the patterns, to mend towards: the beginnings among them would let "adress" pass for a word
  const spelling = new Spelling(
    wholeWords([
      patterns.groups,
      ...Object.values(patterns.said),
      ...Object.values(patterns.answers),
      lexicon.field,
      lexicon.general,
    ]),
    new Map(),
  );
  const mended = (piece: string): string =>
    wordsOf(piece)
      .flatMap((word) => spelling.mend(word))
      .join(' ');
  const pieces = (text: string): Reading[] =>
    [...new Set(piecesOf(text))].slice(0, MOST_PIECES).map((piece) => reader.read(mended(piece)));

  /** The values told for each question, by the patterns of a matcher. */
  const found = (readings: readonly Reading[], matcher: Matcher, asked = false): Map<string, Set<string>> => {
    const values = new Map<string, Set<string>>();
    for (const reading of readings) {
      if (reading.words.some((word) => DOUBTS.has(word)) || (!asked && isElsewhere(reading))) continue;
      for (const { vraag, value, denies } of hitsIn(reading, matcher)) {
        if (HERE_AND_NOW.has(vraag) && (isElsewhere(reading) || isWish(reading) || (!asked && denies))) continue;
        const set = values.get(vraag) ?? new Set();
        values.set(vraag, set.add(value));
      }
    }
    return values;
  };

  /** What the patterns tell for these questions, as facts; a question told in two ways tells nothing. */
  const factsIn = (values: Map<string, Set<string>>, questions: readonly VraagId[]): Feiten => {
    let told: Feiten = {};
    for (const vraag of questions) {
      const set = new Set(values.get(vraag));
      // whoever was put out of a home has left it, however much they speak of it
      if (vraag === 'slaapplek' && values.get('thuisVerlaten')?.has('ja')) set.delete('thuis');
      if (set.size === 0) continue;
      if (vraag === 'problematiek') {
        told = { ...told, ...problems(set) };
        continue;
      }
      const value = settled(vraag, set);
      const choice = keuzesVan(vraag).find((keuze) => keuze.value === value);
      if (choice) told = isSamenvraag(vraag) ? { ...choice.feiten, ...told } : { ...told, ...choice.feiten };
    }
    return told;
  };

  const story = (text: string): Told => {
    const statements = withoutQuestions(text);
    const readings = pieces(statements);
    const told: Feiten = { ...factsIn(found(readings, said), patterns.anywhere) };
    const leeftijd = readAge(statements);
    const uren = readHours(statements);
    return {
      feiten: {
        ...told,
        ...(leeftijd !== undefined && { leeftijd }),
        ...(uren !== undefined && { begeleidingUrenPerWeek: uren }),
      },
      unsure: [],
    };
  };

  const answer = (text: string, vraag: VraagId): Told | undefined => {
    const readings = pieces(text);
    const told = found(readings, said, true);
    const asked = found(readings, answers, true);
    // a short answer speaks of the question alone
    const extra = isLong(text) ? story(text).feiten : {};
    const truth = isSamenvraag(vraag) && saysBoth(text) ? undefined : (firstWord(text) ?? readTruth(text));

    if (vraag === 'leeftijd' || vraag === 'begeleidingUrenPerWeek') {
      const number = vraag === 'leeftijd' ? readAge(text, true) : readHours(text, true);
      if (number !== undefined) return { feiten: { ...extra, [vraag]: number }, unsure: [] };
      return truth === 'unknown' ? { feiten: { ...extra, [vraag]: null }, unsure: [] } : undefined;
    }

    const about = factsOf(vraag);
    const own = factsIn(told, [vraag, ...about]);
    const plain = truth === 'yes' || truth === 'no' ? plainAnswer(vraag, truth) : undefined;
    // after a plain no, or a yes to one thing, only what is told in so many words says otherwise
    const leads = isSamenvraag(vraag) ? /^\s*nee/iu.test(text) : saysYesOrNo(text);
    const both = isSamenvraag(vraag) && saysBoth(text);
    const explicit = { ...((leads && plain) || both ? {} : factsIn(asked, [vraag, ...about])), ...own };
    const hasExplicit = about.some((fact) => explicit[fact] !== undefined);

    // doubt comes first: "weet ik niet" has a "niet" in it
    const doubts = truth === 'unknown' && !about.some((fact) => own[fact] !== undefined && isLong(text));
    if (doubts) return { feiten: { ...extra, ...unknownOf(about, extra) }, unsure: [] };
    if (!hasExplicit && !plain)
      return isSamenvraag(vraag) && saysBoth(text) ? { feiten: extra, unsure: [] } : undefined;
    // "nee, ik wil juist ..." may go either way: what was made of it is read back
    const clashes = isSamenvraag(vraag)
      ? []
      : about.filter(
          (fact) => saysYesOrNo(text) && plain?.[fact] !== undefined && plain[fact] !== (explicit[fact] ?? plain[fact]),
        );
    const choiceOnly = isSamenvraag(vraag) && losAntwoord[vraag] === undefined && hasExplicit;
    const heard = choiceOnly ? explicit : clashes.length > 0 ? { ...explicit, ...plain } : { ...plain, ...explicit };
    return { feiten: { ...extra, ...heard }, unsure: clashes };
  };

  return { story, answer };
}

/** The yes or no that an answer begins with, unless it takes something back. */
const firstWord = (text: string): 'yes' | 'no' | undefined => {
  if (!saysYesOrNo(text) || /(?:^|\P{L})(?:wacht|toch|bedoel|sorry|en nee|en ja|weet)(?=\P{L}|$)/iu.test(text))
    return undefined;
  return /^\s*j/iu.test(text) ? 'yes' : 'no';
};

/** Whether an answer begins with a plain yes or no. */
const saysYesOrNo = (text: string): boolean => /^\s*(?:ja|jawel|nee|neen)(?![\p{L}])/iu.test(text);

/** Whether an answer says yes to one thing and no to another: then it is asked one by one. */
const saysBoth = (text: string): boolean =>
  /(?:^|[.,;!?\n]|\sen)\s*(?:ja|jawel)(?![\p{L}])/iu.test(text) &&
  /(?:^|[.,;!?\n]|\sen)\s*(?:nee|neen)(?![\p{L}])/iu.test(text);

/** Every whole word in these patterns. */
const wholeWords = (parts: readonly Record<string, readonly string[]>[]): Set<string> =>
  new Set(
    parts
      .flatMap((part) => Object.values(part).flat())
      .flatMap((row) => row.split(/[^\p{L}*]+/u))
      .filter((word) => word !== '' && !word.includes('*')),
  );

/** What a bare yes or no tells in answer to a question. */
const plainAnswer = (vraag: VraagId, truth: 'yes' | 'no'): Feiten | undefined => {
  const loose = isSamenvraag(vraag) ? losAntwoord[vraag]?.[truth] : undefined;
  if (loose) return loose;
  const values = truth === 'yes' ? ['ja'] : ['nee', 'geen'];
  if (!isSamenvraag(vraag) && !isYesNo(vraag)) return undefined;
  return keuzesVan(vraag).find(({ value }) => values.includes(value))?.feiten;
};

/** Asked, and not known. */
const unknownOf = (about: readonly Fact[], known: Feiten): Feiten =>
  Object.fromEntries(about.filter((fact) => known[fact] === undefined).map((fact) => [fact, null]));

/** Problems that are told, all together; 'none' counts only when nothing else is told. */
function problems(values: ReadonlySet<string>): Feiten {
  const told = facts.problematiek.schema.safeParse([...values].filter((value) => value !== 'geen'));
  if (!told.success) return {};
  return { problematiek: told.data };
}

/** The one value that is told for a question; undefined when there are two that contradict each other. */
function settled(vraag: VraagId, values: ReadonlySet<string>): string | undefined {
  const left = new Set(values);
  // somebody who says where they sleep now often also names the home they left
  if (vraag === 'slaapplek' && left.size > 1) left.delete('thuis');
  // and the place they come from, which is told as such
  if (vraag === 'slaapplek' && NOW.some((place) => left.has(place))) for (const place of BEFORE) left.delete(place);
  if (vraag === 'dakloos' && left.size > 1) left.delete('nee');
  if (vraag === 'komtUit' && left.size > 1) left.delete('anders');
  if (vraag === 'wlzIndicatie' && left.size > 1) left.delete('geen');
  if (vraag === 'dakloos' && left.has('thuisloos')) left.delete('dakloos');
  return left.size === 1 ? [...left][0] : undefined;
}

const NOW = ['straat', 'anderen', '24-uursopvang'];
const BEFORE = ['detentie', 'kliniek', 'crisisopvang', 'beschermd-wonen', 'beschut-wonen'];

const DENIALS = new Set([
  'niet',
  'geen',
  'nooit',
  'nie',
  'niemand',
  'zonder',
  'nergens',
  'nauwelijks',
  'amper',
  'niks',
]);
const DOUBTS = new Set(['misschien', 'wellicht', 'mogelijk', 'twijfel', 'twijfelt', 'onzeker']);
/** Words of a piece that speaks of another time, or of what might be. */
const ELSEWHERE = new Set(
  'dreig dreigt dreigen zou zouden binnenkort vroeger ooit straks eerder stel anders'.split(' '),
);
/** What is told of where somebody is now. */
const HERE_AND_NOW = new Set<VraagId>(['slaapplek', 'dakloos', 'in24uursopvang', 'thuisVerlaten', 'komtUit']);
/** Words of a piece that tells a wish. */
const WISHES = new Set('wil wilt wou zoek zoekt droom droomt hoop hoopt later graag vinden krijgen'.split(' '));
const isWish = ({ words }: Reading): boolean => words.some((word) => WISHES.has(word));
const isElsewhere = ({ words }: Reading): boolean =>
  words.some((word, at) => ELSEWHERE.has(word) && (word !== 'anders' || at < 2));
/** An answer of this many words may tell more than was asked. */
const LONG_ANSWER = 8;
const isLong = (text: string): boolean => text.trim().split(/\s+/, LONG_ANSWER).length >= LONG_ANSWER;

/** A message is read up to this many pieces. */
const MOST_PIECES = 60;
/** How far a denial reaches, in words. */
const REACH = 3;

/** What a piece tells: the longest pattern wins, and a denial beside it turns a yes or no round. */
function hitsIn(reading: Reading, matcher: Matcher): { vraag: VraagId; value: string; denies: boolean }[] {
  const hits = matcher.find(reading).map((hit) => {
    const [vraag = '', value = ''] = hit.name.split(' ');
    return { vraag: vraag as VraagId, value, start: hit.start, end: hit.end };
  });
  return hits
    .filter(
      (hit) =>
        !hits.some(
          (other) =>
            other.vraag === hit.vraag &&
            other.value !== hit.value &&
            other.start <= hit.start &&
            other.end >= hit.end &&
            other.end - other.start > hit.end - hit.start,
        ),
    )
    .flatMap(({ vraag, value, start, end }) => {
      const words = reading.words;
      const holdsDenial = words.slice(start, end).some((word) => DENIALS.has(word));
      const denied = words.some(
        (word, at) =>
          DENIALS.has(word) &&
          at >= start - REACH &&
          at < end + REACH + 1 &&
          !hits.some((hit) => hit.vraag === vraag && hit.end - hit.start > 1 && hit.start <= at && at < hit.end),
      );
      const denies = !holdsDenial && words.some((word) => DENIALS.has(word));
      if (holdsDenial || !denied) return [{ vraag, value, denies }];
      if (value !== 'ja' && value !== 'nee') return [];
      return isSamenvraag(vraag) ? [] : [{ vraag, value: value === 'ja' ? 'nee' : 'ja', denies }];
    });
}

/** A message in pieces that each say one thing. */
const piecesOf = (text: string): string[] =>
  text
    .slice(0, 2000)
    .split(
      /[,.;:!?\n()]+|\s(?:maar|want|omdat|behalve|terwijl|dus)\s|\sen\s(?=(?:ik|hij|zij|ze|er|heb|ben|wil|kan|slaap|woon|mijn|dat|het|nu|we)\s)/iu,
    )
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** A story without its questions: "kom ik in aanmerking voor beschermd wonen?" tells nothing about where somebody is. */
const withoutQuestions = (text: string): string =>
  text
    .slice(0, 2000)
    .split(/(?<=[.!?\n])/u)
    .filter((sentence) => !sentence.trim().endsWith('?'))
    .join(' ');
