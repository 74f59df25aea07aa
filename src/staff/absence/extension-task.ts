import * as cards from '../../cards/card.ts';
import { capital } from '../../prescreen/person.ts';
import { dayCount } from '../../absence/days-away.ts';
import { daysBetween, earliest, type CalendarDay, calendarDay } from '../../values/calendar-day.ts';
import { extensionDeadline } from '../../absence/limits.ts';
import type { StaffTurn } from '../reply.ts';
import { formCard, type AbsenceParts } from './absence-task.ts';
import { isComplete, toData, type AbsenceGiven } from './given.ts';
import { inDays, long, reckon, subjectOf, type Reckoned } from './reckoned.ts';

/** So many days before the last safe day it is urgent. */
const soon = 7;

/**
 * A request to extend the financing during an absence (article 3.8.4), filled in to be copied. Whoever is late is told
 * so first, and the request says it too: it never passes over a date in silence.
 */
export function extensionTask(given: AbsenceGiven, parts: AbsenceParts): StaffTurn {
  const { texts } = parts;
  if (!isComplete(given)) {
    const asked = texts.request.askDeparture();
    return {
      replies: [{ text: asked, card: formCard(given, parts, asked, 'verlenging') }],
      pending: { task: 'verlenging', given: toData(given) },
    };
  }
  const found = reckon(given, parts);
  if ('fault' in found)
    return { replies: [{ text: found.fault, card: formCard(given, parts, found.fault, 'verlenging') }] };
  const dates = datesOf(found);
  if (!dates)
    return {
      replies: [{ text: texts.request.notOpen(), card: formCard(given, parts, texts.request.notOpen(), 'verlenging') }],
    };
  return { replies: [request(found, dates, parts)] };
}

interface Dates {
  departure: CalendarDay;
  thisAbsence: CalendarDay;
  yearTotal: CalendarDay;
  safe: CalendarDay;
}

/** The dates of a request; a plan that stays within the limits needs none. */
function datesOf(found: Reckoned): Dates | undefined {
  const { answer } = found;
  const subject = subjectOf(found);
  if (!subject) return undefined;
  const { departure } = subject;
  const known = answer.extensionDeadline;
  if (known) {
    const [thisAbsence, yearTotal] = [calendarDay(known.thisAbsence), calendarDay(known.yearTotal)];
    return thisAbsence && yearTotal
      ? { departure, thisAbsence, yearTotal, safe: earliest(thisAbsence, yearTotal) }
      : undefined;
  }
  const verdict = answer.perPeriod.at(-1);
  if (verdict?.counts !== false || found.told.plan) return undefined;
  // It does not count, so there is no balance to name; the 42nd day of the absence itself stands all the same.
  const { thisAbsence } = extensionDeadline(departure, []);
  const day = calendarDay(thisAbsence);
  return day && { departure, thisAbsence: day, yearTotal: day, safe: day };
}

function request(found: Reckoned, dates: Dates, parts: AbsenceParts): StaffTurn['replies'][number] {
  const { texts, client, today, given, answer } = found;
  const { request: words } = texts;
  const { safe } = dates;
  const left = daysBetween(today, safe);
  const urgency = urgencyOf(left, long(safe, today), words);
  const subject = subjectOf(found);
  const reason = found.told.periods.findLast((period) => period.return === null)?.reason ?? given.plan?.reason ?? null;
  const reasonText = reason === null ? words.reasonUnknown : texts.reasons[reason as keyof typeof texts.reasons];
  const expected = given.plan?.back ? long(given.plan.back, today) : words.expectedUnknown;
  const daysNow = inDays(subject ? dayCount(subject.range) : 0);
  const letter = [
    words.letter({
      client,
      departure: long(dates.departure, today),
      today: long(today, today),
      daysNow,
      before: earlierThisYear(found, subject ? dayCount(subject.range) : 0),
      total: inDays(answer.usedDays ?? 0),
      reason: reasonText,
      thisAbsence: long(dates.thisAbsence, today),
      yearTotal: long(dates.yearTotal, today),
      safe: long(safe, today),
      expected,
    }),
    ...(left < 0 ? [words.letterLate({ safe: long(safe, today) })] : []),
  ].join('\n\n');
  const title = capital(words.title({ client }));
  const { facts: names } = words;
  return {
    text: [`**${title}**`, urgency, words.intro(), '---', letter, '---', words.sendTo()].join('\n\n'),
    card: cards.card(
      title,
      [title, urgency, letter].join('\n'),
      [
        {
          type: 'Container',
          style: left < 0 ? 'attention' : left <= soon ? 'warning' : 'emphasis',
          items: [cards.text(urgency)],
        },
        cards.facts([
          [names.departure, long(dates.departure, today)],
          [names.days, daysNow],
          [names.total, inDays(answer.usedDays ?? 0)],
          [names.safe, long(safe, today)],
          [names.reason, reason === null ? null : reasonText],
          [names.expected, expected],
        ]),
        cards.text(texts.notDecision(), { isSubtle: true, separator: true }),
      ],
      [
        cards.show(words.copy, [cards.textInput('tekst', words.copy, letter, { isMultiline: true, maxLength: 4_000 })]),
        cards.show(texts.form.correct, formCard(given, parts, '', 'verlenging').body.slice(1), [
          cards.execute(texts.form.submit, 'verlenging', toData(given)),
        ]),
        cards.submit(texts.keep, 'houd-bij', { client, safe }),
        parts.article.action('3.8.4'),
      ],
    ),
  };
}

function urgencyOf(left: number, safe: string, words: AbsenceParts['texts']['request']): string {
  if (left < 0) return words.late({ safe, days: inDays(-left) });
  if (left === 0) return words.today();
  return (left <= soon ? words.soon : words.early)({ safe, days: inDays(left) });
}

/** The days of this year that lie before this absence. */
function earlierThisYear({ answer, texts }: Reckoned, now: number): string {
  const earlier = (answer.usedDays ?? 0) - now;
  return earlier > 0 ? inDays(earlier) : texts.request.beforeNone;
}
