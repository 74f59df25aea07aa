import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/language/read-day.ts';
import { readDays } from '../../src/language/read-results.ts';

const past = { today: '2026-06-15', direction: 'past' } as const;
const future = { today: '2026-06-15', direction: 'future' } as const;
const times = (text: string, asked: Parameters<typeof readDays>[1] = past) =>
  readDays(text, asked).filter(({ type }) => type === 'date' || type === 'range');

describe('the direction of the question, unless the words point elsewhere', () => {
  test.each([
    ['10 juli', '2025-07-10', '2026-07-10'],
    ['de dertigste', '2026-05-30', '2026-06-30'],
    ['zondag', '2026-06-14', '2026-06-21'],
    ['tweede kerstdag', '2025-12-26', '2026-12-26'],
    ['15 juni', '2026-06-15', '2026-06-15'],
    ['29 februari', '2024-02-29', '2028-02-29'],
  ])('%s', (text, back, ahead) => {
    expect(readDay(text, past)).toBe(back);
    expect(readDay(text, future)).toBe(ahead);
  });

  test('ga, kom and volgende point ahead; was, ging and vorige back', () => {
    expect(readDay('ik kom zondag terug', past)).toBe('2026-06-21');
    expect(readDay('ik kwam zondag terug', future)).toBe('2026-06-14');
    expect(readDay('komende vrijdag', past)).toBe('2026-06-19');
    expect(readDay('afgelopen vrijdag', future)).toBe('2026-06-12');
  });
});

describe('New Year and the end of a month', () => {
  test('a span over New Year', () => {
    const asked = { today: '2026-01-08', direction: 'past' } as const;
    const span = [{ type: 'range', start: '2025-12-29', end: '2026-01-03' }];
    expect(times('van 29 december tot 3 januari', asked)).toEqual(span);
    expect(times('29-12 t/m 3-1', asked)).toEqual(span);
  });

  test('a span over the end of a month, the first day without its month', () => {
    expect(times('van 30 tot 2 juni')).toEqual([{ type: 'range', start: '2026-05-30', end: '2026-06-02' }]);
  });
});

describe('corrections: the last counts', () => {
  test.each([
    ['de tiende nee de elfde', '2026-06-11'],
    ['tien mei sorry elf mei', '2026-05-11'],
    ['de tiende nee de twaalfde september', '2025-09-12'],
    ['10 mei, ik bedoel 12', '2026-05-12'],
  ])('%s', (text, day) => {
    expect(readDay(text, past)).toBe(day);
  });
});

describe('readDay: one day, or it is asked again', () => {
  test.each(['vorige week', 'in juli', '2 juni en 8 juni', '', 'geen idee', 'van 2 tot 11 juni', '31 juni'])(
    '"%s" is no one day',
    (text) => {
      expect(readDay(text, past)).toBeUndefined();
    },
  );

  test('a bare number or ordinal is a day of the month', () => {
    expect(readDay('elf', past)).toBe('2026-06-11');
    expect(readDay('de 11e', past)).toBe('2026-06-11');
    expect(readDay('11', past)).toBe('2026-06-11');
    expect(readDay('elf zes', past)).toBe('2026-06-11');
  });

  test('a weekday beside a date tells the year', () => {
    expect(readDay('vrijdag 13 november', { today: '2027-06-15', direction: 'past' })).toBe('2026-11-13');
    expect(readDay('woensdag de 10e', past)).toBe('2026-06-10');
  });
});

describe('what is no date', () => {
  test.each([
    'zo, ik wou even wat vragen',
    'ma komt mij ophalen',
    'jan is mijn begeleider',
    'artikel 3.8.4 lid 2',
    'bel 06-12345678 of 0570 69 39 11',
    'nul zes twaalf vierendertig zesenvijftig achtenzeventig',
    'ik woon op nummer 12, 7411 AB',
    'om half tien of kwart over 10',
    'de eerste keer en de tweede verdieping',
    'het kost 12,50 per dag',
    'elke maandag',
    'mogen mijn kinderen blijven slapen',
    '32-13-2026',
  ])('%s', (text) => {
    expect(times(text)).toEqual([]);
  });
});
