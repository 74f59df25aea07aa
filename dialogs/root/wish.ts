import { ownWords, saysWhatAbout } from '../../src/handoff/own-words.ts';
import { personIn } from '../../src/prescreen/person.ts';
import { isIntent, isTask, type Intent } from '../../src/understanding/intents.ts';
import { courseOf, note } from '../course.ts';
import type { Talk } from './talk.ts';

/** The tasks that are about getting a person, not about what for. */
const forAPerson: readonly Intent[] = ['do-human', 'do-callback', 'do-resume-status'];

/**
 * Remembers what somebody wants in their own words, for the worker: what began the last task, else what they said
 * first. A bare request for a person is no wish, and neither is a button.
 */
export function hearWish({ context }: Talk, intent: Intent, text: string): void {
  if (text.trim() === '' || isIntent(text)) return;
  const course = courseOf(context);
  const aboutPerson = forAPerson.includes(intent);
  if (aboutPerson ? !saysWhatAbout(text) : !isTask(intent) && course.wil !== null) return;
  note(context, { wil: ownWords(text), person: course.person ?? personIn(text) });
}
