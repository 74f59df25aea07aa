import type { Article } from './articles.ts';

/** A number that the policy sets: its value, in which unit, and where it stands. */
export interface PolicyNumber<Unit extends string = string> {
  value: number;
  unit: Unit;
  article: Article;
}

const set = <Unit extends string>(value: number, unit: Unit, article: Article): PolicyNumber<Unit> => ({
  value,
  unit,
  article,
});

/** Every number that the beleidsregels set and that this code uses. Change a number here and nowhere else. */
export const policy = {
  minimumAge: set(18, 'jaar', '2.2.1.a, 3.2.1.a, 4.3.a'),
  minimumGuidance: set(10, 'uur per week', '3.2.3.c'),

  absenceDaysPerYear: set(42, 'dagen', '3.8.4'),
  absenceDaysAtOnce: set(42, 'dagen', '3.8.4'),
  stayBeforeAbsence: set(14, 'dagen', '3.8.4'),
  warningsBeforeEnding: set(3, 'waarschuwingen', '3.8.5'),
} as const;
