import { z } from 'zod';
import { texts, type TextsOf } from '../texts.ts';

/** `content/dialogs/voice.yaml`: what the telephone itself says. */
export const voiceTexts = texts(({ message }) => ({
  disclosure: message(),
  notice: message(),
  welcome: message(),
  /** By the kind of answer that a question takes. */
  missed: z.strictObject({
    truth: message(),
    choice: message(),
    day: message(),
    days: message(),
    number: message(),
    phone: message(),
    open: message(),
  }),
  keys: z.strictObject({
    truth: message(),
    offer: message(),
    day: message(),
    number: message(),
    phone: message(),
    unknown: message(),
    option: message('option', 'key'),
    more: message(),
    open: message(),
  }),
  choices: message('options'),
  stillThere: message(),
  toHuman: message(),
  nobodyThere: message(),
  farewellSilent: message(),
  farewell: message(),
  slower: message(),
  shorter: message(),
  readBack: message('value'),
  readBackAgain: message(),
  moreToHear: message(),
  noted: message('note'),
  anythingElse: message(),
  connecting: message(),
  reference: message('code'),
  connectCrisis: message(),
  transferFailed: message(),
  notCalledBack: message(),
  tooSlow: message(),
  tooSlowAlone: message(),
  filler: message(),
  words: z.strictObject({
    /** Of sentences that are said at once, also when an answer is told in parts. */
    due: z.array(z.string().min(1)),
    /** Which a recogniser seldom hears. */
    hints: z.array(z.string().min(1)).min(1),
  }),
}));

/** The texts of the telephone. */
export type VoiceTexts = TextsOf<typeof voiceTexts>;
