import { ComponentDialog, WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { absenceBalance } from '../src/absence/balance.ts';
import type { ErrorCode } from '../src/absence/absence-case.ts';
import type { AbsenceReasons } from '../src/content/shapes/absence-reasons.ts';
import type { AbsenceTexts } from '../src/content/shapes/absence.ts';
import type { PromptTexts } from '../src/content/shapes/prompts.ts';
import type { Message } from '../src/content/message.ts';
import { digitsInWords } from '../src/language/say-number.ts';
import { sayDayLong } from '../src/language/say-day.ts';
import type { AbsenceDiary, OpenDiary } from '../src/storage/absence-diary.ts';
import type { CalendarDay } from '../src/values/calendar-day.ts';
import type { Clock } from '../src/values/clock.ts';
import { balance, difference, doubts, fullSum, plainAnswer, together, type AnswerParts } from './absence/answer.ts';
import { attachmentsOf } from './absence/attachments.ts';
import { absencesIn } from './absence/hear.ts';
import { nextQuestion } from './absence/questions.ts';
import {
  housingIn,
  readAnswer,
  type AbsenceQuestion,
  type Answer,
  type Asks,
  type Ear,
} from './absence/read-answer.ts';
import { caseOf, emptyStory, kindOf, type Story } from './absence/story.ts';
import { heardMore, take } from './absence/take.ts';
import { back, type AnswerPrompt } from './prompts/answer-prompt.ts';
import { prompts, type AnswerKind } from './prompts/prompts.ts';
import { note } from './course.ts';
import type { TaskStart } from './task-start.ts';
import { tell } from './say.ts';

/** What the absence dialog is made of. */
export interface AbsenceParts {
  texts: AbsenceTexts;
  /** The words by which reasons are known. */
  reasons: AbsenceReasons;
  promptTexts: PromptTexts;
  clock: Clock;
  diary: AbsenceDiary;
  /** The day on which article 3.8.4 came into force. */
  inForce: CalendarDay;
}

/** What the dialog remembers between turns. Plain JSON, because it is stored. */
interface Progress {
  story: Story;
  /** The story as it was before each question, for "terug"; the last first. */
  before: Story[];
}
type Step = WaterfallStepContext<Progress>;

const id = 'do-absence';
const turn = 'turn';
const remembered = 12;

/**
 * Counts days away with somebody (article 3.8.4): hears the absences in whatever form, reads each back before it
 * counts, asks what else the rule needs, answers, and goes on with plans and what-ifs until they are done.
 */
export function absenceDialog(parts: AbsenceParts): ComponentDialog {
  const { texts, reasons, promptTexts, clock, diary, inForce } = parts;
  const ear: Ear = { today: () => clock.today(), match: reasons, code: (text) => diary.readCode(text) };

  /** Begins with what was said already: it may hold a whole story. */
  const open = async (step: WaterfallStepContext): Promise<DialogTurnResult> => {
    const { told = '' } = step.options as Partial<TaskStart>;
    const { story, says } = await opened(step.context, told);
    for (const message of says) await step.context.sendActivity(tell(message));
    return step.replaceDialog(turn, { story, before: [] } satisfies Progress);
  };

  /** Asks what is still missing; when nothing is, answers and offers to go on. */
  const ask = async (step: Step): Promise<DialogTurnResult> => {
    const progress = progressOf(step);
    let { story } = progress;
    const today = clock.today();
    let question = nextQuestion(story, texts, today);
    if (question && story.told.length > 0) note(step.context, { absence: partsOf(story, today).answer });
    if (!question) {
      const fault = story.answered ? undefined : await answerTo(step.context, story, today);
      if (fault) return step.endDialog();
      story = { ...story, answered: true };
      await keep(story);
      question = { asks: 'next', vraag: 'plan', message: inShort(story, today) };
    }
    progress.story = story;
    Object.assign(step.values, { question });
    return step.beginDialog(promptOf[question.asks], question);
  };

  /** Takes the answer in, and goes round again. */
  const hear = async (step: Step): Promise<DialogTurnResult> => {
    const progress = progressOf(step);
    const { question } = step.values as { question: AbsenceQuestion };
    const today = clock.today();
    if (step.result === back) {
      const [story = emptyStory, ...before] = progress.before;
      return step.replaceDialog(turn, { story, before } satisfies Progress);
    }
    const answer = step.result as Answer;
    if (answer.is === 'law' && answer.wlz !== 'no') {
      await step.context.sendActivity(tell(texts.otherLaw()));
      return step.endDialog();
    }
    if (question.asks === 'next' && isEnd(answer)) {
      await step.context.sendActivity(tell(texts.done()));
      return step.endDialog();
    }

    const special = await specially(step.context, progress.story, answer, today);
    const { story, says } = special ?? take(progress.story, question, answer, texts, today);
    for (const message of says) await step.context.sendActivity(tell(message));
    const before = [{ ...progress.story, answered: false }, ...progress.before].slice(0, remembered);
    return step.replaceDialog(turn, { story, before } satisfies Progress);
  };

  async function opened(context: TurnContext, told: string): Promise<{ story: Story; says: Message[] }> {
    const today = clock.today();
    const code = diary.readCode(told);
    if (code) return openDiary(context, emptyStory, code);
    const housing = housingIn(told);
    const story: Story = {
      ...emptyStory,
      ...(housing?.is === 'housing' && { housing: housing.housing }),
      ...(/\bwlz\b|langdurige zorg/i.test(told) && { askLaw: true }),
    };
    const heard = absencesIn(told, { today, direction: 'past' }, reasons);
    const planFirst =
      heard.length > 0 &&
      heard.every((one) => /[pP]lan$/.test(kindOf(one, today) ?? '') || (one.departure ?? '') > today);
    return heardMore({ ...story, planFirst }, undefined, heard, texts, today);
  }

  /** What is no answer to a question of the story: the sum, another count, the diary. */
  async function specially(
    context: TurnContext,
    story: Story,
    answer: Answer,
    today: CalendarDay,
  ): Promise<{ story: Story; says: Message[] } | undefined> {
    if (answer.is === 'code') return openDiary(context, story, answer.code);
    if (answer.is === 'count') return { story, says: [difference(partsOf(story, today), answer.count)] };
    if (answer.is !== 'wish') return undefined;
    if (answer.wish === 'som') return { story, says: [fullSum(partsOf(story, today))] };
    if (answer.wish === 'bewaar') return keepNew(context, story);
    if (answer.wish !== 'wis') return undefined;
    if (!story.diary) return { story, says: [texts.diaryNothing()] };
    await diary.erase(story.diary);
    const { diary: _, ...rest } = story;
    return { story: rest, says: [texts.diaryErased()] };
  }

  /** What now? Asked for in shorter or other words it comes with the answer in one sentence. */
  const inShort = (story: Story, today: CalendarDay): Message => ({
    ...texts.askNext(),
    simpler: together([balance(partsOf(story, today)), texts.askNext()]),
  });

  const partsOf = (story: Story, today: CalendarDay): AnswerParts => {
    const told = caseOf(story, today);
    return { told, answer: absenceBalance(told, inForce), texts, today, inForce };
  };

  /** Gives the answer; or says why there is none, and gives the code. */
  async function answerTo(context: TurnContext, story: Story, today: CalendarDay): Promise<ErrorCode | undefined> {
    const reckoned = partsOf(story, today);
    const { told, answer } = reckoned;
    const [fault] = answer.errors;
    if (fault) {
      const departure = sayDayLong(story.told[0]?.departure ?? today, today);
      await context.sendActivity(tell(texts.errors[fault]({ departure, return: departure })));
      return fault;
    }
    const attachments = attachmentsOf(reckoned, clock.now());
    const said = tell(plainAnswer(reckoned), { absence: answer, absenceCase: told });
    await context.sendActivity({ ...said, attachments });
    const asked = doubts(reckoned);
    await context.sendActivity(tell(together([...asked, texts.notDecision()])));
    return undefined;
  }

  async function openDiary(
    context: TurnContext,
    story: Story,
    code: string,
  ): Promise<{ story: Story; says: Message[] }> {
    const opening = await diary.open(code, context.activity.conversation.id);
    if (opening === 'unknown') return { story, says: [texts.diaryUnknown()] };
    if (opening === 'too-many') return { story, says: [texts.diaryTooMany()] };
    note(context, { diary: opening.key });
    const kept = storyOf(opening);
    return { story: kept, says: [kept.told.length > 0 ? texts.diaryOpened() : texts.diaryEmpty()] };
  }

  async function keepNew(context: TurnContext, story: Story): Promise<{ story: Story; says: Message[] }> {
    if (story.diary) {
      await keep(story);
      return { story, says: [texts.diarySaved()] };
    }
    const { key, code } = await diary.create(contentOf(story));
    note(context, { diary: key });
    const aloud = code.replace(/-(\d+)$/, (_, digits: string) => `, ${digitsInWords(digits)}`).replaceAll('-', ', ');
    return { story: { ...story, diary: key }, says: [texts.diaryKept({ code: { text: code, speak: aloud } })] };
  }

  const keep = async (story: Story): Promise<void> => {
    if (story.diary) await diary.save(story.diary, contentOf(story));
  };

  const asking = prompts(promptTexts, clock);
  const prompt = (name: string, kind: AnswerKind): AnswerPrompt<Answer> =>
    asking.reading(name, (text, question) => readAnswer(text, question as AbsenceQuestion, ear), kind);

  return new ComponentDialog(id)
    .addDialog(new WaterfallDialog('open', [open]))
    .addDialog(new WaterfallDialog<Progress>(turn, [ask, hear]))
    .addDialog(prompt('askPeriod', 'period'))
    .addDialog(prompt('askDay', 'day'))
    .addDialog(prompt('askTruth', 'truth'))
    .addDialog(prompt('askChoice', 'choice'));
}

const promptOf: Record<Asks, string> = {
  periods: 'askPeriod',
  departure: 'askDay',
  return: 'askDay',
  confirm: 'askTruth',
  reason: 'askChoice',
  agreed: 'askTruth',
  more: 'askTruth',
  plan: 'askTruth',
  planDays: 'askPeriod',
  expected: 'askDay',
  stay: 'askTruth',
  stayDay: 'askDay',
  housing: 'askChoice',
  year: 'askChoice',
  law: 'askTruth',
  next: 'askChoice',
};

const progressOf = (step: Step): Progress => step.options;

const isEnd = (answer: Answer): boolean =>
  (answer.is === 'wish' && answer.wish === 'klaar') ||
  (answer.is === 'truth' && answer.truth === 'no') ||
  answer.is === 'unknown' ||
  answer.is === 'none';

/** What a diary holds: the recorded absences and what the rule needs beside them. A plan is of today only. */
const contentOf = ({ told, stay, housing }: Story) => ({ told, stay: stay ?? null, housing: housing ?? null });

function storyOf({ key, content }: OpenDiary): Story {
  const { told, stay, housing } = content as Partial<ReturnType<typeof contentOf>>;
  return {
    ...emptyStory,
    told: Array.isArray(told) ? told : [],
    ...(stay != null && { stay }),
    ...(housing != null && { housing }),
    diary: key,
  };
}
