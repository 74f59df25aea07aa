import { join } from 'node:path';
import { contentFolder } from '../../src/assistant.ts';
import { contactsShape, standingOf } from '../../src/content/contact.ts';
import { loadFile } from '../../src/content/load.ts';
import { handoffTexts } from '../../src/content/shapes/handoff.ts';
import { emptyCourse, type Course } from '../../src/handoff/course.ts';
import type { SummaryWords } from '../../src/handoff/summary-lines.ts';
import { summaryOf, type Told } from '../../src/handoff/summarise.ts';
import type { Summary } from '../../src/handoff/summary.ts';
import { sayPhone } from '../../src/language/say-phone.ts';
import { factTexts, prescreenTexts } from '../../src/prescreen/texts.ts';
import { fixedClock } from '../../src/values/clock.ts';

const standing = standingOf(loadFile(join(contentFolder, 'contacts.yaml'), contactsShape), sayPhone);

/** The texts of a summary as they stand in the content. */
export const summaryWords: SummaryWords = {
  handoff: loadFile(join(contentFolder, 'dialogs', 'handoff.yaml'), handoffTexts(standing)),
  prescreen: loadFile(join(contentFolder, 'dialogs', 'prescreen.yaml'), prescreenTexts(standing)),
  facts: loadFile(join(contentFolder, 'facts.yaml'), factTexts(standing)),
};

/** The summary of a conversation of which only this is known; on a Monday morning unless said otherwise. */
export const summaryFor = (
  course: Partial<Course>,
  told: Partial<Omit<Told, 'course'>> = {},
  moment = '2026-11-23T10:04',
): Summary =>
  summaryOf(
    { channel: 'web', contact: null, addition: null, struck: [], ...told, course: { ...emptyCourse, ...course } },
    summaryWords.handoff.summary,
    fixedClock(moment),
  );
