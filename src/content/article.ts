import { z } from 'zod';
import type { Article } from '../policy/articles.ts';

const words = z.string().trim().min(1);

/** The file `content/articles.yaml`: each place in the rules that we cite, and what it means in plain Dutch. */
export const articlesShape = z.record(
  z.string(),
  z.strictObject({
    /** In plain words; a paragraph without a heading of its own has that of its article. */
    heading: words.optional(),
    meaning: z.array(words).min(1),
  }),
);

/** An article as people can read it. */
export interface ArticleText {
  article: Article;
  heading: string;
  meaning: readonly string[];
}

/** The texts of the articles, by name. */
export type Articles = ReadonlyMap<Article, ArticleText>;

/** The articles of the file by name, each with its heading. */
export function articlesOf(file: z.output<typeof articlesShape>): Articles {
  const headingOf = (article: Article): string =>
    file[article]?.heading ?? (article.includes('.') ? headingOf(article.slice(0, article.lastIndexOf('.'))) : article);
  return new Map(
    Object.entries(file).map(([article, { meaning }]) => [article, { article, heading: headingOf(article), meaning }]),
  );
}

/** The text of an article, or of the one it stands under when it has none; undefined when neither is there. */
export function articleText(articles: Articles, article: Article): ArticleText | undefined {
  const own = articles.get(article);
  if (own) return own;
  const parent = /^(.*)(?:\.[^.]+| [^ ]+)$/.exec(article)?.[1];
  return parent === undefined ? undefined : articleText(articles, parent);
}
