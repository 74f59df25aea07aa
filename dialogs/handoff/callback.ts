import { WaterfallDialog, type ComponentDialog, type DialogTurnResult } from 'botbuilder-dialogs';
import { windows } from '../../src/content/shapes/handoff.ts';
import { DeskError } from '../../src/handoff/desk.ts';
import { readWindow } from '../../src/handoff/read-window.ts';
import { pickWords } from '../../src/handoff/words.ts';
import { readEmail, readPhone } from '../../src/language/read-contact.ts';
import { fold } from '../../src/language/fold.ts';
import { readTruth } from '../../src/language/read-truth.ts';
import { sayPhone, writePhone } from '../../src/language/say-phone.ts';
import { speakable } from '../../src/language/speakable.ts';
import type { Truth } from '../../src/values/truth.ts';
import { AnswerPrompt, back, buttonTruth } from '../prompts/answer-prompt.ts';
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

  const take = async (step: Step): Promise<DialogTurnResult> => {
    const contact = step.result as ContactWay | typeof neverMind;
    if (contact === neverMind) return dropped(step);
    return step.replaceDialog(confirmId, { ...step.options, contact });
  };

  /** No callback after all: a place in the queue stays, and so does a callback that was set before. */
  const dropped = async (step: Step): Promise<DialogTurnResult> => {
    const state = (await running.get(step.context))?.state;
    const message =
      state === 'waiting' ? texts.stillThere() : state === 'callback' ? texts.callbackKept() : texts.callbackDropped();
    await step.context.sendActivity(tell(message));
    return step.endDialog();
  };

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
    const right = step.result as Truth | ContactWay | typeof neverMind | typeof back;
    if (right === neverMind) return dropped(step);
    if (typeof right === 'object') return step.replaceDialog(confirmId, { ...step.options, contact: right });
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
    .addDialog(new AnswerPrompt('askContact', promptTexts, texts.noContact, readWay, { keys: (digits) => digits }))
    .addDialog(prompts.reading('confirm', (text) => readWay(text) ?? buttonTruth(text) ?? readTruth(text), 'truth'))
    .addDialog(new AnswerPrompt('askWindow', promptTexts, promptTexts.hintText, readWindow));
}

/** What is answered by who does not want to be called after all. */
const neverMind = 'laat-maar';
const NEVER_MIND =
  /\blaat maar\b|\btoch (?:maar )?niet\b|\bhoeft niet\b|\bniet (?:meer )?(?:bellen|nodig)\b|\bbel (?:mij |me )?(?:maar )?niet\b|\bwacht (?:wel|liever)\b|\b(?:zeg|geef|wil) ik (?:liever )?niet\b/;

/** A number or an address, also behind a "nee"; else whether no callback is wanted. */
const readWay = (text: string): ContactWay | typeof neverMind | undefined =>
  readContact(text) ?? (NEVER_MIND.test(fold(text.slice(0, 300))) ? neverMind : undefined);

function readContact(text: string): ContactWay | undefined {
  const email = /@|apen?staart|\bat\b/i.test(text) ? readEmail(text) : undefined;
  if (email !== undefined) return { telephone: null, email };
  const telephone = readPhone(text);
  return telephone === undefined ? undefined : { telephone, email: null };
}

/** An address for the ear. */
const spelled = (email: string): string =>
  speakable(email.replaceAll('@', ' apenstaartje ').replaceAll('.', ' punt ').replaceAll('-', ' streepje '));
