import type { StaffMenuTexts, StaffRefusalTexts, StaffTask } from '../content/shapes/staff.ts';
import type { StaffDifferenceTexts } from '../content/shapes/staff.ts';
import type { AbsenceReasons } from '../content/shapes/absence-reasons.ts';
import type { Topics } from '../content/topics.ts';
import * as cards from '../cards/card.ts';
import { fold } from '../language/fold.ts';
import { readDay } from '../language/read-day.ts';
import { calendarDay, daysBetween, type CalendarDay } from '../values/calendar-day.ts';
import { absenceTask, type AbsenceParts } from './absence/absence-task.ts';
import { extensionTask } from './absence/extension-task.ts';
import { fromSubmitted, isComplete, type AbsenceGiven } from './absence/given.ts';
import { namesTime, readAbsence, tellsAbsence } from './absence/read-absence.ts';
import { articleAsked, articleNamed, type ArticleCard } from './article.ts';
import { difference } from './difference.ts';
import { askSheet, sheetTask, type HouseSheetParts } from './house-sheet/house-sheet-task.ts';
import { looksLikeSheet } from './house-sheet/person-lines.ts';
import { keyPlan, type KeyPlanParts } from './key-plan.ts';
import { isScenario, mayI, scenarioIn, type MayIParts } from './may-i.ts';
import { isNameLike, personalDataIn, type NameWords } from './personal-data.ts';
import { textOfField, type Pending, type StaffReply, type StaffTurn, type Submitted } from './reply.ts';
import { plainText } from './topic.ts';
import type { StaffTalkTexts } from '../content/shapes/staff.ts';

/** Everything the tasks for staff are made of. */
export interface StaffParts {
  talk: StaffTalkTexts;
  menu: StaffMenuTexts;
  refusals: StaffRefusalTexts;
  difference: StaffDifferenceTexts;
  absence: AbsenceParts;
  sheet: HouseSheetParts;
  mayI: MayIParts;
  keyPlan: KeyPlanParts;
  topics: Topics;
  reasons: AbsenceReasons;
  names: NameWords;
}

/** What is asked for: a task of staff, or one that the conversation for everybody has too. */
export type StaffAsked = StaffTurn | { rephrased: string };

/** The tasks for staff, of one conversation: what they say and what their cards send. Nothing of it is kept. */
export class StaffTasks {
  readonly #parts: StaffParts;

  constructor(parts: StaffParts) {
    this.#parts = parts;
  }

  /** Shows articles on cards. */
  get articles(): ArticleCard {
    return this.#parts.absence.article;
  }

  /** Why a message cannot be taken: it tells who somebody is; undefined when it does not. */
  refusal(text: string): StaffReply | undefined {
    const { refusals, names, absence } = this.#parts;
    if (looksLikeSheet(text)) return undefined; // the sheet is looked through by itself, line by line
    const found = personalDataIn(text, names, absence.today());
    return found && { text: refusals[found]() };
  }

  /** What a card sends back; undefined when it is no task of ours. */
  act(task: string, submitted: Submitted): StaffTurn | undefined {
    const { absence, sheet, mayI: mayIParts, keyPlan: plan, topics, talk, refusals } = this.#parts;
    const today = absence.today();
    switch (task) {
      case 'afwezigheid':
      case 'verlenging': {
        const given = fromSubmitted(submitted, today);
        const refused = this.#refusesLabel(given.client);
        if (refused) return { replies: [refused] };
        return task === 'afwezigheid' ? absenceTask(given, absence) : extensionTask(given, absence);
      }
      case 'huisblad': {
        const file = textOfField(submitted, 'bestand', longestFile);
        if (file !== undefined) return sheetTask(Buffer.from(file, 'base64'), sheet);
        const rows = textOfField(submitted, 'blad', 20_000);
        return rows === undefined ? askSheet(sheet) : sheetTask(Buffer.from(rows), sheet);
      }
      case 'mag-dit': {
        const scenario = textOfField(submitted, 'situatie');
        return mayI(isScenario(scenario, mayIParts.texts) ? scenario : undefined, mayIParts);
      }
      case 'bb-plan': {
        const [handover, talkDay] = ['sleutel', 'gesprek'].map((name) => calendarDay(textOfField(submitted, name)));
        return keyPlan({ ...(handover && { handover }), ...(talkDay && { talk: talkDay }) }, plan);
      }
      case 'tekst':
        return { replies: [plainText(topics.get(textOfField(submitted, 'onderwerp') ?? ''), talk)] };
      case 'verschil':
        return { replies: [difference(this.#parts.difference, absence.article)] };
      case 'wlz-reflex':
        return { replies: [this.#reflex()] };
      case 'menu':
        return { replies: [this.#menu()] };
      default:
        return isStaffTask(task, this.#parts.menu) ? undefined : { replies: [{ text: refusals.badInput() }] };
    }
  }

  /**
   * What a message asks of staff's own tasks; undefined when it is for the conversation that everybody has.
   *
   * @param pending what a task of ours waits for
   * @param open another question is open: then only a task called by its name comes between
   */
  hear(text: string, pending: Pending | undefined, open: boolean): StaffAsked | undefined {
    if (looksLikeSheet(text)) return sheetTask(Buffer.from(text), this.#parts.sheet);
    const named = this.#taskNamed(text);
    if (named === 'check') return { rephrased: 'do-prescreen' };
    if (named) return this.act(named, {});
    const article = articleAsked(text);
    const summary = article && this.#parts.absence.article.reply(article);
    if (summary) return { replies: [summary] };
    if (pending) {
      const answered = this.#answer(text, pending);
      if (answered) return answered;
    }
    return open ? undefined : this.#story(text);
  }

  /** The article that a question names, when nothing else in it was understood; undefined without one. */
  articleIn(text: string): StaffTurn | undefined {
    const article = articleNamed(text);
    const reply = article && this.#parts.absence.article.reply(article);
    return reply ? { replies: [reply] } : undefined;
  }

  /** Asks for what the absence of a client needs, with what a text already tells. */
  absence(text: string): StaffTurn {
    const given = namesTime(text) ? this.#heard(text) : { periods: [], before: 0 };
    return absenceTask(given, this.#parts.absence);
  }

  #answer(text: string, { task, given }: Pending): StaffTurn | undefined {
    const { absence, keyPlan: plan, mayI: mayIParts } = this.#parts;
    const today = absence.today();
    switch (task) {
      case 'afwezigheid':
      case 'verlenging': {
        const added = withAnswer(fromSubmitted(given, today), this.#heard(text), dayNear(text, today));
        if (!isComplete(added)) return undefined;
        return task === 'afwezigheid' ? absenceTask(added, absence) : extensionTask(added, absence);
      }
      case 'bb-plan': {
        const handover = dayNear(text, today);
        const talk = calendarDay(given.talk);
        return handover && keyPlan({ handover, ...(talk && { talk }) }, plan);
      }
      case 'mag-dit': {
        const scenario = scenarioIn(text, mayIParts.texts);
        return scenario && mayI(scenario, mayIParts);
      }
      case 'huisblad':
        return undefined;
    }
  }

  #heard = (text: string): AbsenceGiven => readAbsence(text, this.#parts.absence.today(), this.#parts.reasons);

  /** A message in which a task of staff is told whole. */
  #story(text: string): StaffTurn | undefined {
    const { absence, keyPlan: plan, mayI: mayIParts } = this.#parts;
    const told = fold(text);
    const reflex = this.#soundsLikeWlz(told) ? [this.#reflex()] : [];
    const given = tellsAbsence(text) ? this.#heard(text) : undefined;
    if (given && isComplete(given)) {
      const turn = /\bverleng/.test(told) ? extensionTask(given, absence) : absenceTask(given, absence);
      return { ...turn, replies: [...reflex, ...turn.replies] };
    }
    if (reflex.length > 0) return { replies: reflex };
    const handover = /\bsleutel/.test(told) ? dayNear(text, absence.today()) : undefined;
    if (handover) return keyPlan({ handover }, plan);
    if (/\bstap/.test(told) && told.includes('3.8.5')) return mayI(undefined, mayIParts);
    const scenario = /^(?:en )?(?:mag|mogen|kan|kunnen|moet|moeten) (?:ik|wij|we|dit|dat|de|een|onze|men)\b/.test(told)
      ? scenarioIn(text, mayIParts.texts)
      : undefined;
    return scenario && mayI(scenario, mayIParts);
  }

  #taskNamed(text: string): StaffTask | undefined {
    const said = fold(text)
      .replace(forClient, '')
      .replace(/[?.!]+$/, '')
      .trim();
    if (said.length > 60) return undefined;
    const tasks = Object.entries(this.#parts.menu.tasks) as [
      StaffTask,
      { command: string; title: string; match: string[] },
    ][];
    return tasks.find(([, { command, title, match }]) =>
      [command, title, ...match].some((word) => fold(word).replace(/[?.!]+$/, '') === said),
    )?.[0];
  }

  #soundsLikeWlz(told: string): boolean {
    return this.#parts.absence.texts.wlzReflex.match.some((words) => told.includes(fold(words)));
  }

  #reflex(): StaffReply {
    const { title, text } = this.#parts.absence.texts.wlzReflex;
    return {
      text: `**${title}**\n\n${text()}`,
      card: cards.card(
        title,
        `${title}\n${text()}`,
        [],
        [
          this.#parts.absence.article.action('3.8.4'),
          cards.say(this.#parts.menu.tasks.afwezigheid.title, 'afwezigheid'),
        ],
      ),
    };
  }

  #menu(): StaffReply {
    const { title, intro, tasks } = this.#parts.menu;
    const listed = Object.entries(tasks).filter(([name]) => name !== 'menu');
    const lines = listed.map(([, { title: name, about, command }]) => `**${name}**: ${about} Opdracht: "${command}".`);
    return {
      text: `**${title}**\n\n${intro()}`,
      card: cards.card(title, [title, intro(), ...lines.map((line) => line.replaceAll('**', ''))].join('\n'), [
        ...lines.map((line) => cards.text(line)),
        ...cards.actionRows(listed.map(([, { title: name, command }]) => cards.say(name, command))),
      ]),
    };
  }

  #refusesLabel(client: string | undefined): StaffReply | undefined {
    return client !== undefined && isNameLike(client, this.#parts.names)
      ? { text: this.#parts.refusals.name() }
      : undefined;
  }
}

/** Behind the name of a task: for whom it is. */
const forClient =
  /\s+(?:(?:voor|van|over)\s+)?(?:de |een |mijn |m'n )?(?:client(?:e)?|cl\.?|bewoner|kamer)(?:\s+[a-z0-9]{1,4})?[?.!]*$/;

/** A file of one megabyte and a little more, as base64: what is larger is refused for its size. */
const longestFile = 1_500_000;

/** What was given before, with what an answer adds to it. */
function withAnswer(before: AbsenceGiven, heard: AbsenceGiven, day: CalendarDay | undefined): AbsenceGiven {
  const periods = heard.periods.length > 0 ? heard.periods : before.periods;
  const alone = periods.length === 0 && !heard.plan && day !== undefined;
  return {
    ...before,
    ...heard,
    periods: alone ? [{ departure: day, return: null, reason: null }] : periods,
    before: heard.before || before.before,
  };
}

/** The day that a text names, on whichever side of today it lies nearer. */
function dayNear(text: string, today: CalendarDay): CalendarDay | undefined {
  const [past, future] = (['past', 'future'] as const).map((direction) => readDay(text, { today, direction }));
  if (!past || !future) return past ?? future;
  return daysBetween(past, today) <= daysBetween(today, future) ? past : future;
}

const isStaffTask = (task: string, { tasks }: StaffMenuTexts): task is StaffTask => Object.hasOwn(tasks, task);
