import { describe, expect, test } from 'vitest';
import { sayDay, sayDayLong, saySpan } from '../../src/language/say-day.ts';
import { sayMoney, sayPostcode } from '../../src/language/say-money.ts';
import { days, hours, inWords, ordinalInWords, sayList, sayNumber, year } from '../../src/language/say-number.ts';
import { sayPhone, writePhone } from '../../src/language/say-phone.ts';
import { sayTime } from '../../src/language/say-time.ts';

describe('numbers', () => {
  test.each([
    [0, 'nul'], [1, 'een'], [2, 'twee'], [14, 'veertien'], [22, 'tweeëntwintig'], [23, 'drieëntwintig'],
    [42, 'tweeënveertig'], [71, 'eenenzeventig'], [100, 'honderd'], [101, 'honderdeen'], [250, 'tweehonderdvijftig'],
    [1000, 'duizend'], [1500, 'vijftienhonderd'], [2000, 'tweeduizend'], [2026, 'tweeduizend zesentwintig'],
  ])('%i is %s', (n, words) => {
    expect(inWords(n)).toBe(words);
  }); // prettier-ignore

  test.each([
    [1, 'eerste'], [2, 'tweede'], [3, 'derde'], [8, 'achtste'], [10, 'tiende'], [19, 'negentiende'], [20, 'twintigste'],
    [21, 'eenentwintigste'], [100, 'honderdste'], [101, 'honderdeerste'], [103, 'honderdderde'],
  ])('%i as a place is %s', (n, words) => {
    expect(ordinalInWords(n)).toBe(words);
  }); // prettier-ignore

  test.each([-1, 1.5, 1_000_000, NaN])('%d has no words of its own', (n) => {
    expect(() => inWords(n)).toThrow(RangeError);
  });

  test('one day, more days', () => {
    expect(days(1)).toEqual({ text: '1 dag', speak: 'een dag' });
    expect(days(34)).toEqual({ text: '34 dagen', speak: 'vierendertig dagen' });
    expect(days(0)).toEqual({ text: '0 dagen', speak: 'nul dagen' });
    expect(hours(10)).toEqual({ text: '10 uur', speak: 'tien uur' });
    expect(sayNumber(-1.5)).toEqual({ text: '-1,5', speak: 'min een komma vijf' });
  });

  test('years', () => {
    expect(year(2026)).toEqual({ text: '2026', speak: 'tweeduizend zesentwintig' });
    expect(year(1987).speak).toBe('negentienhonderd zevenentachtig');
  });

  test('lists', () => {
    const plain = (text: string) => ({ text, speak: text });
    expect(sayList([plain('a'), plain('b'), plain('c')])).toEqual(plain('a, b en c'));
    expect(sayList([plain('a'), plain('b')], 'of')).toEqual(plain('a of b'));
    expect(sayList([])).toEqual(plain(''));
  });
});

describe('days', () => {
  test('the year is said aloud only when it is not this year', () => {
    expect(sayDay('2026-06-02', '2026-11-22')).toEqual({ text: '2 juni 2026', speak: 'twee juni' });
    expect(sayDay('2025-06-02', '2026-11-22')).toEqual({
      text: '2 juni 2025',
      speak: 'twee juni tweeduizend vijfentwintig',
    });
    expect(sayDayLong('2026-06-08', '2026-06-15')).toEqual({ text: 'maandag 8 juni 2026', speak: 'maandag acht juni' });
  });

  test('a span', () => {
    expect(saySpan('2026-06-03', '2026-06-10', '2026-06-15')).toEqual({
      text: 'van 3 juni tot en met 10 juni 2026',
      speak: 'van drie juni tot en met tien juni',
    });
    expect(saySpan('2025-12-29', '2026-01-03', '2026-06-15')).toEqual({
      text: 'van 29 december 2025 tot en met 3 januari 2026',
      speak: 'van negenentwintig december tweeduizend vijfentwintig tot en met drie januari tweeduizend zesentwintig',
    });
    expect(saySpan('2026-06-03', '2026-06-03', '2026-06-15')).toEqual(sayDay('2026-06-03', '2026-06-15'));
  });
});

test.each([
  ['21:30', "half 10 's avonds (21.30 uur)", "half tien 's avonds"],
  ['09:00', "9 uur 's ochtends", "negen uur 's ochtends"],
  ['00:00', "12 uur 's nachts", "twaalf uur 's nachts"],
  ['12:15', "kwart over 12 's middags (12.15 uur)", "kwart over twaalf 's middags"],
  ['17:45', "kwart voor 6 's middags (17.45 uur)", "kwart voor zes 's middags"],
  ['13:20', "10 voor half 2 's middags (13.20 uur)", "tien voor half twee 's middags"],
  ['13:41', "11 minuten over half 2 's middags (13.41 uur)", "elf minuten over half twee 's middags"],
])('the time %s', (time, text, speak) => {
  expect(sayTime(time)).toEqual({ text, speak });
});

test('no time is an error', () => {
  expect(() => sayTime('24:00')).toThrow(RangeError);
});

test.each([
  ['112', 'een een twee'],
  ['113', 'een een drie'],
  ['0800 2000', 'nul achthonderd, twee nul nul nul'],
  ['0800 8778771', 'nul achthonderd, acht zeven zeven, acht zeven, zeven een'],
  ['14 0570', 'veertien, nul vijf zeven nul'],
  ['06 12345678', 'nul zes, een twee, drie vier, vijf zes, zeven acht'],
  ['0570-693911', 'nul vijf zeven nul, zes negen, drie negen, een een'],
  ['+31 570 693911', 'plus eenendertig, vijf zeven nul, zes negen, drie negen, een een'],
])('the telephone number %s', (phone, words) => {
  expect(sayPhone(phone)).toBe(words);
});

test.each([
  ['+31612345678', '06 12 34 56 78'],
  ['+31570123456', '0570 12 34 56'],
  ['+31201234567', '020 123 45 67'],
  ['+32470123456', '+32470123456'],
  ['112', '112'],
])('the telephone number %s is written %s', (phone, written) => {
  expect(writePhone(phone)).toBe(written);
});

test('money and postcodes', () => {
  expect(sayMoney(250)).toEqual({ text: '€ 250', speak: 'tweehonderdvijftig euro' });
  expect(sayMoney(12.5)).toEqual({ text: '€ 12,50', speak: 'twaalf euro en vijftig cent' });
  expect(sayPostcode('7411ab')).toEqual({ text: '7411 AB', speak: 'zeven vier een een, a b' });
});
