import { holidayWords } from './holidays.ts';
import { monthNames, pointers, relativeDays, shortMonths, shortWeekdays, units, weekdayNames } from './vocabulary.ts';
import { compoundNumbers } from './number-words.ts';

const extra = [
  'geleden',
  'tussen',
  'vanaf',
  'sinds',
  'zestien',
  'zeventien',
  'achttien',
  'negentien',
  'twintig',
  'dertig',
  'veertig',
  'eerste',
  'tweede',
  'laatste',
  'kwartaal',
];

const known = new Set([
  ...[monthNames, shortMonths, weekdayNames, shortWeekdays, relativeDays, pointers, units].flatMap((list) => [
    ...list.keys(),
  ]),
  ...holidayWords,
  ...extra,
]);

/** Ordinary words that are one slip away from a word of the list, and are no slip. */
const ordinary = new Set(
  (
    'mogen zorgen borgen bergen vandaan zonder maanden wenen weten wezen wegen wekken werken weken leken dragen dagen ' +
    'zagen lagen jagen magen juist maarten meisje mensen vrijdom zaterlach donder donderen woonplaats wonen komen kamer ' +
    'kunnen konden komend komma komaan volgen volgend volgens volgende vorig vorm vorige verlede kersen kerstman ' +
    'persen passen pasten pasje pakken aprils juni juli daags dagelijks weekend weekje weekblad vandaal ' +
    'gisten gasten gisting ginder minder hinder geloden gelegen gelden geleende geboden gelopen gereden geleid ' +
    'gesneden gegeven tassen kussen tussen sinds sindsdien vinden eerst eerder eerlijk eersten laatst laatste laatsten ' +
    'plaatste twinkel kerst kerstboom kerstkaart koningen koninginnen maanvis maandelijks maart maarts maat maak maken ' +
    'marten dinsdagse afgeloopen aflopen lopende lopen hopende hoop deden dezen dees dezer deuren vrijdags vrijheid ' +
    'moeder moederlijk vader vaderdagen wintere winters winnen zomers zeuren weekte wakker weerd kwartier kwartiertje ' +
    'jarig jaloers jagers nachtelijk nachtmerrie machten nachtzuster nachtdienst dagdeel dagelijkse avonden ander anders ' +
    'deftig welbekend nachturen maarit morgan onvermogen vandaar zondig voldoende morren morsen gesteren dierenras donderaal maagden eetmaal gieteren glinsteren ' +
    'hemelwaarts verbieden voorgoed voorraad voorste eenzaam verleend verleden verloren verlede verlenen verlengen vergeten'
  ).split(' '),
);

/** Words of the list that too many other words are close to: "geleden" and "gelezen", "nacht" and "nicht". */
const neverMeant = new Set(
  (
    'verleden geleden heden voorgaand voorgaande morge vorge vorige vorig laatst dagen dagje jaren maand nacht nachte kerst ' +
    'weken weekenden weekeinde tussen sinds vandag vanavond gister pasen paasen woens huidige eerste tweede kwartalen ' +
    'koningsnacht oudejaar valentijn julij julei'
  ).split(' '),
);

const byFirstLetter = new Map<string, string[]>();
for (const word of known) {
  if (word.length < 5 || neverMeant.has(word)) continue;
  const first = word.charAt(0);
  byFirstLetter.set(first, [...(byFirstLetter.get(first) ?? []), word]);
}

/**
 * A word with its typing error repaired, when it is one slip (from nine letters on two) away from a word of the closed
 * list and begins with the same letter; otherwise the word itself.
 *
 * @example
 * repaired('ferbuari') // 'februari'
 */
export function repaired(word: string): string {
  if (word.length < 5 || word.length > 20 || known.has(word) || ordinary.has(word)) return word;
  let best = numberRepaired(word) ?? word;
  if (best !== word) return best;
  let least = word.length >= 9 ? 3 : 2;
  for (const candidate of byFirstLetter.get(word.charAt(0)) ?? []) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const slips = least === 2 ? oneSlip(word, candidate) : distance(word, candidate, least);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/** A number word from 21 to 99 that is exactly one slip away; undefined when there are two of them. */
function numberRepaired(word: string): string | undefined {
  if (
    word.length < 9 ||
    !/en.*t/.test(word) ||
    !/^[edvzan]/.test(word) ||
    !/t(?:i?c?[gh]|ig?s?te?)$|tg$|ti$/.test(word)
  )
    return undefined;
  const near = compoundNumbers.filter(
    (number) => Math.abs(number.length - word.length) <= 1 && oneSlip(word, number) === 1,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** 1 when one letter is wrong, missing, too many, or two are swapped; 2 when it takes more. Never 0. */
function oneSlip(a: string, b: string): 1 | 2 {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [restA, restB] = [a.length - start - end, b.length - start - end];
  const swapped = restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  return (restA <= 1 && restB <= 1) || swapped ? 1 : 2;
}

/** How many letters are wrong, missing, too many or swapped; `limit` or more is given as `limit`. */
export function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    [before, last] = [last, row];
  }
  return Math.min(limit, last[b.length] ?? limit);
}
