import { daysBetween, yearOf, type CalendarDay } from '../values/calendar-day.ts';
import { fold } from './fold.ts';
import { monthName } from './say-day.ts';
import { inWords } from './say-number.ts';

/** How far a day without its year may lie from today, in days, before the year is a guess. */
const NEAR = 92;

const months = Array.from({ length: 12 }, (_, i) => monthName(i + 1));
const numbers = Array.from({ length: 31 }, (_, i) => fold(inWords(i + 1))).join('|');
const named = new RegExp(
  `\\b(?:\\d{1,2}e?|\\d{1,2}(?:ste|de)|${numbers}|(?!einde)[a-z]*(?:de|ste)) (?:van )?(?:${months.join('|')})\\b`,
);
const inDigits = /\b\d{1,2}[-/. ]\d{1,2}(?:[-/. ]\d{2,4})?\b|\b\d{4}-\d{2}-\d{2}\b|^\d{4}(?:\d{4})?$/;
const withYear = /\b(?:\d{4})?(?:19|20)\d\d\b|\btweeduizend|\btwintig (?:\w*(?:twintig|dertig))\b/;
const putRight = /\b(?:nee|wacht|sorry|ongeveer|rond|denk ik|dacht ik|ik denk|geloof|volgens mij|misschien|of \d)\b/;

/**
 * Whether a text gives this day plainly: by day and month, with its year or so near to today that it can be no other.
 * A day that was counted ("gisteren", "over een week"), named otherwise ("met Pasen", "de elfde"), put right or doubted
 * is not.
 *
 * @example
 * isPlainDay('2 november', '2026-11-02', '2026-11-22') // true
 * isPlainDay('vorige week dinsdag', '2026-11-17', '2026-11-22') // false
 */
export function isPlainDay(text: string, day: CalendarDay, today: CalendarDay): boolean {
  const told = fold(text.slice(0, 200)).trim();
  if (putRight.test(told) || !(named.test(told) || inDigits.test(told))) return false;
  return withYear.test(told) || yearOf(day) === yearOf(today) || Math.abs(daysBetween(today, day)) <= NEAR;
}
