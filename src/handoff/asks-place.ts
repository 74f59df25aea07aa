import { wordsOf } from '../language/read-truth.ts';

const place = [
  /(?:^| )waar (?:sta|ben|zit) ik(?: nu| nou| ergens| dan)*(?: in de (?:wacht)?rij)?$/,
  /(?:^| )(?:wachtrij|de rij|mijn plek|wachtenden|wachtende)(?= |$)/,
  /(?:^| )(?:hoeveelste|welk nummer|welke plek|hoeveel (?:mensen|anderen|personen))(?= |$)/,
  /(?:^| )hoe ?lang (?:moet|duurt|gaat|is|wacht|sta|nog)(?: \S+){0,5}(?: (?:wachten|nog|voor er iemand \S+|voordat er iemand \S+)|$)/,
  /(?:^| )(?:wanneer|hoe laat)(?: \S+){0,3} (?:aan de beurt|iemand|medewerker)(?= |$)/,
  /(?:^| )(?:ben ik|is het|komt er)(?: \S+){0,3} (?:aan de beurt|aan bod|iemand)(?= |$)/,
  /(?:^| )(?:duurt|wacht)(?: \S+){0,4} (?:lang|nog)(?= |$)/,
];

/** Whether somebody who waits for a worker asks how it stands: "waar sta ik?", "hoe lang moet ik nog wachten?". */
export const asksPlace = (text: string): boolean => {
  const words = wordsOf(text.slice(0, 200));
  return place.some((pattern) => pattern.test(words));
};
