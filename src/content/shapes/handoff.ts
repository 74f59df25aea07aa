import { z } from 'zod';
import { routeReasons, urgencyReasons } from '../../handoff/route.ts';
import { queueIds, termNames, urgencies } from '../../handoff/summary.ts';
import { texts, type TextsOf } from '../texts.ts';

const keyed = <const Key extends string, Shape extends z.ZodType>(keys: readonly Key[], shape: Shape) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, shape])) as Record<Key, Shape>);

/** Subjects that a worker should know were not talked about. */
export const subjects = ['veiligheid', 'slaapplek', 'gezondheid', 'papieren', 'geld', 'woonplaats'] as const;
export type Subject = (typeof subjects)[number];

/** The parts of a summary, in the order in which a worker needs them. */
export const sectionIds = [
  ...(['haast', 'rij', 'vraag', 'wie', 'contact', 'uitkomst', 'gezegd', 'afwezigheid', 'termijnen'] as const),
  ...(['nietGevraagd', 'gewist'] as const),
] as const;
export type SectionId = (typeof sectionIds)[number];

/** When a callback may suit. */
export const windows = ['ochtend', 'middag', 'altijd'] as const;

/** `content/dialogs/handoff.yaml`: what is said when a person takes over, and the words of the summary. */
export const handoffTexts = texts(({ message, words, label }) => ({
  noDecision: message(),
  askConsent: message(),
  askConsentShut: message('opens'),
  whatGoesAlong: message(),
  askAgain: message(),
  shows: message(),
  showsLine: message('number', 'line'),
  showsMore: message('count'),
  showsNothing: message(),
  askStrike: message(),
  askStrikeAgain: message(),
  struck: message(),
  nothingStruck: message(),
  hintStrike: message(),
  askAddition: message(),
  added: message(),
  noCitizenNumber: message(),
  tooLong: message(),
  waiting: message('queue', 'place'),
  waitingMinutes: message('queue', 'place', 'minutes'),
  waitingNobody: message('queue'),
  shut: message('queue', 'opens'),
  shutUnknown: message('queue'),
  offers: message(),
  withoutTold: message(),
  place: message('place'),
  placeMinutes: message('place', 'minutes'),
  talking: message(),
  callbackKept: message(),
  callbackStands: message(),
  callbackCancelled: message(),
  statusNone: message(),
  stillThere: message(),
  callbackDropped: message(),
  leftQueue: message(),
  failed: message(),
  askContact: message(),
  noContact: message(),
  confirmPhone: message('phone'),
  confirmEmail: message('email'),
  askWindow: message(),
  callbackSet: message('first', 'second', 'how', 'when'),
  byPhone: words,
  byEmail: words,
  joined: message('worker'),
  joinedElsewhere: message(),
  dropped: message(),
  late: message('place'),
  lateMinutes: message('place', 'minutes'),
  transferred: message('queue'),
  givenBack: message(),
  closed: message(),
  notHeard: message(),
  leftTalk: message(),
  elsewhereFailed: message(),
  erasedHandoff: message(),
  erasedDiary: message(),
  notErased: message(),
  opensAt: message('day', 'time'),
  opensUnknown: words,
  windows: keyed(windows, words),
  queues: keyed(queueIds, words),
  summary: z.strictObject({
    title: label,
    made: label,
    sections: keyed(sectionIds, label),
    urgency: keyed(urgencies, label),
    urgencyReasons: keyed(urgencyReasons, label),
    routeReasons: keyed(routeReasons, label),
    struckReason: label,
    withoutConsent: label,
    perspectief: keyed(['zelf', 'naaste', 'professional'] as const, label),
    unknown: label,
    andMore: message('count'),
    looksInto: label,
    fails: label,
    refers: label,
    places: keyed(
      ['zvw', 'wlz', 'zvw-crisis', 'veilig-thuis', 'jeugdwet', 'lokale-wmo', 'alternatieve-opvang', 'bzt', 'regionale-toegang'],
      label,
    ),
    used: message('days'),
    usedCertain: message('days', 'certain'),
    left: message('days'),
    over: message('days'),
    askBefore: message('date'),
    terms: keyed(termNames, label),
    passed: label,
    about: label,
    subjects: keyed(subjects, label),
    phone: label,
    email: label,
    window: label,
    addition: label,
    count: message('count'),
    person: label,
  }),
}));

/** The texts of the hand-off. */
export type HandoffTexts = TextsOf<typeof handoffTexts>;
/** The words of the summary. */
export type SummaryTexts = HandoffTexts['summary'];
