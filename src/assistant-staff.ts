import type { ConversationState } from 'botbuilder';
import type { Dialog } from 'botbuilder-dialogs';
import { StaffDialog } from '../dialogs/staff/staff-dialog.ts';
import { RootDialog } from '../dialogs/root-dialog.ts';
import type { RootParts } from '../dialogs/root/talk.ts';
import type { Glossary } from './content/glossary.ts';
import type { RootTexts } from './content/shapes/root.ts';
import type { Pending } from './staff/reply.ts';
import type { StaffTexts } from './staff/load.ts';
import type { StaffTasks } from './staff/staff-tasks.ts';
import { articlesCard, staffMeaning, staffTopics } from './staff/topic.ts';

/** What the conversation with staff is made of, beside that with residents. */
export interface StaffAudienceParts {
  texts: StaffTexts;
  tasks: StaffTasks;
  rootTexts: RootTexts;
  glossary: Glossary;
  /** The parts of the conversation that everybody has. */
  rootParts: (state: ConversationState) => RootParts;
}

/**
 * The conversation with staff: the one that everybody has, with the staff text of every topic and word, and the tasks
 * of staff before it.
 */
export function staffAudience({ texts, tasks, rootTexts, glossary, rootParts }: StaffAudienceParts) {
  const words: RootTexts = { ...rootTexts, ...texts.talk.root, explainSimpler: texts.talk.explainSimpler };
  const root = (state: ConversationState): Dialog => {
    const parts = rootParts(state);
    return new StaffDialog({
      root: new RootDialog({
        ...parts,
        texts: words,
        topics: staffTopics(parts.topics, texts.talk),
        meaning: staffMeaning(glossary, parts.meaning, texts.talk),
      }),
      tasks,
      understanding: parts.understanding,
      pending: state.createProperty<Pending | undefined>('staff'),
      articles: (articles) => articlesCard(articles, { texts: texts.talk, article: tasks.articles }),
    });
  };
  return { root, texts: words };
}
