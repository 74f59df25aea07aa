import { join } from 'node:path';
import { z } from 'zod';
import { contactsShape, standingOf } from '../../content/contact.ts';
import { loadFile } from '../../content/load.ts';
import { texts, type TextsOf } from '../../content/texts.ts';
import { sayPhone } from '../../language/say-phone.ts';
import type { PageTexts } from './client/page-data.ts';

/** `content/dialogs/web.yaml`: the words of the chat page, of the launcher and of the page that stands in for the site. */
export const webTexts = texts(({ message, label }) => ({
  page: z.strictObject({
    title: label,
    conversation: label,
    assistantSays: label,
    youSaid: label,
    choices: label,
    chooseFrom: label,
    input: label,
    send: label,
    erase: label,
    erasing: label,
    minimise: label,
    readAloud: label,
    stopReading: label,
    save: label,
    whereFrom: label,
    busy: label,
    connecting: label,
    offline: label,
    elsewhere: label,
    continueHere: label,
    notSent: label,
    tooFast: label,
    tooLong: label,
    again: label,
    startedAnew: label,
    tryAgain: label,
  }),
  cannotStart: message(),
  withoutScript: message(),
  launcher: z.strictObject({ open: label, close: label, title: label }),
  /** Strings of Web Chat that are missing in its Dutch, or too hard: by Microsoft's own name. */
  webChat: z.record(z.string(), label),
  demo: z.strictObject({ title: label, intro: label, explained: label, rules: label, example: label }),
}));

/** The words of the pages. */
export type WebTexts = TextsOf<typeof webTexts>;

/**
 * The words of the pages, and the telephone numbers as they stand in texts.
 *
 * @param content the folder of the texts
 * @throws ContentError naming every fault
 */
export function loadWebTexts(content: string): { texts: WebTexts; phones: string[] } {
  const contacts = loadFile(join(content, 'contacts.yaml'), contactsShape);
  return {
    texts: loadFile(join(content, 'dialogs', 'web.yaml'), webTexts(standingOf(contacts, sayPhone))),
    phones: Object.values(contacts).flatMap(({ phone }) => phone ?? []),
  };
}

/** What of these the chat page needs. */
export const pageTexts = ({ page: { title: _, ...words }, cannotStart }: WebTexts): PageTexts => ({
  ...words,
  cannotStart: cannotStart().text.replace(/\s+/g, ' '),
});
