import type { Message } from '../../src/content/message.ts';
import type { DeadlineTexts } from '../../src/content/shapes/deadlines.ts';
import type { TermDates } from '../../src/deadlines/deadline.ts';
import { isRestDay } from '../../src/deadlines/holidays.ts';
import type { TermName } from '../../src/deadlines/procedures.ts';
import { sayDayLong } from '../../src/language/say-day.ts';
import { sayList } from '../../src/language/say-number.ts';
import { plusDays, type CalendarDay } from '../../src/values/calendar-day.ts';
import { together } from '../absence/answer.ts';

/** What a date is told with. */
export interface Told {
  name: TermName;
  from: CalendarDay;
  found: TermDates;
  texts: DeadlineTexts;
  today: CalendarDay;
}

/** A term in words: its date with the weekday, what it means, and what makes it uncertain. */
export function termTold(told: Told): Message {
  const { name, found, today, texts } = told;
  if (name === 'bezwaar' && isPassed(told)) return texts.terms.bezwaarPassed();
  if (name === 'bb-evaluaties') {
    return texts.terms[name]({ dates: sayList(found.dates.map((date) => sayDayLong(date, today))) });
  }
  return together([sentence(told), ...remarks(told)]);
}

/** Whether even the last legal day has gone by: then a person must look, for it can be excused. */
export const isPassed = ({ found, today }: Told): boolean => {
  const last = found.latest?.at(-1) ?? found.dates.at(-1);
  return last !== undefined && last < today;
};

function sentence({ name, from, found, texts, today }: Told): Message {
  const [date = from] = found.dates;
  const values = { from: sayDayLong(from, today), date: sayDayLong(date, today) };
  return name === 'bb-evaluaties' ? texts.terms[name]({ dates: values.date }) : texts.terms[name](values);
}

function remarks({ name, found, texts, today }: Told): Message[] {
  const [date] = found.dates;
  if (!date) return [];
  if (name === 'bb-ondersteuningsplan-inleveren') {
    return isRestDay(date) ? [texts.workdayBefore({ date: sayDayLong(workdayBefore(date), today) })] : [];
  }
  if (!found.latest) return [];
  const [latest] = found.latest;
  if (!latest) return [texts.movedUnknown()];
  if (latest === date) return [];
  const values = { latest: sayDayLong(latest, today) };
  return [name === 'bezwaar' ? texts.terms.bezwaarLate(values) : texts.moved(values)];
}

function workdayBefore(day: CalendarDay): CalendarDay {
  let before = day;
  while (isRestDay(before)) before = plusDays(before, -1);
  return before;
}
