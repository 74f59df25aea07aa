import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Article } from '../../policy/articles.ts';
import type { SourceArticles } from './source-articles.ts';

/** The file `content/source/fingerprints.yaml`: for each topic the articles it was compared with, and their texts. */
export const fingerprintsShape = z.record(z.string(), z.record(z.string(), z.string().regex(/^[0-9a-f]{12}$/)));

export type Fingerprints = z.output<typeof fingerprintsShape>;

/** The fingerprint of a text: of its letters and digits alone, so that layout, accents and signs do not count. */
export const fingerprint = (text: string): string =>
  hash('sha256', text.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).slice(0, 12);

/** A text that has to be read again beside its article. */
export interface Outdated {
  topic: string;
  article: Article;
  /** Never compared, or compared with another text of the article. */
  why: 'new' | 'changed';
}

/** The topics that were never compared with an article they name, or with an older text of it. */
export function outdatedTopics(
  topics: readonly { id: string; articles: readonly Article[] }[],
  source: SourceArticles,
  known: Fingerprints,
): Outdated[] {
  return topics.flatMap(({ id, articles }) =>
    articles.flatMap((article): Outdated[] => {
      const text = source.get(article)?.text;
      const then = known[id]?.[article];
      if (text === undefined || then === fingerprint(text)) return [];
      return [{ topic: id, article, why: then === undefined ? 'new' : 'changed' }];
    }),
  );
}

/** The fingerprints as they stand now: what somebody says who has compared a topic with its articles. */
export const fingerprintsOf = (articles: readonly Article[], source: SourceArticles): Record<Article, string> =>
  Object.fromEntries(
    articles.flatMap((article) => {
      const text = source.get(article)?.text;
      return text === undefined ? [] : [[article, fingerprint(text)]];
    }),
  );
