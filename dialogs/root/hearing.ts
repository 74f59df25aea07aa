import type { Activity } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Button } from '../../src/content/message.ts';
import type { Intent } from '../../src/understanding/intents.ts';
import { lastSaidKey } from '../turn.ts';

/** What was said in the turn before this one. */
export const lastSaid = (dc: DialogContext): Partial<Activity>[] =>
  dc.context.turnState.get<Partial<Activity>[] | undefined>(lastSaidKey) ?? [];

/** The buttons under the last answer, which people may also type. */
export const buttonsOf = (said: Partial<Activity>[]): Button[] =>
  (said.at(-1)?.suggestedActions?.actions ?? []).map(({ title, value }) => ({
    title,
    value: String(value as unknown),
  }));

/** Whether the open question takes whatever is said, so that a wish for a person has to be heard first. */
export const swallows = (dc: DialogContext): boolean =>
  dc.activeDialog?.id === 'crisis' || dc.activeDialog?.id === 'term';

/** The commands that are also answers: they belong to the open question, if there is one. */
export const isAnswerToo = (intent: Intent): boolean => intent === 'ja' || intent === 'nee' || intent === 'weet-niet';

/** "Waarom vraagt u dat?", "hoeveel vragen nog?": a dialog that can say so takes it for an answer. */
export const asksAboutQuestions = (text: string): boolean =>
  /^(?:en |maar )?(?:waarom|hoezo|waarvoor|waar is dat|hoe ?veel (?:vragen|nog)|hoe ?lang (?:duurt|gaat) (?:het|dit|t) nog)\b/i.test(
    text.trim(),
  );

/** Whether a message has the form of a question, so that it may be more than an answer. */
export const asksSomething = (text: string): boolean =>
  text.includes('?') ||
  /^(?:en |maar |eh )?(?:wat|wie|hoe|waarom|wanneer|waar|welke?|mag|kan|moet|kunt|krijg|hoeveel)\b/i.test(text.trim());

/** "Wat is crisisopvang?": a question about a word, in which nobody tells of themselves. */
export const asksMeaning = (text: string): boolean =>
  /^(?:en |maar |eh |nou |dus )?(?:wat (?:is|zijn|betekent|houdt|doet|wordt)|wie (?:is|zijn)|hoe (?:werkt|gaat)|waar (?:is|zit))\b(?!.*\b(?:ik|mij|mijn|me|ons|wij)\b)/i.test(
    text.trim(),
  );

/** "Wanneer moet het er zijn, het gesprek is op 9 december": asks for a day. */
export const asksWhen = (text: string): boolean =>
  /(?:^|[ ,])(?:wanneer|(?:op )?welke (?:dag|datum)|uiterlijk|hoe laat|voor welke (?:dag|datum))\b/i.test(text);
