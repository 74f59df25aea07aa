import { plusDays, type CalendarDay } from '../values/calendar-day.ts';
import { shifted } from './grammar-lengths.ts';
import { readTimes, returned, type FoundDays, type FoundLength, type TimesTold } from './read-days.ts';
import type { Phrase, Reference } from './phrase.ts';

/** The reasons for an absence that article 3.8.4 knows. */
export type AbsenceReason =
  'verlof' | 'vakantie' | 'detentie' | 'ziekenhuisopname' | 'opname_ggz' | 'opname_verslavingskliniek';

/** An absence as it was told. */
export interface ToldPeriod {
  departure: CalendarDay;
  /** The day of return; null while the person is still away; left out when it was not told. */
  return?: CalendarDay | null;
  /** While the person is away: the day on which they expect to be back. */
  expectedReturn?: CalendarDay;
  /** The reason, where one was told. */
  reason?: AbsenceReason;
  /**
   * False when the words can mean other days than those of departure and return: "ik was er 3 tot en met 10 juni niet",
   * "acht nachten", "de hele maand juli". Then ask on which day the person left and came back.
   */
  sure: boolean;
}

/** The absences in a story. */
export interface ToldPeriods {
  periods: ToldPeriod[];
  /** Lengths of time that belong to no day: "drie weken in juli", "acht nachten". The days have to be asked. */
  unplaced: boolean;
}

/**
 * The absences in a story, in order: the first day named is the departure, the last is the return. A day without a year
 * lies in the direction of the question.
 *
 * @example
 * readPeriods('van 2 tot 11 juni naar mijn moeder', { today: '2026-06-15', direction: 'past' })
 * // { periods: [{ departure: '2026-06-02', return: '2026-06-11', sure: true }], unplaced: false }
 */
export function readPeriods(text: string, reference: Reference): ToldPeriods {
  const told = readTimes(text, reference);
  const { phrase, days, lengths } = told;
  const used = new Set<FoundLength>();
  const periods: ToldPeriod[] = [];
  let loose = false;
  for (const [i, found] of days.entries()) {
    if (phrase.has('geboren', 'geboortedatum')) break;
    if (tellsReturn(phrase, found)) {
      loose ||= !attachReturn(periods.at(-1), found, phrase.today);
      continue;
    }
    const period = periodOf(told, found, used);
    if (!period) continue;
    const reason = reasonBeside(phrase, days, i);
    periods.push({ ...period, ...(reason && { reason }) });
  }
  const running = days.length === 0 ? runningLength(told, used) : undefined;
  if (running) {
    const reason = reasonIn(phrase, 0, phrase.length);
    periods.push({ ...running, ...(reason && { reason }) });
  }
  return { periods: merged(periods), unplaced: loose || lengths.some((length) => !used.has(length)) };
}

/** "kom 1 juli terug": one day with a word of coming back in its clause and none of leaving. */
function tellsReturn(phrase: Phrase, { start, end, from, to }: FoundDays): boolean {
  if (start === null || start !== end) return false;
  const stops = (word: string) => /^[,.;!?]$|^(?:en|maar|toen|daarna)$/.test(word);
  const before = phrase.between(Math.max(0, from - 6), from);
  const after = phrase.between(to, to + 6);
  const lastStop = before.findLastIndex(stops);
  const nextStop = after.findIndex(stops);
  const clause = [...before.slice(lastStop + 1), ...(nextStop < 0 ? after : after.slice(0, nextStop))];
  return clause.some((word) => returned.has(word));
}

/** Gives a period that is still open its return, or the day it is expected; false when there is no such period. */
function attachReturn(period: ToldPeriod | undefined, { start }: FoundDays, today: CalendarDay): boolean {
  if (
    !period ||
    start === null ||
    start < period.departure ||
    (period.return !== undefined && period.return !== null)
  ) {
    return false;
  }
  if (period.return === null && start > today) period.expectedReturn = start;
  else period.return = start;
  return true;
}

/** The reason behind a period, or else before it in the same clause; with one period anywhere in the story. */
function reasonBeside(phrase: Phrase, days: readonly FoundDays[], i: number): AbsenceReason | undefined {
  const found = days[i];
  if (!found) return undefined;
  const behind = reasonIn(phrase, found.to, days[i + 1]?.from ?? phrase.length);
  if (behind || days.length === 1) return behind ?? reasonIn(phrase, 0, phrase.length);
  const start = days[i - 1]?.to ?? 0;
  const cut = phrase.between(start, found.from).findLastIndex((word) => /^[,.;!?]$|^(?:en|toen|daarna)$/.test(word));
  return reasonIn(phrase, start + cut + 1, found.from);
}

function periodOf({ phrase, lengths }: TimesTold, found: FoundDays, used: Set<FoundLength>): ToldPeriod | undefined {
  const { start, end, form, open, listed = false } = found;
  if (start === null) return undefined;
  if (open === 'end' || end === null) {
    return start <= phrase.today
      ? { departure: start, return: null, sure: !form?.within }
      : { departure: start, sure: true };
  }
  const missing = saysNotThere(phrase, found);
  const length = lengths.find((one) => !used.has(one) && beside(phrase, found, one));
  if (start !== end) {
    // "in april twee weken": the month is where the absence lies, not how long it was.
    if (form && lengths.some((one) => sameSentence(phrase, found, one))) return undefined;
    if (length) used.add(length);
    return { departure: start, return: end, sure: !missing && !listed && form === undefined };
  }
  const back = length && shifted(start, length.length, 1);
  // "van 5 juli tot 5 juli": a span of one day, gone and back.
  if (form === undefined && !open && !length) return { departure: start, return: start, sure: !missing };
  if (!length || !back) return { departure: start, sure: !missing };
  used.add(length);
  const { nights, about } = length.length;
  return { departure: start, return: nights ? back : plusDays(back, -1), sure: nights && !about && !missing };
}

function sameSentence(phrase: Phrase, found: FoundDays, length: FoundLength): boolean {
  const [from, to] = length.from >= found.to ? [found.to, length.from] : [length.to, found.from];
  return !phrase.between(from, to).some((word) => /^[.;!?]$|^(?:en|toen|daarna)$/.test(word));
}

/** "een nachtje met pasen", "op 2 juni drie dagen": a length in the same clause as a day. */
function beside(phrase: Phrase, found: FoundDays, length: FoundLength): boolean {
  const [from, to] = length.from >= found.to ? [found.to, length.from] : [length.to, found.from];
  return to >= from && to - from <= 5 && !phrase.between(from, to).some((word) => /^[,.;!?]$|^en$/.test(word));
}

/** "ik was er niet", "niet thuis": days of not being there, which are not the days of leaving and coming back. */
function saysNotThere(phrase: Phrase, { from, to }: FoundDays): boolean {
  const words = phrase.between(Math.max(0, from - 8), to + 8);
  const negated = words.includes('niet') && words.some((word) => /^(?:er|hier|thuis|aanwezig|binnen|daar)$/.test(word));
  const lead = phrase.between(Math.max(0, from - 3), from);
  return negated || words.includes('afwezig') || lead.some((word) => word === 'heel' || word === 'hele');
}

/** "al drie weken in het ziekenhuis": still away, since so long. */
function runningLength({ phrase, lengths }: TimesTold, used: Set<FoundLength>): ToldPeriod | undefined {
  const [length] = lengths;
  if (!length || lengths.length > 1 || phrase.has('geweest', 'was', 'weggeweest', 'gebruikt', 'gehad'))
    return undefined;
  const still = phrase
    .between(Math.max(0, length.from - 2), length.from)
    .some((word) => word === 'al' || word === 'sinds');
  const departure = still ? shifted(phrase.today, length.length, -1) : undefined;
  if (!departure) return undefined;
  used.add(length);
  return { departure, return: null, sure: false };
}

const reasons: [AbsenceReason, RegExp][] = [
  [
    'opname_verslavingskliniek',
    /^(?:verslavings\w*|afkick\w*|detox\w*|ontgift\w*|iriszorg|tactus|jellinek|ontwenning\w*)$/,
  ],
  ['opname_ggz', /^(?:ggz|psychiatr\w*|dimence|psychose|paaz|crisisopname|hic|kliniek|inrichting|gesloten)$/],
  ['ziekenhuisopname', /^(?:ziekenhuis\w*|operatie|geopereerd|spoedeisende|ic)$/],
  [
    'detentie',
    /^(?:detentie|gevangenis|gedetineerd|bajes|cel|vastgezeten|vast|politiecel|huis van bewaring|bak|celstraf|gevangen)$/,
  ],
  ['vakantie', /^(?:vakantie\w*|zomervakantie|reis|buitenland)$/],
  ['verlof', /^(?:verlof\w*|weekendverlof|proefverlof)$/],
];

/** The reason that words between two places tell; of several the one that comes first in the list above. */
function reasonIn(phrase: Phrase, from: number, to: number): AbsenceReason | undefined {
  const words = phrase.between(from, to);
  return reasons.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0];
}

/** A departure and a return that were told as two days in two sentences stay two periods; a repeated period counts once. */
const merged = (periods: ToldPeriod[]): ToldPeriod[] =>
  periods.filter(
    (period, i) =>
      !periods.some((other, j) => j < i && other.departure === period.departure && other.return === period.return),
  );
