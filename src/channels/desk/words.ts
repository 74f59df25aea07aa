import { z } from 'zod';
import { filled, type Standing } from '../../content/texts.ts';
import { closingCodes } from '../../handoff/floor.ts';
import { queueIds, urgencies } from '../../handoff/summary.ts';
import { crises } from '../../understanding/intents.ts';

const label = z.string().min(1);
const labels = <const Names extends string>(names: readonly Names[], each: z.ZodType<string> = label) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, each])) as Record<Names, typeof each>);

const signInWords = [
  ...(['title', 'intro', 'start', 'again', 'devTitle', 'devIntro', 'devName', 'devQueues', 'notSetUp'] as const),
  ...(['noRole', 'tooLate', 'failed', 'unreachable', 'badForm'] as const),
];

const pageWords = [
  ...(['title', 'skip', 'presence', 'present', 'paused', 'pausedHint', 'finishFirst', 'sound'] as const),
  ...(['shortcuts', 'signOut', 'queuesTitle', 'mineTitle', 'noneMine', 'noneWaiting', 'next', 'take'] as const),
  ...(['taken', 'gone', 'waits', 'under', 'minutes', 'hours', 'returned', 'callback', 'with'] as const),
  ...(['reference', 'unread', 'urgency', 'stuck', 'offline', 'ending', 'stay', 'signedOut'] as const),
  ...(['signInAgain', 'noTalk', 'talkTitle', 'talkWith', 'logLabel', 'person', 'assistant', 'colleague'] as const),
  ...(['noTranscript', 'input', 'send', 'sending', 'notSent', 'again', 'tooLong', 'answers'] as const),
  ...(['answersTitle', 'answersHint', 'giveBack', 'giveBackTitle', 'giveBackText', 'transfer'] as const),
  ...(['transferTitle', 'transferText', 'transferTo', 'close', 'closeTitle', 'closeText', 'closeCode'] as const),
  ...(['cancel', 'confirm', 'endedGone', 'dismiss', 'summaryTitle', 'noSummary', 'print', 'doorTitle'] as const),
  ...(['callbackTitle', 'telephone', 'email', 'window', 'wordsTitle', 'wordsText', 'wordsLabel'] as const),
  ...(['wordsCheck', 'wordsFit', 'wordsWrong', 'failed', 'tooFast', 'titleAlert', 'newWaiting'] as const),
  ...(['newMessage', 'closeDialog', 'byPhone'] as const),
];

/** `content/pages/balie.yaml`: what staff read at the desk, and the ready answers that residents read. */
export const deskTexts = (standing: Standing) => {
  const withContacts = (text: string, context: z.RefinementCtx): string =>
    filled(text, standing, 'text', (place) => {
      context.addIssue({ code: 'custom', message: `found ${place}, expected a contact that is known` });
    });
  return z.strictObject({
    staff: z.strictObject({
      title: label,
      worker: label,
      signIn: labels(signInWords),
      queues: labels(queueIds),
      urgencies: labels(urgencies),
      channels: labels(['web', 'teams', 'voice']),
      codes: labels(closingCodes),
      dangers: labels(crises, label.transform(withContacts)),
      page: labels(pageWords),
      shortcuts: z.array(z.strictObject({ keys: label, does: label })),
    }),
    answers: z.array(
      z.strictObject({
        title: label,
        chat: z
          .array(label)
          .min(1)
          .transform((lines, context) => withContacts(lines.join(' '), context)),
      }),
    ),
  });
};

/** The words of the desk. */
export type DeskTexts = z.output<ReturnType<typeof deskTexts>>;

/** What of these the page needs. */
export type DeskWords = Omit<DeskTexts['staff'], 'signIn' | 'worker'> & { answers: DeskTexts['answers'] };
