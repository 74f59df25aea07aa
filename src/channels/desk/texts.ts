import { join } from 'node:path';
import { contactsShape, standingOf } from '../../content/contact.ts';
import { loadFile } from '../../content/load.ts';
import { sayPhone } from '../../language/say-phone.ts';
import { deskTexts, type DeskTexts } from './words.ts';

/**
 * The words of the desk, and the telephone numbers as they stand in texts.
 *
 * @param content the folder of the texts
 * @throws ContentError naming every fault
 */
export function loadDeskTexts(content: string): { texts: DeskTexts; phones: string[] } {
  const contacts = loadFile(join(content, 'contacts.yaml'), contactsShape);
  return {
    texts: loadFile(join(content, 'pages', 'balie.yaml'), deskTexts(standingOf(contacts, sayPhone))),
    phones: Object.values(contacts).flatMap(({ phone }) => phone ?? []),
  };
}
