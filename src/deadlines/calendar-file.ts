import { createHash } from 'node:crypto';
import { plusDays, type CalendarDay } from '../values/calendar-day.ts';

/** A day to put in one's own calendar. */
export interface CalendarEntry {
  day: CalendarDay;
  title: string;
  /** What to do on that day and whom to ask. */
  note: string;
  /** Days before at which the calendar reminds; it does so at nine in the morning. */
  remindDaysBefore?: number;
}

/**
 * A calendar file (RFC 5545, `text/calendar; charset=utf-8`) with an all-day event for each entry. The same entries give
 * the same event ids, so opening a file twice does not double them.
 *
 * @param made the moment at which the file is made
 */
export function calendarFile(entries: readonly CalendarEntry[], made: Date): string {
  const stamp = `${made.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gemeente Deventer//Woonwegwijzer//NL',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => event(entry, stamp)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

const event = ({ day, title, note, remindDaysBefore }: CalendarEntry, stamp: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${createHash('sha256').update(`${day} ${title}`).digest('hex').slice(0, 32)}@woonwegwijzer`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${compact(day)}`,
  `DTEND;VALUE=DATE:${compact(plusDays(day, 1))}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(note)}`,
  'TRANSP:TRANSPARENT',
  ...(remindDaysBefore === undefined ? [] : alarm(title, remindDaysBefore)),
  'END:VEVENT',
];

/** The start of an all-day event is midnight, so nine in the morning n days before is n days minus nine hours. */
const alarm = (title: string, daysBefore: number): string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(title)}`,
  daysBefore > 0 ? `TRIGGER:-P${daysBefore - 1}DT15H` : 'TRIGGER:PT9H',
  'END:VALARM',
];

const compact = (day: CalendarDay): string => day.replaceAll('-', '');

const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- RFC 5545 allows no control characters in a text
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** A line of at most 75 octets, going on with a space on the next; no character is cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
