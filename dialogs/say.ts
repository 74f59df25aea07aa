import { ActionTypes, ActivityTypes, InputHints, type Activity, type CardAction } from 'botbuilder';
import type { Button, Message } from '../src/content/message.ts';

/** What an activity of ours is, for machines: a question, a topic, an outcome; see "channelData" in the README. */
export type ChannelData = Record<string, unknown>;

/** A question as it is asked: what is said, and the id of what is asked. It is plain JSON, because it is stored. */
export interface Question {
  message: Message;
  /** What is asked: the id that `channelData.vraag` carries. */
  vraag: string;
  /** Whatever else `channelData` says of it, such as `bepaalt` or a read-back. */
  data?: ChannelData;
  /** Whether "terug" is an answer: the dialog then gets `back` and asks the question before this one. */
  canGoBack?: boolean;
  /** What was said before the question was asked: when that answers it, it is not asked, only said back. */
  said?: string;
  /** Which way a day is looked for; absences lie in the past. */
  direction?: 'past' | 'future';
  /** An answer may sound like a command: "alles weg" is about lines here, not about all that was said. */
  likeCommands?: true;
}

/** Of a message that says that something was not understood, for who counts that. */
export const notUnderstood: ChannelData = { nietBegrepen: true };

/** A message as an activity that expects no answer. */
export const tell = (message: Message, channelData?: ChannelData): Partial<Activity> => ({
  type: ActivityTypes.Message,
  text: message.text,
  speak: message.speak,
  inputHint: InputHints.AcceptingInput,
  ...(message.buttons && { suggestedActions: { actions: message.buttons.map(action), to: [] } }),
  ...(channelData && { channelData }),
});

/** A question as an activity: with its id and its buttons, how it is asked in short, and where its day lies. */
export const ask = ({ message, vraag, data, direction }: Question): Partial<Activity> => ({
  ...tell(message, {
    ...data,
    vraag,
    ...(message.short !== undefined && { kort: message.short }),
    ...(direction && { richting: direction }),
  }),
  inputHint: InputHints.ExpectingInput,
});

/** A button that shows the person's own words and sends the value behind them. */
const action = ({ title, value }: Button): CardAction => ({
  type: ActionTypes.MessageBack,
  title,
  displayText: title,
  text: value,
  value,
});

/**
 * The value of the button that an activity is an answer to, or undefined. The title counts as much as the value, in
 * any case, because people also type what stands on a button.
 */
export const tapped = (activity: Activity, buttons: readonly Button[] = []): string | undefined =>
  buttons.length > 0 ? buttonFinder(buttons)(activity) : undefined;

/** The same for buttons that stay: what chooses them is worked out once. */
export function buttonFinder(buttons: readonly Button[]): (activity: Activity) => string | undefined {
  const values = new Map(
    buttons.toReversed().flatMap(({ value, title }) => [value, title].map((words) => [fold(words), value] as const)),
  );
  return ({ value, text }) =>
    [value, text].flatMap((said) => (typeof said === 'string' ? (values.get(fold(said)) ?? []) : []))[0];
}

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
