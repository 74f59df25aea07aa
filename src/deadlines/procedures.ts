import type { Article } from '../policy/articles.ts';

/** A step on the calendar from day 0, which itself does not count; a negative number of days is before it. */
export type Step = { days: number } | { months: number };

/** A term of the rules: its steps from day 0, and how firm the date is. */
export interface Term {
  steps: readonly Step[];
  /** Whether the Algemene termijnenwet applies: only to a term that stands in an Act. */
  atw: boolean;
  /** The source says "about" or "in basis", or leaves day 0 or the end open: "ongeveer", "in principe". */
  approx: boolean;
  article: Article;
}

const weeks = (n: number): Step => ({ days: 7 * n });
const days = (n: number): Step => ({ days: n });
const months = (n: number): Step => ({ months: n });

const inAnAct = (article: Article, ...steps: Step[]): Term => ({ steps, atw: true, approx: false, article });
const inTheRules = (article: Article, ...steps: Step[]): Term => ({ steps, atw: false, approx: false, article });
const about = (article: Article, ...steps: Step[]): Term => ({ steps, atw: false, approx: true, article });

/** Every term, in the order of the beleidsregels and then of the page on Bijzondere Bemiddeling. */
export const terms = {
  // 1.1 Beschermd Wonen en Beschut Wonen
  onderzoek: inAnAct('1.1, Wmo 2015 2.3.2', weeks(6)),
  beschikking: inAnAct('1.1, Wmo 2015 2.3.5', weeks(2)),
  bezwaar: inAnAct('1.1, Awb 6:7, Awb 6:8', weeks(6)),

  // 1.2.1 Crisisopvang
  'crisisopvang-einde': inTheRules('1.2.1', weeks(6)),
  'crisisopvang-verlenging-melden': inTheRules('1.2.1', weeks(4)),
  'crisisopvang-uiterste-einde': about('4.7.3', weeks(12)),
  'wachtlijst-bellen': inTheRules('1.2.1', weeks(1)),

  // 1.2.2 and 4.7 24-uursopvang, tijdelijk onderdak, ambulant
  '24uursopvang-einde': inTheRules('1.2.2', weeks(6)),
  '24uursopvang-verlenging-melden': inTheRules('1.2.2', weeks(4)),
  '24uursopvang-besluit': about('1.2.2', weeks(2)),
  '24uursopvang-basisduur': about('4.7.1', months(3)),
  'tijdelijk-onderdak-einde': inTheRules('4.7.2', weeks(6)),
  'tijdelijk-onderdak-uiterste-einde': about('4.7.2', weeks(12)),
  'ambulant-mo-einde': about('4.7.4', months(3)),
  'verlenging-beschikking': inAnAct('1.2.1, 1.2.2', weeks(2)),

  // 2.6 and 3.6 Pgb, point 7
  'pgb-besteden': inTheRules('2.6, 3.6', months(6)),

  // Bijzondere Bemiddeling
  'bb-ondersteuningsplan-inleveren': inTheRules('bb.4', days(-3)),
  'bb-uitslag': inTheRules('bb.5', weeks(2)),
  'bb-intrekken-woning': inTheRules('bb.12', weeks(1)),
  'bb-ambulant-beschikking-einde': about('bb.13', months(6)),
  'bb-huisbezoek': about('bb.14', weeks(6)),
  'bb-evaluaties': inTheRules('bb.15', months(6), months(12), months(24)),
  'bb-onderhuur-einde': about('bb', months(24)),
} as const satisfies Record<string, Term>;

/** A term whose end is a date. */
export type TermName = keyof typeof terms;

/** Whether somebody may still come to the 24-uursopvang today: a time of day, not a date (article 1.2.2). */
export const reportTonight = '24uursopvang-melden';

export const isTermName = (name: string): name is TermName => Object.hasOwn(terms, name);
