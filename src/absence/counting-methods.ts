import { plusDays, type CalendarDay } from '../values/calendar-day.ts';
import { dayCount, daysAway, type DayRange } from './days-away.ts';

/**
 * The ways of counting that people mix up: every calendar day touched, nights away, the days strictly between (article
 * 3.8.4), and those days when some of them fall under the Wlz, where admissions are counted apart.
 */
export type CountingMethod = 'touched' | 'nights' | 'between';

/** What one way of counting makes of an absence. */
export interface Count {
  method: CountingMethod;
  days: number;
  /** The days that are counted; for nights the evenings on which they begin. */
  range: DayRange;
  /** Whether it is the way of article 3.8.4. */
  isRule: boolean;
}

/**
 * One absence counted in each way, the way of article 3.8.4 first: days strictly between departure and return.
 *
 * @example
 * countingMethods('2026-06-02', '2026-06-11') // between 8, nights 9, touched 10
 */
export function countingMethods(departure: CalendarDay, back: CalendarDay): Count[] {
  const ranges: Record<CountingMethod, DayRange> = {
    between: daysAway(departure, back),
    nights: { first: departure, last: plusDays(back, -1) },
    touched: { first: departure, last: back },
  };
  return (Object.keys(ranges) as CountingMethod[]).map((method) => ({
    method,
    days: dayCount(ranges[method]),
    range: ranges[method],
    isRule: method === 'between',
  }));
}

/** How a number in somebody else's administration can have come about. */
export interface DifferenceExplained {
  /** What article 3.8.4 makes of these absences together. */
  rule: number;
  /** The other ways of counting that give exactly the number told. */
  fits: Exclude<CountingMethod, 'between'>[];
  /** The total in every way. */
  totals: Record<CountingMethod, number>;
}

/**
 * Explains a number of days that differs from ours: which way of counting gives it. No way need fit; then the dates
 * themselves must be compared.
 *
 * @example
 * explainDifference([{ departure: '2026-06-02', back: '2026-06-11' }], 9) // rule 8, fits ['nights']
 */
export function explainDifference(
  absences: readonly { departure: CalendarDay; back: CalendarDay }[],
  told: number,
): DifferenceExplained {
  const totals: Record<CountingMethod, number> = { between: 0, nights: 0, touched: 0 };
  for (const { departure, back } of absences) {
    for (const { method, days } of countingMethods(departure, back)) totals[method] += days;
  }
  const fits = (['nights', 'touched'] as const).filter(
    (method) => totals[method] === told && totals[method] !== totals.between,
  );
  return { rule: totals.between, fits, totals };
}
