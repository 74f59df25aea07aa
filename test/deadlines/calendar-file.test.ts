import { expect, test } from 'vitest';
import { calendarFile } from '../../src/deadlines/calendar-file.ts';

const made = new Date('2026-11-22T11:05:09.123Z');
const entry = { day: '2026-12-31', title: 'Vraag verlenging', note: 'Bel de Regionale Toegang.' } as const;

test('RFC 5545: an all-day event that ends on the day after, over New Year', () => {
  expect(calendarFile([entry], made)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Gemeente Deventer//Woonwegwijzer//NL',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:d4735e3a265e16eee03f59718b9b5d03@woonwegwijzer',
      'DTSTAMP:20261122T110509Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Vraag verlenging',
      'DESCRIPTION:Bel de Regionale Toegang.',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]
      .join('\r\n')
      .replace('d4735e3a265e16eee03f59718b9b5d03', /UID:(\w+)@/.exec(calendarFile([entry], made))?.[1] ?? ''),
  );
});

test('RFC 5545: lines of at most 75 octets that read back as they were, signs and accents included', () => {
  const note = 'Coördineer; bel, mail\\schrijf.\nDaarna: ' + 'één dag è '.repeat(30);
  const file = calendarFile([{ ...entry, note }], made);
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const [, description = ''] = /^DESCRIPTION:(.*)$/m.exec(file.replaceAll('\r\n ', '')) ?? [];
  expect(
    description
      .replaceAll('\\n', '\n')
      .replace(/\\([\\;,])/g, '$1')
      .trimEnd(),
  ).toBe(note.trimEnd());
});

test('no line break or control character of a text can begin a property of its own', () => {
  const file = calendarFile([{ ...entry, title: 'a\r\nATTACH:http://x\u0007\u0000', note: 'b' }], made);
  expect(file).not.toMatch(/^ATTACH/m);
  expect(file).toContain('SUMMARY:a\\nATTACH:http://x  ');
});

test('the same entry has the same id, another entry another', () => {
  const uid = (file: string) => /^UID:.*$/m.exec(file)?.[0];
  expect(uid(calendarFile([entry], made))).toBe(uid(calendarFile([entry], new Date())));
  expect(uid(calendarFile([entry], made))).not.toBe(uid(calendarFile([{ ...entry, day: '2026-12-30' }], made)));
});

test('a reminder rings at nine in the morning, so many days before', () => {
  expect(calendarFile([{ ...entry, remindDaysBefore: 7 }], made)).toContain('TRIGGER:-P6DT15H\r\n');
  expect(calendarFile([{ ...entry, remindDaysBefore: 0 }], made)).toContain('TRIGGER:PT9H\r\n');
});
