import { ActivityTypes, InputHints, type Activity, type StatePropertyAccessor } from 'botbuilder';
import {
  ComponentDialog,
  DialogTurnStatus,
  type Dialog,
  type DialogContext,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { taskField, type Action, type Card } from '../../src/cards/card.ts';
import type { Beoordeling } from '../../src/criteria/beoordeel.ts';
import type { Pending, StaffReply, StaffTurn, Submitted } from '../../src/staff/reply.ts';
import type { StaffTasks } from '../../src/staff/staff-tasks.ts';
import type { Understanding } from '../../src/understanding/understand.ts';
import { openQuestion } from '../open-question.ts';
import { textOf } from '../prompts/answer-prompt.ts';
import { ask, type ChannelData } from '../say.ts';
import { offRecordKey, type OffRecord } from '../turn.ts';

/** What the dialog for staff is made of. */
export interface StaffDialogParts {
  /** The conversation that everybody has, in the words for staff. */
  root: Dialog;
  tasks: StaffTasks;
  understanding: Understanding;
  /** What a task of staff waits for. */
  pending: StatePropertyAccessor<Pending | undefined>;
  /** The card under a topic, on which its articles open. */
  articles: (articles: readonly string[]) => Card | undefined;
  /** What opens on the card of an outcome: how each row of the rules came out. */
  rows: (outcomes: readonly Beoordeling[]) => Action[];
}

/** What is asked to find out what somebody means; anything else that is said takes its place. */
const guess = 'keuze';

const cardType = 'application/vnd.microsoft.card.adaptive';

/**
 * Hears what staff ask before the conversation that everybody has: danger goes past it, then a card that came back, then
 * a task of staff. Whatever is left is for the other.
 */
export class StaffDialog extends ComponentDialog {
  readonly #parts: StaffDialogParts;

  constructor(parts: StaffDialogParts) {
    super('staff');
    this.#parts = parts;
    this.addDialog(parts.root);
  }

  protected override async onBeginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.onContinueDialog(dc);
  }

  protected override async onContinueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const heard = dc.context.activity.type === ActivityTypes.Message ? await this.#hear(dc) : undefined;
    if (heard) await this.#answer(dc, heard);
    else await this.#goOn(dc);
    return { status: DialogTurnStatus.waiting };
  }

  async #hear(dc: DialogContext): Promise<StaffTurn | undefined> {
    const { tasks, understanding, pending } = this.#parts;
    const submitted = submittedIn(dc.context.activity);
    if (submitted) return tasks.act(submitted.task, submitted.data);
    const text = textOf(dc.context);
    if (understanding.crisis(text)) return undefined;
    const refused = tasks.refusal(text);
    if (refused) return { replies: [refused] };
    const waiting = await pending.get(dc.context);
    const question = openQuestion(dc);
    const open = question !== undefined && (question.reads || question.question.vraag !== guess);
    const asked = tasks.hear(text, waiting, open) ?? this.#understood(text, open);
    if (asked && 'rephrased' in asked) {
      dc.context.activity.text = asked.rephrased;
      return undefined;
    }
    return asked;
  }

  /** A question that the words alone do not show to be a task of staff. */
  #understood(text: string, open: boolean): StaffTurn | undefined {
    const { tasks, understanding } = this.#parts;
    if (open) return undefined;
    const { intent } = understanding.understand(text, { channel: 'teams' });
    if (intent === 'do-absence') return tasks.absence(text);
    return intent === 'onbegrepen' ? tasks.articleIn(text) : undefined;
  }

  async #answer(dc: DialogContext, { replies, pending }: StaffTurn): Promise<void> {
    const pasted = replies.some(({ file }) => file?.contentType === 'text/csv');
    dc.context.turnState.set(offRecordKey, (pasted ? 'answer' : 'said') satisfies OffRecord);
    await this.#parts.pending.set(dc.context, pending);
    await dc.context.sendActivities(replies.map(activityOf));
    const open = openQuestion(dc);
    if (open && open.question.vraag !== guess) await dc.context.sendActivity(ask(open.question));
  }

  async #goOn(dc: DialogContext): Promise<void> {
    await this.#parts.pending.set(dc.context, undefined);
    dc.context.onSendActivities(async (_, activities, next) => {
      for (const activity of activities) this.#forStaff(activity);
      return next();
    });
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) await dc.beginDialog(this.#parts.root.id);
  }

  /** Puts the card with its articles under a topic, and the rows of the rules on the card of an outcome. */
  #forStaff(activity: Partial<Activity>): void {
    const { onderwerp, artikelen, uitkomsten } = (activity.channelData ?? {}) as ChannelData;
    if (onderwerp !== undefined && Array.isArray(artikelen) && !activity.attachments) {
      const card = this.#parts.articles(artikelen as string[]);
      if (card) {
        Object.assign(activity, { attachments: [{ contentType: cardType, content: card }], textFormat: 'markdown' });
      }
    }
    if (!Array.isArray(uitkomsten)) return;
    const rows = this.#parts.rows(uitkomsten as Beoordeling[]);
    const { attachments = [] } = activity;
    activity.attachments = attachments.map((attachment) =>
      attachment.contentType === cardType
        ? { ...attachment, content: { ...(attachment.content as Card), actions: rows } }
        : attachment,
    );
  }
}

/** A reply of a task as an activity: its words, its card, and its file in itself. */
export const activityOf = ({ text, card, file }: StaffReply): Partial<Activity> => ({
  type: ActivityTypes.Message,
  text,
  textFormat: 'markdown',
  inputHint: InputHints.AcceptingInput,
  attachments: [
    ...(card ? [{ contentType: cardType, content: card }] : []),
    ...(file
      ? [
          {
            contentType: file.contentType,
            name: file.name,
            content: { about: file.about },
            contentUrl: `data:${file.contentType};charset=utf-8;base64,${Buffer.from(file.content).toString('base64')}`,
          },
        ]
      : []),
  ],
});

/** The task of a card that came back, and what stood in its fields; undefined for a message. */
export function submittedIn({ value }: Activity): { task: string; data: Submitted } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const data = value as Record<string, unknown>;
  const task = data[taskField];
  return typeof task === 'string' ? { task, data } : undefined;
}
