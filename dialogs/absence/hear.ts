import { readDay } from '../../src/language/read-day.ts';
import type { AbsenceReasons } from '../../src/content/shapes/absence-reasons.ts';
import { readNumber } from '../../src/language/read-number.ts';
import { fold } from '../../src/language/fold.ts';
import { readPeriods, type ToldPeriod } from '../../src/language/read-periods.ts';
import { readReason } from '../../src/language/read-reason.ts';
import { readDays } from '../../src/language/read-results.ts';
import type { Reference } from '../../src/language/phrase.ts';
import { dayOf, daysBetween, plusDays, plusMonths, type CalendarDay } from '../../src/values/calendar-day.ts';
import type { Heard } from './story.ts';

/** What people give as a reason: those of article 3.8.4, and those that lead to a question. */
export type ToldReason = keyof AbsenceReasons;

/** The heaviest first: who zorgt for a mother in the hospital names the hospital too. */
const byWeight: ToldReason[] = [
  ...(['mantelzorg', 'weggelopen', 'opname_verslavingskliniek', 'opname_ggz', 'ziekenhuisopname'] as const),
  ...(['detentie', 'vakantie', 'verlof', 'familie'] as const),
];

/** The reason in a text. */
export const reasonIn = (text: string, match: AbsenceReasons): ToldReason | undefined =>
  readReason(text, Object.fromEntries(byWeight.map((reason) => [reason, match[reason]])) as AbsenceReasons);

/** The absences in a story; what only looks like one is left out, and what belongs together is joined. */
export function absencesIn(told: string, reference: Reference, match: AbsenceReasons): Heard[] {
  const text = reference.direction === 'past' ? withoutPlan(told, reference) : told;
  const { periods } = readPeriods(text, reference);
  const joined = joinedReturns(text, periods)
    .map((period) => heardOf(period, text))
    .filter(({ departure, back }, _i, all) => {
      const isNow = departure === reference.today && back === undefined;
      return !isNow || (all.length === 1 && !saysNow(text));
    });
  const [only] = joined;
  const reason = joined.length === 1 && only?.reason === undefined ? reasonIn(text, match) : undefined;
  const heard = reason && only ? [{ ...only, reason }] : joined;
  const open = heard.findLast(({ departure, back }) => departure && back === undefined);
  if (open?.departure) {
    const back = sameOrNextDay(text, open.departure) ?? (saysStillAway(text) ? null : undefined);
    if (back !== undefined) return heard.map((one) => (one === open ? { ...one, back } : one));
  }
  if (heard.length === 0 && saysAwayNow(text))
    return [{ back: null, sure: true, ...(reasonIn(text, match) && { reason: reasonIn(text, match) ?? null }) }];
  return heard;
}

/** "... en kan ik nog weg met kerst?": a question about days to come, behind days that were told, is no absence yet. */
const asksForMore =
  /(?:[,.;?]| en| maar) *(?:en |maar )?(?:kan|mag|kunnen|mogen|zou) (?:ik|we|wij|hij|zij|ze)\b.*\b(?:weg|gaan|logeren)\b/i;

function withoutPlan(text: string, reference: Reference): string {
  const at = text.search(asksForMore);
  const before = at > 0 ? text.slice(0, at) : text;
  return readPeriods(before, reference).periods.length > 0 ? before : text;
}

/** Whether a text tells of an absence with its days: then it is a story to count, however it is put. */
export function tellsAbsence(text: string, today: CalendarDay, match: AbsenceReasons): boolean {
  const told = fold(text).replace(callsBack, ' ');
  const away =
    /\b(?:weg|terug|afwezig\w*|vertrok\w*|vertrek|er niet)\b/.test(told) || reasonIn(text, match) !== undefined;
  return (
    away &&
    absencesIn(text, { today, direction: 'past' }, match).some(({ departure, back }) => departure && back !== undefined)
  );
}

/** "Niemand belt mij terug": a call that is waited for, and no return. */
const callsBack = /\b(?:ge)?(?:bel|belt|bellen|beld|belde|belden|hoor|gehoord|mail|mailt|mailen)(?: \w+){0,4} terug\b/g;

/** "Hij woont er sinds maart": since when somebody lives there, with no word of being away. */
export const tellsStay = (text: string): boolean =>
  /\b(?:woon|woont|wonen|woonde|gewoond)\b/.test(fold(text)) &&
  /\b(?:sinds|vanaf|al)\b/.test(fold(text)) &&
  !/\b(?:weg|terug|afwezig|vertrok|vertrek|ging|niet|geen|geweest)\b/.test(fold(text));

/** "vertrek 2 juni, terug 11 juni": a day behind "terug" is the return of the day before it. */
function joinedReturns(text: string, periods: ToldPeriod[]): ToldPeriod[] {
  const [first, second, ...others] = periods;
  const twoDays =
    first && second && !first.return && second.return === undefined && second.departure >= first.departure;
  if (!twoDays || others.length > 0 || !/\b(?:terug|thuis|retour)/.test(fold(text))) return periods;
  return [
    { ...first, ...second, departure: first.departure, return: second.departure, sure: first.sure && second.sure },
  ];
}

/** A return almost a year after departure, without a year in the text, lies before it. */
function heardOf({ departure, return: back, reason, sure }: ToldPeriod, text: string): Heard {
  const backwards =
    back && daysBetween(departure, back) > 300 && !/\b20\d\d\b/.test(text) && !/tweeduizend|jaar/.test(fold(text));
  return {
    departure,
    ...(back !== undefined && { back: backwards ? plusMonths(back, -12) : back }),
    ...(reason && { reason }),
    sure,
  };
}

const saysNow = (text: string): boolean => /\bnu\b/.test(fold(text));
/** Whether a text says that somebody is not back yet. */
export const saysStillAway = (text: string): boolean =>
  /\b(?:(?:nog|nu nog|nog steeds|nog altijd) (?:niet|nie|steeds niet|altijd niet) (?:terug|thuis|weer)|nog (?:steeds |altijd )?(?:hier|daar|in|vast|opgenomen)|nu nog|er nog|niet terug|tot nu|(?:loopt|zit|lig|ben) (?:ik )?(?:er |daar |hier )?nog)\b|^(?:nee )?nog niet$|^(?:nee )?nog steeds$/.test(
    fold(text).replace(/[.!,]/g, ''),
  ) || stillGone.test(fold(text));
/** "Ik ben nog weg", and not "hoeveel dagen mag ik nog weg". */
const stillGone = /(?<!\b(?:mag|kan|mogen|kunnen|wil|willen|moet|ga)(?: \w+){0,3} )\bnog (?:steeds |altijd )?weg\b/;
const saysAwayNow = (text: string): boolean =>
  /\b(?:ben|zit|lig)\b.*\bnu\b|\bnu\b.*\b(?:weg|ziekenhuis|vast|opgenomen|kliniek|vakantie)\b|nog (?:steeds )?(?:in het ziekenhuis|vast|opgenomen)/.test(
    fold(text),
  ) || stillGone.test(fold(text));

function sameOrNextDay(text: string, departure: CalendarDay): CalendarDay | undefined {
  const told = fold(text);
  if (/\b(?:de)?zelfde dag\b|\bdiezelfde\b/.test(told)) return departure;
  if (/\b(?:de |een )?(?:dag (?:erna|daarna|er na|later|erop)|volgende (?:dag|ochtend)|andere dag)\b/.test(told))
    return plusDays(departure, 1);
  return undefined;
}

const monthNames = ['jan', 'feb', 'm(?:aa)?r', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const daysOfMonth = monthNames.map(
  (name) => new RegExp(`\\b(\\d{1,2})(?:e|ste|de)? ${name}[a-z]{0,7}\\.?(?: (20\\d\\d))?\\b`, 'g'),
);

/** Whether a text names a day that no calendar has: 31 juni, 30-2, 29 februari 2027. */
export function namesImpossibleDay(text: string): boolean {
  const told = fold(text);
  const named = daysOfMonth.flatMap((dayOfMonth, i) =>
    Array.from(told.matchAll(dayOfMonth), (hit) => [hit[1], String(i + 1), hit[2]]),
  );
  const figures = Array.from(
    told.matchAll(/(?<![\d-])(\d{1,2})[-/](\d{1,2})(?:[-/]((?:20)?\d\d))?(?![\d-])/g),
    ([, day, month, year]) => [day, month, year],
  );
  const iso = Array.from(told.matchAll(/\b(20\d\d)-(\d\d)-(\d\d)\b/g), ([, year, month, day]) => [day, month, year]);
  return [...named, ...figures, ...iso].some(([day, month, year]) => !exists(Number(day), Number(month), year));
}

/** Without a year a day exists when it does in some year; a month above 12 is no date, so no impossible one. */
function exists(day: number, month: number, year = '2028'): boolean {
  if (month < 1 || month > 12 || day > 40) return true;
  return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day) !== undefined;
}

/** How a day was named: by itself, or seen from today. */
function isRelative(text: string, reference: Reference): boolean {
  const now = readDay(text, reference);
  const before = readDay(text, { ...reference, today: plusDays(reference.today, -40) });
  return now !== undefined && before !== undefined && daysBetween(before, now) === 40;
}

/** The day of return that a text names, seen from the day of departure: "de elfde" is the first after it. */
export function returnAfter(text: string, departure: CalendarDay, reference: Reference): CalendarDay | undefined {
  const later = shiftIn(text);
  const near = sameOrNextDay(text, departure) ?? (later && later > 0 ? plusDays(departure, later) : undefined);
  if (near) return near;
  if (isRelative(text, reference)) return readDay(text, reference);
  const seen = [0, 6, 31, 364].map((n) =>
    readDay(text, { today: plusDays(departure, n), direction: n === 0 ? 'future' : 'past' }),
  );
  const after = seen.filter((day) => day !== undefined && day >= departure).sort()[0];
  return after ?? lengthAfter(text, departure) ?? readDay(text, reference);
}

/** The day that a text names, nearest to a day that was told: for a correction. */
export function dayNear(text: string, near: CalendarDay, reference: Reference): CalendarDay | undefined {
  if (isRelative(text, reference)) return readDay(text, reference);
  const days = [-180, -20, 0, 3, 15, 31, 180].map((n) =>
    readDay(text, { today: plusDays(near, n), direction: 'past' }),
  );
  const forced = readDay(text, { today: near, direction: 'future' });
  return [...days, forced]
    .filter((day) => day !== undefined)
    .sort((a, b) => Math.abs(daysBetween(near, a)) - Math.abs(daysBetween(near, b)))[0];
}

/** "acht nachten", "na drie weken": so long after departure. */
function lengthAfter(text: string, departure: CalendarDay): CalendarDay | undefined {
  const length = lengthIn(text);
  return length && plusDays(plusMonths(departure, length.months), length.days);
}

/** The one length of time in a text. */
export function lengthIn(text: string): { days: number; months: number } | undefined {
  const found = readDays(text, { today: '2026-01-01', direction: 'past' }).filter(({ type }) => type === 'duration');
  const [only] = found;
  if (only?.type !== 'duration' || found.length > 1) return undefined;
  const part = (unit: string): number => Number(new RegExp(`([\\d.]+)${unit}`).exec(only.iso)?.[1] ?? 0);
  return { days: Math.round(part('D') + 7 * part('W')), months: Math.round(part('M') + 12 * part('Y')) };
}

/** "een dag later", "drie dagen eerder terug": so many days, later or earlier. */
export function shiftIn(text: string): number | undefined {
  const [, many = '', unit = '', way = ''] =
    /\b([a-z]+|\d+) (dag|dagen|nacht|nachten|week|weken) (later|langer|extra|erbij|eerder|korter|minder|vroeger)\b/.exec(
      fold(text),
    ) ?? [];
  const count = many === 'een' ? 1 : readNumber(many);
  if (count === undefined || !Number.isInteger(count)) return undefined;
  const days = unit.startsWith('we') ? 7 * count : count;
  return /^(?:eerder|korter|minder|vroeger)$/.test(way) ? -days : days;
}
