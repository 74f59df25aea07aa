/** The languages that are noticed, by code. For each there is a sentence in `content/languages.yaml`. */
export const languageCodes = [
  'ar',
  'de',
  'en',
  'es',
  'fa',
  'fr',
  'pl',
  'ro',
  'ru',
  'so',
  'ti',
  'tr',
  'uk',
  'zh',
] as const;
export type LanguageCode = (typeof languageCodes)[number];

/** Scripts that tell the language, the more particular one first: letters that only Persian or Russian writes. */
const SCRIPTS: { script: RegExp; code: LanguageCode; only?: RegExp }[] = [
  { script: /\p{Script=Arabic}/u, only: /[پچژگیک]/u, code: 'fa' },
  { script: /\p{Script=Arabic}/u, code: 'ar' },
  { script: /\p{Script=Cyrillic}/u, only: /[ыэъё]/u, code: 'ru' },
  { script: /\p{Script=Cyrillic}/u, code: 'uk' },
  { script: /\p{Script=Ethiopic}/u, code: 'ti' },
  { script: /\p{Script=Han}/u, code: 'zh' },
];

/**
 * The language a message is in, when that is not Dutch: a code, or undefined.
 *
 * @param languages common words of each language
 * @param isDutch whether a word is known in Dutch
 */
export function foreignLanguage(
  words: readonly string[],
  languages: Readonly<Partial<Record<LanguageCode, readonly string[]>>>,
  isDutch: (word: string) => boolean,
): LanguageCode | undefined {
  if (words.length === 0) return undefined;
  for (const { script, only, code } of SCRIPTS) {
    const written = words.filter((word) => script.test(word));
    if (written.length * 2 > words.length && (!only || written.some((word) => only.test(word)))) return code;
  }
  const dutch = words.filter(isDutch).length;
  let best: { code: LanguageCode; count: number } | undefined;
  for (const code of languageCodes) {
    const common = languages[code] ?? [];
    const count = words.filter((word) => common.includes(word) && !isDutch(word)).length;
    if (count > (best?.count ?? 0)) best = { code, count };
  }
  return best && best.count >= 2 && best.count * 3 >= words.length && best.count > dutch * 0.8 ? best.code : undefined;
}
