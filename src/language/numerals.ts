/** A day, month and year as far as they are written. */
export interface DateParts {
  day?: number;
  month?: number;
  year?: number;
}

/** What a group of digits and separators means. */
export type Numeral =
  | { kind: 'number'; value: number; digits: string }
  | { kind: 'date'; date: DateParts }
  | { kind: 'range'; from: DateParts; to: DateParts }
  /** "4-6": a day and a month, or two days. */
  | { kind: 'pair'; a: number; b: number; sign: string; value?: number }
  | { kind: 'years'; from: number; to: number }
  | { kind: 'time' }
  | { kind: 'junk' };

const junk: Numeral = { kind: 'junk' };
const isDay = (n: number) => n >= 1 && n <= 31;
const isMonth = (n: number) => n >= 1 && n <= 12;
const isYear = (n: number) => n >= 1900 && n <= 2199;

/** The year that two digits mean: up to 49 in this century, from 50 in the last. */
export const fullYear = (year: number): number => (year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year);

/**
 * What a group such as "2-6-2026", "1.250,50" or "06-12345678" means. Telephone numbers, article numbers and impossible
 * dates are junk.
 */
export function numeral(group: string): Numeral {
  const parts = group.split(/[-/.,:]/);
  const signs = group.replace(/\d/g, '');
  const n = parts.map(Number);
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = n;
  const widths = parts.map((part) => part.length);

  if (parts.length === 1) return single(group, a);
  if (signs === ':') return { kind: 'time' };
  if (/^[.,]+$/.test(signs)) {
    const decimal = decimalNumber(parts, signs);
    if (decimal) return decimal;
  }
  if (parts.length === 2) return two(a, b, signs, widths);
  if (parts.length === 3) {
    const [sign = ''] = signs;
    if (signs === '-/' && isDay(a) && isDay(b) && a < b && isMonth(c)) {
      return { kind: 'range', from: { day: a, month: c }, to: { day: b, month: c } };
    }
    if (signs !== sign + sign || sign === ',' || sign === ':') return junk;
    if (widths[0] === 4 && isMonth(b) && isDay(c)) return dateOf(c, b, a);
    const yearWritten = widths[2] === 4 || widths[2] === 2;
    return yearWritten && isDay(a) && isMonth(b) ? dateOf(a, b, fullYear(c)) : junk;
  }
  const ends = /^([/.])-\1(\1?)$/.exec(signs);
  if (ends && isDay(a) && isMonth(b) && isDay(c) && isMonth(d)) {
    const year = ends[2] ? { year: fullYear(e) } : {};
    return { kind: 'range', from: { day: a, month: b }, to: { day: c, month: d, ...year } };
  }
  if (/^([/.])\1-\1\1$/.test(signs) && isDay(a) && isMonth(b) && isDay(d) && isMonth(e)) {
    return {
      kind: 'range',
      from: { day: a, month: b, year: fullYear(c) },
      to: { day: d, month: e, year: fullYear(n[5] ?? 0) },
    };
  }
  return junk;
}

function single(group: string, value: number): Numeral {
  const [, day, month, year] = /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(group)?.map(Number) ?? [];
  if (day && month && year && isDay(day) && isMonth(month)) return dateOf(day, month, year);
  if (group.length > 15 || (group.startsWith('0') && group.length >= 7)) return junk;
  return { kind: 'number', value, digits: group };
}

function two(a: number, b: number, sign: string, [first = 0, second = 0]: number[]): Numeral {
  if (sign === '.')
    return isDay(a) && isMonth(b) && second <= 2 ? { kind: 'pair', a, b, sign, value: Number(`${a}.${b}`) } : junk;
  if (isYear(a) && isYear(b) && a < b) return { kind: 'years', from: a, to: b };
  if (isMonth(a) && second === 4 && isYear(b)) return { kind: 'date', date: { month: a, year: b } };
  if (first === 4 && isYear(a) && isMonth(b)) return { kind: 'date', date: { month: b, year: a } };
  const day = isDay(a) && first <= 2 && isDay(b) && second <= 2;
  if (day && (isMonth(b) || (a < b && sign === '-'))) {
    return { kind: 'pair', a, b, sign, ...(sign === '/' && { value: a / b }) };
  }
  return sign === '/' && b > 0 && first < 3 ? { kind: 'number', value: a / b, digits: '' } : junk;
}

/** A number with thousands or decimals: "5.000", "1,10", "5.000,00"; a point before other digits is no number here. */
function decimalNumber(parts: string[], signs: string): Numeral | undefined {
  const [first = '', ...rest] = parts;
  const digits = parts.join('');
  if (digits.length > 15) return junk;
  const comma = signs.indexOf(',');
  if (comma >= 0 && comma !== signs.length - 1) return junk;
  const thousands = comma >= 0 ? rest.slice(0, -1) : rest;
  const grouped = thousands.every((part) => part.length === 3) && first.length <= 3;
  if (!grouped) return comma >= 0 ? junk : undefined;
  const whole = [first, ...thousands].join('');
  const value = Number(comma >= 0 ? `${whole}.${rest.at(-1) ?? ''}` : whole);
  return { kind: 'number', value, digits: '' };
}

const dateOf = (day: number, month: number, year: number): Numeral => {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day <= last ? { kind: 'date', date: { day, month, year } } : junk;
};
