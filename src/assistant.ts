import { join } from 'node:path';
import type { ConversationState } from 'botbuilder';
import type { Dialog } from 'botbuilder-dialogs';
import { absenceDialog } from '../dialogs/absence-dialog.ts';
import { deadlineDialog } from '../dialogs/deadline-dialog.ts';
import { tellsDeadline } from '../dialogs/deadline/subjects.ts';
import { tellsAbsence } from '../dialogs/absence/hear.ts';
import { handoffDialogs } from '../dialogs/handoff-dialog.ts';
import { eraseAll } from '../dialogs/handoff/erasing.ts';
import { RunningHandoff } from '../dialogs/handoff/running-handoff.ts';
import { handoffState, runningName } from '../dialogs/handoff/state.ts';
import { prescreenDialog, type PrescreenParts } from '../dialogs/prescreen-dialog.ts';
import { isDoorOpen } from '../dialogs/crisis-dialog.ts';
import { prompts } from '../dialogs/prompts/prompts.ts';
import { RootDialog } from '../dialogs/root-dialog.ts';
import type { Memory, RootParts } from '../dialogs/root/talk.ts';
import { staffAudience } from './assistant-staff.ts';
import { createBot, type BotLogic } from './bot.ts';
import { ruleInForce } from './absence/balance.ts';
import { contactsShape, missingOf, standingOf } from './content/contact.ts';
import { glossaryShape, meaningIn, type Glossary } from './content/glossary.ts';
import { loadAll, loadFile } from './content/load.ts';
import { absenceReasons } from './content/shapes/absence-reasons.ts';
import { absenceTexts } from './content/shapes/absence.ts';
import { deadlineTexts } from './content/shapes/deadlines.ts';
import { diaryWords } from './content/shapes/diary-words.ts';
import { languageTexts } from './content/shapes/languages.ts';
import { crisisTexts, rootTexts } from './content/shapes/root.ts';
import { handoffTexts } from './content/shapes/handoff.ts';
import { laterTexts } from './content/shapes/later.ts';
import { promptTexts } from './content/shapes/prompts.ts';
import { loadTopics } from './content/topics.ts';
import type { Desk } from './handoff/desk.ts';
import { noDesk } from './handoff/no-desk.ts';
import { isBlank } from './handoff/course.ts';
import { summaryOf } from './handoff/summarise.ts';
import { numberedLines, sayLines } from './handoff/summary-text.ts';
import type { SummaryWords } from './handoff/summary-lines.ts';
import { sayPhone } from './language/say-phone.ts';
import type { Log } from './log.ts';
import { AbsenceDiary } from './storage/absence-diary.ts';
import { CarryOver } from './storage/carry-over.ts';
import { factPatternsShape } from './prescreen/fact-patterns.ts';
import { factReader, tellsSituation } from './prescreen/read-facts.ts';
import { factTexts, prescreenTexts, questionTexts } from './prescreen/texts.ts';
import { loadStaffTexts, staffTasks, type StaffTexts } from './staff/load.ts';
import type { StaffTasks } from './staff/staff-tasks.ts';
import { BotStorage } from './storage/bot-storage.ts';
import type { Keeper } from './storage/keeper.ts';
import { Spelling } from './understanding/spelling.ts';
import { lexiconShape } from './understanding/content.ts';
import { loadUnderstanding } from './understanding/load.ts';
import type { Understanding } from './understanding/understand.ts';
import type { CalendarDay } from './values/calendar-day.ts';
import type { Clock } from './values/clock.ts';

/** The folder with every Dutch sentence. */
export const contentFolder = join(import.meta.dirname, '..', 'content');

/** What the assistant is built from. */
export interface AssistantParts {
  keeper: Keeper;
  clock: Clock;
  log: Log;
  /** How long an untouched conversation is kept. */
  retentionHours: number;
  /** Where the trained model is kept; left out: it is trained at each start. */
  dataDir?: string;
  content?: string;
  /** Where people are handed over; left out: nowhere, and they get a telephone number. */
  staffDesk?: Desk;
  /** The day on which article 3.8.4 came into force. */
  absenceRuleFrom?: CalendarDay;
}

/** The assistant: one conversation for every channel. */
export interface Assistant {
  logic: BotLogic;
  /** The same conversation for staff, with their own words and tasks. */
  staff: { logic: BotLogic; texts: StaffTexts; tasks: StaffTasks };
  /** Forgets what is kept of a conversation. */
  forget: (conversation: { channelId: string; id: string }) => Promise<void>;
  /** How messages are understood, for who has to hear danger before anything else. */
  understanding: Understanding;
  /** Makes the first answers as fast as later ones; call it when the program listens. */
  warmUp: () => Promise<void>;
  /** The texts that a summary is said with. */
  summaryWords: SummaryWords;
  /** What the municipality still has to fill in, such as `irisZorg.phone`. */
  toFillIn: readonly string[];
}

/**
 * Loads the texts, builds the dialogs and puts a bot around them.
 *
 * @throws ContentError naming every fault in the texts
 */
export function createAssistant({
  keeper,
  clock,
  log,
  retentionHours,
  dataDir,
  content = contentFolder,
  staffDesk: desk = noDesk,
  absenceRuleFrom = ruleInForce,
}: AssistantParts): Assistant {
  const contacts = loadFile(join(content, 'contacts.yaml'), contactsShape);
  const standing = standingOf(contacts, sayPhone);
  const dialogFile = (name: string): string => join(content, 'dialogs', `${name}.yaml`);
  const loaded = loadAll({
    root: () => loadFile(dialogFile('root'), rootTexts(standing)),
    crisis: () => loadFile(dialogFile('crisis'), crisisTexts(standing)),
    languages: () => loadFile(join(content, 'languages.yaml'), languageTexts(standing)),
    prompts: () => loadFile(dialogFile('prompts'), promptTexts(standing)),
    absence: () => loadFile(dialogFile('absence'), absenceTexts(standing)),
    deadlines: () => loadFile(dialogFile('deadlines'), deadlineTexts(standing)),
    absenceReasons: () => loadFile(join(content, 'absence-reasons.yaml'), absenceReasons).match,
    diaryWords: () => loadFile(join(content, 'diary-words.yaml'), diaryWords).words,
    prescreen: () => loadFile(dialogFile('prescreen'), prescreenTexts(standing)),
    questions: () => loadFile(join(content, 'questions.yaml'), questionTexts(standing)),
    facts: () => loadFile(join(content, 'facts.yaml'), factTexts(standing)),
    factPatterns: () => loadFile(join(content, 'understanding', 'facts.yaml'), factPatternsShape),
    lexicon: () => loadFile(join(content, 'lexicon.yaml'), lexiconShape),
    glossary: () => loadFile(join(content, 'glossary.yaml'), glossaryShape),
    handoff: () => loadFile(dialogFile('handoff'), handoffTexts(standing)),
    later: () => loadFile(dialogFile('later'), laterTexts(standing)),
    staff: () => loadStaffTexts(content, standing),
    topics: () => loadTopics(join(content, 'topics'), standing, clock.today()),
    understanding: () => loadUnderstanding({ content, ...(dataDir !== undefined && { data: dataDir }) }),
  });

  const asking = prompts(loaded.prompts, clock);
  const factsReader = factReader(loaded.factPatterns, loaded.lexicon);
  const diary = new AbsenceDiary(keeper, loaded.diaryWords);
  const carryOver = new CarryOver(keeper, loaded.diaryWords);
  const prescreen: PrescreenParts = {
    texts: loaded,
    reader: factsReader,
    promptTexts: loaded.prompts,
    noBedTonight: () => (isDoorOpen(clock.time()) ? loaded.crisis.noBedTonight() : loaded.crisis.noBedTonightLate()),
  };
  const tasks: Dialog[] = [
    deadlineDialog({ texts: loaded.deadlines, promptTexts: loaded.prompts, clock }),
    absenceDialog({
      texts: loaded.absence,
      reasons: loaded.absenceReasons,
      promptTexts: loaded.prompts,
      clock,
      diary,
      inForce: absenceRuleFrom,
    }),
  ];
  const { understanding } = loaded;
  const termSpelling = spellingOf(loaded.glossary);
  const words = { handoff: loaded.handoff, prescreen: loaded.prescreen, facts: loaded.facts };
  const running = (state: ConversationState): RunningHandoff =>
    new RunningHandoff({ ...handoffState(state), words, desk, clock, understanding });
  const handing = (state: ConversationState): Dialog[] =>
    handoffDialogs(
      {
        ...handoffState(state),
        words,
        promptTexts: loaded.prompts,
        desk,
        clock,
        callbackWords: loaded.diaryWords,
      },
      asking,
    );
  const rootParts = (state: ConversationState, screening: PrescreenParts): RootParts => ({
    texts: loaded.root,
    crisisTexts: loaded.crisis,
    languages: loaded.languages,
    topics: loaded.topics,
    meaning: meaningIn(loaded.glossary, (text) =>
      text
        .split(' ')
        .flatMap((word) => termSpelling.mend(word))
        .join(' '),
    ),
    understanding: loaded.understanding,
    prompts: asking,
    clock,
    memory: state.createProperty<Memory>('memory'),
    tasks: [prescreenDialog(screening), ...tasks, ...handing(state)],
    later: {
      texts: loaded.later,
      carryOver,
      isCode: (text) => carryOver.isCode(text) || diary.isCode(text),
      holds: (course) => {
        if (isBlank(course)) return undefined;
        const told = { course, channel: 'web' as const, contact: null, addition: null, struck: [] };
        const lines = numberedLines(summaryOf(told, loaded.handoff.summary, clock), words);
        const own = lines.filter(({ paths: [path = ''] }) => !/^(?:urgentie|rij|perspectief)/.test(path));
        return own.length > 0 ? sayLines(own, { ...loaded.handoff, shows: loaded.later.shows }) : undefined;
      },
    },
    handoff: (context) => running(state).state(context),
    erase: (context) =>
      eraseAll(context, {
        texts: loaded.handoff,
        handoff: running(state),
        eraseDiary: (key) => diary.erase(key),
      }),
    storyOf: (text) => {
      if (tellsAbsence(text, clock.today(), loaded.absenceReasons)) return 'do-absence';
      if (tellsDeadline(text, clock.today(), loaded.deadlines.match)) return 'do-deadline';
      return tellsSituation(factsReader, text) ? 'do-prescreen' : undefined;
    },
  });
  const root = (state: ConversationState): Dialog => new RootDialog(rootParts(state, prescreen));
  const { topics, glossary } = loaded;
  const forStaff = staffAudience({
    texts: loaded.staff,
    tasks: staffTasks(loaded.staff, { content, topics, clock, inForce: absenceRuleFrom }),
    rootTexts: loaded.root,
    glossary,
    rootParts: (state) =>
      rootParts(state, { ...prescreen, person: { perspectief: 'professional', wie: loaded.staff.talk.yourClient } }),
  });

  const storage = new BotStorage(keeper, retentionHours);
  const bot = { storage, keeper, handoff: running, log };
  return {
    logic: createBot({ ...bot, root, texts: loaded.root }),
    staff: { logic: createBot({ ...bot, ...forStaff }), texts: loaded.staff, tasks: forStaff.tasks },
    forget: async ({ channelId, id }) => {
      const key = `${channelId}/conversations/${id}/`;
      const { [key]: kept } = (await storage.read([key])) as Record<string, { [runningName]?: { id?: string } }>;
      const handoff = kept?.[runningName]?.id;
      await storage.delete([key]);
      if (handoff !== undefined) await desk.erase(handoff);
    },
    understanding: loaded.understanding,
    warmUp: loaded.understanding.warmUp,
    summaryWords: words,
    toFillIn: missingOf(contacts),
  };
}

/** Mends what people type towards the words of the glossary. */
const spellingOf = (glossary: Glossary): Spelling =>
  new Spelling(
    Object.values(glossary).flatMap(({ term, words }) =>
      [term, ...words].flatMap((form) => form.toLowerCase().split(' ')),
    ),
    new Map(),
  );
