/** A number that a word says; `ordinal` for "derde" and "21e". */
export interface NumberWord {
  value: number;
  ordinal: boolean;
}

const units = ['', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'];
const teens = 'tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(' ');
const tens = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
const ordinalUnits = ' eerste tweede derde vierde vijfde zesde zevende achtste negende'.split(' ');

/** Other spellings and what is heard on a bad line; the last list are calls to tell two from three. */
const variants: Record<string, number> = {
  nul: 0, eentje: 1, twe: 2, twie: 2, tweetjes: 2, drietal: 3, zeuven: 7, zeve: 7, neuge: 9, nege: 9, tiental: 10,
  twaalve: 12, dertein: 13, achtien: 18, twintich: 20, tachentig: 80, dozijn: 12, dozijnen: 12, twintigtal: 20,
}; // prettier-ignore

const small = new Map<string, NumberWord>();
const word = (text: string, value: number, ordinal = false) => small.set(text, { value, ordinal });

for (const [value, text] of units.entries()) if (text) word(text, value);
for (const [value, text] of ordinalUnits.entries()) if (text) word(text, value, true);
for (const [i, text] of teens.entries()) word(text, 10 + i).set(`${text}de`, { value: 10 + i, ordinal: true });
for (const [i, ten] of tens.entries()) {
  word(ten, 20 + 10 * i);
  word(`${ten}ste`, 20 + 10 * i, true);
  for (const [unit, text] of units.entries()) {
    if (!text) continue;
    word(`${text}en${ten}`, 20 + 10 * i + unit);
    word(`${text}en${ten}ste`, 20 + 10 * i + unit, true);
  }
}
for (const [text, value] of Object.entries(variants)) word(text, value);
word('zevede', 7, true);
word('eende', 1, true);

const scales: [string, number][] = [
  ['biljoen', 1e12],
  ['miljard', 1e9],
  ['miljoen', 1e6],
  ['duizend', 1e3],
  ['honderd', 100],
];

/** The number words of two parts, "eenentwintig" to "negenennegentig". */
export const compoundNumbers: readonly string[] = tens.flatMap((ten) =>
  units.flatMap((unit) => (unit ? [`${unit}en${ten}`] : [])),
);

/** The scale that a word is by itself: "duizend" is 1000. */
export const scaleOf = (text: string): number | undefined => scales.find(([name]) => name === text)?.[1];

/** Sounds as they are heard and vowels that are left out: "zeuvenentwintig", "tweenveertig", "achtentachentig". */
const asSpelled = (text: string): string =>
  text
    .replace('zeuve', 'zeve')
    .replace('neuge', 'nege')
    .replace('tachentig', 'tachtig')
    .replace(/^twe(?=en[a-z]+tig)/, 'twee')
    .replace(/^dri(?=en[a-z]+tig)/, 'drie')
    .replace(/tich(?=$|ste)/, 'tig');

/**
 * The number that one folded word says, or undefined.
 *
 * @example
 * numberWord('tweeduizendzesentwintig') // { value: 2026, ordinal: false }
 * numberWord('eenentwintigste') // { value: 21, ordinal: true }
 */
export function numberWord(text: string): NumberWord | undefined {
  if (text.length > 80) return undefined;
  const known =
    small.get(text) ?? (/^(?:twe|dri)|euve|euge|tachent|tich/.test(text) ? small.get(asSpelled(text)) : undefined);
  if (known) return known;
  if (text.startsWith('negentien') && !text.includes('honderd')) {
    const rest = small.get(text.slice('negentien'.length));
    if (rest && rest.value >= 10 && rest.value < 100) return { value: 1900 + rest.value, ordinal: false };
  }
  for (const [name, scale] of scales) {
    const at = text.indexOf(name);
    if (at < 0) continue;
    const left = at === 0 ? { value: 1, ordinal: false } : numberWord(text.slice(0, at));
    if (!left || left.ordinal || left.value >= Math.max(scale, 1000)) return undefined;
    const rest = text.slice(at + name.length);
    if (rest === '' || rest === 'ste') return { value: left.value * scale, ordinal: rest === 'ste' };
    const right = numberWord(rest.replace(/^en/, '')) ?? numberWord(rest);
    if (!right || right.value >= scale) return undefined;
    return { value: left.value * scale + right.value, ordinal: right.ordinal };
  }
  return undefined;
}
