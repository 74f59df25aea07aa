import { ssmlFaults } from '../../../src/content/meter/ssml.ts';
import { secondsAloud } from '../../../src/content/meter/syllables.ts';

/** A turn is no longer than this aloud, in seconds. */
const LONGEST = 25;

/** The words of an SSML document, without its marks. */
export const wordsOf = (ssml: string): string =>
  ssml
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+([.,?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** What is wrong with what is said in one turn: unknown SSML, something unspeakable, too long, no question at the end. */
export function faultsOf(say: readonly string[], { listens }: { listens: boolean }): string[] {
  const faults = say.flatMap((ssml) => {
    const [, inside] = /^<speak>([^]*)<\/speak>$/.exec(ssml) ?? [];
    return inside === undefined ? [`${ssml}: expected one <speak>`] : ssmlFaults(inside);
  });
  const words = say.map(wordsOf);
  for (const one of words) {
    const found =
      /[\d%€&@/*_<>•#]|https?:|www\.|\b(?:bijv|evt|i\.v\.m|m\.b\.t|t\/m|Wlz|Wmo|pgb|ggz|EU|BW|MO|BB)\b/.exec(one)?.[0];
    if (found !== undefined) faults.push(`"${found}" in "${one}"`);
  }
  const seconds = secondsAloud(words.join(' '));
  if (seconds > LONGEST) faults.push(`${seconds} s: ${words.join(' ')}`);
  const last = words.at(-1) ?? '';
  if (listens && !/(?:\?|toets \p{L}+\.)$/u.test(last)) faults.push(`no question at the end: "${last}"`);
  const asked = words.join(' ').match(/\?/g)?.length ?? 0;
  if (asked > 1 && !words.join(' ').includes('Bent u er nog?')) faults.push(`${asked} questions: ${words.join(' ')}`);
  return faults;
}
