import type { Spoken } from '../values/spoken.ts';
import { digitsInWords, inWords } from './say-number.ts';

/** An amount in euro: '€ 12,50', 'twaalf euro en vijftig cent'; whole euros without cents. */
export function sayMoney(euro: number): Spoken {
  const cents = Math.round(euro * 100);
  const whole = Math.floor(cents / 100);
  const rest = cents % 100;
  const text = rest ? `€ ${whole},${String(rest).padStart(2, '0')}` : `€ ${whole}`;
  return { text, speak: `${inWords(whole)} euro${rest ? ` en ${inWords(rest)} cent` : ''}` };
}

/** A postcode: '7411 AB', 'zeven vier een een, a b'. */
export function sayPostcode(postcode: string): Spoken {
  const [, digits = '', letters = ''] = /^(\d{4})\s?([A-Za-z]{2})$/.exec(postcode.trim()) ?? [];
  if (!digits) return { text: postcode, speak: digitsInWords(postcode) };
  const spelled = Array.from(letters.toLowerCase()).join(' ');
  return { text: `${digits} ${letters.toUpperCase()}`, speak: `${digitsInWords(digits)}, ${spelled}` };
}
