import type { SummaryTexts, Subject } from '../content/shapes/handoff.ts';
import { subjects } from '../content/shapes/handoff.ts';
import { beoordeel, kaders } from '../criteria/beoordeel.ts';
import { beschutVariant } from '../criteria/beschut-wonen.ts';
import { uitleg } from '../criteria/explain.ts';
import { isFact, regelingen as alle, type Fact, type Feiten, type Regeling } from '../criteria/facts.ts';
import { factsRead } from '../criteria/framework.ts';
import { opvangVorm } from '../criteria/maatschappelijke-opvang.ts';
import { rulesVersion } from '../policy/articles.ts';
import type { CrisisId } from '../understanding/intents.ts';
import type { Clock } from '../values/clock.ts';
import type { Course, TermTold } from './course.ts';
import { followsFromNoHome } from '../prescreen/say-facts.ts';
import { queueFor, urgencyFor } from './route.ts';
import { findings, termNames, type SchemeSummary, type Summary } from './summary.ts';

/** What a summary is made from. */
export interface Told {
  course: Course;
  channel: Summary['kanaal'];
  contact: Summary['contact'];
  /** One sentence that the person adds. */
  addition: string | null;
  /** The paths of the lines that the person struck. */
  struck: readonly string[];
}

/**
 * The triage summary of a conversation. What the person struck is taken out before anything is worked out, so that no
 * outcome, reason or row that follows from it is left; the queue and the urgency stay as they were.
 */
export function summaryOf(
  { course, channel, contact, addition, struck }: Told,
  texts: SummaryTexts,
  clock: Clock,
): Summary {
  const moment = { today: clock.today(), time: clock.time() };
  const left = struck.reduce(without, course);
  const urgency = urgencyFor(course, moment);
  const route = queueFor(course);
  const isGone = (path: string): boolean => struck.includes(path);
  const urgencyNow = urgencyFor(left, moment);
  const routeNow = queueFor(left);
  const reason = !isGone('urgentie.waarom') && urgencyNow.level === urgency.level ? urgencyNow.reason : undefined;
  const why = !isGone('rij.waarom') && routeNow.id === route.id ? routeNow.reason : undefined;
  return {
    versie: '1',
    regels: rulesVersion.adopted,
    gemaakt: localMoment(clock),
    taal: 'nl',
    kanaal: channel,
    urgentie: { niveau: urgency.level, waarom: reason ? texts.urgencyReasons[reason] : texts.struckReason },
    wil: left.wil,
    perspectief: left.person?.perspectief ?? 'zelf',
    regelingen: schemesOf(left),
    afwezigheid: left.absence,
    termijnen: left.terms.flatMap(termOf),
    nietGevraagd: isGone('nietGevraagd') ? [] : notAsked(left).map((subject) => texts.subjects[subject]),
    contact: isGone('contact') ? null : contact,
    toevoeging: isGone('toevoeging') ? null : addition,
    geschrapt: [...struck],
    rij: { id: route.id, waarom: why ? texts.routeReasons[why] : texts.struckReason },
  };
}

function termOf({ procedure, from, answer }: TermTold): Summary['termijnen'] {
  const name = termNames.find((term) => term === procedure);
  return name === undefined || 'error' in answer ? [] : [{ procedure: name, from, ...answer }];
}

/** A course without what stands at a path of the summary. */
export function without(course: Course, path: string): Course {
  const [part, name, , fact] = path.split('.');
  if (part === 'wil') return { ...course, wil: null };
  if (part === 'afwezigheid') return { ...course, absence: null };
  if (part === 'termijnen') return { ...course, terms: course.terms.filter(({ procedure }) => procedure !== name) };
  if (part !== 'regelingen') return course;
  if (fact === undefined) return { ...course, regelingen: schemesIn(course).filter((regeling) => regeling !== name) };
  return { ...course, regelingen: schemesIn(course), feiten: { ...course.feiten, [fact]: undefined } };
}

/** The schemes that are looked at: those chosen; all of them when only facts were told so far. */
const schemesIn = ({ regelingen, feiten }: Course): readonly Regeling[] =>
  regelingen ?? (Object.values(feiten).some((value) => value != null) ? alle : []);

function schemesOf(course: Course): SchemeSummary[] {
  const schemes = schemesIn(course);
  const { feiten } = course;
  const told = (Object.keys(feiten) as Fact[]).filter(
    (fact) => feiten[fact] != null && !followsFromNoHome(fact, feiten),
  );
  const read = new Set(schemes.flatMap((regeling) => [...factsOf(regeling)]));
  return schemes.map((regeling, at) => {
    // What no scheme reads was told all the same: it stands with the first.
    const own = told.filter((fact) => factsOf(regeling).has(fact) || (at === 0 && !read.has(fact)));
    return schemeOf(regeling, feiten, own);
  });
}

function schemeOf(regeling: Regeling, feiten: Feiten, told: readonly Fact[]): SchemeSummary {
  const { uitkomst, criteria, uitsluitingen, verwijzingen } = beoordeel(regeling, feiten);
  const rows = [...criteria, ...uitsluitingen];
  return {
    regeling,
    uitkomst,
    gezegd: told.map((feit) => ({ feit, waarde: feiten[feit] ?? null })),
    afgeleid: rows.flatMap(({ id, status }) => {
      const found = findings.find((finding) => finding === status);
      return found ? [{ id, status: found }] : [];
    }),
    onbekend: [...new Set(uitleg(regeling, feiten).flatMap(({ ontbreekt }) => ontbreekt))],
    onderzoek: rows.filter(({ status }) => status === 'wordt-onderzocht').map(({ id }) => id),
    verwijzingen: verwijzingen.map(({ naar }) => naar),
  };
}

const factLists = new Map<Regeling, ReadonlySet<Fact>>();

/** The facts that a scheme looks at, in its rows, its referrals and its form. */
function factsOf(regeling: Regeling): ReadonlySet<Fact> {
  const known = factLists.get(regeling);
  if (known) return known;
  const { criteria, uitsluitingen, verwijzingen, bijNee } = kaders[regeling];
  const form = regeling === 'beschut' ? beschutVariant : regeling === 'mo' ? opvangVorm : undefined;
  const facts = new Set<Fact>([
    ...[...criteria, ...uitsluitingen].flatMap((row) => row.facts),
    ...[...verwijzingen, ...bijNee].map(({ waarom }) => waarom).filter(isFact),
    ...(form ? factsRead(form) : []),
  ]);
  factLists.set(regeling, facts);
  return facts;
}

const subjectFacts: Record<Subject, readonly Fact[]> = {
  veiligheid: ['huiselijkGeweld', 'opvangViaVeiligThuis'],
  slaapplek: ['dakloos', 'in24uursopvang', 'opvangNodig', 'thuisVerlaten', 'komtUit'],
  gezondheid: ['problematiek', 'acuteCrisis', 'verblijfVoorBehandeling', 'blijvendToezicht'],
  papieren: ['verblijf', 'bedBadBrood'],
  geld: ['kanFinancien'],
  woonplaats: ['woongemeente'],
};

const subjectOf: Partial<Record<CrisisId, Subject>> = {
  'crisis-geweld': 'veiligheid',
  'crisis-psychisch': 'gezondheid',
  'crisis-vannacht': 'slaapplek',
};

/** The subjects of which nothing was asked or told. */
function notAsked({ feiten, danger }: Course): Subject[] {
  const heard = danger.map((id) => subjectOf[id]);
  return subjects.filter(
    (subject) => !heard.includes(subject) && subjectFacts[subject].every((fact) => feiten[fact] === undefined),
  );
}

const offsets = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' });

/** The moment in the Netherlands, with its offset: `2026-11-22T10:04:00+01:00`. */
function localMoment(clock: Clock): string {
  const now = clock.now();
  const name = offsets.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const seconds = String(now.getUTCSeconds()).padStart(2, '0');
  return `${clock.today()}T${clock.time()}:${seconds}${name.slice(3) || '+00:00'}`;
}
