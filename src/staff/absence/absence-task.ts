import * as cards from '../../cards/card.ts';
import { capital } from '../../prescreen/person.ts';
import type { ArticleCard } from '../article.ts';
import type { StaffReply, StaffTurn } from '../reply.ts';
import { toData, isComplete, type AbsenceGiven } from './given.ts';
import {
  adviceLines,
  balanceLine,
  doubtLines,
  long,
  planTotals,
  reckon,
  sumLines,
  type AbsenceRoom,
  type Reckoned,
} from './reckoned.ts';

/** What the absence task shows beside its own. */
export interface AbsenceParts extends AbsenceRoom {
  article: ArticleCard;
}

/**
 * The absences of one client: how the days were counted, what is left of 42, until when somebody can stay away and an
 * extension can be asked, and what must be asked (article 3.8.4). Without a day of departure it is asked.
 */
export function absenceTask(given: AbsenceGiven, parts: AbsenceParts): StaffTurn {
  const { texts } = parts;
  if (!isComplete(given)) {
    const asked = texts.askDeparture();
    return {
      replies: [{ text: asked, card: formCard(given, parts, asked) }],
      pending: { task: 'afwezigheid', given: toData(given) },
    };
  }
  const found = reckon(given, parts);
  if ('fault' in found) return { replies: [{ text: found.fault, card: formCard(given, parts, found.fault) }] };
  return { replies: [replyOf(found, parts)] };
}

function replyOf(found: Reckoned, parts: AbsenceParts): StaffReply {
  const { texts, client, answer, today } = found;
  const safe = answer.extensionDeadline?.safe;
  const title = capital(texts.title({ client }));
  const [sums, advice, doubts] = [sumLines(found), adviceLines(found), doubtLines(found)];
  const short = [`**${title}**`, balanceLine(found), ...planTotals(answer, texts), ...advice].join('\n\n');
  const whole = [
    title,
    ...sums,
    ...advice,
    ...(doubts.length > 0 ? [`${texts.doubtsTitle}:`, ...doubts] : []),
    texts.notDecision(),
  ];
  const data = toData(found.given);
  const { facts: names } = texts;
  const date = (day: string | null | undefined): string | null => (day ? long(day, today) : null);
  const awaySince = found.told.periods.find((period) => period.return === null)?.departure;
  return {
    text: short,
    card: cards.card(
      title,
      whole.join('\n'),
      [
        cards.facts([
          [names.used, String(answer.usedDays ?? 0)],
          answer.over ? [names.over, String(answer.overDays ?? 0)] : [names.left, String(answer.remainingDays ?? 0)],
          [names.awaySince, date(awaySince)],
          [names.latestReturn, date(answer.latestReturn)],
          [names.extension, date(safe)],
        ]),
        cards.list(sums),
        ...advice.map((line) => cards.text(line)),
        ...(doubts.length > 0 ? [cards.heading(texts.doubtsTitle), cards.list(doubts)] : []),
        cards.text(texts.notDecision(), { isSubtle: true, separator: true }),
      ],
      [
        ...(answer.extensionDeadline ? [cards.submit(texts.toExtension, 'verlenging', data)] : []),
        ...(safe ? [cards.submit(texts.keep, 'houd-bij', { client, safe })] : []),
        cards.show(texts.form.correct, form(found.given, texts), [
          cards.execute(texts.form.submit, 'afwezigheid', data),
        ]),
        parts.article.action('3.8.4'),
        cards.submit(texts.toPlain, 'tekst', { onderwerp: 'afwezigheid-regels' }),
      ],
    ),
  };
}

/** The form, filled in with what was told. */
export function formCard(given: AbsenceGiven, { texts }: AbsenceRoom, said: string, task = 'afwezigheid'): cards.Card {
  return cards.card(texts.form.title, said, form(given, texts), [
    cards.execute(texts.form.submit, task, toData(given)),
  ]);
}

function form(given: AbsenceGiven, texts: AbsenceRoom['texts']): cards.Element[] {
  const { form: names } = texts;
  const last = given.periods.at(-1);
  const departure = last?.departure ?? given.plan?.departure;
  const back = last?.return ?? given.plan?.back ?? undefined;
  const reason = last?.reason ?? given.plan?.reason ?? undefined;
  return [
    cards.textInput('formClient', names.client, given.client, { maxLength: 20 }),
    cards.dateInput('formDeparture', names.departure, departure),
    cards.dateInput('formBack', `${names.back} (${names.backHint})`, back),
    cards.numberInput('formBefore', names.before, given.before, 366),
    cards.choiceInput('formReason', names.reason, texts.reasons, reason),
    cards.dateInput('formStayStart', names.stayStart, given.stayStart),
  ];
}
