import type { ConversationState } from 'botbuilder';
import type { Dialog } from 'botbuilder-dialogs';
import { staffAbsenceDialog } from '../dialogs/staff/absence-dialog.ts';
import { StaffDialog } from '../dialogs/staff/staff-dialog.ts';
import { asksSomething } from '../dialogs/root/hearing.ts';
import { RootDialog } from '../dialogs/root-dialog.ts';
import type { RootParts } from '../dialogs/root/talk.ts';
import type { Glossary } from './content/glossary.ts';
import type { RootTexts } from './content/shapes/root.ts';
import type { Pending } from './staff/reply.ts';
import type { StaffTexts } from './staff/load.ts';
import { outcomeRows } from './staff/outcome-rows.ts';
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
  const { check, afwezigheid } = texts.menu.tasks;
  const words: RootTexts = {
    ...rootTexts,
    ...texts.talk.root,
    explainSimpler: texts.talk.explainSimpler,
    tasks: { ...rootTexts.tasks, 'do-prescreen': check.title, 'do-absence': afwezigheid.title },
  };
  const root = (state: ConversationState): Dialog => {
    const parts = rootParts(state);
    const pending = state.createProperty<Pending | undefined>('staff');
    const absence = staffAbsenceDialog({ tasks, pending });
    return new StaffDialog({
      root: new RootDialog({
        ...parts,
        tasks: [...parts.tasks.filter(({ id }) => id !== absence.id), absence],
        texts: words,
        // a question of staff is about the rules, also where it tells of a situation
        storyOf: (text) => (asksSomething(text) ? undefined : parts.storyOf(text)),
        topics: staffTopics(parts.topics, texts.talk),
        meaning: staffMeaning(glossary, parts.meaning, { texts: texts.talk, article: tasks.articles }),
      }),
      tasks,
      understanding: parts.understanding,
      pending,
      rows: (outcomes) => outcomeRows(outcomes, texts.talk),
      articles: (articles) => articlesCard(articles, { texts: texts.talk, article: tasks.articles }),
    });
  };
  return { root, texts: words, tasks };
}
