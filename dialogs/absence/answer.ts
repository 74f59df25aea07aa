import type { AbsenceAnswer, AbsenceCase, Verdict, VerdictCode } from '../../src/absence/absence-case.ts';
import { absenceBalance } from '../../src/absence/balance.ts';
import { firstYear } from '../../src/absence/checked-case.ts';
import { daysAway, daysAwaySoFar, dayCount, withinYear } from '../../src/absence/days-away.ts';
import { explainDifference } from '../../src/absence/counting-methods.ts';
import { policy } from '../../src/policy/policy.ts';
import type { Message, Spoken } from '../../src/content/message.ts';
import type { AbsenceTexts } from '../../src/content/shapes/absence.ts';
import { sayDay, sayDayLong, saySpan } from '../../src/language/say-day.ts';
import { count, days, nights, year } from '../../src/language/say-number.ts';
import { calendarDay, type CalendarDay } from '../../src/values/calendar-day.ts';

/** What an answer is made from. */
export interface AnswerParts {
  told: AbsenceCase;
  answer: AbsenceAnswer;
  texts: AbsenceTexts;
  today: CalendarDay;
  inForce: CalendarDay;
}

const maximum = policy.absenceDaysPerYear.value;
const day = (text: string | null): CalendarDay => {
  const read = calendarDay(text);
  if (!read) throw new TypeError('absence answer: found no day, expected a reckoning without errors');
  return read;
};

/** Several messages as one: bubbles for the eye, sentences for the ear. */
export const together = (messages: readonly Message[]): Message => ({
  text: messages.map(({ text }) => text).join('\n\n'),
  speak: messages.map(({ speak }) => speak).join(' '),
});

/** The plain answer: used and left, why, the other years, the plan, and until when one can stay away. */
export function plainAnswer(parts: AnswerParts): Message {
  const spokenFirst = [balance(parts), ...planOf(parts), ...limits(parts)];
  const all = [
    balance(parts),
    ...why(parts),
    ...otherYears(parts),
    ...planOf(parts),
    ...limits(parts),
    ...agree(parts),
    ...later(parts),
  ];
  return { text: together(all).text, speak: together(spokenFirst.slice(0, 4)).speak };
}

/** The answer in one sentence or two. */
export function balance({ told, answer, texts }: AnswerParts): Message {
  const { usedDays, remainingDays, overDays } = answer;
  const values = {
    year: year(told.year),
    used: days(usedDays ?? 0),
    left: days(remainingDays ?? 0),
    over: days(overDays ?? 0),
  };
  if (answer.over) return texts.balanceOver(values);
  if (usedDays === 0) return texts.balanceNone(values);
  return remainingDays === 0 ? texts.balanceFull(values) : texts.balance(values);
}

function why({ told, answer, texts, today }: AnswerParts): Message[] {
  const running = told.periods.find((period) => period.return === null);
  const counted = told.periods.filter((_, i) => answer.perPeriod[i]?.counts !== false);
  const closed = counted.filter((period) => period.return !== null);
  const messages: Message[] = [];
  const [only] = closed;
  if (only && closed.length === 1) {
    const away = daysAway(day(only.departure), day(only.return));
    if (dayCount(away) > 0) {
      messages.push(
        texts.whyPeriod({
          departure: sayDay(day(only.departure), today),
          return: sayDay(day(only.return), today),
          span: saySpan(away.first, away.last, today),
          days: days(dayCount(away)),
        }),
      );
    }
  } else if (closed.length > 1) {
    messages.push(texts.whySeveral({ count: count(counted.length, 'keer', 'keer') }));
  }
  if (running) {
    const departure = day(running.departure);
    messages.push(
      texts.whyRunning({ departure: sayDay(departure, today), days: days(dayCount(daysAwaySoFar(departure, today))) }),
    );
  }
  return messages;
}

/** The other years in which there were days away, each with its own balance. */
function otherYears({ told, answer, texts, inForce }: AnswerParts): Message[] {
  const years = new Set(answer.perPeriod.flatMap(({ daysInYear }) => Object.keys(daysInYear).map(Number)));
  return [...years]
    .filter((other) => other !== told.year && other >= firstYear)
    .toSorted((a, b) => a - b)
    .map((other) => {
      const { usedDays, remainingDays, overDays, over } = absenceBalance({ ...told, year: other }, inForce);
      const values = {
        year: year(other),
        used: days(usedDays ?? 0),
        left: days(remainingDays ?? 0),
        over: days(overDays ?? 0),
      };
      return over ? texts.otherYearOver(values) : texts.otherYear(values);
    });
}

function planOf({ told, answer, texts }: AnswerParts): Message[] {
  const { plan } = answer;
  if (!plan || !told.plan) return [];
  if (plan.counts === false) return [texts.planUnpaid()];
  if (!plan.totalsAfter) return [texts.planOpen()];
  const cost = Object.values(plan.daysInYear).reduce((sum, n) => sum + n, 0);
  const totals = Object.entries(plan.totalsAfter).map(([name, total]) => ({ year: Number(name), total }));
  const touched = totals.filter((one) => (plan.daysInYear[one.year] ?? 0) > 0);
  const shown = touched.length > 0 ? touched : totals.slice(0, 1);
  return shown.map(({ year: at, total }, i) => {
    const values = {
      days: days(cost),
      year: year(at),
      left: days(Math.max(0, maximum - total)),
      total: days(total),
      over: days(Math.max(0, total - maximum)),
    };
    if (total > maximum) return texts.planOver(values);
    if (cost === 0) return texts.planFree(values);
    return i === 0 ? texts.planFits(values) : texts.planNextYear(values);
  });
}

/** Until when one can stay away, and until when more days can be asked for. */
function limits({ answer, texts, today }: AnswerParts): Message[] {
  const { latestReturn, extensionDeadline } = answer;
  const messages: Message[] = [];
  if (latestReturn) {
    const values = { day: sayDayLong(day(latestReturn), today) };
    if (latestReturn === today) messages.push(texts.latestReturnToday());
    else messages.push(latestReturn < today ? texts.latestReturnPast(values) : texts.latestReturn(values));
  }
  if (extensionDeadline) {
    const { safe, thisAbsence, yearTotal, differ } = extensionDeadline;
    const values = {
      safe: sayDayLong(day(safe), today),
      late: sayDay(day(thisAbsence > yearTotal ? thisAbsence : yearTotal), today),
    };
    if (safe < today) messages.push(texts.extensionPast(values));
    else messages.push(differ ? texts.extensionDiffer(values) : texts.extension(values));
  }
  const ahead = [latestReturn, extensionDeadline?.safe].some((date) => date && date >= today);
  return ahead ? [...messages, texts.toAgenda()] : messages;
}

const agree = ({ told, texts }: AnswerParts): Message[] =>
  told.plan && told.periods.every((period) => period.return !== null) ? [texts.planAgree()] : [];

const later = ({ told, texts }: AnswerParts): Message[] => (told.year > firstYear ? [texts.laterRules()] : []);

/** What must be asked or reported: a message for each, and who to turn to. Empty when there is no doubt. */
export function doubts({ told, answer, texts, today }: AnswerParts): Message[] {
  const judged: [Verdict, string][] = answer.perPeriod.map((found, i) => [found, told.periods[i]?.departure ?? '']);
  if (answer.plan && told.plan) judged.push([answer.plan, told.plan.departure]);
  const named = new Map<VerdictCode, string>();
  for (const [{ why: codes }, departure] of judged) {
    for (const code of codes) if (!named.has(code)) named.set(code, departure);
  }
  const found = [...named].flatMap(([code, departure]) =>
    code === 'OK' || code === 'ZERO_DAYS' ? [] : [texts.doubts[code]({ departure: sayDay(day(departure), today) })],
  );
  const unsure = (answer.usedDays ?? 0) - (answer.usedDaysCertain ?? 0);
  const intro = unsure > 0 ? [texts.doubtIntro({ days: days(unsure) })] : [];
  const report = judged.some(([{ mustReport }]) => mustReport) ? [texts.mustReport()] : [];
  const messages = found.length > 0 ? [...intro, ...found, texts.askThem()] : [];
  return [...messages, ...report];
}

/** The full sum: every absence with its days in the year, and the total. */
export function fullSum({ told, answer, texts, today }: AnswerParts): Message {
  const lines = told.periods.map((period, i) => {
    const found = answer.perPeriod[i];
    const departure = day(period.departure);
    const values = {
      departure: sayDay(departure, today),
      return: sayDay(period.return === null ? today : day(period.return), today),
      year: year(told.year),
      days: days(found?.daysInYear[told.year] ?? 0),
    };
    const all = period.return === null ? daysAwaySoFar(departure, today) : daysAway(departure, day(period.return));
    const here = withinYear(all, told.year);
    if (found?.counts === false) return texts.sumUnpaid(values);
    if (period.return !== null && dayCount(all) === 0) return texts.sumZero(values);
    if (dayCount(here) === 0) return texts.sumElsewhere(values);
    const span = saySpan(here.first, here.last, today);
    return period.return === null ? texts.sumRunning({ ...values, span }) : texts.sumPeriod({ ...values, span });
  });
  const planned =
    told.plan && told.plan.return !== null ? [planLine(told.plan.departure, told.plan.return, texts, today)] : [];
  const { usedDays, usedDaysCertain, remainingDays, overDays } = answer;
  const used = days(usedDays ?? 0);
  const total = answer.over
    ? texts.sumTotalOver({ used, over: days(overDays ?? 0) })
    : texts.sumTotal({ used, left: days(remainingDays ?? 0) });
  const certain = usedDays === usedDaysCertain ? [] : [texts.sumDoubt({ certain: days(usedDaysCertain ?? 0) })];
  const title = texts.sumTitle({ year: year(told.year) });
  const list: Spoken = {
    text: lines.map(({ text }) => text).join('\n'),
    speak: lines.map(({ speak }) => speak).join(' '),
  };
  return together([title, ...(lines.length > 0 ? [list] : []), total, ...certain, ...planned]);
}

const planLine = (departure: string, back: string, texts: AbsenceTexts, today: CalendarDay): Message =>
  texts.sumPlan({
    departure: sayDay(day(departure), today),
    return: sayDay(day(back), today),
    days: days(dayCount(daysAway(day(departure), day(back)))),
  });

/** "Onze administratie zegt 9": which way of counting gives that number. */
export function difference({ told, texts }: AnswerParts, claimed: number): Message {
  const closed = told.periods.flatMap((period) =>
    period.return === null ? [] : [{ departure: day(period.departure), back: day(period.return) }],
  );
  const { rule, fits, totals } = explainDifference(closed, claimed);
  const values = { between: days(rule), nights: nights(totals.nights), touched: days(totals.touched) };
  if (claimed === rule) return texts.differenceSame();
  const explained = fits.includes('nights')
    ? texts.differenceNights(values)
    : fits.includes('touched')
      ? texts.differenceTouched(values)
      : texts.differenceOther(values);
  return together([explained, texts.differenceWhatNow()]);
}
