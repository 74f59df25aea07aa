import { wordsOf } from './read-truth.ts';

const keep = [
  /(?:^| )(?:later|straks|morgen|vanavond|thuis|een andere keer|een ander moment|volgende keer|volgende week)(?: (?:weer|nog|pas|graag|wel|even|dan|op|met|dit|hiermee|ermee|aan)){0,3} (?:verder|doorgaan|afmaken|verdergaan)(?= |$)/,
  /(?:^| )(?:verder|verdergaan|doorgaan|afmaken)(?: gaan)? (?:via|met|op|over|in|aan) (?:de |het |mijn |een )?(?:telefoon|chat|computer|laptop|site|website|mobiel)(?= |$)/,
  /(?:^| )(?:bewaar|bewaren|onthoud|onthouden|opslaan|sla)(?: \S+){0,3} (?:gesprek|antwoorden|check|vragen|op voor later|voor later)(?= |$)/,
  /(?:^| )(?:gesprek|antwoorden|check)(?: \S+){0,2} (?:bewaren|bewaar|onthouden|opslaan)(?= |$)/,
  /(?:^| )code (?:voor later|om later)(?= |$)/,
];
const open = [
  /(?:^| )(?:verder|doorgaan|verdergaan|beginnen|hervatten|openen|inloggen) met (?:mijn |de |een |me |die )?code(?= |$)/,
  /^(?:ja |hallo |hoi |goedemiddag |goedemorgen )?(?:ik heb|heb) (?:nog |al )?(?:een |mijn )code(?: (?:gekregen|van|hier|nog|al|eerder|de vorige keer))*$/,
  /^mijn code$/,
  /(?:^| )(?:verder|doorgaan)(?: gaan)? waar (?:ik|we|wij) (?:waren|was|gebleven)(?= |$)/,
  /(?:^| )(?:eerder|vorige|oude)(?: \S+){0,2} gesprek(?: \S+){0,2} (?:verder|hervatten|afmaken|openen)(?= |$)/,
];
const LONGEST = 14;

/** Whether somebody wants to go on later, or to go on with what was kept before. */
export function readLater(text: string): 'keep' | 'open' | undefined {
  const words = wordsOf(text.slice(0, 300));
  if (words.split(' ').length > LONGEST || /(?:^| )(?:niet|niets|nooit|geen)(?= |$)/.test(words)) return undefined;
  if (open.some((pattern) => pattern.test(words))) return 'open';
  return keep.some((pattern) => pattern.test(words)) ? 'keep' : undefined;
}
