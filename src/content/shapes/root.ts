import { z } from 'zod';
import { texts, type TextsOf } from '../texts.ts';

/** `content/dialogs/root.yaml`: what the assistant can always say. */
export const rootTexts = texts(({ message, label, words }) => ({
  greeting: message(),
  greetingShort: message(),
  help: message(),
  helpInQuestion: message(),
  greetBack: message(),
  thanks: message(),
  stopped: message(),
  nothingToStop: message(),
  restarted: message(),
  erased: message(),
  whatNow: message(),
  /** Somebody gave their citizen service number. */
  numberNotNeeded: message(),
  nothingToRepeat: message(),
  alreadySimple: message(),
  cannotGoBack: message(),
  notUnderstood: message(),
  notUnderstoodAgain: message(),
  didYouMean: message(),
  noneOfThese: label,
  alsoAsked: message(),
  outOfScope: message(),
  /** The same, when the subject is known. */
  outOfScopeNamed: message('subject'),
  forDoctor: message(),
  /** What each subject of `understanding/out-of-scope.yaml` is called. */
  elsewhere: z.record(z.string(), words),
  /** To who scolds, once. */
  calm: message(),
  otherLanguage: message(),
  tooLong: message(),
  onlyText: message(),
  sorry: message(),
  startOver: message(),
  storeDown: message(),
  explainSimpler: label,
  askTerm: message(),
  unknownTerm: message(),
  /** What each task is called on a button. */
  tasks: z.strictObject({
    'do-prescreen': label,
    'do-absence': label,
    'do-deadline': label,
    'do-human': label,
    'do-callback': label,
    'do-resume-status': label,
  }),
}));

/** The texts of the root dialog. */
export type RootTexts = TextsOf<typeof rootTexts>;

/** `content/dialogs/crisis.yaml`: what is said in danger. */
export const crisisTexts = texts(({ message }) => ({
  checkDanger: message(),
  checkHeavy: message(),
  checkBed: message(),
  danger: message(),
  suicide: message(),
  violence: message(),
  mentalCrisis: message(),
  noBedTonight: message(),
  noBedTonightLate: message(),
  stay: message(),
  resume: message(),
  gladYouAreSafe: message(),
}));

/** The texts of the crisis dialog. */
export type CrisisTexts = TextsOf<typeof crisisTexts>;
