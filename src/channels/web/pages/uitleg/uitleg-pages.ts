import type { Topic } from '../../../../content/topic.ts';
import { escapeHtml as safe } from '../../../../values/html.ts';
import type { Page } from '../page.ts';
import { markedText } from './marked-text.ts';
import { topicSection } from './topic-section.ts';
import { anchorOf, rulesPath, uitlegPath, wordsPath, type UitlegContent } from './uitleg-content.ts';

/** The start: every topic by group, and the ways to the whole, the articles and the words. */
export function overviewPage(content: UitlegContent): Page {
  const { texts, topics } = content;
  const groups = texts.groups.map(({ title, topics: ids }) => {
    const items = ids.flatMap((id) => {
      const topic = topics.get(id);
      return topic ? [`<li><a href="${uitlegPath}/${id}">${safe(topic.title)}</a></li>`] : [];
    });
    return `<h2>${safe(title)}</h2><ul>${items.join('')}</ul>`;
  });
  const ways: [string, string][] = [
    [`${uitlegPath}/alles`, texts.everything],
    [rulesPath(), texts.rules],
    [wordsPath(), texts.words],
  ];
  const links = ways.map(([path, title]) => `<li><a href="${path}">${safe(title)}</a></li>`).join('');
  return {
    title: texts.title,
    body: `<h1>${safe(texts.title)}</h1>${intro(texts.intro.page, content)}${groups.join('')}<nav><ul>${links}</ul></nav>`,
  };
}

/** One topic on a page of its own. */
export const topicPage = (topic: Topic, content: UitlegContent): Page => ({
  title: topic.title,
  body: back(content) + topicSection(topic, content, 1),
});

/** Every topic on one page, in the order of the groups, to read through or to print. */
export function wholePage(content: UitlegContent): Page {
  const { texts, topics } = content;
  const sections = texts.groups.flatMap(({ topics: ids }) =>
    ids.flatMap((id) => {
      const topic = topics.get(id);
      return topic ? [topicSection(topic, content, 2)] : [];
    }),
  );
  return {
    title: texts.title,
    body: `${back(content)}<h1>${safe(texts.title)}</h1>${intro(texts.intro.page, content)}${sections.join('')}`,
  };
}

/** Every article with its meaning in plain Dutch. */
export function rulesPage(content: UitlegContent): Page {
  const { texts, articles } = content;
  const items = [...articles.values()].map(({ article, heading, meaning }) => {
    const name = /^\d/.test(article) ? `${texts.article} ${article}` : article;
    return (
      `<dt id="${anchorOf(article)}">${safe(name === heading ? name : `${name}: ${heading}`)}</dt>` +
      `<dd>${markedText(meaning, content, new Set())}</dd>`
    );
  });
  return {
    title: texts.rules,
    body: `${back(content)}<h1>${safe(texts.rules)}</h1>${intro(texts.rulesIntro.page, content)}<dl>${items.join('')}</dl>`,
  };
}

/** Every difficult word with its explanation, in the order of the alphabet. */
export function wordsPage(content: UitlegContent): Page {
  const { texts, glossary } = content;
  const entries = Object.entries(glossary).sort(([, a], [, b]) => a.term.localeCompare(b.term, 'nl'));
  const items = entries.map(
    ([key, { term, text }]) =>
      `<dt id="${anchorOf(key)}"><dfn>${safe(term)}</dfn></dt><dd>${markedText(text, content, new Set([key]))}</dd>`,
  );
  return {
    title: texts.words,
    body: `${back(content)}<h1>${safe(texts.words)}</h1>${intro(texts.wordsIntro.page, content)}<dl>${items.join('')}</dl>`,
  };
}

const intro = (sentences: readonly string[], content: UitlegContent): string =>
  `<div class="lead">${markedText(sentences, content, new Set())}</div>`;

const back = ({ texts }: UitlegContent): string => `<nav><a href="${uitlegPath}">${safe(texts.overview)}</a></nav>`;
