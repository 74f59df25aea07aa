const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Cyrillic}/u, 'uk'],
  [/\p{Script=Ethiopic}/u, 'ti'],
  [/\p{Script=Han}/u, 'zh'],
];

/**
 * The language a message is in, when that is not Dutch: a code, or undefined.
 *
 * @param languages common words of each language
 * @param isDutch whether a word is known in Dutch
 */
export function foreignLanguage(
  words: readonly string[],
  languages: Readonly<Record<string, readonly string[]>>,
  isDutch: (word: string) => boolean,
): string | undefined {
  if (words.length === 0) return undefined;
  for (const [script, code] of SCRIPTS) {
    if (words.filter((word) => script.test(word)).length * 2 > words.length) return code;
  }
  const dutch = words.filter(isDutch).length;
  let best: { code: string; count: number } | undefined;
  for (const [code, common] of Object.entries(languages)) {
    const count = words.filter((word) => common.includes(word) && !isDutch(word)).length;
    if (count > (best?.count ?? 0)) best = { code, count };
  }
  return best && best.count >= 2 && best.count * 3 >= words.length && best.count > dutch * 0.8 ? best.code : undefined;
}
