import { dayOf, plusDays, weekdayOf, type CalendarDay } from '../values/calendar-day.ts';

/** First and last day, both included; null is open. */
export interface Span {
  start: CalendarDay | null;
  end: CalendarDay | null;
}

type Rule = (year: number) => { start: CalendarDay; end: CalendarDay } | undefined;

const must = (year: number, month: number, day: number): CalendarDay => {
  const found = dayOf(year, month, day);
  if (!found) throw new RangeError(`${year}-${month}-${day} is no day`);
  return found;
};

/** Easter Sunday of a year (Gregorian calendar, the algorithm of Meeus, Jones and Butcher). */
export function easter(year: number): CalendarDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return must(year, Math.floor(n / 31), (n % 31) + 1);
}

const fixed =
  (month: number, day: number, length = 1): Rule =>
  (year) => {
    const start = must(year, month, day);
    return { start, end: plusDays(start, length - 1) };
  };

const afterEaster =
  (days: number, length = 1): Rule =>
  (year) => {
    const start = plusDays(easter(year), days);
    return { start, end: plusDays(start, length - 1) };
  };

const nthWeekday =
  (month: number, weekday: number, nth: number): Rule =>
  (year) => {
    const first = must(year, month, 1);
    const start = plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
    return { start, end: start };
  };

/** King's Day: 27 April, or the Saturday before when that is a Sunday. */
const kingsDay: Rule = (year) => {
  const day = must(year, 4, 27);
  const start = weekdayOf(day) === 7 ? plusDays(day, -1) : day;
  return { start, end: start };
};

/** Feasts that follow the moon: the evening on which they begin, as calendars in the Netherlands announce them. */
const listed =
  (...days: CalendarDay[]): Rule =>
  (year) => {
    const start = days.find((day) => day.startsWith(String(year)));
    return start && { start, end: start };
  };

const offerfeest = listed(
  '2015-09-23', '2016-09-11', '2017-08-31', '2018-08-20', '2019-08-10', '2020-07-30', '2021-07-19', '2022-07-08',
  '2023-06-28', '2024-06-16', '2025-06-06', '2026-05-27', '2027-05-16', '2028-05-05', '2029-04-24', '2030-04-13',
); // prettier-ignore
const suikerfeest = listed(
  '2015-07-17', '2016-07-06', '2017-06-25', '2018-06-15', '2019-06-04', '2020-05-24', '2021-05-13', '2022-05-02',
  '2023-04-21', '2024-04-10', '2025-03-30', '2026-03-20', '2027-03-10', '2028-02-27', '2029-02-15', '2030-02-05',
); // prettier-ignore

/** The holidays by the words that name them, longest name first where one begins another. */
const rules: [string, Rule][] = [
  ['oud en nieuw', fixed(12, 31, 2)],
  ['oud op nieuw', fixed(12, 31, 2)],
  ['oud & nieuw', fixed(12, 31, 2)],
  ['oud nieuw', fixed(12, 31, 2)],
  ['jaarwisseling', fixed(12, 31, 2)],
  ['eerste kerstdag', fixed(12, 25)],
  ['tweede kerstdag', fixed(12, 26)],
  ['kerst avond', fixed(12, 24)],
  ['kerst dagen', fixed(12, 25, 2)],
  ['kerstdagen', fixed(12, 25, 2)],
  ['kerstavond', fixed(12, 24)],
  ['kerstnacht', fixed(12, 24)],
  ['kerstdag', fixed(12, 25)],
  ['kerstmis', fixed(12, 25)],
  ['kerst', fixed(12, 25)],
  ['kers', fixed(12, 25)],
  ['oudjaarsavond', fixed(12, 31)],
  ['oudejaarsavond', fixed(12, 31)],
  ['oudejaarsdag', fixed(12, 31)],
  ['oudejaar', fixed(12, 31)],
  ['oudjaarsdag', fixed(12, 31)],
  ['oudejaarsnacht', fixed(12, 31)],
  ['oudjaar', fixed(12, 31)],
  ['nieuwjaarsdag', fixed(1, 1)],
  ['nieuwjaar', fixed(1, 1)],
  ['nieuw jaar', fixed(1, 1)],
  ['eerste paasdag', afterEaster(0)],
  ['tweede paasdag', afterEaster(1)],
  ['paas weekend', afterEaster(-1, 3)],
  ['paasweekend', afterEaster(-1, 3)],
  ['paasweekeinde', afterEaster(-1, 3)],
  ['paasdagen', afterEaster(0, 2)],
  ['paasdag', afterEaster(0)],
  ['paaszondag', afterEaster(0)],
  ['paasmaandag', afterEaster(1)],
  ['paaszaterdag', afterEaster(-1)],
  ['stille zaterdag', afterEaster(-1)],
  ['pasen', afterEaster(0)],
  ['paasen', afterEaster(0)],
  ['witte donderdag', afterEaster(-3)],
  ['goede vrijdag', afterEaster(-2)],
  ['hemelvaartsweekend', afterEaster(39, 4)],
  ['hemelvaartweekend', afterEaster(39, 4)],
  ['hemelvaartsdag', afterEaster(39)],
  ['hemelvaartdag', afterEaster(39)],
  ['hemelvaart', afterEaster(39)],
  ['eerste pinksterdag', afterEaster(49)],
  ['tweede pinksterdag', afterEaster(50)],
  ['pinkster weekend', afterEaster(48, 3)],
  ['pinksterweekend', afterEaster(48, 3)],
  ['pinksterdagen', afterEaster(49, 2)],
  ['pinksterdag', afterEaster(49)],
  ['pinksterzondag', afterEaster(49)],
  ['pinkstermaandag', afterEaster(50)],
  ['pinksteren', afterEaster(49)],
  ['carnaval', afterEaster(-49, 3)],
  ['aswoensdag', afterEaster(-46)],
  ['koningsdag', kingsDay],
  ['koningsnacht', (year) => shifted(kingsDay(year), -1)],
  ['koninginnedag', kingsDay],
  ['bevrijdingsdag', fixed(5, 5)],
  ['dodenherdenking', fixed(5, 4)],
  ['dag van de arbeid', fixed(5, 1)],
  ['moederdag', nthWeekday(5, 7, 2)],
  ['vaderdag', nthWeekday(6, 7, 3)],
  ['prinsjesdag', nthWeekday(9, 2, 3)],
  ['sinterklaasavond', fixed(12, 5)],
  ['sinterklaas', fixed(12, 5)],
  ['pakjesavond', fixed(12, 5)],
  ['valentijnsdag', fixed(2, 14)],
  ['valentijn', fixed(2, 14)],
  ['driekoningen', fixed(1, 6)],
  ['sint maarten', fixed(11, 11)],
  ['sint-maarten', fixed(11, 11)],
  ['dierendag', fixed(10, 4)],
  ['halloween', fixed(10, 31)],
  ['allerheiligen', fixed(11, 1)],
  ['allerzielen', fixed(11, 2)],
  ['offerfeest', offerfeest],
  ['suikerfeest', suikerfeest],
];

function shifted(span: ReturnType<Rule>, days: number): ReturnType<Rule> {
  return span && { start: plusDays(span.start, days), end: plusDays(span.end, days) };
}

const byFirstWord = new Map<string, { words: string[]; rule: Rule }[]>();
for (const [name, rule] of rules) {
  const words = name.split(' ');
  const first = words[0] ?? '';
  byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, rule }]);
}

/** The words with which the name of a holiday begins. */
export const holidayFirstWords: readonly string[] = [...byFirstWord.keys()];

/** The single words that name a holiday, for the repair of typing errors. */
export const holidayWords = rules.map(([name]) => name).filter((name) => !name.includes(' ') && name.length > 4);

/** The holiday whose name begins at a place in a list of words: its days by year, and how many words name it. */
export function holidayAt(
  word: (i: number) => string | undefined,
  at: number,
): { rule: Rule; length: number } | undefined {
  const found = byFirstWord.get(word(at) ?? '')?.find(({ words }) => words.every((text, i) => word(at + i) === text));
  return found && { rule: found.rule, length: found.words.length };
}
