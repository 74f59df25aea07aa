import { CardFactory } from 'botbuilder';
import { WaterfallDialog, type ComponentDialog, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Button, Message } from '../../src/content/message.ts';
import { isFact } from '../../src/criteria/facts.ts';
import { isBlank } from '../../src/handoff/course.ts';
import { DeskError } from '../../src/handoff/desk.ts';
import { holdsCitizenNumber, longestAddition, oneLine } from '../../src/handoff/own-words.ts';
import { queueFor } from '../../src/handoff/route.ts';
import { readConsent, readStrike, type ChooseLine, type StrikeAnswer } from '../../src/handoff/read-consent.ts';
import type { Line } from '../../src/handoff/summary-lines.ts';
import { summaryCard } from '../../src/handoff/summary-card.ts';
import { numberedLines, sayLines } from '../../src/handoff/summary-text.ts';
import { summaryPage } from '../../src/handoff/summary-page.ts';
import { courseOf } from '../course.ts';
import { AnswerPrompt, back } from '../prompts/answer-prompt.ts';
import { numberKeys } from '../prompts/keys.ts';
import { tell, type Question } from '../say.ts';
import { opensOf, pass, summaryNow } from './passing.ts';
import type { HandoffParts, Progress, Step } from './parts.ts';

export const consentId = 'consent';
const reviewId = 'review';
const additionId = 'addition';

/**
 * Asks whether what was told may go along; shows it, lets lines be struck and a sentence be added; and hands over.
 * Begin it with `replaceDialog(consentId, progress)`.
 */
export function addConsent(dialog: ComponentDialog, parts: HandoffParts): void {
  const { desk, clock, promptTexts } = parts;
  const texts = parts.words.handoff;

  const ask = async (step: Step): Promise<DialogTurnResult> => {
    const blank = isBlank(courseOf(step.context)) && step.options.addition === null;
    if (step.options.asked) return step.beginDialog('askConsent', consent(texts.askAgain(), blank));
    step.options.asked = true;
    return reached(step, async () => {
      const outlook = await desk.outlook(queueFor(courseOf(step.context)).id);
      if (!blank) await step.context.sendActivity(tell(texts.noDecision()));
      const opens = opensOf(outlook, texts, clock) ?? texts.opensUnknown;
      const message = outlook.open ? texts.askConsent() : texts.askConsentShut({ opens });
      return step.beginDialog('askConsent', consent(message, blank));
    });
  };

  const hear = async (step: Step): Promise<DialogTurnResult> => {
    switch (step.result as ReturnType<typeof readConsent>) {
      case 'inzien':
        return step.replaceDialog(reviewId, step.options);
      case 'weet-niet':
        await step.context.sendActivity(tell(texts.whatGoesAlong()));
        return step.replaceDialog(consentId, step.options);
      default:
        return reached(step, async () => {
          await pass(step.context, step.options, step.result === 'ja', parts);
          return step.endDialog();
        });
    }
  };

  /** Shows what would go along, each line with a number. */
  const show = async (step: Step): Promise<DialogTurnResult> => {
    const summary = summaryNow(step.context, step.options, parts);
    const lines = numberedLines(summary, parts.words);
    if (lines.length === 0) {
      await step.context.sendActivity(tell(texts.showsNothing()));
      return step.replaceDialog(consentId, step.options);
    }
    const list = sayLines(lines, texts);
    await step.context.sendActivity({
      ...tell(list),
      textFormat: 'plain',
      attachments: [
        CardFactory.adaptiveCard(summaryCard(summary, parts.words, 'person')),
        pageOf(summaryPage(summary, parts.words, 'person')),
      ],
    });
    return step.beginDialog('askStrike', {
      message: step.options.struck.length > 0 ? texts.askStrikeAgain() : texts.askStrike(),
      vraag: 'wijzig',
      canGoBack: true,
      likeCommands: true,
    } satisfies Question);
  };

  const strike = async (step: Step): Promise<DialogTurnResult> => {
    const { options } = step;
    if (step.result === back) return step.replaceDialog(consentId, options);
    const answer = step.result as StrikeAnswer;
    const lines = numberedLines(summaryNow(step.context, options, parts), parts.words);
    switch (answer.is) {
      case 'done':
        return step.replaceDialog(consentId, options);
      case 'addition':
        return step.replaceDialog(additionId, options);
      case 'all':
        return struckOut(step, lines);
      case 'lines': {
        const numbered = answer.numbers.flatMap((n) => lines[n - 1] ?? []);
        return struckOut(step, numbered.length > 0 ? numbered : named(lines, answer.choose));
      }
      case 'words':
        return struckOut(step, named(lines, answer.choose));
    }
  };

  /** The line that is meant by its words; a fact also by what it is called. */
  const named = (lines: readonly Line[], choose: ChooseLine): Line[] => {
    const at = choose(lines.map(({ says, paths }) => `${titleOf(paths)} ${says.text}`.trim()));
    return at === undefined ? [] : lines.slice(at - 1, at);
  };

  const titleOf = ([path = '']: readonly string[]): string => {
    const fact = path.split('.').at(-1) ?? '';
    return path.includes('.gezegd.') && isFact(fact) ? parts.words.facts.facts[fact].name : '';
  };

  const struckOut = async (step: Step, lines: readonly Line[]): Promise<DialogTurnResult> => {
    const paths = lines.flatMap((line) => line.paths);
    await step.context.sendActivity(tell(paths.length > 0 ? texts.struck() : texts.nothingStruck()));
    return step.replaceDialog(reviewId, { ...step.options, struck: [...new Set([...step.options.struck, ...paths])] });
  };

  const askAddition = async (step: Step): Promise<DialogTurnResult> =>
    step.beginDialog('askAddition', {
      message: texts.askAddition(),
      vraag: 'toevoeging',
      canGoBack: true,
    } satisfies Question);

  const add = async (step: Step): Promise<DialogTurnResult> => {
    const { options } = step;
    if (step.result === back) return step.replaceDialog(reviewId, options);
    const said = String(step.result);
    const fault = holdsCitizenNumber(said)
      ? texts.noCitizenNumber()
      : said.length > longestAddition
        ? texts.tooLong()
        : undefined;
    if (fault) {
      await step.context.sendActivity(tell(fault));
      return step.replaceDialog(additionId, options);
    }
    await step.context.sendActivity(tell(texts.added()));
    const struck = options.struck.filter((path) => path !== 'toevoeging');
    return step.replaceDialog(consentId, { ...options, struck, addition: oneLine(said) });
  };

  /** What needs the desk; without it the person gets a number to call. */
  async function reached(step: Step, work: () => Promise<DialogTurnResult>): Promise<DialogTurnResult> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      await step.context.sendActivity(tell(texts.failed()));
      return step.endDialog();
    }
  }

  dialog
    .addDialog(new WaterfallDialog<Progress>(consentId, [ask, hear]))
    .addDialog(new WaterfallDialog<Progress>(reviewId, [show, strike]))
    .addDialog(new WaterfallDialog<Progress>(additionId, [askAddition, add]))
    .addDialog(new AnswerPrompt('askConsent', promptTexts, promptTexts.hintTruth, readConsent))
    .addDialog(new AnswerPrompt('askStrike', promptTexts, texts.hintStrike, readStrike, { keys: numberKeys }))
    .addDialog(new AnswerPrompt('askAddition', promptTexts, promptTexts.hintText, (text) => text.trim() || undefined));
}

/** The question of consent; with nothing told there is nothing to look into. */
const consent = (message: Message, blank: boolean): Question => ({
  message: blank ? { ...message, buttons: withoutReview(message.buttons) } : message,
  vraag: 'consent',
});

const withoutReview = (buttons: Button[] = []): Button[] => buttons.filter(({ value }) => value !== 'inzien');

const pageOf = (html: string) => ({
  contentType: 'text/html',
  name: 'overzicht.html',
  contentUrl: `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`,
});
