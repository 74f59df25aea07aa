import { WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { RootTexts } from '../src/content/shapes/root.ts';
import type { Message } from '../src/content/message.ts';
import { tell } from './say.ts';

/** The ways to a person: who to call, and who knows how a question stands. */
export const humanDialogs = (texts: RootTexts): WaterfallDialog[] => [
  telling('do-human', texts.human),
  telling('do-callback', texts.human),
  telling('do-resume-status', texts.status),
];

const telling = (id: string, message: () => Message): WaterfallDialog =>
  new WaterfallDialog(id, [
    async (step: WaterfallStepContext) => {
      await step.context.sendActivity(tell(message()));
      return step.endDialog();
    },
  ]);
