import type { AbsenceReasons } from '../../content/shapes/absence-reasons.ts';
import { readDay } from '../../language/read-day.ts';
import { readNumber } from '../../language/read-number.ts';
import { readPeriods, type ToldPeriod } from '../../language/read-periods.ts';
import { readReason } from '../../language/read-reason.ts';
import type { CalendarDay } from '../../values/calendar-day.ts';
import type { AbsenceGiven } from './given.ts';

/** A text longer than this is no story about one client. */
const longest = 1_000;

/**
 * What a worker tells in one line about the absences of a client: "cl. vrijdag opgenomen, was al 30 dgn weg". An absence
 * without a return still runs. Nothing is guessed beyond that: what is missing stays open.
 */
export function readAbsence(written: string, today: CalendarDay, match: AbsenceReasons): AbsenceGiven {
  const text = written.slice(0, longest);
  const stay = stayIn(text, today);
  const earlier = daysBeforeIn(stay.rest);
  const withoutEarlier = periodsIn(earlier.rest, today);
  const counted = withoutEarlier.length > 0 || earlier.certain;
  const told = counted ? withoutEarlier : periodsIn(stay.rest, today);
  const client = clientIn(text);
  const [only] = told;
  const reason = told.length === 1 && !only?.reason ? knownReason(readReason(text, match)) : undefined;
  const admission = /\b(?:opgenomen|opname|opgen)\b/i.test(text);
  return {
    ...(client && { client }),
    ...periodsAndPlan(
      told.map((one) => ({ ...one, ...(reason && { reason }) })),
      today,
    ),
    before: counted ? earlier.days : 0,
    ...(stay.day && { stayStart: stay.day }),
    ...(admission && { admission }),
    ...(told.some(({ sure }) => !sure) && { unsure: true }),
  };
}

const times =
  /\d|\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|vandaag|gister\w*|eergisteren|morgen|overmorgen|vorige|afgelopen|volgende|komende|sinds|vanaf|dagen?|dgn|weken|week|maand|kerst\w*|pasen|pinksteren|weekend)\b/i;

/** Whether a text names a day or a length of time; without one a word that looks like a month is none. */
export const namesTime = (text: string): boolean => times.test(text);

/** Whether a text tells of days away, so that it is a question about a sum. */
export const tellsAbsence = (text: string): boolean =>
  namesTime(text) &&
  /\b(?:weg|afwezig\w*|vertrok\w*|vertrek\w*|vertrokken|opgenomen|opname|weggelopen|weggegaan|wegloop\w*|verlof|vakantie|detentie|gedetineerd|ziekenhuis|terug|vast)\b/i.test(
    text,
  );

/** The reference in a text: "cliënt A", "kamer 12". */
export function clientIn(text: string): string | undefined {
  const [, kind = '', mark] =
    /(?<![\p{L}\d])([Cc]li[eë]nt|[Cc]l\.?|[Bb]ewoner|[Kk]amer|[Nn]r\.?|[Nn]ummer)\s{1,3}([A-Z]{1,3}\d{0,3}|\d{1,5}|[abcdefghxyz])(?![\p{L}\d/-])/u.exec(
      text,
    ) ?? [];
  if (mark === undefined || (/^\d{1,2}$/.test(mark) && /^(?:cl|nr)/i.test(kind) && dateAfter(text, mark)))
    return undefined;
  const name = /^cl/i.test(kind) ? 'cliënt' : /^n/i.test(kind) ? 'nummer' : kind.toLowerCase();
  return `${name} ${mark.toUpperCase()}`;
}

/** "cl 2 juni weg": a day, no number of a client. */
const dateAfter = (text: string, mark: string): boolean =>
  new RegExp(`${mark}\\s+(?:jan|feb|m(?:aa)?r|apr|mei|jun|jul|aug|sep|okt|nov|dec|dagen|dgn|dag)`, 'i').test(text);

/** The absences in a text; "komt 5 december terug" in a clause of its own belongs to the one before it. */
function periodsIn(text: string, today: CalendarDay): ToldPeriod[] {
  const direction = directionOf(text);
  const [, before = '', clause = ''] =
    /^(.*?)[\s,]+((?:en |maar |, )?(?:komt|terug|verwacht|tot)\b[^.;]*)$/i.exec(text) ?? [];
  const [only, ...others] = clause ? readPeriods(before, { today, direction }).periods : [];
  const back = only && readDay(clause.replace(/^(?:en|maar)\s/i, ''), { today: only.departure, direction: 'future' });
  if (only && others.length === 0 && !only.return && back && back >= only.departure) return [{ ...only, return: back }];
  return readPeriods(text, { today, direction }).periods;
}

const plansAhead = /\b(?:wil|gaat|wilt|van plan|plan|plannen|aangevraagd|volgende|komende|straks|gepland)\b/i;
const directionOf = (text: string): 'past' | 'future' => (plansAhead.test(text) ? 'future' : 'past');

function periodsAndPlan(told: readonly ToldPeriod[], today: CalendarDay): Pick<AbsenceGiven, 'periods' | 'plan'> {
  const periods: AbsenceGiven['periods'] = [];
  let plan: AbsenceGiven['plan'];
  for (const { departure, return: back, expectedReturn, reason = null } of told) {
    if (departure > today) {
      plan ??= { departure, back: back ?? null, reason };
    } else if (back && back > today) {
      periods.push({ departure, return: null, reason });
      plan = { departure, back, reason };
    } else {
      periods.push({ departure, return: back ?? null, reason });
      if (expectedReturn) plan = { departure, back: expectedReturn, reason };
    }
  }
  periods.sort((a, b) => (a.departure < b.departure ? -1 : 1));
  return { periods, ...(plan && { plan }) };
}

const knownReason = (reason: keyof AbsenceReasons | undefined): ToldPeriod['reason'] =>
  reason === 'mantelzorg' || reason === 'familie' || reason === 'weggelopen' ? undefined : reason;

/** "woont hier sinds 1 maart 2024": the day, and the text without it. */
function stayIn(text: string, today: CalendarDay): { day?: CalendarDay; rest: string } {
  const found =
    /\b(?:woont|verblijft|in zorg|in huis|bij ons)\b[^.;,\n]{0,20}?\b(?:sinds|vanaf)\b([^.;,\n]{1,40})/i.exec(text);
  const day = found && readDay(found[1]?.trim() ?? '', { today, direction: 'past' });
  return day ? { day, rest: text.replace(found[0], ' ') } : { rest: text };
}

interface Earlier {
  days: number;
  /** It can be nothing else than days counted earlier. */
  certain: boolean;
  rest: string;
}

const many = '(\\d{1,3}|[a-zë]{3,20})';
const unit = '(?:afwezigheids)?(?:dagen|dgn|dag|d)\\b';
const used = '(?:gebruikt|verbruikt|opgemaakt|op\\b|gehad|van de 42)';
const earlierForms = [
  new RegExp(
    `\\b(?:was|is|zijn|had|heeft|hebben|er|waren)?\\s{0,2}(?:dit jaar |eerder )?(?:al|reeds|eerder)\\s+${many}\\s{0,2}${unit}(?:\\s{0,2}(?:dit jaar|eerder|weg|afwezig))?(?:\\s{0,2}${used})?`,
    'i',
  ),
  new RegExp(`\\b${many}\\s{0,2}${unit}\\s{0,2}(?:dit jaar\\s{1,2})?(?:al\\s{1,2})?(?:${used}|eerder|dit jaar)`, 'i'),
  new RegExp(`\\b(?:gebruikt|verbruikt|eerder|dit jaar|stand)\\s{0,2}:?\\s{0,2}${many}\\s{0,2}${unit}`, 'i'),
];

/** "was al 30 dgn weg", "30 dagen gebruikt": days counted earlier, and the text without them. */
function daysBeforeIn(text: string): Earlier {
  for (const form of earlierForms) {
    const found = form.exec(text);
    const days = found && readNumber(found[1] ?? '');
    if (!found || days === undefined || days === null || !Number.isInteger(days) || days > 366) continue;
    const certain = /gebruikt|verbruikt|opgemaakt|eerder|dit jaar|stand|van de 42|\bop\b/i.test(found[0]);
    return { days, certain, rest: text.replace(found[0], ' , ') };
  }
  return { days: 0, certain: false, rest: text };
}
