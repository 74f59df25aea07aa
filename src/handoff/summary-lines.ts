import { plain, type Spoken } from '../content/message.ts';
import type { HandoffTexts, SectionId } from '../content/shapes/handoff.ts';
import type { Fact, Feiten } from '../criteria/facts.ts';
import type { Verwijzing } from '../criteria/framework.ts';
import { sayDay } from '../language/say-day.ts';
import { days, sayList, sayNumber } from '../language/say-number.ts';
import { sayPhone, writePhone } from '../language/say-phone.ts';
import { speakable } from '../language/speakable.ts';
import type { Person } from '../prescreen/person.ts';
import { sayFact } from '../prescreen/say-facts.ts';
import type { FactTexts, PrescreenTexts } from '../prescreen/texts.ts';
import { calendarDay } from '../values/calendar-day.ts';
import { wordsFor } from '../prescreen/person.ts';
import type { SchemeSummary, Summary } from './summary.ts';

/** The texts a summary is said with. */
export interface SummaryWords {
  handoff: HandoffTexts;
  prescreen: PrescreenTexts;
  facts: FactTexts;
}

/** For whom it is said: the worker reads of "de persoon", the person of "u". */
export type Reader = 'worker' | 'person';

/** One line of a summary. */
export interface Line {
  /** Where it stands in the document: what is struck with it. Empty: it says nothing of the person. */
  paths: readonly string[];
  says: Spoken;
  /** What only a worker needs, under the line. */
  details: readonly string[];
}

export type { SectionId };

/** Lines under one heading. */
export interface Section {
  id: SectionId;
  title: string;
  lines: readonly Line[];
}

const MOST_UNKNOWN = 4;

/** The summary in parts, in the order in which a worker needs them; a part without lines is left out. */
export function sectionsOf(summary: Summary, words: SummaryWords, reader: Reader): Section[] {
  const { handoff } = words;
  const texts = handoff.summary;
  const titled = (id: SectionId, lines: readonly Line[]): Section => ({ id, title: texts.sections[id], lines });
  const { urgentie, rij, wil, toevoeging, perspectief, geschrapt } = summary;
  const kept = (path: string): string[] => (geschrapt.includes(path) ? [] : [path]);
  const queue = handoff.queues[rij.id];
  return [
    titled('haast', [line(kept('urgentie.waarom'), plain(`${texts.urgency[urgentie.niveau]}: ${urgentie.waarom}.`))]),
    titled('rij', [
      line(kept('rij.waarom'), {
        text: `${capital(queue.text)}: ${rij.waarom}.`,
        speak: `${capital(queue.speak)}: ${rij.waarom}.`,
      }),
    ]),
    titled('vraag', [
      ...(wil === null ? [] : [line(['wil'], own(wil))]),
      ...(toevoeging === null ? [] : [line(['toevoeging'], own(`${texts.addition}: ${toevoeging}`))]),
    ]),
    titled('wie', [line([], plain(`${texts.perspectief[perspectief]}.`))]),
    titled('contact', contactLines(summary, texts)),
    titled(
      'uitkomst',
      summary.regelingen.map((scheme) => schemeLine(scheme, words)),
    ),
    titled('gezegd', factLines(summary, words, reader)),
    titled('afwezigheid', absenceLines(summary, texts)),
    titled('termijnen', termLines(summary, texts)),
    titled(
      'nietGevraagd',
      summary.nietGevraagd.length > 0 ? [line(['nietGevraagd'], plain(`${summary.nietGevraagd.join(', ')}.`))] : [],
    ),
    titled('gewist', reader === 'worker' ? struckLines(summary, texts) : []),
  ].filter(({ lines }) => lines.length > 0);
}

const line = (paths: readonly string[], says: Spoken, details: readonly string[] = []): Line => ({
  paths,
  says,
  details,
});

/** The person's own words: for the eye as they are. */
const own = (text: string): Spoken => ({ text, speak: speakable(text) });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function contactLines({ contact }: Summary, texts: HandoffTexts['summary']): Line[] {
  if (!contact) return [];
  const { telefoon, email, tijdvak } = contact;
  const parts = [
    ...(telefoon === null ? [] : [`${texts.phone}: ${writePhone(telefoon)}`]),
    ...(email === null ? [] : [`${texts.email}: ${email}`]),
    ...(tijdvak === null ? [] : [`${texts.window}: ${tijdvak}`]),
  ];
  const speak = telefoon === null ? speakable(parts.join(', ')) : `${texts.phone}: ${sayPhone(writePhone(telefoon))}.`;
  return parts.length > 0 ? [line(['contact'], { text: `${parts.join(', ')}.`, speak })] : [];
}

function schemeLine(scheme: SchemeSummary, { handoff, prescreen, facts }: SummaryWords): Line {
  const texts = handoff.summary;
  const { regeling, uitkomst, onbekend, onderzoek, verwijzingen, afgeleid } = scheme;
  const others = wordsFor({ perspectief: 'naaste', wie: texts.person });
  const rows = (...statuses: string[]): string =>
    afgeleid.flatMap(({ id, status }) => (statuses.includes(status) ? [id] : [])).join(', ');
  const more = onbekend.length - MOST_UNKNOWN;
  const unknown = [
    ...onbekend.slice(0, MOST_UNKNOWN).map((fact) => facts.facts[fact].open(others).text),
    ...(more > 0 ? [texts.andMore({ count: sayNumber(more) }).text] : []),
  ].join('; ');
  const named = (title: string, value: string): string[] => (value === '' ? [] : [`${title}: ${value}.`]);
  return line(
    [`regelingen.${regeling}`],
    plain(`${prescreen.schemes[regeling].name}: ${lower(prescreen.statusLabels[uitkomst])}.`),
    [
      ...named(texts.unknown, uitkomst === 'waarschijnlijk-niet' ? '' : unknown),
      ...named(texts.fails, rows('niet-voldaan', 'van-toepassing')),
      ...named(texts.looksInto, onderzoek.join(', ')),
      ...named(texts.refers, verwijzingen.map((naar) => placeName(naar, prescreen, texts)).join(', ')),
    ],
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const placeName = (naar: Verwijzing, prescreen: PrescreenTexts, texts: HandoffTexts['summary']): string =>
  naar === 'bw' || naar === 'beschut' || naar === 'mo' ? prescreen.schemes[naar].name : texts.places[naar];

/** Each fact once, also when several schemes look at it. */
function factLines({ regelingen, perspectief }: Summary, { facts, handoff }: SummaryWords, reader: Reader): Line[] {
  const self: Person = { perspectief: 'zelf' };
  const other: Person = { perspectief: 'naaste', wie: handoff.summary.person };
  const person = reader === 'worker' ? other : perspectief === 'zelf' ? self : { perspectief };
  const paths = new Map<Fact, string[]>();
  const feiten: Partial<Record<Fact, unknown>> = {};
  for (const { regeling, gezegd } of regelingen) {
    for (const { feit, waarde } of gezegd) {
      feiten[feit] = waarde;
      paths.set(feit, [...(paths.get(feit) ?? []), `regelingen.${regeling}.gezegd.${feit}`]);
    }
  }
  return [...paths].flatMap(([fact, where]) => {
    const said = sayFact(facts, fact, feiten as Feiten, person);
    return said ? [line(where, said)] : [];
  });
}

function absenceLines({ afwezigheid }: Summary, texts: HandoffTexts['summary']): Line[] {
  const { usedDays = null } = afwezigheid ?? {};
  if (!afwezigheid || usedDays === null) return [];
  const { usedDaysCertain, remainingDays, overDays, extensionDeadline } = afwezigheid;
  const certain = usedDaysCertain ?? usedDays;
  const sure = certain === usedDays;
  const safe = calendarDay(extensionDeadline?.safe);
  const parts = [
    sure ? texts.used({ days: days(usedDays) }) : texts.usedCertain({ days: days(usedDays), certain: days(certain) }),
    ...(overDays ? [texts.over({ days: days(overDays) })] : [texts.left({ days: days(remainingDays ?? 0) })]),
    ...(safe ? [texts.askBefore({ date: sayDay(safe, safe) })] : []),
  ];
  return [line(['afwezigheid'], joinedUp(parts))];
}

function termLines({ termijnen, gemaakt }: Summary, texts: HandoffTexts['summary']): Line[] {
  const today = gemaakt.slice(0, 10);
  return termijnen.map(({ procedure, dates = [], latest, approx }) => {
    const title = texts.terms[procedure];
    const named = dates.flatMap((date) => calendarDay(date) ?? []).map((date) => sayDay(date, date));
    const last = latest?.at(-1) ?? dates.at(-1);
    const list = sayList(named);
    const about = approx ? `${texts.about} ` : '';
    const passed = last !== undefined && last < today ? ` (${texts.passed})` : '';
    const said = (side: keyof Spoken): string => (named.length === 0 ? title : `${title}: ${about}${list[side]}`);
    return line([`termijnen.${procedure}`], {
      text: `${said('text')}${passed}.`,
      speak: `${speakable(said('speak'))}.`,
    });
  });
}

const struckLines = ({ geschrapt }: Summary, texts: HandoffTexts['summary']): Line[] =>
  geschrapt.length > 0 ? [line([], texts.count({ count: sayNumber(geschrapt.length) }))] : [];

const joinedUp = (parts: readonly Spoken[]): Spoken => ({
  text: parts.map(({ text }) => text).join(' '),
  speak: parts.map(({ speak }) => speak).join(' '),
});
