import { ComponentDialog, WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { deadline, type DeadlineAnswer, type TermDates } from '../src/deadlines/deadline.ts';
import { reportTonight } from '../src/deadlines/procedures.ts';
import { deadlineSubjects, type DeadlineSubject, type DeadlineTexts } from '../src/content/shapes/deadlines.ts';
import type { PromptTexts } from '../src/content/shapes/prompts.ts';
import type { Message } from '../src/content/message.ts';
import { isPlainDay } from '../src/language/plain-day.ts';
import { readDay } from '../src/language/read-day.ts';
import { readTruth } from '../src/language/read-truth.ts';
import { daysBetween, plusDays, type CalendarDay } from '../src/values/calendar-day.ts';
import type { Clock } from '../src/values/clock.ts';
import { calendarAttachment } from './absence/attachments.ts';
import { namesImpossibleDay } from './absence/hear.ts';
import { isPassed, termTold } from './deadline/answer.ts';
import { aheadOf, subjectIn, termsOf, type Heard } from './deadline/subjects.ts';
import { back, type AnswerPrompt, type ReadBack } from './prompts/answer-prompt.ts';
import { dayBack, prompts, type AnswerKind } from './prompts/prompts.ts';
import type { TaskStart } from './task-start.ts';
import { tell, type Question } from './say.ts';
import { wayKey } from './turn.ts';

/** What the deadline dialog is made of. */
export interface DeadlineParts {
  texts: DeadlineTexts;
  promptTexts: PromptTexts;
  clock: Clock;
}

/** What the dialog remembers between turns. Plain JSON, because it is stored. */
interface Progress {
  subject?: Heard;
  /** What was said that names the day, before the day was asked. */
  said?: string;
  from?: CalendarDay;
  /** The date was told; what is said next may correct it. */
  told?: boolean;
}
type Step = WaterfallStepContext<Progress>;

/** What was answered: a subject, a day, or neither. */
interface Answer {
  said: string;
  subject?: Heard;
  day?: CalendarDay;
  impossible?: boolean;
  truth?: 'yes' | 'no' | 'unknown';
}

const turn = 'turn';

/**
 * Works out the date of a term with somebody: hears what it is about and from which day, and tells the date with its
 * weekday, as firm as the source is. A date that has gone by is never a no: then a person looks.
 */
export function deadlineDialog({ texts, promptTexts, clock }: DeadlineParts): ComponentDialog {
  const hearing = (text: string, side: 'past' | 'either'): Answer => {
    const subject = deadlineSubjects.find((name) => name === text) ?? subjectIn(text, texts.match);
    const day = dayIn(text, clock.today(), side);
    const truth = text === 'weet-niet' ? 'unknown' : readTruth(text);
    return {
      said: text,
      ...(subject && { subject }),
      ...(day && { day }),
      ...(namesImpossibleDay(text) && { impossible: true }),
      ...(truth && { truth }),
    };
  };

  const open = async (step: WaterfallStepContext): Promise<DialogTurnResult> => {
    const { told = '' } = step.options as Partial<TaskStart>;
    const subject = subjectIn(told, texts.match);
    const known = isSubject(subject) ? subject : undefined;
    const { day } = hearing(told, known && aheadOf(known) === 'future' ? 'either' : 'past');
    return step.replaceDialog(turn, { ...(subject && { subject }), ...(day && { said: told }) } satisfies Progress);
  };

  const ask = async (step: Step): Promise<DialogTurnResult> => {
    const { subject, said, from, told } = step.options;
    if (subject === 'vannacht') return tonight(step);
    if (!isSubject(subject)) {
      const message = subject === 'opvang' ? texts.askCrisisOr24() : texts.askSubject();
      return step.beginDialog('askSubject', { message, vraag: 'keuze' } satisfies Question);
    }
    if (!from) {
      const message = texts.subjects[subject].ask();
      return step.beginDialog('askDay', {
        message,
        vraag: 'from',
        direction: aheadOf(subject),
        ...(said !== undefined && { said }),
      } satisfies Question);
    }
    if (!told && (await answer(step.context, subject, from))) return step.endDialog('do-human');
    step.options.told = true;
    return step.beginDialog('askNext', {
      message: texts.askNext(),
      vraag: 'keuze',
      direction: aheadOf(subject),
    } satisfies Question);
  };

  const hear = async (step: Step): Promise<DialogTurnResult> => {
    const { subject, from, told } = step.options;
    if (step.result === back)
      return step.replaceDialog(turn, { ...(subject && !told && { subject }) } satisfies Progress);
    const said = step.result as Answer;
    const say = (message: Message): Promise<unknown> => step.context.sendActivity(tell(message));
    if (said.impossible) {
      await say(texts.invalidDate());
      return step.replaceDialog(turn, { ...(subject && { subject }) } satisfies Progress);
    }
    if (from && told && !said.day && !said.subject) {
      if (said.truth === 'yes') return step.replaceDialog(turn, {} satisfies Progress);
      await say(texts.done());
      return step.endDialog();
    }
    if (!said.day && !said.subject && said.truth === 'unknown') {
      await say(subject === 'opvang' || isSubject(subject) ? texts.dayUnknown() : texts.askSubject());
      return step.endDialog('do-human');
    }
    const next = said.subject ?? subject;
    // the day that was asked is sure by now; one that came with something else is still to be looked at
    const asked = !from && isSubject(subject);
    return step.replaceDialog(turn, {
      ...(next && { subject: next }),
      ...(said.day && (asked ? { from: said.day } : { said: said.said })),
    } satisfies Progress);
  };

  /** Tells every date of a subject; gives true when a person must look. */
  async function answer(context: TurnContext, subject: DeadlineSubject, from: CalendarDay): Promise<boolean> {
    const today = clock.today();
    const found = termsOf[subject].flatMap((name) => {
      const dates: DeadlineAnswer = deadline({ procedure: name, from });
      return 'dates' in dates ? [{ name, from, found: dates, texts, today }] : [];
    });
    const late = found.some((one) => one.name === 'bezwaar' && isPassed(one));
    for (const one of found) {
      const { title, page } = texts.agenda;
      const ahead = one.found.dates.filter((day) => day >= today);
      const entries = ahead.map((day) => ({
        day,
        title: `${texts.subjects[subject].title}: ${title}`,
        note: page,
        remindDaysBefore: 7,
      }));
      const attachments = entries.length > 0 ? [calendarAttachment('datum.ics', entries, clock.now())] : undefined;
      await context.sendActivity({
        ...tell(termTold(one), dataOf(one.name, from, one.found)),
        ...(attachments && { attachments }),
      });
    }
    if (!late) await context.sendActivity(tell(texts.notDecision()));
    return late;
  }

  /** Whether somebody can still come to the 24-uursopvang; at half past nine and later a person helps. */
  async function tonight(step: Step): Promise<DialogTurnResult> {
    const from = `${clock.today()}T${clock.time()}`;
    const found = deadline({ procedure: reportTonight, from });
    const inTime = 'inTime' in found && found.inTime === true;
    const data = { deadline: found, deadlineCase: { procedure: reportTonight, from } };
    await step.context.sendActivity(tell(inTime ? texts.tonightInTime() : texts.tonightLate(), data));
    return step.endDialog(inTime ? undefined : 'do-human');
  }

  const reads = (
    text: string,
    { direction = 'past' }: Question,
    fits: (said: Answer) => boolean,
  ): Answer | undefined => {
    const said = hearing(text, direction === 'future' ? 'either' : 'past');
    return fits(said) ? said : undefined;
  };
  /** A guessed, counted or doubted day is said back; on the phone every day is, and its answers are there already. */
  const readBack = (
    { day, said }: Answer,
    _said: string,
    question: Question,
    context: TurnContext,
  ): ReadBack | undefined => {
    const spoken = context.turnState.get<unknown>(wayKey) === 'voice';
    const needed = spoken ? question.said !== undefined : day && !isPlainDay(said, day, clock.today());
    return day && needed ? dayBack(promptTexts, clock, question.vraag, day) : undefined;
  };

  const asking = prompts(promptTexts, clock);
  const prompt = (name: string, kind: AnswerKind, fits: (said: Answer) => boolean): AnswerPrompt<Answer> =>
    asking.reading(name, (text, question) => reads(text, question, fits), kind, kind === 'day' ? { readBack } : {});

  return new ComponentDialog('do-deadline')
    .addDialog(new WaterfallDialog('open', [open]))
    .addDialog(new WaterfallDialog<Progress>(turn, [ask, hear]))
    .addDialog(prompt('askSubject', 'choice', ({ subject, truth }) => !!subject || truth === 'unknown'))
    .addDialog(prompt('askDay', 'day', ({ day, impossible, truth }) => !!day || !!impossible || truth === 'unknown'))
    .addDialog(prompt('askNext', 'truth', (said) => Object.keys(said).length > 1));
}

/**
 * The day that a text names, whatever the words around it say of time: on the side where this day lies the nearest, and
 * where it can lie on both sides simply the nearest.
 */
function dayIn(text: string, today: CalendarDay, side: 'past' | 'either'): CalendarDay | undefined {
  const days = [0, -365, 365].flatMap((shift) =>
    (['past', 'future'] as const).map((direction) => readDay(text, { today: plusDays(today, shift), direction })),
  );
  const [asSaid] = days;
  if (
    !asSaid ||
    /\b(?:20\d\d|gister\w*|vandaag|morgen|overmorgen|vorige|afgelopen|volgende|komende|geleden|over)\b/i.test(text)
  )
    return asSaid;
  const distance = (day: CalendarDay): number => Math.abs(daysBetween(today, day));
  const named = days.filter((day) => day !== undefined && (side === 'either' || day <= today));
  return named.filter((day) => day !== undefined).sort((a, b) => distance(a) - distance(b))[0] ?? asSaid;
}

const dataOf = (procedure: string, from: CalendarDay, found: TermDates) => ({
  deadline: found,
  deadlineCase: { procedure, from },
});

const isSubject = (subject: Heard | undefined): subject is DeadlineSubject =>
  subject !== undefined && Object.hasOwn(termsOf, subject);
