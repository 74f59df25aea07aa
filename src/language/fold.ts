import { remembering } from './remembering.ts';

/** The longest text that is read; what comes after it is left alone. */
export const readLimit = 4000;

/**
 * A text as the readers compare it: lower case, without accents, control characters and fancy quotes, and no longer
 * than {@link readLimit}. Punctuation stays, because "2-6" and "3,5" need it.
 *
 * @example
 * fold('Tweeëntwintig  JUNI') // 'tweeentwintig juni'
 */
export const fold = remembering((text: string): string =>
  text
    .slice(0, readLimit)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim(),
);
