import { facts } from '../criteria/facts.ts';
import { readNumber } from '../language/read-number.ts';

const HOURS = /\b(?:uur|uren|uurtjes?)\b/i;
const WEEK = /\b(?:per|in de|in een|elke|iedere|de|p)\s*\/?\s*w(?:ee)?k\b|\bweek(?:elijks)?\b|\bwekelijks\b/i;
const DAY = /\b(?:per|in een|elke|iedere)\s*dag\b|\b24\s*(?:uur|\/\s*7)/i;

/**
 * The hours of guidance a week that a text tells; undefined when it tells none.
 *
 * @param asked whether the hours were asked for: then a number alone counts
 */
export function readHours(text: string, asked = false): number | undefined {
  for (const piece of text.slice(0, 4000).split(/[.;!?\n]|\s(?:maar|en)\s/)) {
    if (!HOURS.test(piece) || !WEEK.test(piece) || DAY.test(piece)) continue;
    const hours = readNumber(piece);
    if (hours !== undefined) return inRange(hours);
  }
  if (!asked || DAY.test(text)) return undefined;
  return inRange(readNumber(text));
}

const inRange = (hours: number | undefined): number | undefined =>
  facts.begeleidingUrenPerWeek.schema.safeParse(hours).data;
