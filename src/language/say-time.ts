import type { Spoken } from '../values/spoken.ts';
import { inWords } from './say-number.ts';

/**
 * A time of day `hh:mm` as people say it, with the part of the day.
 *
 * @throws RangeError when the text is no time
 *
 * @example
 * sayTime('21:30') // { text: "half 10 's avonds (21.30 uur)", speak: "half tien 's avonds" }
 * sayTime('09:00') // { text: "9 uur 's ochtends", speak: "negen uur 's ochtends" }
 */
export function sayTime(time: string): Spoken {
  const [, h = '', m = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (!h) throw new RangeError(`found "${time.slice(0, 20)}", expected a time hh:mm`);
  const hour = Number(h);
  const minute = Number(m);
  const part = hour < 6 ? "'s nachts" : hour < 12 ? "'s ochtends" : hour < 18 ? "'s middags" : "'s avonds";
  const said = (n: (value: number) => string): string => `${clock(hour, minute, n)} ${part}`;
  const text = said(String);
  return { text: minute === 0 ? text : `${text} (${hour}.${m} uur)`, speak: said(inWords) };
}

function clock(hour: number, minute: number, n: (value: number) => string): string {
  const now = n(hour % 12 || 12);
  const next = n((hour + 1) % 12 || 12);
  if (minute === 0) return `${now} uur`;
  if (minute === 15) return `kwart over ${now}`;
  if (minute === 30) return `half ${next}`;
  if (minute === 45) return `kwart voor ${next}`;
  if (minute < 15) return `${minutes(minute, n)} over ${now}`;
  if (minute < 30) return `${minutes(30 - minute, n)} voor half ${next}`;
  if (minute < 45) return `${minutes(minute - 30, n)} over half ${next}`;
  return `${minutes(60 - minute, n)} voor ${next}`;
}

const minutes = (many: number, n: (value: number) => string): string =>
  many % 5 === 0 ? n(many) : `${n(many)} ${many === 1 ? 'minuut' : 'minuten'}`;
