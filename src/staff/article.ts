import * as cards from '../cards/card.ts';
import { capital } from '../prescreen/person.ts';
import { articleText, type Articles } from '../content/article.ts';
import type { StaffTalkTexts } from '../content/shapes/staff.ts';
import type { StaffReply } from './reply.ts';

/** Shows articles on cards. */
export interface ArticleCard {
  /** A button that opens the article's own summary on the card it stands on. */
  action(article: string): cards.Action;
  /** How places in the rules are named in a sentence: "art. 3.8.5, antwoordbrief". */
  places(articles: readonly string[]): string;
  /** The summary as an answer of its own; undefined when the rules have no such article. */
  reply(article: string): StaffReply | undefined;
}

/** The summaries of the articles, as the texts give them. */
export function articleCards(articles: Articles, texts: StaffTalkTexts): ArticleCard {
  const placeOf = (article: string): string => {
    if (/^\d/.test(article)) return texts.places.article({ place: article });
    const step = /^bb\.(\d+)$/.exec(article)?.[1];
    if (step) return texts.places.step({ place: step });
    return article === 'bb' || article.startsWith('bb.') ? texts.places.page : article;
  };
  const titleOf = (article: string): string =>
    /^\d/.test(article) ? texts.articleTitle({ article }) : capital(placeOf(article));
  return {
    places: (articles) => [...new Set(articles.map(placeOf))].join(', '),
    action(article) {
      const found = articleText(articles, article);
      const body = found
        ? [cards.text(found.heading, { weight: 'bolder' }), cards.list(found.meaning)]
        : [cards.text(texts.unknownArticle({ article }))];
      return cards.show(titleOf(article), body);
    },
    reply(article) {
      const found = articles.get(article);
      if (!found) return undefined;
      const name = titleOf(article);
      const title = found.heading.toLowerCase() === name.toLowerCase() ? name : `${name}: ${found.heading}`;
      const words = found.meaning.map((line) => `- ${line}`).join('\n');
      return {
        text: `**${title}**\n\n${words}`,
        card: cards.card(title, [title, ...found.meaning].join('\n'), [cards.list(found.meaning)]),
      };
    },
  };
}

/** The article that somebody asks for by its number: "artikel 3.8.4", "art. 2.2.1". */
export const articleAsked = (text: string): string | undefined =>
  /^\s*(?:wat (?:staat er|zegt) (?:in )?)?(?:art(?:ikel|\.)?\s*)(\d(?:\.\d{1,2}){0,3}(?:\.[a-z])?)\s*[?.]?\s*$/i.exec(
    text,
  )?.[1] ?? /^\s*(voetnoot \d{1,2})\s*[?.]?\s*$/i.exec(text)?.[1]?.toLowerCase();

/** The article that a text names somewhere, such as "wat zijn de stappen bij 3.8.5". */
export const articleNamed = (text: string): string | undefined =>
  /(?<![\d.])([1-4]\.\d{1,2}(?:\.\d{1,2}){0,2}(?:\.[a-z]\b)?)(?![\d.]*\d)/.exec(text.slice(0, 500))?.[1];
