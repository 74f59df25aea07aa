import { join } from 'node:path';
import type { z } from 'zod';
import { contentFolder } from '../../src/assistant.ts';
import { contactsShape, standingOf } from '../../src/content/contact.ts';
import { loadFile } from '../../src/content/load.ts';
import type { Standing } from '../../src/content/texts.ts';
import { sayPhone } from '../../src/language/say-phone.ts';

const standing = standingOf(loadFile(join(contentFolder, 'contacts.yaml'), contactsShape), sayPhone);

/** The texts of a dialog as they stand under `content/dialogs`. */
export const dialogTexts = <Shape extends z.ZodType>(
  name: string,
  shape: (standing: Standing) => Shape,
): z.output<Shape> => loadFile(join(contentFolder, 'dialogs', `${name}.yaml`), shape(standing));
