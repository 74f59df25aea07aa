import { z } from 'zod';
import { filled, type Standing } from '../../content/texts.ts';
import { closingCodes } from '../../handoff/floor.ts';
import { queueIds, urgencies } from '../../handoff/summary.ts';
import { crises } from '../../understanding/intents.ts';

const label = z.string().min(1);
const labels = <const Names extends string>(names: readonly Names[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, label])) as Record<Names, typeof label>);

const signInWords =
  'title intro start again devTitle devIntro devName devQueues notSetUp noRole tooLate failed unreachable badForm'.split(
    ' ',
  ) as SignInWord[];
type SignInWord =
  | ('title' | 'intro' | 'start' | 'again' | 'devTitle' | 'devIntro' | 'devName' | 'devQueues' | 'notSetUp')
  | ('noRole' | 'tooLate' | 'failed' | 'unreachable' | 'badForm');

const pageWords = [
  ...(['title', 'skip', 'presence', 'present', 'paused', 'pausedHint', 'finishFirst', 'sound', 'shortcuts'] as const),
  ...(['signOut', 'queuesTitle', 'mineTitle', 'noneMine', 'noneWaiting', 'next', 'take', 'open', 'taken'] as const),
  ...(['gone', 'waits', 'since', 'under', 'minutes', 'hours', 'returned', 'callback', 'with', 'withMe'] as const),
  ...(['reference', 'unread', 'counts', 'urgency', 'stuck', 'offline', 'ending', 'stay', 'signedOut'] as const),
  ...([
    'signInAgain',
    'noTalk',
    'talkTitle',
    'talkWith',
    'logLabel',
    'person',
    'assistant',
    'me',
    'colleague',
  ] as const),
  ...(['noTranscript', 'input', 'send', 'sending', 'notSent', 'again', 'tooLong', 'answers', 'answersTitle'] as const),
  ...(['answersHint', 'giveBack', 'giveBackTitle', 'giveBackText', 'transfer', 'transferTitle'] as const),
  ...(['transferText', 'transferTo', 'close', 'closeTitle', 'closeText', 'closeCode', 'cancel', 'confirm'] as const),
  ...(['ended', 'endedGone', 'dismiss', 'summaryTitle', 'noSummary', 'print', 'doorTitle', 'callbackTitle'] as const),
  ...(['telephone', 'email', 'window', 'wordsTitle', 'wordsText', 'wordsLabel', 'wordsCheck', 'wordsFit'] as const),
  ...(['wordsWrong', 'failed', 'tooFast', 'titleAlert', 'newWaiting', 'newMessage', 'closeDialog'] as const),
];

/** `content/pages/balie.yaml`: what staff read at the desk, and the ready answers that residents read. */
export const deskTexts = (standing: Standing) =>
  z.strictObject({
    staff: z.strictObject({
      title: label,
      worker: label,
      signIn: labels(signInWords),
      queues: labels(queueIds),
      urgencies: labels(urgencies),
      channels: labels(['web', 'teams', 'voice']),
      codes: labels(closingCodes),
      dangers: labels(crises),
      page: labels(pageWords),
      shortcuts: z.array(z.strictObject({ keys: label, does: label })),
    }),
    answers: z.array(
      z.strictObject({ title: label, chat: z.array(label).min(1) }).transform(({ title, chat }, context) => {
        const text = filled(chat.join(' '), standing, 'text', (place) => {
          context.addIssue({
            code: 'custom',
            path: ['chat'],
            message: `found ${place}, expected a contact that is known`,
          });
        });
        return { title, text };
      }),
    ),
  });

/** The words of the desk. */
export type DeskTexts = z.output<ReturnType<typeof deskTexts>>;

/** What of these the page needs. */
export type DeskWords = Omit<DeskTexts['staff'], 'signIn' | 'worker'> & { answers: DeskTexts['answers'] };
