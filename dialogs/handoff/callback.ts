import { WaterfallDialog, type ComponentDialog, type DialogTurnResult } from 'botbuilder-dialogs';
import { windows } from '../../src/content/shapes/handoff.ts';
import { DeskError } from '../../src/handoff/desk.ts';
import { readWindow } from '../../src/handoff/read-window.ts';
import { pickWords } from '../../src/handoff/words.ts';
import { readEmail, readPhone } from '../../src/language/read-contact.ts';
import { sayPhone, writePhone } from '../../src/language/say-phone.ts';
import { speakable } from '../../src/language/speakable.ts';
import type { Truth } from '../../src/values/truth.ts';
import { AnswerPrompt, back } from '../prompts/answer-prompt.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { tell, type Question } from '../say.ts';
import { consentId } from './consent.ts';
import { callBackInstead } from './passing.ts';
import type { ContactWay, HandoffParts, Progress, Step } from './parts.ts';

export const callbackId = 'contact';
const confirmId = 'confirmContact';
const windowId = 'window';

/**
 * Asks for a number or an address, reads it back, and asks when it suits. Who waits already gets the callback instead
 * of the place; anybody else is asked for consent first. Begin it with `replaceDialog(callbackId, progress)`.
 */
export function addCallback(dialog: ComponentDialog, parts: HandoffParts, prompts: Prompts): void {
  const { desk, running, promptTexts } = parts;
  const texts = parts.words.handoff;

  const ask = async (step: Step): Promise<DialogTurnResult> =>
    step.beginDialog('askContact', { message: texts.askContact(), vraag: 'contact' } satisfies Question);

  const take = async (step: Step): Promise<DialogTurnResult> =>
    step.replaceDialog(confirmId, { ...step.options, contact: step.result as ContactWay });

  const confirm = async (step: Step): Promise<DialogTurnResult> => {
    const { telephone, email } = step.options.contact ?? { telephone: null, email: null };
    const message =
      telephone === null
        ? texts.confirmEmail({ email: { text: email ?? '', speak: spelled(email ?? '') } })
        : texts.confirmPhone({ phone: { text: writePhone(telephone), speak: sayPhone(writePhone(telephone)) } });
    const data = { confirm: { vraag: 'contact', value: telephone === null ? 'email' : 'telefoon' } };
    return step.beginDialog('confirm', { message, vraag: 'confirm', data, canGoBack: true } satisfies Question);
  };

  const confirmed = async (step: Step): Promise<DialogTurnResult> => {
    const right = step.result as Truth | typeof back;
    if (right === 'yes') return step.replaceDialog(windowId, step.options);
    return step.replaceDialog(callbackId, step.options);
  };

  const askWindow = async (step: Step): Promise<DialogTurnResult> =>
    step.beginDialog('askWindow', { message: texts.askWindow(), vraag: 'tijdvak', canGoBack: true } satisfies Question);

  const finish = async (step: Step): Promise<DialogTurnResult> => {
    if (step.result === back) return step.replaceDialog(callbackId, step.options);
    const chosen = windows.find((name) => name === step.result);
    const progress: Progress = {
      ...step.options,
      window: chosen ? texts.windows[chosen].text : String(step.result),
      secret: pickWords(parts.callbackWords),
    };
    const before = await running.get(step.context);
    try {
      if (!before || !(await desk.ticket(before.id))) return await step.replaceDialog(consentId, progress);
      await callBackInstead(step.context, before.id, progress, parts);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      await step.context.sendActivity(tell(texts.failed()));
    }
    return step.endDialog();
  };

  dialog
    .addDialog(new WaterfallDialog<Progress>(callbackId, [ask, take]))
    .addDialog(new WaterfallDialog<Progress>(confirmId, [confirm, confirmed]))
    .addDialog(new WaterfallDialog<Progress>(windowId, [askWindow, finish]))
    .addDialog(new AnswerPrompt('askContact', promptTexts, texts.noContact, readContact, { keys: (digits) => digits }))
    .addDialog(prompts.truth('confirm'))
    .addDialog(new AnswerPrompt('askWindow', promptTexts, promptTexts.hintText, readWindow));
}

function readContact(text: string): ContactWay | undefined {
  const email = /@|apen?staart|\bat\b/i.test(text) ? readEmail(text) : undefined;
  if (email !== undefined) return { telephone: null, email };
  const telephone = readPhone(text);
  return telephone === undefined ? undefined : { telephone, email: null };
}

/** An address for the ear. */
const spelled = (email: string): string =>
  speakable(email.replaceAll('@', ' apenstaartje ').replaceAll('.', ' punt ').replaceAll('-', ' streepje '));
