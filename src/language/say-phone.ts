import { digitsInWords, inWords } from './say-number.ts';

/**
 * A telephone number for the ear, in small groups: the groups as they are written, long ones cut up.
 *
 * @example
 * sayPhone('0800 2000') // 'nul achthonderd, twee nul nul nul'
 * sayPhone('14 0570') // 'veertien, nul vijf zeven nul'
 * sayPhone('112') // 'een een twee'
 */
export function sayPhone(phone: string): string {
  const [first = '', ...rest] = phone
    .replace(/^\+\s*/, '')
    .split(/\D+/)
    .filter(Boolean);
  const groups = [first, ...rest].flatMap(cut);
  const lead = phone.trim().startsWith('+') ? 'plus ' : '';
  return lead + groups.map((group, i) => sayGroup(group, i === 0 && groups.length > 1)).join(', ');
}

function sayGroup(group: string, isFirst: boolean): string {
  if (isFirst && /^0[89]00$/.test(group)) return `nul ${inWords(Number(group))}`;
  if (isFirst && /^[1-9]\d$/.test(group)) return inWords(Number(group));
  return digitsInWords(group);
}

/** Cuts a long row of digits into an area code and groups of at most four, the last ones short. */
function cut(group: string): string[] {
  if (group.length <= 4) return [group];
  const area =
    /^(?:0[89]00|06|0(?:1[0358]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[58])(?=\d{7}$)|0\d{2,3}(?=\d{6,7}$))/.exec(
      group,
    )?.[0] ?? '';
  const rest = group.slice(area.length);
  const sizes = rest.length % 2 === 1 ? [3] : [];
  const pieces: string[] = area ? [area] : [];
  for (let at = 0; at < rest.length; at += sizes.length && at === 0 ? 3 : 2) {
    pieces.push(rest.slice(at, at + (sizes.length && at === 0 ? 3 : 2)));
  }
  return pieces;
}

/**
 * A telephone number for the eye, as people here write it: a Dutch one with its zero and in groups of two or three.
 *
 * @example
 * writePhone('+31612345678') // '06 12 34 56 78'
 * writePhone('+31570123456') // '0570 12 34 56'
 */
export function writePhone(phone: string): string {
  const national = phone.replace(/^\+31(?=[1-9]\d{8}$)/, '0');
  return /^0\d{9}$/.test(national) ? cut(national).join(' ') : phone;
}
