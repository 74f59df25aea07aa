import { describe, expect, it } from 'vitest';
import { isPlainDay } from '../../src/language/plain-day.ts';
import type { CalendarDay } from '../../src/values/calendar-day.ts';

const today = '2026-11-22';

describe('a day is given plainly', () => {
  it.each<[string, CalendarDay]>([
    ['2 november', '2026-11-02'],
    ['de brief is van 13 november', '2026-11-13'],
    ['tweeëntwintig november', '2026-11-22'],
    ['de tweede van november', '2026-11-02'],
    ['2-11', '2026-11-02'],
    ['2 juni 2025', '2025-06-02'],
    ['2 juni tweeduizend vijfentwintig', '2025-06-02'],
    ['9 januari', '2027-01-09'],
  ])('by its day and month: %s', (text, day) => {
    expect(isPlainDay(text, day, today)).toBe(true);
  });

  it.each<[string, CalendarDay]>([
    ['gisteren', '2026-11-21'],
    ['vorige week dinsdag', '2026-11-10'],
    ['de elfde', '2026-11-11'],
    ['met pasen', '2026-04-05'],
    ['eind november', '2026-11-30'],
    ['einde november', '2026-11-30'],
    ['2 november nee 3 november', '2026-11-03'],
    ['2 november denk ik', '2026-11-02'],
    ['2 december', '2025-12-02'],
    ['2 of 3 november', '2026-11-02'],
  ])('not when it was counted, guessed, put right or doubted: %s', (text, day) => {
    expect(isPlainDay(text, day, today)).toBe(false);
  });
});
