import * as cards from '../cards/card.ts';
import { termsIn, type Glossary } from '../content/glossary.ts';
import type { Message } from '../content/message.ts';
import type { StaffTalkTexts } from '../content/shapes/staff.ts';
import type { Explanation, Topics } from '../content/topics.ts';
import type { ArticleCard } from './article.ts';
import type { StaffReply } from './reply.ts';

/**
 * The topics as staff get them: under the heading of their own text, with that text for an answer, and with the plain
 * text for a client in the place of the simpler one.
 */
export const staffTopics = (topics: Topics, texts: StaffTalkTexts): Topics =>
  new Map([...topics].map(([id, topic]) => [id, forStaff(topic, texts)]));

function forStaff(topic: Explanation, texts: StaffTalkTexts): Explanation {
  const text = withoutTables(topic.staff.trim());
  const plain = plainText(topic, texts).text;
  const message: Message = { text, speak: text, simpler: { text: plain, speak: plain } };
  return { ...topic, title: staffTitle(topic), message, aside: message };
}

/** So much fits on a button. */
const longestTitle = 60;
const bareScheme = /^(?:beschermd wonen|beschut wonen|maatschappelijke opvang|bijzondere bemiddeling)$/i;

/** The heading of the text for staff; a bare name of a scheme is no title, for it is an answer to a question too. */
function staffTitle({ staff, title }: Explanation): string {
  const bold = /^\*\*([^*]+)\*\*/.exec(staff)?.[1] ?? title;
  const heading = bold
    .replace(/\s*\((?:art\.|pagina|stap|BB)[^)]*\).*$/, '')
    .replace(/[.:]$/, '')
    .trim();
  return heading.length > longestTitle || bareScheme.test(heading) ? title : heading;
}

/** The card under a topic: every article behind it opens with its own summary. */
export function articlesCard(
  articles: readonly string[],
  parts: { texts: StaffTalkTexts; article: ArticleCard },
): cards.Card | undefined {
  const { articlesTitle } = parts.texts;
  if (articles.length === 0) return undefined;
  const actions = articles.map((article) => parts.article.action(article));
  return cards.card(articlesTitle, `${articlesTitle}: ${articles.join(', ')}`, cards.actionRows(actions));
}

/** The plain text of a topic, to send on to a client. */
export function plainText(topic: Explanation | undefined, texts: StaffTalkTexts): StaffReply {
  if (!topic) return { text: texts.plainNothing() };
  return { text: `${texts.plainFor({ title: topic.title })}\n\n${topic.aside.text}` };
}

/** What a word means, for staff: the definition of the rules with its place, and the plain meaning after it. */
export function staffMeaning(
  glossary: Glossary,
  plain: (word: string) => Message | undefined,
  { texts, article }: { texts: StaffTalkTexts; article: ArticleCard },
) {
  return (word: string): Message | undefined => {
    const simple = plain(word);
    const key = termsIn(word, glossary)[0]?.key;
    const entry = key === undefined ? undefined : glossary[key];
    if (!entry || !simple) return simple;
    const text = [
      `**${entry.term}** (${article.places(entry.articles)})`,
      entry.staff,
      texts.plainMeaning({ text: simple.text.replaceAll('\n\n', ' ') }),
    ].join('\n\n');
    return { text, speak: simple.speak };
  };
}

/** A Markdown table as a list, because a chat shows no tables: each row its first cell, then the others by heading. */
export function withoutTables(markdown: string): string {
  return markdown.replace(/(?:^\|.*\|[ \t]*\n?)+/gm, (found) => {
    const rows = found
      .trim()
      .split('\n')
      .map((line) =>
        line
          .trim()
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      );
    const [headings = [], , ...body] = rows;
    const lines = body.map(([first = '', ...cells]) => {
      const named = cells.map((cell, i) => (headings[i + 1] ? `${headings[i + 1] ?? ''}: ${cell}` : cell));
      return `- **${first}**: ${named.join('; ')}`;
    });
    return `${lines.join('\n')}\n`;
  });
}
