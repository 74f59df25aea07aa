import { z } from 'zod';
import { texts, type TextsOf } from '../texts.ts';

/** What a date can be about, as people ask it: a question for day 0, and one or more terms. */
export const deadlineSubjects = [
  ...(['onderzoek', 'besluit', 'bezwaar', 'crisisopvang', 'opvang24', 'opvangBesluit', 'onderdak', 'hulpThuis'] as const),
  ...(['verlenging', 'wachtlijst', 'pgb', 'bbGesprek', 'bbSleutel', 'bbHulp', 'bbContract'] as const),
] as const;
export type DeadlineSubject = (typeof deadlineSubjects)[number];

/** `content/dialogs/deadlines.yaml`: what is said when a date is worked out. */
export const deadlineTexts = texts(({ message, label }) => {
  const term = message('from', 'date');
  const words = z.array(z.string().min(1)).min(1);
  const subject = z.strictObject({ ask: message(), title: label });
  return {
    askSubject: message(),
    askCrisisOr24: message(),
    subjects: z.strictObject(
      Object.fromEntries(deadlineSubjects.map((name) => [name, subject])) as Record<DeadlineSubject, typeof subject>,
    ),
    terms: z.strictObject({
      onderzoek: term,
      beschikking: term,
      bezwaar: term,
      bezwaarLate: message('latest'),
      bezwaarPassed: message(),
      'crisisopvang-verlenging-melden': term,
      'crisisopvang-einde': term,
      'crisisopvang-uiterste-einde': term,
      '24uursopvang-verlenging-melden': term,
      '24uursopvang-einde': term,
      '24uursopvang-basisduur': term,
      '24uursopvang-besluit': term,
      'tijdelijk-onderdak-einde': term,
      'tijdelijk-onderdak-uiterste-einde': term,
      'ambulant-mo-einde': term,
      'verlenging-beschikking': term,
      'wachtlijst-bellen': term,
      'pgb-besteden': term,
      'bb-ondersteuningsplan-inleveren': term,
      'bb-uitslag': term,
      'bb-intrekken-woning': term,
      'bb-huisbezoek': term,
      'bb-evaluaties': message('dates'),
      'bb-ambulant-beschikking-einde': term,
      'bb-onderhuur-einde': term,
    }),
    moved: message('latest'),
    movedUnknown: message(),
    workdayBefore: message('date'),
    tonightInTime: message(),
    tonightLate: message(),
    invalidDate: message(),
    dayUnknown: message(),
    notDecision: message(),
    askNext: message(),
    done: message(),
    agenda: z.strictObject({ title: label, page: label }),
    /** Words by which the subject is known, the first that fits. */
    match: z.record(z.string(), words),
  };
});

/** The texts of the deadline dialog. */
export type DeadlineTexts = TextsOf<typeof deadlineTexts>;
