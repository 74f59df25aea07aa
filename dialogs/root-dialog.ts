import { ActivityTypes, type Activity } from 'botbuilder';
import { ComponentDialog, DialogTurnStatus, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { asksPlace } from '../src/handoff/asks-place.ts';
import { withoutCitizenNumber } from '../src/handoff/own-words.ts';
import { readWish } from '../src/language/read-wish.ts';
import { isCommand, isCrisis, isIntent, isTask, isTopic } from '../src/understanding/intents.ts';
import type { Understood } from '../src/understanding/understand.ts';
import { crisisDialog } from './crisis-dialog.ts';
import { openQuestion, type OpenQuestion } from './open-question.ts';
import { textOf } from './prompts/answer-prompt.ts';
import { obey, stop } from './root/commands.ts';
import { alarm, takeUpAgain } from './root/danger.ts';
import { sayElsewhere, sayInLanguage } from './root/elsewhere.ts';
import { explainTerm, explainTopic } from './root/explaining.ts';
import { asStory, begin, offerSecond, unsure } from './root/goals.ts';
import { asksAboutQuestions, asksSomething, buttonsOf, isAnswerToo, lastSaid, swallows } from './root/hearing.ts';
import { goOn, hearLater, laterId } from './root/later.ts';
import { Talk, type RootParts } from './root/talk.ts';
import { hearWish } from './root/wish.ts';
import { buttonFinder, tapped } from './say.ts';

/** How sure it must be that a task is asked for before it begins inside another. */
const SURE_ENOUGH = 0.9;

/** The value of the button "Ik wil verder praten". */
const goOnTalking = 'verder';

/**
 * Hears every message first: danger, then commands, then the answer to the open question, then a new goal. Whatever
 * interrupts a question gives way to it again; a task that is begun inside another ends in it.
 */
export class RootDialog extends ComponentDialog {
  readonly #parts: RootParts;
  /** The topic or task whose title was typed: who types it in full means that one. */
  readonly #titled: (activity: Activity) => string | undefined;

  constructor(parts: RootParts) {
    super('root');
    this.#parts = parts;
    this.#titled = buttonFinder([
      ...[...parts.topics.values()].map(({ id, title }) => ({ title, value: id })),
      ...Object.entries(parts.texts.tasks).map(([value, title]) => ({ title, value })),
    ]);
    this.addDialog(crisisDialog(parts.crisisTexts, parts.prompts, parts.clock))
      .addDialog(parts.prompts.choice('choose'))
      .addDialog(parts.prompts.choice(laterId))
      .addDialog(parts.prompts.reading('term', (text) => text.trim() || undefined));
    for (const task of parts.tasks) this.addDialog(task);
  }

  protected override async onBeginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.onContinueDialog(dc);
  }

  protected override async onContinueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const talk = new Talk(dc, this.#parts, { serve, answer });
    if (dc.context.activity.type === ActivityTypes.Message) await this.#hear(talk);
    else await dc.continueDialog();
    return { status: DialogTurnStatus.waiting };
  }

  async #hear(talk: Talk): Promise<void> {
    const { dc, context } = talk;
    const { understanding } = this.#parts;
    const text = textOf(context);
    const open = await questionIn(dc);
    const chosen = tapped(context.activity, open?.question.message.buttons);
    const choosing = dc.activeDialog?.id === 'choose';
    if (open?.reads && chosen !== undefined && (choosing || !(isIntent(chosen) && isTask(chosen)))) {
      return answer(talk, text);
    }

    const danger = this.#parts.later.isCode(text) ? undefined : understanding.crisis(text);
    if (danger) return alarm(talk, danger, open);

    if (await hearLater(talk, text, open)) return;

    const button =
      chosen ?? tapped(context.activity, buttonsOf(lastSaid(dc))) ?? this.#titled(context.activity) ?? text;
    if (button === goOnTalking) return talk.say(talk.texts.whatNow(), open);
    const command = open?.reads && open.question.likeCommands ? undefined : understanding.command(text);
    const intent = isIntent(button) ? button : command;
    if (intent && !(open && isAnswerToo(intent))) return serve(talk, { intent, score: 1 }, text, open);
    if (!open?.reads && asksPlace(text) && (await this.#parts.handoff(context))) {
      return serve(talk, { intent: 'do-resume-status', score: 1 }, text, open);
    }
    if (!open) return heardAfresh(talk, text);
    return answerOrInterrupt(talk, text, open);
  }
}

/** What is said without an open question; a citizen service number in it is not needed, and left out. */
async function heardAfresh(talk: Talk, text: string): Promise<void> {
  const rest = withoutCitizenNumber(text);
  if (rest === undefined) return serve(talk, asStory(talk, talk.understood(text), text), text, undefined);
  await talk.say(talk.texts.numberNotNeeded());
  if (!/\p{L}/u.test(rest)) return talk.say(talk.texts.whatNow());
  return serve(talk, asStory(talk, talk.understood(rest), rest), rest, undefined);
}

/** The question that is open. "Bedoelt u ..." is let go when what is said now is none of the choices. */
async function questionIn(dc: DialogContext): Promise<OpenQuestion | undefined> {
  const open = openQuestion(dc);
  if (dc.activeDialog?.id !== 'choose' || open?.reads) return open;
  await dc.cancelAllDialogs();
  return undefined;
}

/** What is said while a question is open is its answer, unless it is clearly something else. */
async function answerOrInterrupt(talk: Talk, text: string, open: OpenQuestion): Promise<void> {
  const { dc } = talk;
  const wish = open.reads && !swallows(dc) ? undefined : readWish(text);
  if (wish === 'human') return serve(talk, { intent: 'do-human', score: 1 }, text, open);
  if (open.reads && (!asksSomething(text) || asksAboutQuestions(text))) return answer(talk, text);
  if (wish === 'repeat') return talk.askAgain(open);
  const understood = talk.understood(text);
  const { intent, crisis } = understood;
  if (open.reads && intent === dc.activeDialog?.id) return answer(talk, text);
  const task = isTask(intent) && (understood.score >= SURE_ENOUGH || intent === 'do-human');
  const clear = isTopic(intent) || task || isCrisis(intent) || intent === 'taal';
  if (crisis) return alarm(talk, crisis, open);
  if (clear && !asksSomething(text) && (await tookAside(talk, open))) return answer(talk, text);
  if (clear) return serve(talk, understood, text, open);
  return answer(talk, text);
}

/**
 * Whether a statement at this question was taken for another subject before: a second time it is an answer, though not
 * understood.
 */
async function tookAside(talk: Talk, { question }: OpenQuestion): Promise<boolean> {
  const memory = await talk.remember();
  const before = memory.aside === question.vraag;
  memory.aside = question.vraag;
  return before;
}

/** Gives the message to the open dialog, and does what its end asks for. */
async function answer(talk: Talk, text: string): Promise<void> {
  const { dc } = talk;
  const asked = dc.activeDialog?.id;
  const { status, result } = (await dc.continueDialog()) as DialogTurnResult<unknown>;
  if (status !== DialogTurnStatus.complete) return;
  if (asked === 'crisis' && result === 'stop') return stop(talk);
  if (asked === 'crisis' && result === 'unfounded') return takeUpAgain(talk);
  if (asked === laterId) return goOn(talk, result);
  if (asked === 'term') return explainTerm(talk, String(result), undefined);
  if (typeof result === 'string' && isIntent(result)) {
    const { unclear = text } = await talk.remember();
    return asked === 'choose'
      ? serve(talk, { intent: result, score: 1 }, unclear, undefined)
      : serve(talk, { intent: result, score: 1 }, '', openQuestion(dc));
  }
  if (asked === 'choose') return talk.say(talk.texts.whatNow());
}

/** Does what was understood; an open question comes back after it. */
async function serve(talk: Talk, understood: Understood, text: string, open: OpenQuestion | undefined): Promise<void> {
  const { intent, crisis, second } = understood;
  if (crisis) return alarm(talk, crisis, open);
  if (isCrisis(intent)) return alarm(talk, { id: intent, level: 'sure' }, open);
  if (intent === 'taal') return sayInLanguage(talk, understood, text, open);
  if (isCommand(intent)) return obey(talk, intent, open);
  hearWish(talk, intent, text);
  if (intent !== 'onbegrepen') (await talk.remember()).misses = 0;
  if (intent === 'begrip') return explainTerm(talk, understood.values?.term, open);
  if (isTopic(intent)) {
    await explainTopic(talk, intent, open);
    if (second && !open) await offerSecond(talk, second);
    return;
  }
  if (isTask(intent)) return begin(talk, intent, text);
  if (readWish(text) === 'human') return begin(talk, 'do-human', text);
  if (intent === 'buiten-bereik') return sayElsewhere(talk, understood, open);
  (await talk.remember()).unclear = text;
  return unsure(talk, understood.choices ?? [], open);
}
