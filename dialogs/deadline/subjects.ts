import type { DeadlineSubject } from '../../src/content/shapes/deadlines.ts';
import type { TermName } from '../../src/deadlines/procedures.ts';
import { readDay } from '../../src/language/read-day.ts';
import { readReason } from '../../src/language/read-reason.ts';
import type { CalendarDay } from '../../src/values/calendar-day.ts';

/** The terms that a subject asks for, in the order in which they come. */
export const termsOf: Record<DeadlineSubject, readonly TermName[]> = {
  onderzoek: ['onderzoek'],
  besluit: ['beschikking'],
  bezwaar: ['bezwaar'],
  crisisopvang: ['crisisopvang-verlenging-melden', 'crisisopvang-einde', 'crisisopvang-uiterste-einde'],
  opvang24: ['24uursopvang-verlenging-melden', '24uursopvang-einde', '24uursopvang-basisduur'],
  opvangBesluit: ['24uursopvang-besluit'],
  onderdak: ['tijdelijk-onderdak-einde', 'tijdelijk-onderdak-uiterste-einde'],
  hulpThuis: ['ambulant-mo-einde'],
  verlenging: ['verlenging-beschikking'],
  wachtlijst: ['wachtlijst-bellen'],
  pgb: ['pgb-besteden'],
  bbGesprek: ['bb-ondersteuningsplan-inleveren', 'bb-uitslag'],
  bbSleutel: ['bb-intrekken-woning', 'bb-huisbezoek', 'bb-evaluaties'],
  bbHulp: ['bb-ambulant-beschikking-einde'],
  bbContract: ['bb-onderhuur-einde'],
};

/** Subjects whose day 0 mostly lies ahead; of the others it mostly lies behind. */
export const aheadOf = (subject: DeadlineSubject): 'past' | 'future' =>
  subject === 'bbGesprek' || subject === 'bbSleutel' ? 'future' : 'past';

/** What a message is about: a subject, a shelter of which the kind is not told, or coming in tonight. */
export type Heard = DeadlineSubject | 'opvang' | 'vannacht';

/** The subject in a text, by the words of the texts; the first that fits. */
export function subjectIn(text: string, match: Readonly<Record<string, readonly string[]>>): Heard | undefined {
  const found = readReason(text, match);
  return found !== undefined && (found === 'opvang' || found === 'vannacht' || Object.hasOwn(termsOf, found))
    ? (found as Heard)
    : undefined;
}

/** Whether a text asks for a date, and says what about and from which day. */
export const tellsDeadline = (
  text: string,
  today: CalendarDay,
  match: Readonly<Record<string, readonly string[]>>,
): boolean =>
  /\b(?:wanneer|tot (?:wanneer|hoe lang)|hoe ?lang|uiterlijk|laatste dag|termijn|welke dag|op tijd|nog tijd)\b/i.test(
    text,
  ) &&
  subjectIn(text, match) !== undefined &&
  readDay(text, { today, direction: 'past' }) !== undefined;
