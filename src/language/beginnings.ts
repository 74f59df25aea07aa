import { holidayFirstWords } from './holidays.ts';
import type { Phrase } from './phrase.ts';
import {
  monthNames,
  pointers,
  relativeDays,
  seasons,
  shortMonths,
  shortWeekdays,
  units,
  weekdayNames,
  weekdayPlurals,
} from './vocabulary.ts';

/** Words with which a day, a span or a length can begin by themselves. */
const strong = new Set([
  ...[
    monthNames,
    pointers,
    relativeDays,
    seasons,
    shortMonths,
    shortWeekdays,
    units,
    weekdayNames,
    weekdayPlurals,
  ].flatMap((list) => [...list.keys()]),
  ...holidayFirstWords,
  ...(
    'laatste nu q k paar enkele aantal verschillende half halve anderhalf anderhalve tweeenhalf tweeenhalve drieenhalf ' +
    'drieenhalve vierenhalf vierenhalve vijfenhalf vijfenhalve begin eind einde halverwege midden medio rest jaren ' +
    'vanaf sinds sedert totenmet tot tussen beginnend startend ingaand ingaande eindigend voorafgaand uiterlijk ' +
    'werkweek elk elke ieder iedere weekenden driekwart kwart'
  ).split(' '),
]);

/** Words that can stand before those. */
const weak = new Set(
  (
    'de den het een in op van met na voor tegen over binnen om aan mijn dat dit hele heel gehele volle volledige andere ' +
    'later eerder niet meer ruim ongeveer zo circa ca plusminus bijna zeker krap hooguit periode maand dan of ingang ' +
    "afloop ene ' n"
  ).split(' '),
);

const weekdayBegins = /^(?:maan|dins|woens|donder|vrij|zater|zon)dag/;

/** Whether anything about time can begin at a place: a quick look that spares the grammar most words. */
export function mayBegin(phrase: Phrase, i: number): boolean {
  for (let at = i; at < i + 5; at += 1) {
    const token = phrase.list[at];
    if (!token || token.kind === 'junk') return false;
    if (token.kind !== 'word' && token.kind !== 'sign') return true;
    if (strong.has(token.text) || weekdayBegins.test(token.text)) return true;
    if (!weak.has(token.text)) return false;
  }
  return true;
}
