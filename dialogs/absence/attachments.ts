import type { Attachment } from 'botbuilder';
import type { AbsenceAnswer } from '../../src/absence/absence-case.ts';
import { calendarPicture } from '../../src/absence/calendar-picture.ts';
import { calendarTable, type TableWords } from '../../src/absence/calendar-table.ts';
import { yearCalendar } from '../../src/absence/year-calendar.ts';
import type { AbsenceTexts } from '../../src/content/shapes/absence.ts';
import { calendarFile, type CalendarEntry } from '../../src/deadlines/calendar-file.ts';
import { days } from '../../src/language/say-number.ts';
import { sayDay, saySpan } from '../../src/language/say-day.ts';
import { calendarDay, type CalendarDay } from '../../src/values/calendar-day.ts';
import type { AnswerParts } from './answer.ts';

/** What our own page shows as a table; a channel that cannot has the text of the same message. */
export const tableType = 'application/vnd.woonwegwijzer.table+json';

/** A file that is in the message itself: nothing is kept on the server to download. */
const fileIn = (contentType: string, name: string, content: string): Attachment => ({
  contentType,
  name,
  contentUrl: `data:${contentType};charset=utf-8;base64,${Buffer.from(content).toString('base64')}`,
});

/** Days for one's own calendar. */
export const calendarAttachment = (name: string, entries: readonly CalendarEntry[], made: Date): Attachment =>
  fileIn('text/calendar', name, calendarFile(entries, made));

/** What comes with an answer: the year as a picture and as a table that says the same, and the days to keep. */
export function attachmentsOf(parts: AnswerParts, made: Date): Attachment[] {
  const { told, answer, texts, today } = parts;
  const calendar = yearCalendar(told, answer);
  const entries = daysToKeep(answer, texts, today);
  const shown: Attachment[] = [];
  if (calendar && calendar.rows.length > 0) {
    const { kinds, edge } = texts.calendar;
    shown.push({
      contentType: 'image/svg+xml',
      contentUrl: `data:image/svg+xml;base64,${Buffer.from(calendarPicture(calendar, { months: shortMonths, legend: { ...kinds, edge } })).toString('base64')}`,
    });
    shown.push({ contentType: tableType, content: calendarTable(calendar, wordsOf(texts, today)) });
  }
  if (entries.length > 0) shown.push(calendarAttachment('dagen-weg.ics', entries, made));
  return shown;
}

const shortMonths = 'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' ');

const wordsOf = ({ calendar }: AbsenceTexts, today: CalendarDay): TableWords => ({
  ...calendar,
  caption: (year, used, left) =>
    calendar.caption
      .replace('{year}', String(year))
      .replace('{used}', days(used).text)
      .replace('{left}', days(left).text),
  day: (day) => sayDay(day, today).text,
  range: (first, last) => saySpan(first, last, today).text,
});

/** The last day to ask for more, and the last day to come back; none that is past. */
function daysToKeep(answer: AbsenceAnswer, { agenda }: AbsenceTexts, today: CalendarDay): CalendarEntry[] {
  const entry = (
    text: string | undefined,
    words: AbsenceTexts['agenda']['return'],
    remindDaysBefore: number,
  ): CalendarEntry[] => {
    const day = calendarDay(text);
    return day && day >= today ? [{ day, title: words.title, note: words.page, remindDaysBefore }] : [];
  };
  return [
    ...entry(answer.extensionDeadline?.safe, agenda.extension, 14),
    ...entry(answer.latestReturn ?? undefined, agenda.return, 2),
  ];
}
