import { ActivityTypes, type Activity, type StatePropertyAccessor } from 'botbuilder';
import {
  ComponentDialog,
  Dialog,
  DialogTurnStatus,
  type DialogContext,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { Button, Message } from '../src/content/message.ts';
import type { CrisisTexts, RootTexts } from '../src/content/shapes/root.ts';
import type { Explanation, Topics } from '../src/content/topics.ts';
import { readWish } from '../src/language/read-wish.ts';
import {
  isCommand,
  isCrisis,
  isIntent,
  isTask,
  isTopic,
  type CommandId,
  type CrisisId,
  type TaskId,
  type Intent,
} from '../src/understanding/intents.ts';
import type { Channel, Understanding, Understood } from '../src/understanding/understand.ts';
import type { Clock } from '../src/values/clock.ts';
import { crisisDialog, type Alarm } from './crisis-dialog.ts';
import { explanation } from './explain.ts';
import { openQuestion, type OpenQuestion } from './open-question.ts';
import { goBack, simpler, textOf } from './prompts/answer-prompt.ts';
import type { Prompts } from './prompts/prompts.ts';
import { ask, tapped, tell, type ChannelData } from './say.ts';
import { eraseKey, lastSaidKey, wayKey } from './turn.ts';

/** What the root dialog remembers of a conversation beside its open dialogs. */
export interface Memory {
  /** The topic explained last, and how often it was asked for in other words. */
  last?: { topic: string; simpler: boolean };
  /** What was said when it was not clear what about, for the task that is chosen then. */
  unclear?: string;
  /** How many messages in a row were not understood. */
  misses?: number;
  /** The question at which something was last taken for another subject without being a question. */
  aside?: string;
  /** What was said when danger was suspected: taken up again when there is none. */
  heldBack?: string;
  /** The dangers that were answered or checked in this conversation. */
  checked?: CrisisId[];
  /** That somebody without a bed was told where to sleep tonight. */
  bedTold?: boolean;
}

/** How a task is started: with what was said, where its opening story may stand. The dialog reads it at once. */
export interface TaskStart {
  told: string;
}

/** What the root dialog is made of. */
export interface RootParts {
  texts: RootTexts;
  crisisTexts: CrisisTexts;
  topics: Topics;
  /** What a word means, or undefined; the id of a topic may explain it too. */
  meaning: (term: string) => Message | undefined;
  understanding: Understanding;
  prompts: Prompts;
  clock: Clock;
  memory: StatePropertyAccessor<Memory>;
  /** The tasks, each under the id of its intent. */
  tasks: Dialog[];
  /** The task that a message tells the story of, such as absences with their days. */
  storyOf: (text: string) => TaskId | undefined;
}

/**
 * Hears every message first: danger, then commands, then the answer to the open question, then a new goal. Whatever
 * interrupts a question gives way to it again; a task that is begun inside another ends in it.
 */
export class RootDialog extends ComponentDialog {
  readonly #parts: RootParts;
  /** The title of every topic: who types it in full means that topic. */
  readonly #titles: Button[];

  constructor(parts: RootParts) {
    super('root');
    this.#parts = parts;
    this.#titles = [...parts.topics.values()].map(({ id, title }) => ({ title, value: id }));
    this.addDialog(crisisDialog(parts.crisisTexts, parts.prompts, parts.clock))
      .addDialog(parts.prompts.choice('choose'))
      .addDialog(parts.prompts.reading('term', (text) => text.trim() || undefined));
    for (const task of parts.tasks) this.addDialog(task);
  }

  protected override async onBeginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.onContinueDialog(dc);
  }

  protected override async onContinueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (dc.context.activity.type === ActivityTypes.Message) await this.#hear(dc);
    else await dc.continueDialog();
    return { status: DialogTurnStatus.waiting };
  }

  async #hear(dc: DialogContext): Promise<void> {
    const { understanding } = this.#parts;
    const text = textOf(dc.context);
    const open = await this.#openQuestion(dc);
    const chosen = tapped(dc.context.activity, open?.question.message.buttons);
    const choosing = dc.activeDialog?.id === 'choose';
    if (open?.reads && chosen !== undefined && (choosing || !(isIntent(chosen) && isTask(chosen)))) {
      return this.#answer(dc, text);
    }

    const danger = understanding.crisis(text);
    if (danger) return this.#alarm(dc, danger, open);

    const button =
      chosen ??
      tapped(dc.context.activity, buttonsOf(lastSaid(dc))) ??
      tapped(dc.context.activity, this.#titles) ??
      text;
    if (button === goOnTalking) return this.#say(dc, this.#parts.texts.whatNow(), open);
    const intent = isIntent(button) ? button : understanding.command(text);
    if (intent && !(open && isAnswerToo(intent))) return this.#serve(dc, { intent, score: 1 }, text, open);
    if (!open) return this.#serve(dc, this.#heardAsStory(this.#understood(dc, text), text), text, open);
    return this.#answerOrInterrupt(dc, text, open);
  }

  /** A story that a task can take in is for that task, unless it is clearly about something else. */
  #heardAsStory(understood: Understood, text: string): Understood {
    const { intent, crisis, choices = [] } = understood;
    const unclear = intent === 'onbegrepen' || intent.startsWith('afwezigheid');
    const statement = isTopic(intent) && !asksSomething(text);
    if (crisis || !(unclear || statement) || choices.some(isCrisis)) return understood;
    const task = this.#parts.storyOf(text);
    return task && (unclear || task === 'do-prescreen') ? { intent: task, score: 1 } : understood;
  }

  /** The question that is open. "Bedoelt u ..." is let go when what is said now is none of the choices. */
  async #openQuestion(dc: DialogContext): Promise<OpenQuestion | undefined> {
    const open = openQuestion(dc);
    if (dc.activeDialog?.id !== 'choose' || open?.reads) return open;
    await dc.cancelAllDialogs();
    return undefined;
  }

  /** What is said while a question is open is its answer, unless it is clearly something else. */
  async #answerOrInterrupt(dc: DialogContext, text: string, open: OpenQuestion): Promise<void> {
    const wish = open.reads && !swallows(dc) ? undefined : readWish(text);
    if (wish === 'human') return this.#serve(dc, { intent: 'do-human', score: 1 }, text, open);
    if (open.reads && (!asksSomething(text) || asksAboutQuestions(text))) return this.#answer(dc, text);
    if (wish === 'repeat') return askAgain(dc, open);
    const understood = this.#understood(dc, text);
    const { intent, crisis } = understood;
    if (open.reads && intent === dc.activeDialog?.id) return this.#answer(dc, text);
    const task = isTask(intent) && (understood.score >= SURE_ENOUGH || intent === 'do-human');
    const clear = isTopic(intent) || task || isCrisis(intent) || intent === 'taal';
    if (crisis) return this.#alarm(dc, crisis, open);
    if (clear && !asksSomething(text) && (await this.#tookAside(dc, open))) return this.#answer(dc, text);
    if (clear) return this.#serve(dc, understood, text, open);
    return this.#answer(dc, text);
  }

  /** Whether a statement at this question was taken for another subject before: a second time it is an answer, though not understood. */
  async #tookAside(dc: DialogContext, { question }: OpenQuestion): Promise<boolean> {
    const memory = await this.#remember(dc);
    const before = memory.aside === question.vraag;
    memory.aside = question.vraag;
    return before;
  }

  /** Gives the message to the open dialog, and does what its end asks for. */
  async #answer(dc: DialogContext, text: string): Promise<void> {
    const { activeDialog } = dc;
    const { status, result } = (await dc.continueDialog()) as DialogTurnResult<unknown>;
    if (status !== DialogTurnStatus.complete) return;
    if (activeDialog?.id === 'crisis' && result === 'stop') return this.#stop(dc);
    if (activeDialog?.id === 'crisis' && result === 'unfounded') return this.#takeUpAgain(dc);
    if (activeDialog?.id === 'term') return this.#explainTerm(dc, String(result), undefined);
    if (activeDialog?.id === 'choose' && typeof result === 'string' && isIntent(result)) {
      const { unclear = text } = await this.#remember(dc);
      return this.#serve(dc, { intent: result, score: 1 }, unclear, undefined);
    }
    if (activeDialog?.id === 'choose') return this.#say(dc, this.#parts.texts.whatNow());
    if (typeof result === 'string' && isIntent(result)) {
      return this.#serve(dc, { intent: result, score: 1 }, '', openQuestion(dc));
    }
  }

  /** Danger first. What was an answer as well is taken all the same, so that it need not be told again afterwards. */
  async #alarm(dc: DialogContext, { id, level }: Pick<Alarm, 'id' | 'level'>, open: OpenQuestion | undefined) {
    const repeated = dc.activeDialog?.id === 'crisis';
    if (open?.reads && !repeated && open.question.canGoBack) {
      const memory = await this.#remember(dc);
      // who has been told where to sleep tonight is not told again at each answer about it
      if (id === 'crisis-vannacht' && memory.bedTold) return this.#answer(dc, textOf(dc.context));
      // a suspicion is checked once: to hear the same question at each answer would be cruel
      if (level === 'suspected' && memory.checked?.includes(id)) return this.#answer(dc, textOf(dc.context));
      memory.bedTold ||= id === 'crisis-vannacht';
      memory.checked = [...(memory.checked ?? []), id];
      const held = await withheld(dc, () => this.#answer(dc, textOf(dc.context)));
      const atItsEnd = held.some(
        ({ channelData }) => (channelData as ChannelData | undefined)?.uitkomsten !== undefined,
      );
      await dc.beginDialog('crisis', { id, level, interrupted: !atItsEnd } satisfies Alarm);
      if (atItsEnd) await dc.context.sendActivities(held);
      return;
    }
    if (!open && !repeated && level === 'suspected') (await this.#remember(dc)).heldBack = textOf(dc.context);
    const alarm: Alarm = { id, level: repeated ? 'sure' : level, interrupted: repeated ? dc.stack.length > 1 : !!open };
    if (dc.activeDialog?.id === 'choose' || dc.activeDialog?.id === 'term') await dc.cancelAllDialogs();
    if (repeated) await dc.replaceDialog('crisis', alarm);
    else await dc.beginDialog('crisis', alarm);
  }

  /** There was no danger: what was said is now heard for what it asks. */
  async #takeUpAgain(dc: DialogContext): Promise<void> {
    const memory = await this.#remember(dc);
    const { heldBack: text } = memory;
    delete memory.heldBack;
    if (text === undefined || openQuestion(dc)) return;
    const { crisis: _, choices = [], intent, ...understood } = this.#understood(dc, text);
    const calm = { ...understood, intent: isCrisis(intent) ? ('onbegrepen' as const) : intent };
    await this.#serve(
      dc,
      this.#heardAsStory({ ...calm, choices: choices.filter((one) => !isCrisis(one)) }, text),
      text,
      undefined,
    );
  }

  async #serve(dc: DialogContext, understood: Understood, text: string, open: OpenQuestion | undefined) {
    const { intent, crisis } = understood;
    if (crisis) return this.#alarm(dc, crisis, open);
    if (isCrisis(intent)) return this.#alarm(dc, { id: intent, level: 'sure' }, open);
    if (isCommand(intent)) return this.#command(dc, intent, open);
    if (intent !== 'onbegrepen') await this.#forgetMisses(dc);
    if (intent === 'begrip') return this.#explainTerm(dc, understood.values?.term, open);
    if (isTopic(intent)) {
      await this.#explain(dc, intent, open);
      if (understood.second && !open) await this.#offerSecond(dc, understood.second);
      return;
    }
    if (isTask(intent)) return this.#begin(dc, intent, text);
    if (intent === 'buiten-bereik') return this.#say(dc, this.#parts.texts.outOfScope(), open);
    if (readWish(text) === 'human') return this.#begin(dc, 'do-human', text);
    (await this.#remember(dc)).unclear = text;
    return this.#unsure(dc, understood.choices ?? [], open);
  }

  async #explain(dc: DialogContext, id: string, open: OpenQuestion | undefined): Promise<void> {
    const topic = this.#parts.topics.get(id);
    if (!topic) return this.#unsure(dc, [], open);
    const memory = await this.#remember(dc);
    memory.last = { topic: id, simpler: false };
    await dc.context.sendActivity(explanation(topic, 'plain', open ? [] : this.#buttonsUnder(topic)));
    await askAgain(dc, open);
  }

  async #explainTerm(dc: DialogContext, term: string | undefined, open: OpenQuestion | undefined): Promise<void> {
    if (!term) {
      if (open) return this.#say(dc, this.#parts.texts.helpInQuestion(), open);
      await dc.beginDialog('term', { message: this.#parts.texts.askTerm(), vraag: 'begrip' });
      return;
    }
    const meaning = this.#parts.meaning(term);
    if (!meaning) return this.#say(dc, this.#parts.texts.unknownTerm(), open);
    await dc.context.sendActivity(tell(meaning, { onderwerp: 'begrip' }));
    await askAgain(dc, open);
  }

  /** Begins a task, inside another one where one is open; an open question comes back at its end. */
  async #begin(dc: DialogContext, task: string, told: string): Promise<void> {
    if (dc.activeDialog?.id === 'choose' || dc.activeDialog?.id === 'term') await dc.cancelAllDialogs();
    if (dc.activeDialog?.id === task) return dc.repromptDialog();
    const start: TaskStart = { told };
    const { status, result } = (await dc.beginDialog(task, start)) as DialogTurnResult<unknown>;
    if (status === DialogTurnStatus.complete && typeof result === 'string' && isIntent(result)) {
      await this.#serve(dc, { intent: result, score: 1 }, '', openQuestion(dc));
    }
  }

  async #unsure(dc: DialogContext, choices: Intent[], open: OpenQuestion | undefined): Promise<void> {
    const { texts } = this.#parts;
    const suspected = choices.find((choice): choice is CrisisId => isCrisis(choice));
    if (suspected) return this.#alarm(dc, { id: suspected, level: 'suspected' }, open);
    const memory = await this.#remember(dc);
    memory.misses = (memory.misses ?? 0) + 1;
    if (memory.misses > 2) {
      await this.#say(dc, texts.notUnderstoodAgain());
      return this.#begin(dc, 'do-human', '');
    }
    const buttons = choices.flatMap((choice) => this.#button(choice) ?? []).slice(0, 3);
    if (open || buttons.length === 0) return this.#say(dc, texts.notUnderstood(), open);
    const message = { ...texts.didYouMean(), buttons: [...buttons, { title: texts.noneOfThese, value: 'anders' }] };
    await dc.beginDialog('choose', { message: { ...message, speak: aloud(message) }, vraag: 'keuze' });
  }

  async #offerSecond(dc: DialogContext, second: Intent): Promise<void> {
    const button = this.#button(second);
    if (button) await this.#say(dc, { ...this.#parts.texts.alsoAsked(), buttons: [button] });
  }

  async #command(dc: DialogContext, command: CommandId, open: OpenQuestion | undefined) {
    const { texts } = this.#parts;
    switch (command) {
      case 'help':
        return open ? this.#say(dc, texts.helpInQuestion(), open) : this.#say(dc, texts.help());
      case 'herhaal':
        return open ? askAgain(dc, open) : this.#repeat(dc);
      case 'makkelijker':
        return this.#simpler(dc, open);
      case 'terug':
        return this.#back(dc, open);
      case 'opnieuw':
        await dc.cancelAllDialogs();
        await this.#parts.memory.set(dc.context, {});
        return this.#say(dc, texts.restarted());
      case 'stop':
        return this.#stop(dc);
      case 'groet':
        return this.#say(dc, open ? texts.greetingShort() : texts.greetBack(), open);
      case 'bedankt':
        return this.#say(dc, texts.thanks(), open);
      case 'wis-gegevens':
        await dc.cancelAllDialogs();
        await this.#parts.memory.set(dc.context, {});
        dc.context.turnState.set(eraseKey, true);
        return this.#say(dc, texts.erased());
      case 'taal':
        return this.#say(dc, texts.otherLanguage(), open);
      case 'ja':
        return this.#acceptOffer(dc);
      case 'nee':
      case 'weet-niet':
        return this.#say(dc, texts.whatNow());
    }
  }

  /** "Ja" without an open question: the first thing that the last answer offered. */
  async #acceptOffer(dc: DialogContext): Promise<void> {
    const { last } = await this.#remember(dc);
    const next = last && this.#parts.topics.get(last.topic)?.followUps[0];
    if (next && isIntent(next)) return this.#serve(dc, { intent: next, score: 1 }, '', undefined);
    return this.#say(dc, this.#parts.texts.whatNow());
  }

  async #repeat(dc: DialogContext): Promise<void> {
    const said = lastSaid(dc);
    if (said.length > 0) await dc.context.sendActivities(said);
    else await this.#say(dc, this.#parts.texts.nothingToRepeat());
  }

  async #simpler(dc: DialogContext, open: OpenQuestion | undefined): Promise<void> {
    if (open) {
      await dc.context.sendActivity(ask(simpler(open.question)));
      return;
    }
    const memory = await this.#remember(dc);
    const topic = memory.last && this.#parts.topics.get(memory.last.topic);
    if (!topic) return this.#say(dc, this.#parts.texts.help());
    if (memory.last?.simpler) return this.#say(dc, this.#parts.texts.alreadySimple());
    memory.last = { topic: topic.id, simpler: true };
    await dc.context.sendActivity(explanation(topic, 'simpler', this.#buttonsUnder(topic).slice(0, 2)));
  }

  async #back(dc: DialogContext, open: OpenQuestion | undefined): Promise<void> {
    if (!open) return this.#say(dc, this.#parts.texts.whatNow());
    if (!open.question.canGoBack) return this.#say(dc, this.#parts.texts.cannotGoBack(), open);
    dc.context.turnState.set(goBack, true);
    return this.#answer(dc, '');
  }

  async #stop(dc: DialogContext): Promise<void> {
    const nothing = dc.stack.length === 0;
    await dc.cancelAllDialogs();
    await this.#say(dc, nothing ? this.#parts.texts.nothingToStop() : this.#parts.texts.stopped());
  }

  /** Says something; an open question comes back after it, with its own buttons. */
  async #say(dc: DialogContext, message: Message, open?: OpenQuestion): Promise<void> {
    const { buttons: _, ...words } = message;
    await dc.context.sendActivity(tell(open ? words : message));
    await askAgain(dc, open);
  }

  #understood(dc: DialogContext, text: string): Understood {
    const channel = dc.context.turnState.get<Channel | undefined>(wayKey) ?? 'web';
    return this.#parts.understanding.understand(text, { channel });
  }

  #buttonsUnder({ followUps }: Explanation): Button[] {
    const next = followUps.flatMap((id) => (isIntent(id) ? (this.#button(id) ?? []) : [])).slice(0, 2);
    return [...next, { title: this.#parts.texts.explainSimpler, value: 'makkelijker' satisfies CommandId }];
  }

  #button(intent: Intent): Button | undefined {
    const title =
      this.#parts.topics.get(intent)?.title ?? (isTask(intent) ? this.#parts.texts.tasks[intent] : undefined);
    return title === undefined ? undefined : { title, value: intent };
  }

  async #remember(dc: DialogContext): Promise<Memory> {
    return this.#parts.memory.get(dc.context, {});
  }

  async #forgetMisses(dc: DialogContext): Promise<void> {
    (await this.#remember(dc)).misses = 0;
  }
}

/** How sure it must be that a task is asked for before it begins inside another. */
const SURE_ENOUGH = 0.9;

/** The value of the button "Ik wil verder praten". */
const goOnTalking = 'verder';

/** Does something without saying it yet, and gives what it wanted to say. */
async function withheld(dc: DialogContext, act: () => Promise<void>): Promise<Partial<Activity>[]> {
  const held: Partial<Activity>[] = [];
  let holding = true;
  dc.context.onSendActivities(async (_, activities, next) => {
    if (!holding) return next();
    held.push(...activities);
    return Promise.resolve([]);
  });
  await act();
  holding = false;
  return held;
}

/** The open question again, after what interrupted it. */
const askAgain = async (dc: DialogContext, open: OpenQuestion | undefined): Promise<void> => {
  if (open) await dc.context.sendActivity(ask(open.question));
};

/** Whether the open question takes whatever is said, so that a wish for a person has to be heard first. */
const swallows = (dc: DialogContext): boolean => dc.activeDialog?.id === 'crisis' || dc.activeDialog?.id === 'term';

/** What was said in the turn before this one. */
const lastSaid = (dc: DialogContext): Partial<Activity>[] =>
  dc.context.turnState.get<Partial<Activity>[] | undefined>(lastSaidKey) ?? [];

/** The buttons under the last answer, which people may also type. */
const buttonsOf = (said: Partial<Activity>[]): Button[] =>
  (said.at(-1)?.suggestedActions?.actions ?? []).map(({ title, value }) => ({
    title,
    value: String(value as unknown),
  }));

/** The commands that are also answers: they belong to the open question, if there is one. */
const isAnswerToo = (intent: Intent): boolean => intent === 'ja' || intent === 'nee' || intent === 'weet-niet';

/** "Waarom vraagt u dat?", "hoeveel vragen nog?": a dialog that can say so takes it for an answer. */
const asksAboutQuestions = (text: string): boolean =>
  /^(?:en |maar )?(?:waarom|hoezo|waarvoor|waar is dat|hoe ?veel (?:vragen|nog)|hoe ?lang (?:duurt|gaat) (?:het|dit|t) nog)\b/i.test(
    text.trim(),
  );

/** Whether a message has the form of a question, so that it may be more than an answer. */
const asksSomething = (text: string): boolean =>
  text.includes('?') ||
  /^(?:en |maar |eh )?(?:wat|wie|hoe|waarom|wanneer|waar|welke?|mag|kan|moet|kunt|krijg|hoeveel)\b/i.test(text.trim());

/** A message with choices, for the ear: the choices follow as words. */
const aloud = ({ speak, buttons = [] }: Message): string =>
  [speak, ...buttons.map(({ title }) => `${title.replace(/[?.]$/, '')}.`)].join(' ');
