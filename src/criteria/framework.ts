import type { Truth } from '../values/truth.ts';
import type { Fact, Feiten, Regeling } from './facts.ts';

/** What a rule finds: yes, no, not known, or `onderzoek`: only the regionale toegang, BZT or the talk can establish it. */
export type Finding = Truth | 'onderzoek';

/** How a criterion stands for somebody's facts. */
export type CriterionStatus = 'voldaan' | 'niet-voldaan' | 'onbekend' | 'wordt-onderzocht';

/** How an exclusion ground stands for somebody's facts. */
export type GroundStatus = 'van-toepassing' | 'niet-van-toepassing' | 'onbekend' | 'wordt-onderzocht';

/** Where else somebody can go. */
export type Verwijzing =
  | 'zvw'
  | 'wlz'
  | 'zvw-crisis'
  | 'veilig-thuis'
  | 'jeugdwet'
  | 'lokale-wmo'
  | 'alternatieve-opvang'
  | 'bzt'
  | 'regionale-toegang'
  | 'bw'
  | 'beschut'
  | 'mo';

/** The municipality's own duty to consult others: another law, a warm handover, or another region. */
export type Afstemming = 'ander-kader' | 'warme-overdracht' | 'andere-regio';

/** Reads facts and finds whether something holds. */
export type Rule = (feiten: Feiten) => Finding;

/** One line of a chapter: a letter of the rules, the rule behind it, and the facts that the rule reads. */
export interface Criterion {
  id: string;
  rule: Rule;
  facts: readonly Fact[];
}

/** A ground that closes a scheme, and where it points instead. */
export interface Ground extends Criterion {
  naar: Verwijzing;
}

/** A reason to point somebody elsewhere: a fact, or a criterion that does not hold. */
export interface Referral {
  naar: Verwijzing;
  waarom: string;
  when: (feiten: Feiten, finding: (id: string) => Finding) => boolean;
}

/** The access rules of one scheme, in the order of its chapter. */
export interface Toegangskader {
  regeling: Regeling;
  /** All must hold. */
  criteria: readonly Criterion[];
  /** One is enough to refuse. */
  uitsluitingen: readonly Ground[];
  /** Where else to go, whatever the outcome. */
  verwijzingen: readonly Referral[];
  /** Where else to go when the scheme probably does not fit. */
  bijNee: readonly Referral[];
}

/** A criterion: the letter of the rules, and when it holds. */
export const criterion = (id: string, rule: Rule): Criterion => ({ id, rule, facts: factsRead(rule) });

/** A criterion that only the regionale toegang, BZT or the talk can establish. It never blocks and asks nothing. */
export const onderzoek = (id: string): Criterion => criterion(id, () => 'onderzoek');

/** An exclusion ground: the letter of the rules, when it applies, and where it refers to. */
export const ground = (id: string, rule: Rule, naar: Verwijzing): Ground => ({ ...criterion(id, rule), naar });

/** A referral because of what a fact says; an unknown fact refers nobody. */
export const referral = (naar: Verwijzing, waarom: Fact, rule: (feiten: Feiten) => Truth): Referral => ({
  naar,
  waarom,
  when: (feiten) => rule(feiten) === 'yes',
});

/** A referral because a criterion does not hold, if need be only for these facts. */
export const referralFrom = (
  naar: Verwijzing,
  id: string,
  only: (feiten: Feiten) => boolean = () => true,
): Referral => ({
  naar,
  waarom: id,
  when: (feiten, finding) => finding(id) === 'no' && only(feiten),
});

/**
 * A row that names a case: the one finding where the case holds, the other where it does not. While it is not known
 * whether the case holds the row is not known either, unless it comes out the same both ways.
 */
export const where = (theCase: Truth, then: Finding, otherwise: Finding): Finding =>
  theCase === 'yes' ? then : theCase === 'no' ? otherwise : then === otherwise ? then : 'unknown';

/**
 * A claim under another law: without the need there is none; with the need it excludes only when it is concrete
 * (footnotes 4 and 9), and a claim that is not known yet is looked into.
 */
export const claimed = (need: Truth, claim: Truth): Finding =>
  need === 'yes' ? (claim === 'unknown' ? 'onderzoek' : claim) : need;

/** The facts that a rule reads, by watching it read: so the list cannot differ from the rule. */
export function factsRead(rule: (feiten: Feiten) => unknown): Fact[] {
  const read = new Set<Fact>();
  rule(
    new Proxy<Feiten>(
      {},
      {
        get: (_, name) => {
          read.add(name as Fact);
          return undefined;
        },
      },
    ),
  );
  return [...read];
}
