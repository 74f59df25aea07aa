import type { AbsenceReasons } from '../../src/content/shapes/absence-reasons.ts';
import { fold } from '../../src/language/fold.ts';
import { readDay } from '../../src/language/read-day.ts';
import { readNumber } from '../../src/language/read-number.ts';
import { readTruth } from '../../src/language/read-truth.ts';
import { readPeriods } from '../../src/language/read-periods.ts';
import { plusDays, plusMonths, yearOf, type CalendarDay } from '../../src/values/calendar-day.ts';
import type { Truth } from '../../src/values/truth.ts';
import type { Question } from '../say.ts';
import {
  absencesIn,
  dayNear,
  lengthIn,
  namesImpossibleDay,
  reasonIn,
  returnAfter,
  saysStillAway,
  shiftIn,
  tellsStay,
} from './hear.ts';
import type { Heard } from './story.ts';

/** What a question of this dialog is about. */
export type Asks =
  | 'periods'
  | 'departure'
  | 'return'
  | 'confirm'
  | 'reason'
  | 'agreed'
  | 'more'
  | 'plan'
  | 'planDays'
  | 'expected'
  | 'stay'
  | 'stayDay'
  | 'housing'
  | 'year'
  | 'law'
  | 'next';

/** A question, and what its answer must be read with. */
export interface AbsenceQuestion extends Question {
  asks: Asks;
  /** What is being read back or completed. */
  heard?: Heard[];
}

/** What somebody may want after the answer: the whole sum, to keep or erase their days, or no more. */
export type Wish = 'som' | 'bewaar' | 'wis' | 'klaar';

/** What was answered. */
export type Answer =
  | { is: 'absences'; heard: Heard[] }
  | { is: 'none' }
  | { is: 'unknown' }
  | { is: 'truth'; truth: Truth }
  | { is: 'day'; day: CalendarDay }
  | { is: 'back'; back: CalendarDay | null }
  | { is: 'corrected'; heard: Heard[] }
  | { is: 'reason'; reason: string; everyTime?: boolean }
  | { is: 'housing'; housing: string }
  | { is: 'year'; year: number }
  | { is: 'law'; wlz: Truth }
  | { is: 'impossible' }
  | { is: 'code'; code: string }
  | { is: 'wish'; wish: Wish }
  | { is: 'count'; count: number }
  | { is: 'shift'; days: number };

/** What answers are read with. */
export interface Ear {
  today: () => CalendarDay;
  match: AbsenceReasons;
  /** The code of a diary in what was said. */
  code: (text: string) => string | undefined;
}

/** The questions that may be answered with a whole story; an answer to another is short. */
const tellsStory: ReadonlySet<Asks> = new Set(['periods', 'more', 'planDays', 'plan', 'next']);

/** Reads what was said as an answer to a question of this dialog; undefined when it is none. */
export function readAnswer(said: string, question: AbsenceQuestion, ear: Ear): Answer | undefined {
  const text = said.slice(0, tellsStory.has(question.asks) ? 2_000 : 300);
  const today = ear.today();
  const { asks, heard = [], direction = 'past' } = question;
  const reference = { today, direction };
  const truth = truthOf(text);
  if (text === 'weet-niet') return { is: 'unknown' };
  const code = ['periods', 'more', 'next', 'departure'].includes(asks) ? ear.code(text) : undefined;
  if (code) return { is: 'code', code };
  if (!['reason', 'agreed', 'housing', 'law', 'year'].includes(asks) && namesImpossibleDay(text))
    return { is: 'impossible' };
  const spans = (): Answer | undefined => {
    const found = absencesIn(text, reference, ear.match);
    return found.length > 0 ? { is: 'absences', heard: found } : undefined;
  };
  const plainTruth: Answer | undefined = truth && (truth === 'unknown' ? { is: 'unknown' } : { is: 'truth', truth });

  const onlyUnknown = truth === 'unknown' ? plainTruth : undefined;

  switch (asks) {
    case 'periods':
      if (text === 'niet-weg') return { is: 'none' };
      if (tellsStay(text)) return stayIn(text, today);
      return spans() ?? (saysNever(text) || truth === 'no' ? { is: 'none' } : plainTruth);
    case 'departure':
      return departureIn(text, today, direction) ?? spans() ?? onlyUnknown;
    case 'return':
      return returnIn(text, heard.at(-1), reference) ?? spans() ?? onlyUnknown;
    case 'confirm':
      return correctionIn(text, heard, reference, ear.match, truth) ?? plainTruth;
    case 'more':
    case 'planDays':
      return spans() ?? (saysNever(text) ? { is: 'truth', truth: 'no' } : plainTruth);
    case 'plan': {
      return shiftOf(text) ?? spans() ?? plainTruth;
    }
    case 'expected':
      return returnIn(text, heard.at(-1), { today, direction: 'future' }) ?? plainTruth;
    case 'reason':
      return reasonOf(text, ear.match) ?? (truth === 'unknown' ? { is: 'unknown' } : undefined);
    case 'agreed':
      return plainTruth ?? reasonOf(text, ear.match);
    case 'stay':
    case 'stayDay':
      return stayIn(text, today) ?? plainTruth;
    case 'housing':
      return housingIn(text) ?? (truth === 'unknown' ? { is: 'unknown' } : undefined);
    case 'year':
      return yearIn(text, today) ?? plainTruth;
    case 'law':
      return lawIn(text) ?? (truth && { is: 'law', wlz: truth });
    case 'next':
      return wishIn(text) ?? shiftOf(text) ?? spans() ?? countIn(text) ?? plainTruth;
  }
}

const truthOf = (text: string): Truth | undefined => (text === 'ja' ? 'yes' : text === 'nee' ? 'no' : readTruth(text));

const saysNever = (text: string): boolean =>
  /\b(?:niet|nooit|geen) (?:\S+ ){0,2}(?:weg|dag|keer|vaker)|\bnooit\b|\bniet meer\b|\bverder niet\b|\bwas het\b|\bdat is alles\b|\bdat was alles\b|\balleen (?:die|dat|deze)\b/.test(
    fold(text),
  );

function departureIn(text: string, today: CalendarDay, direction: 'past' | 'future'): Answer | undefined {
  const day = readDay(text, { today, direction });
  return day && { is: 'day', day };
}

function returnIn(
  text: string,
  open: Heard | undefined,
  reference: { today: CalendarDay; direction: 'past' | 'future' },
): Answer | undefined {
  if (text === 'nog-weg') return { is: 'back', back: null };
  const departure = open?.departure;
  const day = departure ? returnAfter(text, departure, reference) : readDay(text, reference);
  if (day) return { is: 'back', back: day };
  return saysStillAway(text) || /^nee\b/.test(fold(text)) ? { is: 'back', back: null } : undefined;
}

/** "nee de tiende", "terug op de 12e", "nee van 3 tot 9 juni": what was heard, put right. */
function correctionIn(
  text: string,
  heard: readonly Heard[],
  reference: { today: CalendarDay; direction: 'past' | 'future' },
  match: AbsenceReasons,
  truth: Truth | undefined,
): Answer | undefined {
  const last = heard.at(-1);
  if (!last) return undefined;
  const swapped = swappedDay(text, heard, reference);
  if (swapped) return { is: 'corrected', heard: swapped };
  const found = absencesIn(text, reference, match).filter(({ departure }) => departure !== undefined);
  const whole = found.filter(({ back }) => back !== undefined && back !== null);
  const [span] = whole;
  if (span) {
    const same = whole.every((one) =>
      heard.some(({ departure, back }) => departure === one.departure && back === one.back),
    );
    if (same) return { is: 'truth', truth: truth === 'no' ? 'no' : 'yes' };
    if (addsTo.test(fold(text))) return { is: 'absences', heard: whole };
    if (whole.length > 1 || heard.length === 1)
      return { is: 'corrected', heard: whole.length > 1 ? whole : [{ ...reasonOnly(last), ...span }] };
    return { is: 'corrected', heard: replacedNearest(heard, span) };
  }
  const told = fold(text);
  if (saysStillAway(text)) return { is: 'corrected', heard: [...heard.slice(0, -1), { ...last, back: null }] };
  if (found.length === 0 && !readDay(text, reference)) return undefined;
  return oneDay(text, told, heard, reference, truth);
}

/** "En van 1 tot 20 augustus": one more beside what is read back, and no other instead of it. */
const addsTo = /^(?:ja,? |klopt,? )*(?:(?:dat )?klopt,? )?(?:en|ook|plus|daarna|verder|daarnaast)\b/;

/** "Niet de 27e maar de 29e", "de 29e in plaats van de 27e": one day for another, whichever of the two it was. */
function swappedDay(
  text: string,
  heard: readonly Heard[],
  reference: { today: CalendarDay; direction: 'past' | 'future' },
): Heard[] | undefined {
  const told = fold(text);
  const [, wrong, right] =
    /\bniet (?:op |van |tot )?(.{1,30}?),? maar (.{1,30})$/.exec(told) ??
    /\b(.{1,30}?) moet (.{1,30}?) zijn\b/.exec(told) ??
    [];
  const [, instead, of] = /(?:^|nee,? )(.{1,30}?),? (?:in plaats van|en niet|niet) (.{1,30})$/.exec(told) ?? [];
  const [old, fresh] = wrong ? [wrong, right] : [of, instead];
  if (!old || !fresh) return undefined;
  for (const [i, one] of heard.entries()) {
    for (const field of fields) {
      const day = one[field];
      if (!day || dayNear(old, day, reference) !== day) continue;
      const changed = dayNear(fresh, day, reference);
      if (changed && changed !== day)
        return heard.map((each, j) => (j === i ? { ...each, [field]: changed, sure: true } : each));
    }
  }
  return undefined;
}

const reasonOnly = ({ reason }: Heard): Pick<Heard, 'reason'> => (reason === undefined ? {} : { reason });

const gap = (a: CalendarDay, b: CalendarDay): number => Math.abs(Date.parse(a) - Date.parse(b));

function replacedNearest(heard: readonly Heard[], span: Heard): Heard[] {
  const { departure } = span;
  if (!departure) return [...heard];
  const nearest = [...heard].sort(
    (a, b) => gap(a.departure ?? departure, departure) - gap(b.departure ?? departure, departure),
  )[0];
  return heard.map((one) => (one === nearest ? { ...reasonOnly(one), ...span } : one));
}

const fields = ['back', 'departure'] as const;

/** One day: the departure or the return, by its words or else by which it is nearest to. */
function oneDay(
  text: string,
  told: string,
  heard: readonly Heard[],
  reference: { today: CalendarDay; direction: 'past' | 'future' },
  truth: Truth | undefined,
): Answer | undefined {
  const field: 'back' | 'departure' | undefined = /\b(?:terug|thuis|kwam|kom)/.test(told)
    ? 'back'
    : /\b(?:weg|ging|vertrok|vertrek|gegaan)/.test(told)
      ? 'departure'
      : undefined;
  const options = heard.flatMap((one, i) =>
    (field ? [field] : fields).flatMap((name) => {
      const old = one[name];
      const day = old
        ? dayNear(text, old, reference)
        : name === 'back' && one.departure
          ? returnAfter(text, one.departure, reference)
          : undefined;
      if (!day) return [];
      const changed: Heard = { ...one, [name]: day, sure: true };
      const backwards = changed.back && changed.departure && changed.back < changed.departure;
      return backwards ? [] : [{ i, changed, same: old === day, distance: old ? gap(old, day) : 0 }];
    }),
  );
  if (truth === 'yes' && options.some(({ same }) => same)) return { is: 'truth', truth };
  const best = options.filter(({ same }) => !same).sort((a, b) => a.distance - b.distance || b.i - a.i)[0];
  return best && { is: 'corrected', heard: heard.map((one, i) => (i === best.i ? best.changed : one)) };
}

function reasonOf(text: string, match: AbsenceReasons): Answer | undefined {
  const told = fold(text);
  if (Object.hasOwn(match, text)) return { is: 'reason', reason: text };
  const reason = reasonIn(text, match);
  if (reason)
    return {
      is: 'reason',
      reason,
      everyTime: /\b(?:allemaal|elke keer|alle keren|altijd|steeds|beide|allebei|iedere keer)\b/.test(told),
    };
  return /\b(?:anders|overig|geen van)\b/.test(told) ? { is: 'reason', reason: 'anders' } : undefined;
}

/** Since when somebody lives there: a day, a month ("sinds maart"), or a length ("al drie jaar"). */
function stayIn(text: string, today: CalendarDay): Answer | undefined {
  const day =
    readDay(text, { today, direction: 'past' }) ??
    readPeriods(text, { today, direction: 'past' }).periods[0]?.departure;
  if (day) return { is: 'day', day };
  const length = lengthIn(text);
  return length && { is: 'day', day: plusDays(plusMonths(today, -length.months), -length.days) };
}

export function housingIn(text: string): Answer | undefined {
  const told = fold(text);
  if (/\bbeschut/.test(told) || text === 'BESCHUT') return { is: 'housing', housing: 'BESCHUT' };
  if (/\b(?:beschermd|bw|begeleid)/.test(told) || text === 'BW') return { is: 'housing', housing: 'BW' };
  if (/\b(?:crisisopvang|nachtopvang|24-?uurs|opvang|mo)\b/.test(told)) return { is: 'housing', housing: 'MO' };
  if (/\b(?:bemiddeling|onderhuur|huurhuis|eigen huis)/.test(told)) return { is: 'housing', housing: 'BB' };
  return undefined;
}

function yearIn(text: string, today: CalendarDay): Answer | undefined {
  const told = fold(text);
  const named = /\b(20\d\d)\b/.exec(told)?.[1];
  if (named) return { is: 'year', year: Number(named) };
  const own = yearOf(today);
  if (/\b(?:vorig|verleden|afgelopen) jaar/.test(told)) return { is: 'year', year: own - 1 };
  if (/\b(?:volgend|komend) jaar/.test(told)) return { is: 'year', year: own + 1 };
  if (/\bdit jaar|\bnu\b/.test(told)) return { is: 'year', year: own };
  const number = readNumber(text);
  return number !== undefined && number >= 2000 && number < 2100 ? { is: 'year', year: number } : undefined;
}

function lawIn(text: string): Answer | undefined {
  const told = fold(text);
  if (/\bwmo\b|\bgemeente\b/.test(told)) return { is: 'law', wlz: 'no' };
  return /\bwlz\b|langdurige zorg|\bciz\b/.test(told) ? { is: 'law', wlz: 'yes' } : undefined;
}

function wishIn(text: string): Answer | undefined {
  const told = fold(text);
  const is = (wish: Wish): Answer => ({ is: 'wish', wish });
  if (/\bsom\b|\bhele (?:som|telling|berekening)\b|\bwaarom\b|\bhoe kom\b|\bhoe (?:heb|tel)|\breken/.test(told))
    return is('som');
  if (/\bwis\b|\bverwijder|\bwissen\b/.test(told)) return is('wis');
  if (/\bbewaar|\bbewaren\b|\bopslaan\b|\bonthoud/.test(told)) return is('bewaar');
  return /^(?:klaar|nee klaar|niets|niks|dat was het|dank|bedankt)/.test(told) ? is('klaar') : undefined;
}

const shiftOf = (text: string): Answer | undefined => {
  const days = shiftIn(text);
  return days === undefined ? undefined : { is: 'shift', days };
};

/** "onze administratie zegt 9", "volgens de begeleiding zijn het er tien". */
function countIn(text: string): Answer | undefined {
  const count = readNumber(text);
  return count !== undefined && Number.isInteger(count) && count >= 0 && count <= 366
    ? { is: 'count', count }
    : undefined;
}
