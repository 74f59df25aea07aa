import * as cards from '../cards/card.ts';
import type { StaffNoticeTexts } from '../content/shapes/staff.ts';
import type { Waiting } from '../handoff/floor.ts';
import { sayDayLong } from '../language/say-day.ts';
import { plusDays, weekdayOf, type CalendarDay } from '../values/calendar-day.ts';
import type { StaffReply } from './reply.ts';

/** A window to ask for an extension, under the reference of staff. */
export interface Window {
  reference: string;
  safe: CalendarDay;
}

/** What closes in the week of a Monday, and what has closed before it and is still kept; undefined: there is nothing. */
export function weekDigest(
  windows: readonly Window[],
  monday: CalendarDay,
  texts: StaffNoticeTexts,
): StaffReply | undefined {
  const sunday = plusDays(monday, 6);
  const closing = windows.filter(({ safe }) => safe >= monday && safe <= sunday);
  const passed = windows.filter(({ safe }) => safe < monday);
  if (windows.length === 0) return undefined;
  const title = texts.digestTitle({ week: weekNumber(monday) });
  const line = ({ reference, safe }: Window): string =>
    texts.digestLine({ reference, safe: sayDayLong(safe, monday).text });
  const late = ({ reference, safe }: Window): string =>
    texts.digestPassed({ reference, safe: sayDayLong(safe, monday).text });
  const lines = [...passed.map(late), ...closing.map(line)];
  const said = lines.length > 0 ? [texts.digestIntro(), ...lines] : [texts.digestNone()];
  return {
    text: [`**${title}**`, ...(lines.length > 0 ? [lines.map((one) => `- ${one}`).join('\n')] : said)].join('\n\n'),
    card: cards.fitting(lines.length, (shown) =>
      cards.card(
        title,
        [title, ...said].join('\n').slice(0, 6_000),
        [cards.text(said[0] ?? ''), ...(lines.length > 0 ? [cards.list(lines.slice(0, shown))] : [])],
        [...passed, ...closing]
          .slice(0, 5)
          .map(({ reference }) => cards.execute(texts.forget({ reference }), 'wis', { aanduiding: reference })),
      ),
    ),
  };
}

/** What is kept for a chat, with a way to forget each. */
export function keptCard(windows: readonly Window[], today: CalendarDay, texts: StaffNoticeTexts): StaffReply {
  if (windows.length === 0) return { text: texts.nothingKept() };
  const lines = windows.map(({ reference, safe }) =>
    texts.digestLine({ reference, safe: sayDayLong(safe, today).text }),
  );
  return {
    text: `**${texts.keptTitle}**`,
    card: cards.fitting(lines.length, (shown) =>
      cards.card(
        texts.keptTitle,
        [texts.keptTitle, ...lines].join('\n').slice(0, 6_000),
        [cards.list(lines.slice(0, shown))],
        [
          ...windows
            .slice(0, 5)
            .map(({ reference }) => cards.execute(texts.forget({ reference }), 'wis', { aanduiding: reference })),
          cards.execute(texts.forgetAll, 'wis', { alles: true }),
        ],
      ),
    ),
  };
}

/** What a hand-off that waits looks like in a channel: its number, its queue, and a way to the desk. Nothing that was told. */
export function waitingCard(waiting: Waiting, desk: string | undefined, texts: StaffNoticeTexts): StaffReply {
  const { handoffFacts: names } = texts;
  const rows: [string, string][] = [
    [names.reference, waiting.reference ?? shortId(waiting.id)],
    [names.queue, texts.queues[waiting.queue]],
    [names.urgency, texts.urgencies[waiting.urgency]],
    [names.channel, texts.channels[waiting.channel]],
    [names.since, timeOf(waiting.since)],
  ];
  const words = rows.map(([name, value]) => `${name}: ${value}`);
  return {
    text: `**${texts.handoffTitle}** (${texts.queues[waiting.queue]}, ${rows[0]?.[1] ?? ''})`,
    card: cards.card(
      texts.handoffTitle,
      [texts.handoffTitle, ...words].join('\n'),
      [cards.facts(rows), cards.text(texts.handoffIntro(), { isSubtle: true })],
      [
        cards.execute(texts.claim, 'neem-over', { id: waiting.id }),
        ...(desk ? [cards.openUrl(texts.openDesk, desk)] : []),
      ],
    ),
  };
}

/** The same when it does not wait any more. */
export function settledCard(said: string, desk: string | undefined, texts: StaffNoticeTexts): StaffReply {
  return {
    text: said,
    card: cards.card(
      texts.handoffTitle,
      `${texts.handoffTitle}: ${said}`,
      [cards.text(said)],
      desk ? [cards.openUrl(texts.openDesk, desk)] : [],
    ),
  };
}

/** A number by which colleagues can speak of a hand-off; its beginning alone finds nothing. */
const shortId = (id: string): string =>
  id
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 6)
    .toUpperCase();

const amsterdam = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
});
const timeOf = (moment: string): string => amsterdam.format(new Date(moment));

/** The week by ISO 8601: that of its Thursday. */
export function weekNumber(monday: CalendarDay): number {
  const thursday = plusDays(monday, 3);
  const january = `${thursday.slice(0, 4)}-01-01` as CalendarDay;
  let week = 1;
  for (let day = thursday; plusDays(day, -7) >= january; day = plusDays(day, -7)) week += 1;
  return week;
}

/** The Monday of the week of a day. */
export const mondayOf = (day: CalendarDay): CalendarDay => plusDays(day, 1 - weekdayOf(day));
