import type { ErrorCode } from '../../src/absence/absence-case.ts';
import { absenceErrors } from '../../src/absence/balance.ts';
import { firstYear } from '../../src/absence/checked-case.ts';
import type { Message } from '../../src/content/message.ts';
import type { AbsenceTexts } from '../../src/content/shapes/absence.ts';
import { sayDayLong } from '../../src/language/say-day.ts';
import { plusDays, type CalendarDay } from '../../src/values/calendar-day.ts';
import { needsReason } from './questions.ts';
import type { AbsenceQuestion, Answer } from './read-answer.ts';
import { caseOf, faultOf, kindOf, withAbsence, type Heard, type Story, type Told } from './story.ts';

/** The story after an answer, and what to say before the next question. */
export interface Taken {
  story: Story;
  says: Message[];
}

/** What an answer adds to the story. */
export function take(
  story: Story,
  question: AbsenceQuestion,
  answer: Answer,
  texts: AbsenceTexts,
  today: CalendarDay,
): Taken {
  const { wants: _, ...rest } = story;
  const next: Story = rest;
  const silent = (changed: Story): Taken => ({ story: changed, says: [] });

  switch (answer.is) {
    case 'impossible':
      return { story, says: [texts.errors.INVALID_DATE()] };
    case 'absences':
      return heardMore(next, question, answer.heard, texts, today);
    case 'corrected':
      return heardMore({ ...next, heard: [] }, question, answer.heard, texts, today, [texts.corrected()]);
    case 'day':
      return question.asks === 'departure'
        ? heardMore({ ...next, heard: [] }, question, completed(next.heard, { departure: answer.day }), texts, today)
        : stayed({ ...next, stay: answer.day }, texts, today);
    case 'back':
      return returned(next, question, answer.back, texts, today);
    case 'reason':
      return silent(withReason(next, answer.reason, answer.everyTime));
    case 'housing':
      return silent({ ...next, housing: answer.housing });
    case 'year':
      return answer.year < firstYear
        ? { story, says: [texts.errors.YEAR_NOT_COVERED()] }
        : silent({ ...next, year: answer.year });
    case 'law':
      return silent({ ...next, askLaw: false });
    case 'none':
      return silent(next.told.length === 0 && !next.plan ? { ...next, noMore: true } : next);
    case 'unknown':
      return unknown(next, question, texts);
    case 'truth':
      return truth(next, question, answer.truth === 'yes', texts, today);
    case 'shift':
      return shifted(next, question, answer.days, texts, today);
    case 'code':
    case 'wish':
    case 'count':
      return silent(next);
  }
}

/** Takes in what was heard, as far as it can be; what clashes is asked again. */
export function heardMore(
  story: Story,
  question: Pick<AbsenceQuestion, 'asks'> | undefined,
  heard: readonly Heard[],
  texts: AbsenceTexts,
  today: CalendarDay,
  before: Message[] = [],
): Taken {
  let taken: Story = story;
  let sofar = taken;
  const says: Message[] = [];
  for (const one of heard) {
    if (question?.asks === 'planDays' && kindOf(one, today) === 'past') {
      says.push(texts.errors.PLAN_IN_PAST());
      taken = { ...taken, wants: 'planDays' };
      continue;
    }
    const fault = kindOf(one, today) ? faultOf(sofar, one, today) : undefined;
    if (fault) {
      const clash = clashing(taken, one, fault, texts, today);
      says.push(clash.says);
      taken = clash.story;
    } else {
      taken = { ...taken, heard: [...taken.heard, one], answered: false };
    }
    sofar = fault ? sofar : withAbsence(sofar, one, today);
  }
  return { story: taken, says: says.length > 0 ? says : before };
}

function clashing(
  story: Story,
  heard: Heard,
  fault: ErrorCode,
  texts: AbsenceTexts,
  today: CalendarDay,
): { story: Story; says: Message } {
  const departure = sayDayLong(heard.departure ?? today, today);
  const again: Story = { ...story, wants: 'right' };
  switch (fault) {
    case 'OPEN_NOT_LAST': {
      const running = story.told.find(({ back }) => back === null);
      const open: Heard =
        running && running.departure < (heard.departure ?? '')
          ? {
              departure: running.departure,
              ...(running.reason !== undefined && { reason: running.reason }),
              sure: true,
            }
          : { ...withoutReturn(heard), sure: true };
      const told = story.told.filter((one) => one !== running || open.departure !== running.departure);
      const rest = open.departure === heard.departure ? story.heard : [...story.heard, heard];
      const says = texts.errors.OPEN_NOT_LAST({ departure: sayDayLong(open.departure ?? today, today) });
      return { story: { ...story, told, heard: [open, ...rest] }, says };
    }
    case 'DEPARTURE_BEFORE_STAY': {
      const { stay: _, ...unknownStay } = story;
      return {
        story: { ...unknownStay, heard: [...story.heard, heard], stayDay: true },
        says: texts.errors.DEPARTURE_BEFORE_STAY({ departure }),
      };
    }
    case 'PLAN_WHILE_AWAY':
      return { story, says: texts.errors.PLAN_WHILE_AWAY() };
    case 'RETURN_BEFORE_DEPARTURE':
    case 'OVERLAP':
      return { story: again, says: texts.errors[fault]({ departure, return: sayDayLong(heard.back ?? today, today) }) };
    default:
      return { story: again, says: texts.errors.INVALID_DATE() };
  }
}

function withoutReturn({ back: _, ...heard }: Heard): Heard {
  return heard;
}

/** The heard absence that misses something, with that filled in; the others as they were. */
function completed(heard: readonly Heard[], found: Pick<Heard, 'departure' | 'back'>): Heard[] {
  const at = heard.findIndex(({ departure, back }) => !departure || back === undefined);
  return heard.map((one, i) => (i === at ? { ...one, ...found } : one));
}

function returned(
  story: Story,
  question: AbsenceQuestion,
  back: CalendarDay | null,
  texts: AbsenceTexts,
  today: CalendarDay,
): Taken {
  if (question.asks === 'return') {
    return heardMore({ ...story, heard: [] }, question, completed(story.heard, { back }), texts, today);
  }
  const running = story.told.find((one) => one.back === null);
  if (!running || back === null) return { story: { ...story, noPlan: true }, says: [] };
  const { reason } = running;
  const heard: Heard = { departure: running.departure, back, ...(reason !== undefined && { reason }), sure: true };
  return heardMore(story, question, [heard], texts, today);
}

function stayed(story: Story, texts: AbsenceTexts, today: CalendarDay): Taken {
  const errors = absenceErrors(caseOf(story, today));
  const { stay: _, ...again } = story;
  if (errors.includes('STAY_IN_FUTURE'))
    return { story: { ...again, stayDay: true }, says: [texts.errors.STAY_IN_FUTURE()] };
  if (!errors.includes('DEPARTURE_BEFORE_STAY')) return { story, says: [] };
  const departure = [...story.told, ...(story.plan ? [story.plan] : [])].map((one) => one.departure).sort()[0] ?? today;
  const says = [texts.errors.DEPARTURE_BEFORE_STAY({ departure: sayDayLong(departure, today) })];
  return { story: { ...again, stayDay: true }, says };
}

/** Gives a reason to the absence that was asked about, or to all that have none. */
function withReason(story: Story, reason: string | null, everyTime = false): Story {
  const first = story.told.find(needsReason);
  const reasoned = (one: Told): Told => (one === first || (everyTime && needsReason(one)) ? { ...one, reason } : one);
  return { ...story, told: story.told.map(reasoned) };
}

function unknown(story: Story, question: AbsenceQuestion, texts: AbsenceTexts): Taken {
  const silent = (changed: Story): Taken => ({ story: changed, says: [] });
  switch (question.asks) {
    case 'departure':
      return { story: { ...story, heard: story.heard.slice(1) }, says: [texts.cannotCount()] };
    case 'return': {
      const [open] = question.heard ?? [];
      if (question.direction === 'future' && open?.departure) {
        return silent({ ...story, heard: completed(story.heard, { back: null }) });
      }
      return {
        story: { ...story, heard: story.heard.filter(({ departure }) => departure !== open?.departure) },
        says: [texts.cannotCount()],
      };
    }
    case 'confirm':
      return silent({ ...story, heard: [], wants: 'right' });
    case 'periods':
      return story.told.length === 0 && !story.plan
        ? { story: { ...story, noMore: true }, says: [texts.cannotCount()] }
        : silent({ ...story, noMore: true });
    case 'reason':
    case 'agreed':
      return silent(withReason(story, null));
    case 'more':
      return silent({ ...story, noMore: true });
    case 'plan':
    case 'planDays':
    case 'expected':
      return silent({ ...story, noPlan: true });
    case 'stay':
    case 'stayDay':
      return silent({ ...story, stay: null });
    case 'housing':
      return silent({ ...story, housing: null });
    case 'law':
      return silent({ ...story, askLaw: false });
    case 'year':
    case 'next':
      return silent(story);
  }
}

function truth(story: Story, question: AbsenceQuestion, yes: boolean, texts: AbsenceTexts, today: CalendarDay): Taken {
  const silent = (changed: Story): Taken => ({ story: changed, says: [] });
  switch (question.asks) {
    case 'confirm':
      if (!yes) return silent({ ...story, heard: [], wants: 'right' });
      return silent({ ...story.heard.reduce((sofar, heard) => withAbsence(sofar, heard, today), story), heard: [] });
    case 'more':
      return silent(yes ? { ...story, wants: 'more' } : { ...story, noMore: true });
    case 'plan':
      return silent(yes ? { ...story, wants: 'planDays' } : { ...story, noPlan: true });
    case 'planDays':
      return silent(yes ? { ...story, wants: 'planDays' } : { ...story, noPlan: true });
    case 'expected':
      return silent(yes ? { ...story, wants: 'expectedDay' } : { ...story, noPlan: true });
    case 'stay':
      return yes ? stayed({ ...story, stay: 'yes' }, texts, today) : silent({ ...story, stayDay: true });
    case 'agreed':
      return silent(withReason(story, yes ? 'verlof' : 'weggelopen'));
    case 'periods':
      return silent(yes ? { ...story, wants: 'more' } : { ...story, noMore: true });
    case 'next':
      return silent(yes ? { ...story, wants: 'more' } : story);
    default:
      return silent(story);
  }
}

/** "Als ik een dag later terugkom": the plan, or the expected return, so many days on. */
function shifted(
  story: Story,
  question: AbsenceQuestion,
  days: number,
  texts: AbsenceTexts,
  today: CalendarDay,
): Taken {
  const { plan } = story;
  if (!plan?.back) return { story: { ...story, wants: 'planDays' }, says: [] };
  const heard: Heard = { departure: plan.departure, back: plusDays(plan.back, days), sure: true };
  return heardMore(story, question, [heard], texts, today);
}
