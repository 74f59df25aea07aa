import { z } from 'zod';
import type { Article } from '../../policy/articles.ts';
import type { SourceArticles } from './source-articles.ts';

/** What explains or applies a place in the rules: a sentence of a topic, a criterion, a number, or a reason why not. */
export type CoveredBy =
  | { by: 'topic'; topic: string; sentence: string }
  | { by: 'criterion' | 'number'; sentence: string }
  | { by: 'reason'; sentence: string };

/** A place in the rules and everything that covers it. */
export interface Coverage {
  article: Article;
  heading: string;
  covered: CoveredBy[];
}

/** What can cover the rules. */
export interface CoverParts {
  topics: readonly { id: string; articles: readonly Article[]; staff: string }[];
  /** Criteria and grounds by article, such as `2.2.1.a`. */
  criteria: readonly Article[];
  /** Numbers of the policy: their name and the articles that set them. */
  numbers: readonly { name: string; articles: readonly Article[] }[];
  /** Why no text explains a place. */
  reasons: Readonly<Record<Article, string>>;
}

/** The file `content/source/reasons.yaml`: places in the rules that nothing explains, and why. */
export const reasonsShape = z.record(z.string(), z.string());

const STAGES = ['melding verlenging', 'melding', 'aanleveren', 'tweede onderzoek', 'onderzoek', 'aanvraag', 'beoordelen', 'besluiten', 'besluit'];

/** For every article and paragraph of the chapters 1 to 4 and every step of the mediation: what covers it. */
export function coverageOf(source: SourceArticles, { topics, criteria, numbers, reasons }: CoverParts): Coverage[] {
  const named = topics.flatMap(({ id, articles, staff }) =>
    staff
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((sentence) => placesNamed(sentence, articles).map((article) => ({ id, article, sentence }))),
  );
  return [...source.values()]
    .filter(({ article }) => /^(?:[1-4]|bb\.\d)/.test(article))
    .map(({ article, heading }): Coverage => {
      const within = (place: Article): boolean => place === article || place.startsWith(`${article}.`);
      const covered: CoveredBy[] = [
        ...named
          .filter((one) => within(one.article))
          .map(({ id, sentence }) => ({ by: 'topic' as const, topic: id, sentence })),
        ...criteria.filter(within).map((id) => ({ by: 'criterion' as const, sentence: id })),
        ...numbers
          .filter((number) => number.articles.some(within))
          .map(({ name }) => ({ by: 'number' as const, sentence: name })),
        ...(reasons[article] ? [{ by: 'reason' as const, sentence: reasons[article] }] : []),
      ];
      return { article, heading, covered };
    });
}

/**
 * The places in the rules that a line of a staff text names: `2.3.2.b`, and by what its topic is about also `lid 4`,
 * `stap 3 en 5`, a numbered step, and a stage of a procedure (`Melding: ...`).
 *
 * @param articles the articles of the topic
 */
export function placesNamed(line: string, articles: readonly Article[]): Article[] {
  const has = (pattern: RegExp): string[] => articles.filter((article) => pattern.test(article));
  const withSteps = has(/^3\.8\.5$/).length > 0 ? ['3.8.5'] : has(/^bb(?:\.|$)/).length > 0 ? ['bb'] : [];
  const lists = (word: string): number[] => listed(line, word);
  const leading = [...line.matchAll(/^(?:- )?(\d{1,2})\.(?: en (\d{1,2})\.)? /g)].flatMap((found) =>
    found.slice(1).filter(Boolean).map(Number),
  );
  const stages = STAGES.filter((stage) =>
    new RegExp(`(?:^(?:- )?(?:\\d\\. )?|[(,;] ?| en )${stage}(?![\\p{L}])`, 'iu').test(line),
  );
  return [
    ...(line.match(/(?<![\d.])[1-4]\.\d{1,2}(?:\.\d{1,2})?(?:\.[a-e](?!\p{L}))?(?![\d])/gu) ?? []),
    ...has(/^[23]\.6$/).flatMap((article) => lists('lid').map((n) => `${article}.${n}`)),
    ...withSteps.flatMap((article) => [...lists('stap'), ...leading].map((n) => `${article}.${n}`)),
    ...has(/^1\.(?:1|2\.[12])$/).flatMap((article) => stages.map((stage) => `${article} ${stage}`)),
  ];
}

/** The numbers after a word: "lid 7-13", "stap 3 en 5", "stap 8 tot en met 13". */
function listed(line: string, word: string): number[] {
  const list = new RegExp(`(?<!\\p{L})${word} (\\d+(?:(?:, | en | tot en met |-)\\d+)*)`, 'giu');
  return [...line.matchAll(list)].flatMap(([, numbers = '']) =>
    numbers.split(/, | en (?!met)/).flatMap((part) => {
      const [from = 0, to = from] = part.split(/ tot en met |-/).map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    }),
  );
}
