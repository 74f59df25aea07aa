import type { Attachment } from 'botbuilder';
import type { AbsenceAnswer } from '../../src/absence/absence-case.ts';
import type { AbsenceTexts } from '../../src/content/shapes/absence.ts';
import { calendarFile, type CalendarEntry } from '../../src/deadlines/calendar-file.ts';
import { calendarDay, type CalendarDay } from '../../src/values/calendar-day.ts';

/** A calendar file as an attachment, in itself: nothing is kept on the server to download. */
export const calendarAttachment = (name: string, entries: readonly CalendarEntry[], made: Date): Attachment => ({
  contentType: 'text/calendar',
  name,
  contentUrl: `data:text/calendar;charset=utf-8;base64,${Buffer.from(calendarFile(entries, made)).toString('base64')}`,
});

/** The days to put in one's calendar: the last day to ask for more, and the last day to come back; none that is past. */
export function daysToKeep(answer: AbsenceAnswer, texts: AbsenceTexts, today: CalendarDay): CalendarEntry[] {
  const extension = calendarDay(answer.extensionDeadline?.safe);
  const latest = calendarDay(answer.latestReturn);
  const entries: CalendarEntry[] = [];
  if (extension && extension >= today) {
    entries.push({ day: extension, ...entryOf(texts.agenda.extension), remindDaysBefore: 14 });
  }
  if (latest && latest >= today) {
    entries.push({ day: latest, ...entryOf(texts.agenda.return), remindDaysBefore: 2 });
  }
  return entries;
}

const entryOf = ({ title, page }: AbsenceTexts['agenda']['return']) => ({ title, note: page });
