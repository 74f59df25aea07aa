import { join } from 'node:path';
import type { CalendarDay } from '../values/calendar-day.ts';
import { articlesOf, articlesShape, type Articles } from './article.ts';
import { contactsShape, type Contacts } from './contact.ts';
import { glossaryShape, type Glossary } from './glossary.ts';
import { loadAll, loadFile } from './load.ts';
import { uitlegShape, type UitlegTexts } from './shapes/uitleg.ts';
import { readTopics } from './topics.ts';
import type { Topic } from './topic.ts';

/** Everything that is explained, as pages show it. */
export interface UitlegLoaded {
  texts: UitlegTexts;
  topics: ReadonlyMap<string, Topic>;
  articles: Articles;
  glossary: Glossary;
  contacts: Contacts;
}

/**
 * Reads what the pages under `/uitleg` show, as it holds on a day.
 *
 * @throws ContentError naming every fault
 */
export function loadUitleg(content: string, today: CalendarDay): UitlegLoaded {
  const { texts, topics, articles, glossary, contacts } = loadAll({
    texts: () => loadFile(join(content, 'uitleg.yaml'), uitlegShape),
    topics: () => readTopics(join(content, 'topics'), today),
    articles: () => loadFile(join(content, 'articles.yaml'), articlesShape),
    glossary: () => loadFile(join(content, 'glossary.yaml'), glossaryShape),
    contacts: () => loadFile(join(content, 'contacts.yaml'), contactsShape),
  });
  return { texts, topics: new Map(topics.map((topic) => [topic.id, topic])), articles: articlesOf(articles), glossary, contacts };
}
