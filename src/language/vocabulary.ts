/** The closed lists of words for days, months and lengths of time, folded. */

const listed = <T>(entries: [T, string][]): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([value, words]) => words.split(' ').map((word): [string, T] => [word, value])));

/** Names of the months in full, 1..12. */
export const monthNames = listed<number>([
  [1, 'januari'],
  [2, 'februari'],
  [3, 'maart'],
  [4, 'april'],
  [5, 'mei'],
  [6, 'juni juno juny jni juin jnui junij junie'],
  [7, 'juli julij julei july jli'],
  [8, 'augustus'],
  [9, 'september'],
  [10, 'oktober october'],
  [11, 'november'],
  [12, 'december'],
]);

/** Short names of the months: a month beside a number or after "in", not by themselves ("jan" is a person too). */
export const shortMonths = listed<number>([
  [1, 'jan'],
  [2, 'feb febr'],
  [3, 'mrt maa mar'],
  [4, 'apr'],
  [6, 'jun'],
  [7, 'jul julie'],
  [8, 'aug'],
  [9, 'sep sept'],
  [10, 'okt oct'],
  [11, 'nov'],
  [12, 'dec'],
]);

/** Names of the weekdays, 1 is Monday. */
export const weekdayNames = listed<number>([
  [1, 'maandag maandags'],
  [2, 'dinsdag dinsdags'],
  [3, 'woensdag woensdags'],
  [4, 'donderdag donderdags'],
  [5, 'vrijdag vrijdags'],
  [6, 'zaterdag zaterdags'],
  [7, 'zondag zondags'],
]);

/** Plural weekdays, for "over twee zondagen". */
export const weekdayPlurals = listed<number>([
  [1, 'maandagen'],
  [2, 'dinsdagen'],
  [3, 'woensdagen'],
  [4, 'donderdagen'],
  [5, 'vrijdagen'],
  [6, 'zaterdagen'],
  [7, 'zondagen'],
]);

/** Short weekdays: only beside a date, after a preposition or with a full stop, for "zo" and "ma" are words too. */
export const shortWeekdays = listed<number>([
  [1, 'ma maa'],
  [2, 'di din'],
  [3, 'wo woe woens'],
  [4, 'do don'],
  [5, 'vr'],
  [6, 'za zat'],
  [7, 'zo zon'],
]);

/** Parts of the day, as they hang on a weekday or on "gisteren". */
export const dayParts = new Set(
  'ochtend ochtends middag middags avond avonds nacht nachts morgen vroeg laat voormiddag namiddag'.split(' '),
);

/** A unit of length. */
export type Unit = 'day' | 'week' | 'weekend' | 'month' | 'quarter' | 'year' | 'decade' | 'century';

/** The units as they are said. Nights count as days. */
export const units = listed<Unit>([
  ['day', 'dag dagen dagje dagjes nacht nachten nachtje nachtjes etmaal etmalen dage dgn'],
  ['week', 'week weken weekje weekjes kalenderweek wk wkn'],
  ['weekend', 'weekend weekeinde weekenden weekendje'],
  ['month', 'maand maanden maandje maandjes mnd kalendermaand'],
  ['quarter', 'kwartaal kwartalen'],
  ['year', 'jaar jaren jaartje jr kalenderjaar'],
  ['decade', 'decennium'],
  ['century', 'eeuw'],
]);

/** Where a modifier points, seen from today. */
export type Pointer = 'previous' | 'this' | 'coming' | 'next';

/** Words that point a day, a week or a month away from today. */
export const pointers = listed<Pointer>([
  ['previous', 'vorige vorig afgelopen verleden voorgaande voorgaand voorbije jongstleden jl vorrige vorge laatst'],
  ['this', 'deze dit die huidige lopende dezelfde hetzelfde'],
  ['coming', 'komende komend aanstaande aanstaand aankomende aankomend eerstvolgende eerstkomende as kommende'],
  ['next', 'volgende volgend daaropvolgende eropvolgende volgede'],
]);

/** Days by their distance from today. */
export const relativeDays = listed<number>([
  [-3, 'eereergisteren'],
  [-2, 'eergisteren eergister eergistern eergisteravond eergisterochtend eergistermiddag eergisternacht'],
  [-1, 'gisteren gister gistern gisteravond gisterochtend gistermiddag gisternacht gisterenavond gisterenochtend gisterenmiddag gisterennacht gistermorgen gisterenmorgen gistravond'],
  [0, 'vandaag heden vanochtend vanmorgen vanmiddag vanavond vannacht vandag vndaag vanaaf'],
  [1, 'morgen morge morgenochtend morgenavond morgenmiddag morgenvroeg morgennacht'],
  [2, 'overmorgen overmorge overmorgenochtend overmorgenavond overmorgenmiddag'],
]); // prettier-ignore

/** The seasons by the month in which they begin (on its 21st). */
export const seasons = listed<number>([
  [3, 'lente voorjaar'],
  [6, 'zomer'],
  [9, 'herfst najaar'],
  [12, 'winter'],
]);
