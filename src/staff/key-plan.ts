import * as cards from '../cards/card.ts';
import { capital } from '../prescreen/person.ts';
import type { StaffKeyPlanTexts } from '../content/shapes/staff.ts';
import { calendarFile, type CalendarEntry } from '../deadlines/calendar-file.ts';
import { deadline } from '../deadlines/deadline.ts';
import type { TermName } from '../deadlines/procedures.ts';
import { sayDayLong } from '../language/say-day.ts';
import type { CalendarDay } from '../values/calendar-day.ts';
import type { Clock } from '../values/clock.ts';
import type { ArticleCard } from './article.ts';
import type { StaffTurn } from './reply.ts';

/** What the plan is made of. */
export interface KeyPlanParts {
  texts: StaffKeyPlanTexts;
  clock: Clock;
  article: ArticleCard;
}

/** What the dates count from: the handover of the keys, and the talk with the BZT where it is known. */
export interface KeyDays {
  handover?: CalendarDay;
  talk?: CalendarDay;
}

/** The terms behind the dated steps (page on Bijzondere Bemiddeling), by the number of the step. */
const termOf: Partial<Record<number, { term: TermName; from: keyof KeyDays }>> = {
  4: { term: 'bb-ondersteuningsplan-inleveren', from: 'talk' },
  5: { term: 'bb-uitslag', from: 'talk' },
  12: { term: 'bb-intrekken-woning', from: 'handover' },
  13: { term: 'bb-ambulant-beschikking-einde', from: 'handover' },
  14: { term: 'bb-huisbezoek', from: 'handover' },
  15: { term: 'bb-evaluaties', from: 'handover' },
};

/** The seventeen steps of Bijzondere Bemiddeling as a plan with dates from the key handover, with a calendar file. */
export function keyPlan(known: KeyDays, { texts, clock, article }: KeyPlanParts): StaffTurn {
  const { handover } = known;
  if (!handover) {
    const card = cards.card(texts.title, texts.ask(), form(known, texts), [
      cards.execute(texts.form.submit, 'bb-plan'),
    ]);
    return {
      replies: [{ text: texts.ask(), card }],
      pending: { task: 'bb-plan', given: { ...(known.talk && { talk: known.talk }) } },
    };
  }
  const today = clock.today();
  const say = (day: CalendarDay): string => sayDayLong(day, today).text;
  const dated = texts.steps.map(({ step, text, when }) => {
    const days = step === 11 ? [handover] : datesOf(step, known);
    if (days.length === 0 || !when) return text();
    return `**${capital(when)} ${days.map(say).join(', ')}.** ${text()}`;
  });
  const [end] = termDates('bb-onderhuur-einde', handover);
  const [support] = termDates('bb-ambulant-beschikking-einde', handover);
  const remarks = [
    ...(support ? [texts.evaluationAdvice({ day: say(support) })] : []),
    ...(end ? [texts.sublet({ day: say(end) })] : []),
    texts.notExact(),
  ];
  const intro = texts.intro({ day: say(handover) });
  const after = dated.slice(10);
  return {
    replies: [
      {
        text: [`**${texts.title}**`, intro, ...remarks.slice(0, 1)].join('\n\n'),
        card: cards.card(
          texts.title,
          [texts.title, intro, ...dated.map((line, i) => `${i + 1}. ${line.replaceAll('**', '')}`), ...remarks].join(
            '\n',
          ),
          [
            cards.text(intro),
            cards.heading(texts.afterTitle),
            cards.numbered(after, 11),
            ...remarks.map((line) => cards.text(line)),
          ],
          [
            cards.show(texts.beforeTitle, [cards.numbered(dated.slice(0, 10))]),
            cards.show(texts.form.submit, form(known, texts), [cards.execute(texts.form.submit, 'bb-plan')]),
            article.action('bb'),
            cards.submit(texts.plain, 'tekst', { onderwerp: 'bb-werkwijze' }),
          ],
        ),
        file: {
          name: texts.file,
          contentType: 'text/calendar',
          content: calendarFile(entriesOf(known, texts), clock.now()),
          about: texts.fileAbout(),
        },
      },
    ],
  };
}

const form = ({ handover, talk }: KeyDays, { form: names }: StaffKeyPlanTexts): cards.Element[] => [
  cards.dateInput('sleutel', names.handover, handover),
  cards.dateInput('gesprek', names.talk, talk),
];

function datesOf(step: number, known: KeyDays): CalendarDay[] {
  const found = termOf[step];
  const from = found && known[found.from];
  return found && from ? termDates(found.term, from) : [];
}

function termDates(term: TermName, from: CalendarDay): CalendarDay[] {
  const found = deadline({ procedure: term, from });
  return 'dates' in found ? found.dates : [];
}

/** The days to put in a calendar; of the talk only when it is known. */
export function entriesOf(known: KeyDays, { calendar }: StaffKeyPlanTexts): CalendarEntry[] {
  const { handover, talk } = known;
  const entries = (
    term: TermName,
    from: CalendarDay | undefined,
    title: string,
    remindDaysBefore: number,
  ): CalendarEntry[] =>
    from ? termDates(term, from).map((day) => ({ day, title, note: calendar.note, remindDaysBefore })) : [];
  return [
    ...entries('bb-ondersteuningsplan-inleveren', talk, calendar.papers, 3),
    ...entries('bb-uitslag', talk, calendar.answer, 0),
    ...entries('bb-intrekken-woning', handover, calendar.living, 3),
    ...entries('bb-huisbezoek', handover, calendar.visit, 7),
    ...entries('bb-ambulant-beschikking-einde', handover, calendar.support, 28),
    ...entries('bb-evaluaties', handover, calendar.evaluation, 21),
    ...entries('bb-onderhuur-einde', handover, calendar.sublet, 28),
  ];
}
