import { ComponentDialog, WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import type { Message } from '../src/content/message.ts';
import { plain } from '../src/content/message.ts';
import { regelingen as alle, type Fact } from '../src/criteria/facts.ts';
import { factsOf, isSamenvraag, openForForm, vraagIds, type VraagId } from '../src/criteria/questions.ts';
import { uitslag, type Uitslag } from '../src/prescreen/outcome.ts';
import { personIn, wordsFor, type Person } from '../src/prescreen/person.ts';
import type { FactReader } from '../src/prescreen/read-facts.ts';
import { sayArticles, sayList, sayOutcome, sayTold } from '../src/prescreen/say-outcome.ts';
import type { PromptTexts } from '../src/content/shapes/prompts.ts';
import { back } from './prompts/answer-prompt.ts';
import { PatientPrompt } from './prescreen/patient-prompt.ts';
import { changeQuestion, questionFor, questionOf, type Texts, questionsLeft } from './prescreen/ask.ts';
import { outcomeAttachments } from './prescreen/attachments.ts';
import { hear, unknown, wantsChange, type Heard } from './prescreen/hear.ts';
import {
  asking,
  changed,
  closing,
  denied,
  emptyProgress,
  forget,
  nextMove,
  take,
  wentBack,
  type Progress,
} from './prescreen/progress.ts';
import { note } from './course.ts';
import type { TaskStart } from './task-start.ts';
import { notUnderstood, tell, type Question } from './say.ts';

/** What the pre-screen dialog is made of. */
export interface PrescreenParts {
  texts: Texts;
  reader: FactReader;
  promptTexts: PromptTexts;
  /** What is said to somebody without a bed tonight. */
  noBedTonight: () => Message;
  /** Whom it is about, where that is always the same; left out: it is heard or asked. */
  person?: Person;
}

type Step = WaterfallStepContext<Progress>;

const id = 'do-prescreen';
const turn = 'turn';
const asideTwice = 2;

/**
 * Finds out with somebody which help may fit: hears what is told, asks only what can still change an outcome, and says
 * the outcome with its reasons and where to go. It decides nothing, and any answer can be changed at any time.
 */
export function prescreenDialog(parts: PrescreenParts): ComponentDialog {
  const { texts, reader } = parts;
  const { prescreen } = texts;

  /** Begins with what was said already: it may hold a whole story. */
  const open = async (step: WaterfallStepContext): Promise<DialogTurnResult> => {
    const { told = '' } = step.options as Partial<TaskStart>;
    await step.context.sendActivity(tell(prescreen.intro()));
    const person = parts.person ?? personIn(told);
    const progress: Progress = {
      ...emptyProgress,
      ...(person && { person }),
      feiten: reader.story(told).feiten,
    };
    const heard = changed({}, progress.feiten);
    if (person && heard.length > 0) await readBack(step.context, heard, progress);
    return step.replaceDialog(turn, progress);
  };

  /** Asks what is next; when nothing is, tells the outcome and offers what comes after it. */
  const ask = async (step: Step): Promise<DialogTurnResult> => {
    let progress = await bedTonight(step.context, step.options);
    note(step.context, { screen: progress });
    const move = nextMove(progress, questionOf);
    if (move.kind === 'outcome') {
      if (!progress.told) await tellOutcome(step.context, progress);
      progress = { ...progress, told: true, inRow: 0 };
      return prompt(step, progress, { message: afterwards(progress), vraag: 'keuze', canGoBack: true });
    }
    const question = questionFor(move, progress, texts);
    return prompt(step, move.kind === 'question' ? asking(progress, question.vraag) : progress, question);
  };

  /** Takes what was said in answer. */
  const answer = async (step: Step): Promise<DialogTurnResult> => {
    const { question, ...progress } = step.options as Progress & { question: Question };
    const heard = step.result as Heard | typeof back;
    if (heard === back && wantsChange(step.context.activity.text)) return change(step, progress, undefined);
    if (heard === back) return step.replaceDialog(turn, wentBack(progress) ?? fresh(progress));
    switch (heard.kind) {
      case 'why':
        await step.context.sendActivity(tell(whyOf(question, progress)));
        return step.replaceDialog(turn, undo(progress));
      case 'howMany':
        await step.context.sendActivity(tell(left(progress)));
        return step.replaceDialog(turn, undo(progress));
      case 'change':
        return change(step, progress, heard.fact);
      case 'aside':
        return step.replaceDialog(turn, await aside(step.context, progress, question, heard.told));
      case 'person':
        return step.replaceDialog(turn, await withPerson(step.context, { ...progress, person: heard.person }));
      case 'regelingen': {
        const chosen = { ...progress, regelingen: heard.regelingen };
        return step.replaceDialog(turn, { ...chosen, toConfirm: closing(chosen) });
      }
      case 'told':
        return step.replaceDialog(turn, await answered(step.context, progress, question.vraag as VraagId, heard.told));
      case 'lost':
        return step.replaceDialog(turn, await lost(step.context, progress, question));
      case 'choice':
        return choose(step, progress, question, heard.value);
    }
  };

  const prompt = (step: Step, progress: Progress, question: Question): Promise<DialogTurnResult> => {
    Object.assign(step.options, progress, { question });
    return step.beginDialog('answer', question);
  };

  /** What an answer tells, and whether more was told than was asked. */
  const answered = async (
    context: TurnContext,
    progress: Progress,
    vraag: VraagId,
    told: Parameters<typeof take>[1],
  ) => {
    const { changing, told: _, ...rest } = progress;
    const next = take({ ...rest, aside: 0 }, told, vraag);
    const more = changed(progress.feiten, next.feiten).filter((fact) => !factsOf(vraag).includes(fact));
    if (more.length > 0) await readBack(context, more, next);
    return { ...next, gevraagd: changing ? next.gevraagd : [...next.gevraagd, vraag] };
  };

  /** Something else was told than was asked: it is taken, and the question comes again; at last it is left unknown. */
  const aside = async (
    context: TurnContext,
    progress: Progress,
    { vraag }: Question,
    told: Parameters<typeof take>[1],
  ) => {
    const { changing: _, told: __, ...rest } = progress;
    const next = take(undo(rest), told);
    const news = changed(progress.feiten, next.feiten);
    if (news.length > 0) await readBack(context, news, next);
    const count = news.length > 0 ? 0 : progress.aside + 1;
    if (count < asideTwice || !isQuestion(vraag)) return { ...next, aside: count };
    return { ...take(next, unknown(vraag), vraag), gevraagd: [...next.gevraagd, vraag], aside: 0 };
  };

  /** Not understood at all: the question is left open and the next one comes. */
  const lost = async (context: TurnContext, progress: Progress, { vraag, data }: Question): Promise<Progress> => {
    await context.sendActivity(tell(prescreen.leftOpen(), notUnderstood));
    if (vraag === 'perspectief') return { ...progress, person: { perspectief: 'zelf' } };
    if (vraag === 'regelingen') return { ...progress, regelingen: alle };
    if (vraag === 'resume') return { ...progress, inRow: 0 };
    if (vraag === 'confirm') {
      const { vraag: fact } = (data as { confirm: { vraag: Fact } }).confirm;
      return {
        ...progress,
        feiten: { ...progress.feiten, [fact]: null },
        toConfirm: progress.toConfirm.filter((one) => one !== fact),
      };
    }
    if (!isQuestion(vraag)) return progress;
    const gevraagd = [...progress.gevraagd, vraag];
    const { changing: _, ...rest } = progress;
    return isSamenvraag(vraag) ? { ...rest, gevraagd } : { ...take(rest, unknown(vraag), vraag), gevraagd };
  };

  const withPerson = async (context: TurnContext, progress: Progress): Promise<Progress> => {
    const heard = changed({}, progress.feiten);
    if (heard.length > 0) await readBack(context, heard, progress);
    return progress;
  };

  /** A choice that is no fact: a read-back, a pause, or what to do after the outcome. */
  const choose = async (
    step: Step,
    progress: Progress,
    { vraag, data }: Question,
    value: string,
  ): Promise<DialogTurnResult> => {
    if (vraag === 'resume') {
      return step.replaceDialog(turn, { ...progress, inRow: 0, ...(value === 'nee' && { enough: true }) });
    }
    if (vraag === 'confirm') {
      const { vraag: fact } = (data as { confirm: { vraag: Fact } }).confirm;
      const settled = { ...progress, toConfirm: progress.toConfirm.filter((other) => other !== fact) };
      if (value === 'ja') return step.replaceDialog(turn, settled);
      if (value === 'nee') return step.replaceDialog(turn, denied(progress, fact));
      return step.replaceDialog(turn, { ...settled, feiten: { ...settled.feiten, [fact]: null } });
    }
    const outcome = outcomeOf(progress);
    switch (value) {
      case 'lijst':
        await step.context.sendActivity(tell(sayList(outcome, outcomeTexts)));
        break;
      case 'waar':
        await step.context.sendActivity(tell(sayArticles(outcome, outcomeTexts), { artikelen: articlesOf(outcome) }));
        break;
      case 'vorm':
        return step.replaceDialog(turn, { ...fresh(progress), doel: 'vorm' });
      case 'klaar':
        await step.context.sendActivity(tell(prescreen.done()));
        return step.endDialog();
    }
    return step.replaceDialog(turn, progress);
  };

  /** Which answer to change, or that answer asked again. */
  const change = async (step: Step, progress: Progress, fact: Fact | undefined): Promise<DialogTurnResult> => {
    if (fact) return step.replaceDialog(turn, { ...forget(fresh(progress), fact), changing: fact });
    const question = changeQuestion(progress, texts);
    if (question) return step.replaceDialog('change', { ...undo(progress), question });
    await step.context.sendActivity(tell(prescreen.changeNothing()));
    return step.replaceDialog(turn, undo(progress));
  };

  const askChange = async (step: Step): Promise<DialogTurnResult> => {
    const { question } = step.options as Progress & { question: Question };
    return step.beginDialog('answer', question);
  };

  /** Says what was understood, so that a mistake is seen. */
  const readBack = async (context: TurnContext, told: readonly Fact[], progress: Progress): Promise<void> => {
    const { person = { perspectief: 'zelf' }, feiten } = progress;
    const list = sayTold(told, { person, feiten }, texts.facts);
    if (list.text === '') return;
    const [begin, end] = [prescreen.heard(), prescreen.heardChange()];
    await context.sendActivity(
      tell({
        text: `${begin.text}\n${list.text}\n\n${end.text}`,
        speak: `${begin.speak} ${list.speak} ${end.speak}`,
      }),
    );
  };

  /** Somebody without a bed hears at once where to go tonight. */
  const bedTonight = async (context: TurnContext, progress: Progress): Promise<Progress> => {
    const { dakloos, in24uursopvang, opvangNodig, komtUit } = progress.feiten;
    const sleepsSomewhere = komtUit !== undefined && komtUit !== null && komtUit !== 'anders';
    if (
      progress.bedTold ||
      sleepsSomewhere ||
      dakloos !== 'dakloos' ||
      in24uursopvang !== false ||
      opvangNodig !== true
    )
      return progress;
    await context.sendActivity(tell(parts.noBedTonight(), { crisis: 'crisis-vannacht' }));
    return { ...progress, bedTold: true };
  };

  const outcomeTexts = { prescreen, facts: texts.facts };
  const outcomeOf = ({ regelingen = alle, feiten, person = { perspectief: 'zelf' } }: Progress): Uitslag =>
    uitslag(regelingen, known(feiten), person);

  const tellOutcome = async (context: TurnContext, progress: Progress): Promise<void> => {
    const outcome = outcomeOf(progress);
    const [first, ...rest] = sayOutcome(outcome, outcomeTexts);
    await context.sendActivities([
      {
        ...tell(first ?? plain(''), { uitkomsten: outcome.uitkomsten, feiten: outcome.feiten }),
        attachments: outcomeAttachments(outcome, outcomeTexts),
      },
      ...rest.map((message) => tell(message)),
    ]);
  };

  /** What can be done after the outcome; how the help looks only where that is still open. */
  const afterwards = (progress: Progress): Message => {
    const message = prescreen.askNext();
    const more = progress.doel === 'uitkomst' && openForForm(progress.regelingen ?? alle, progress.feiten).size > 0;
    const buttons = message.buttons ?? [];
    return more ? { ...message, buttons: [{ title: prescreen.nextForm, value: 'vorm' }, ...buttons] } : message;
  };

  const left = (progress: Progress): Message =>
    progress.regelingen ? questionsLeft(progress, prescreen) : prescreen.intro();

  const whyOf = ({ vraag }: Question, { person = { perspectief: 'zelf' } }: Progress): Message =>
    isQuestion(vraag) ? texts.questions[vraag].why(wordsFor(person)) : prescreen.intro();

  return new ComponentDialog(id)
    .addDialog(new WaterfallDialog('open', [open]))
    .addDialog(new WaterfallDialog<Progress>(turn, [ask, answer]))
    .addDialog(new WaterfallDialog<Progress>('change', [askChange, answer]))
    .addDialog(new PatientPrompt('answer', parts.promptTexts, hear(reader)));
}

const isQuestion = (vraag: string): vraag is VraagId => (vraagIds as readonly string[]).includes(vraag);

/** As if the last question was not asked, so that it can be asked again. */
const undo = (progress: Progress): Progress => {
  const [last, ...before] = progress.before;
  return last && progress.inRow > 0 && !progress.told ? { ...progress, before, inRow: progress.inRow - 1 } : progress;
};

/** Ready for more questions after an outcome. */
const fresh = ({ told: _, ...progress }: Progress): Progress => ({ ...progress, inRow: 0 });

/** What is known, without what was left out or taken back. */
const known = <T extends object>(feiten: T): T =>
  Object.fromEntries(Object.entries(feiten).filter(([, value]) => value !== undefined)) as T;

const articlesOf = ({ regelingen }: Uitslag): string[] => [
  ...new Set(regelingen.flatMap(({ artikelen }) => artikelen)),
];
