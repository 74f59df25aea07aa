import { beoordeel, type Beoordeling, type Uitkomst } from '../criteria/beoordeel.ts';
import { regelingen as alle, type Feiten, type Regeling } from '../criteria/facts.ts';
import type { Verwijzing } from '../criteria/framework.ts';
import { calendarDay, plusDays, type CalendarDay } from '../values/calendar-day.ts';
import type { TopicId } from '../understanding/intents.ts';
import type { Course, TermTold } from './course.ts';
import type { QueueId, Urgency } from './summary.ts';

/** Why a queue was chosen; its words stand in content. */
export const routeReasons = [
  'vannacht',
  'opvang',
  'buiten-regio',
  'wonen-met-hulp',
  'huurhuis',
  'verwezen',
  'weg-zijn',
  'datum',
  'uitleg',
  'onbekend',
] as const;
export type RouteReason = (typeof routeReasons)[number];

/** Exactly one queue, and why. */
export interface Route {
  id: QueueId;
  reason: RouteReason;
}

/** Why somebody has to be helped so soon; its words stand in content. */
export const urgencyReasons = [
  'crisis-112',
  'crisis-zelfdoding',
  'crisis-geweld',
  'crisis-psychisch',
  'crisis-vannacht',
  'geweld',
  'datum-bijna',
  'datum-voorbij',
  'geen-haast',
] as const;
export type UrgencyReason = (typeof urgencyReasons)[number];

/** When it is, for what cannot wait. */
export interface Moment {
  today: CalendarDay;
  /** Local time, `hh:mm`. */
  time: string;
}

/** The door of each scheme: the gemeente and IrisZorg by 1.1 and 1.2, BZT by the page on Bijzondere Bemiddeling. */
const doors: Record<Regeling, Route> = {
  bw: { id: 'regionale-toegang', reason: 'wonen-met-hulp' },
  beschut: { id: 'regionale-toegang', reason: 'wonen-met-hulp' },
  mo: { id: 'iriszorg', reason: 'opvang' },
  bb: { id: 'bzt', reason: 'huurhuis' },
};

/**
 * The one queue for this conversation. Nobody without a bed is sent to another desk first (1.2.1: such a question goes
 * to IrisZorg at once); who lives outside the region comes to the general queue, which looks for the right municipality.
 */
export function queueFor(course: Course): Route {
  const { feiten, danger } = course;
  if (danger.includes('crisis-vannacht')) return { id: 'iriszorg', reason: 'vannacht' };
  if (needsShelter(feiten)) return doors.mo;
  if (feiten.woongemeente === 'anders') return { id: 'algemeen', reason: 'buiten-regio' };
  return (
    byOutcome(course) ??
    byAbsence(course) ??
    byTerms(course) ??
    byTopics(course) ?? { id: 'algemeen', reason: 'onbekend' }
  );
}

/** No home, or in the shelter already, and shelter asked for. */
const needsShelter = ({ dakloos, in24uursopvang, opvangNodig, wilZelfstandig }: Feiten): boolean =>
  in24uursopvang === true || (opvangNodig === true && dakloos === 'dakloos' && wilZelfstandig !== true);

/** The schemes that may fit, then those still open, then where a refusal points to. */
function byOutcome({ regelingen, feiten }: Course): Route | undefined {
  if (regelingen === null && Object.keys(feiten).length === 0) return undefined;
  const schemes = regelingen ?? alle;
  const [only] = schemes;
  if (only && schemes.length === 1 && outcomeOf(only, feiten) !== 'waarschijnlijk-niet') return doors[only];
  const judged = schemes.map((regeling) => beoordeel(regeling, feiten));
  for (const uitkomst of ['mogelijk', 'onvoldoende-informatie'] as const) {
    const door = doorOf(
      judged.filter((one) => one.uitkomst === uitkomst).map(({ regeling }) => regeling),
      schemes.length,
      uitkomst,
    );
    if (door) return door;
  }
  const refused = judged.filter(({ uitkomst }) => uitkomst === 'waarschijnlijk-niet');
  return refused.length > 0 ? byReferral(refused) : undefined;
}

const outcomeOf = (regeling: Regeling, feiten: Feiten): Uitkomst => beoordeel(regeling, feiten).uitkomst;

/** Of several schemes the one with the most help; while all is still open none of them says anything. */
function doorOf(schemes: readonly Regeling[], asked: number, uitkomst: Uitkomst): Route | undefined {
  if (uitkomst === 'onvoldoende-informatie' && schemes.length === asked && asked === alle.length) return undefined;
  const first = (['bw', 'beschut', 'bb', 'mo'] as const).find((regeling) => schemes.includes(regeling));
  return first && doors[first];
}

const referrals: Partial<Record<Verwijzing, QueueId>> = {
  bw: 'regionale-toegang',
  beschut: 'regionale-toegang',
  'regionale-toegang': 'regionale-toegang',
  mo: 'iriszorg',
  bzt: 'bzt',
};

function byReferral(judged: readonly Beoordeling[]): Route {
  const places = judged.flatMap(({ verwijzingen }) => verwijzingen.flatMap(({ naar }) => referrals[naar] ?? []));
  return { id: places[0] ?? 'regionale-toegang', reason: 'verwezen' };
}

/** 3.8.4: the regionale toegang decides on being away longer, and hears of an admission. */
const byAbsence = ({ absence }: Course): Route | undefined =>
  absence ? { id: 'regionale-toegang', reason: 'weg-zijn' } : undefined;

function byTerms({ terms }: Course): Route | undefined {
  const last = terms.at(-1);
  if (!last) return undefined;
  const shelter = /opvang|onderdak|ambulant-mo|wachtlijst/.test(last.procedure);
  const id = last.procedure.startsWith('bb-') ? 'bzt' : shelter ? 'iriszorg' : 'regionale-toegang';
  return { id, reason: 'datum' };
}

function byTopics({ topics }: Course): Route | undefined {
  const id = topics.map(queueOfTopic).findLast((queue) => queue !== undefined);
  return id && { id, reason: 'uitleg' };
}

function queueOfTopic(topic: TopicId): QueueId | undefined {
  if (/^(?:mo-|crisisopvang|24uursopvang|opvang-)/.test(topic)) return 'iriszorg';
  if (topic.startsWith('bb-')) return 'bzt';
  const ours =
    /^(?:bw-|beschut-|afwezigheid|waarschuwingen|beeindiging|zin-of|pgb-|clientprofielen|ondersteunings|keukentafel|verslag|besluit|melding|proces)/;
  return ours.test(topic) ? 'regionale-toegang' : undefined;
}

/** The door of the shelter closes at half past nine (1.2.2): from six o'clock on, and in the night, it is now. */
const evening = ({ time }: Moment): boolean => time >= '18:00' || time < '06:00';

/** How soon somebody has to be helped, and why: the most urgent that was heard. */
export function urgencyFor(
  { danger, feiten, terms }: Course,
  moment: Moment,
): { level: Urgency; reason: UrgencyReason } {
  const sign = (['crisis-112', 'crisis-zelfdoding', 'crisis-geweld', 'crisis-psychisch'] as const).find((id) =>
    danger.includes(id),
  );
  if (sign) return { level: 'nu', reason: sign };
  if (danger.includes('crisis-vannacht'))
    return { level: evening(moment) ? 'nu' : 'vandaag', reason: 'crisis-vannacht' };
  if (feiten.huiselijkGeweld === true) return { level: 'vandaag', reason: 'geweld' };
  const ends = terms.flatMap((term) => lastDayOf(term) ?? []);
  if (ends.some((day) => day >= moment.today && day <= plusDays(moment.today, SOON))) {
    return { level: 'vandaag', reason: 'datum-bijna' };
  }
  if (terms.some((term) => term.procedure === 'bezwaar' && (lastDayOf(term) ?? moment.today) < moment.today)) {
    return { level: 'vandaag', reason: 'datum-voorbij' };
  }
  return { level: 'gewoon', reason: 'geen-haast' };
}

/** So many days before the last day a term makes haste. */
const SOON = 2;

/** Terms within which people themselves must do something. */
const theirs = new Set([
  'bezwaar',
  'crisisopvang-verlenging-melden',
  '24uursopvang-verlenging-melden',
  'wachtlijst-bellen',
  'pgb-besteden',
  'bb-ondersteuningsplan-inleveren',
]);

/** The last day on which something can still be done; for the objection the last legal day. */
function lastDayOf({ procedure, answer }: TermTold): CalendarDay | undefined {
  if (!theirs.has(procedure) || !('dates' in answer)) return undefined;
  return calendarDay(answer.latest?.at(-1) ?? answer.dates.at(-1));
}
