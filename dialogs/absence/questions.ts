import type { AbsenceTexts } from '../../src/content/shapes/absence.ts';
import type { Message } from '../../src/content/message.ts';
import { dayCount, daysAway } from '../../src/absence/days-away.ts';
import { firstYear } from '../../src/absence/checked-case.ts';
import { sayDay, sayDayLong } from '../../src/language/say-day.ts';
import { days, year } from '../../src/language/say-number.ts';
import { yearOf, type CalendarDay } from '../../src/values/calendar-day.ts';
import type { AbsenceQuestion } from './read-answer.ts';
import { firstDeparture, kindOf, type Heard, type Story, type Told } from './story.ts';

/**
 * The question to ask next, in the order of the conversation: complete what was heard, read it back, its reason, more
 * absences, plans, and how long and where the person lives. Undefined when everything is known that the rule needs.
 */
export function nextQuestion(story: Story, texts: AbsenceTexts, today: CalendarDay): AbsenceQuestion | undefined {
  return (
    law(story, texts) ??
    wanted(story, texts) ??
    toComplete(story, texts, today) ??
    toReadBack(story, texts, today) ??
    periods(story, texts) ??
    reason(story, texts, today) ??
    more(story, texts, today) ??
    plan(story, texts) ??
    stay(story, texts, today) ??
    housing(story, texts) ??
    yearAsked(story, texts, today)
  );
}

/** What the last answer asked for: the days again, other days, or those of a plan. */
function wanted({ wants, told }: Story, texts: AbsenceTexts): AbsenceQuestion | undefined {
  const running = told.find(({ back }) => back === null);
  switch (wants) {
    case 'right':
      return { asks: 'periods', vraag: 'periods', message: texts.askWhatIsWrong(), canGoBack: true };
    case 'more':
      return { asks: 'periods', vraag: 'periods', message: texts.askPeriodsMore(), canGoBack: true };
    case 'planDays':
      return { asks: 'planDays', vraag: 'plan', message: texts.askPlanDays(), direction: 'future', canGoBack: true };
    case 'expectedDay': {
      const heard = running ? [{ departure: running.departure, sure: true }] : [];
      return {
        asks: 'expected',
        vraag: 'plan',
        message: texts.askExpectedDay(),
        heard,
        direction: 'future',
        canGoBack: true,
      };
    }
    case undefined:
      return undefined;
  }
}

/** A departure or a return that was not told. */
function toComplete({ heard }: Story, texts: AbsenceTexts, today: CalendarDay): AbsenceQuestion | undefined {
  const open = heard.find(({ departure, back }) => !departure || back === undefined);
  if (!open) return undefined;
  if (!open.departure)
    return { asks: 'departure', vraag: 'departure', message: texts.askDeparture(), heard: [open], canGoBack: true };
  const planned = open.departure > today;
  const departure = sayDayLong(open.departure, today);
  return {
    asks: 'return',
    vraag: 'return',
    message: planned ? texts.askReturnOfPlan({ departure }) : texts.askReturn({ departure }),
    heard: [open],
    direction: planned ? 'future' : 'past',
    canGoBack: true,
  };
}

/** What was heard, read back before it counts. */
function toReadBack({ heard }: Story, texts: AbsenceTexts, today: CalendarDay): AbsenceQuestion | undefined {
  if (heard.length === 0) return undefined;
  const [only] = heard;
  const message = only && heard.length === 1 ? readBack(only, texts, today) : several(heard, texts, today);
  const data = { periods: heard.map(({ departure, back }) => ({ departure, return: back ?? null })) };
  return { asks: 'confirm', vraag: 'confirm', message, data, heard, canGoBack: true };
}

function readBack(heard: Heard, texts: AbsenceTexts, today: CalendarDay): Message {
  const values = spoken(heard, today);
  switch (kindOf(heard, today)) {
    case 'running':
      return texts.confirmRunning(values);
    case 'expected':
      return texts.confirmExpected(values);
    case 'plan':
      return texts.confirmPlan(values);
    case 'openPlan':
      return texts.confirmPlanOpen(values);
    case 'past':
    case undefined:
      return heard.sure ? texts.confirmPeriod(values) : texts.confirmWhich(values);
  }
}

function several(heard: readonly Heard[], texts: AbsenceTexts, today: CalendarDay): Message {
  const lines = heard.map((one) => {
    const values = spoken(one, today);
    const kind = kindOf(one, today);
    if (kind === 'running') return texts.lineRunning(values);
    if (kind === 'openPlan') return texts.linePlanOpen(values);
    return kind === 'plan' || kind === 'expected' ? texts.linePlan(values) : texts.linePeriod(values);
  });
  const periods = {
    text: `\n${unended(lines.map(({ text }) => text).join('\n'))}`,
    speak: unended(lines.map(({ speak }) => speak).join(' ')),
  };
  return texts.confirmSeveral({ periods });
}

/** Without its last full stop: the sentence it stands in has one. */
const unended = (text: string): string => text.replace(/\.$/, '');

const spoken = ({ departure, back }: Heard, today: CalendarDay) => {
  const from = departure ?? today;
  const to = back ?? today;
  return {
    departure: sayDayLong(from, today),
    return: sayDayLong(to, today),
    days: days(dayCount(daysAway(from, to))),
  };
};

function periods({ told, plan, noMore }: Story, texts: AbsenceTexts): AbsenceQuestion | undefined {
  if (told.length > 0 || plan || noMore) return undefined;
  return { asks: 'periods', vraag: 'periods', message: texts.askPeriods() };
}

/** The reason of an absence that has days; for one that costs none, and for a plan, the rule does not need it. */
function reason(story: Story, texts: AbsenceTexts, today: CalendarDay): AbsenceQuestion | undefined {
  const told = story.told.find((one) => needsReason(one));
  if (!told) return undefined;
  const data = { periods: [{ departure: told.departure, return: told.back }] };
  if (told.reason === 'familie') {
    return { asks: 'agreed', vraag: 'reason', message: texts.askAgreed(), data, canGoBack: true };
  }
  const message = texts.askReason({ departure: sayDayLong(told.departure, today) });
  return { asks: 'reason', vraag: 'reason', message, data, canGoBack: true };
}

/** Whether the rule needs to know why: not for an absence of no days. */
export const needsReason = ({ departure, back, reason: known }: Told): boolean =>
  (known === undefined || known === 'familie') && (back === null || dayCount(daysAway(departure, back)) > 0);

function more(
  { told, noMore, planFirst }: Story,
  texts: AbsenceTexts,
  today: CalendarDay,
): AbsenceQuestion | undefined {
  if (noMore) return undefined;
  const values = { year: year(yearOf(today)) };
  const message = planFirst && told.length === 0 ? texts.askMoreBefore(values) : texts.askMore(values);
  return { asks: 'more', vraag: 'more', message, canGoBack: true };
}

function plan({ told, plan: known, noPlan }: Story, texts: AbsenceTexts): AbsenceQuestion | undefined {
  if (known || noPlan) return undefined;
  const running = told.find(({ back }) => back === null);
  if (running) {
    const heard = [{ departure: running.departure, sure: true }];
    return {
      asks: 'expected',
      vraag: 'plan',
      message: texts.askExpected(),
      heard,
      direction: 'future',
      canGoBack: true,
    };
  }
  return { asks: 'plan', vraag: 'plan', message: texts.askPlan(), direction: 'future', canGoBack: true };
}

/** Asked once, and only when something was away or is planned. */
function stay(story: Story, texts: AbsenceTexts, today: CalendarDay): AbsenceQuestion | undefined {
  if (story.stay !== undefined) return undefined;
  const first = firstDeparture(story.told) ?? story.plan?.departure;
  if (!first) return undefined;
  if (story.stayDay) return { asks: 'stayDay', vraag: 'stayStart', message: texts.askStaySince(), canGoBack: true };
  const values = { departure: sayDay(first, today) };
  const message = first > today ? texts.askStayPlan(values) : texts.askStay(values);
  return { asks: 'stay', vraag: 'stayStart', message, canGoBack: true };
}

const housing = (story: Story, texts: AbsenceTexts): AbsenceQuestion | undefined =>
  story.housing === undefined
    ? { asks: 'housing', vraag: 'housing', message: texts.askHousing(), canGoBack: true }
    : undefined;

/** Only when no day falls in the current year: then another year may be meant. */
function yearAsked(story: Story, texts: AbsenceTexts, today: CalendarDay): AbsenceQuestion | undefined {
  if (story.year !== undefined) return undefined;
  const years = yearsOf(story, today);
  const own = yearOf(today);
  if (years.length === 0 || years.includes(own)) return undefined;
  const choices = [...new Set([...years, own])].filter((one) => one >= firstYear).toSorted((a, b) => a - b);
  if (choices.length < 2) return undefined;
  const buttons = choices.map((one) => ({ title: String(one), value: String(one) }));
  return { asks: 'year', vraag: 'year', message: { ...texts.askYear(), buttons }, canGoBack: true };
}

/** The years that the absences and the plan touch. */
export function yearsOf({ told, plan: known }: Story, today: CalendarDay): number[] {
  const all = known ? [...told, known] : told;
  return [...new Set(all.flatMap(({ departure, back }) => [yearOf(departure), yearOf(back ?? today)]))];
}

const law = ({ askLaw }: Story, texts: AbsenceTexts): AbsenceQuestion | undefined =>
  askLaw ? { asks: 'law', vraag: 'housing', message: texts.askLaw(), canGoBack: true } : undefined;
