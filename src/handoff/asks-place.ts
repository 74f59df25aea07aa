import { wordsOf } from '../language/read-truth.ts';

const place = [
  /^(?:en )?waar (?:sta|ben|zit) ik(?: nu| nou| ergens| dan)*(?: in de (?:wacht)?rij)?$/,
  /(?:^| )(?:in|van) (?:de|een) (?:wacht)?rij(?= |$)|(?:^| )(?:wachtrij|wachtenden)(?= |$)/,
  /^(?:de |als )?(?:hoeveelste|welk nummer|welke plek)(?: \S+)? (?:ben|sta|heb|zit) ik(?: nu| dan| in de rij)*$|(?:^| )hoeveelste (?:ben|sta) ik/,
  /(?:^| )hoeveel(?: \S+){0,2} (?:zijn|zitten|staan|gaan|wachten)(?: er)?(?: nog)? (?:voor|voor mij|voor me|eerder)(?= |$)/,
  /(?:^| )hoe ?lang (?:moet|zal|ga|sta|wacht)(?: \S+){0,3} (?:wachten|nog)(?= |$)/,
  /^(?:en )?hoe ?lang (?:duurt|gaat) (?:het|dit|dat|t)(?: nog)?(?: voor| voordat)?(?: er)?(?: iemand komt| nog| duren)*$/,
  /^(?:en )?(?:duurt|gaat) (?:het|dit|dat|t)(?: nog)? (?:heel )?(?:lang|langer)(?: duren)?$/,
  /(?:^| )(?:ben|kom) ik(?: al| bijna| snel| dan| nu)* aan de beurt(?= |$)/,
  /^(?:en )?(?:komt|is) er(?: al| nog| zo| bijna| nu| eens)* (?:iemand|een medewerker)$/,
  /^(?:en )?wanneer (?:komt|is) er(?: dan| nou| nu)? (?:iemand|een medewerker)(?: vrij)?$|^wanneer ben ik aan de beurt$/,
];

/** Whether somebody who waits for a worker asks how it stands: "waar sta ik?", "hoe lang moet ik nog wachten?". */
export const asksPlace = (text: string): boolean => {
  const words = wordsOf(text.slice(0, 200));
  return place.some((pattern) => pattern.test(words));
};
