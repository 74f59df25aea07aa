/** Everything that the pages under `/uitleg` show: the same content as the conversation. */
export type { UitlegLoaded as UitlegContent } from '../../../../content/load-uitleg.ts';

/** Where the pages stand. */
export const uitlegPath = '/uitleg';

/** The page with every article, and the place of one on it. */
export const rulesPath = (article?: string): string => `${uitlegPath}/regels${article ? `#${anchorOf(article)}` : ''}`;

/** The page with every difficult word, and the place of one on it. */
export const wordsPath = (key?: string): string => `${uitlegPath}/woorden${key ? `#${anchorOf(key)}` : ''}`;

/** The name of a place on a page: letters, digits and hyphens only. */
export const anchorOf = (name: string): string => `p-${name.replace(/[^\p{L}\d]+/gu, '-')}`;
