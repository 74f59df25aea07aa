import fc from 'fast-check';
import type { AbsenceCase, Period } from '../../src/absence/absence-case.ts';
import { calendar } from './day-by-day.ts';

const day = (i: number): string => calendar[i] ?? '';

const reason = fc.constantFrom(
  'verlof',
  'vakantie',
  'detentie',
  'ziekenhuisopname',
  'opname_ggz',
  'opname_verslavingskliniek',
  'mantelzorg',
  null,
);

/** Lengths and gaps that crowd around the numbers of the rule: 0, 1, 13 to 15, 41 to 44. */
const nights = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 60 }),
  fc.constantFrom(42, 43, 44, 45, 90),
);
const gap = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.constantFrom(12, 13, 14, 15),
  fc.integer({ min: 0, max: 150 }),
);

/** Histories without errors: absences one after the other, perhaps one that runs, perhaps a plan, in any order. */
export const histories: fc.Arbitrary<AbsenceCase> = fc
  .record({
    // from 1 October 2025 to the summer of 2028: across the start of the rule, New Year, and 29 February 2028
    start: fc.integer({ min: calendar.indexOf('2025-10-01'), max: calendar.indexOf('2028-06-01') }),
    absences: fc.array(fc.record({ gap, nights, reason }), { maxLength: 7 }),
    stay: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 20 }), fc.constantFrom(12, 13, 14, 400)),
    runs: fc.boolean(),
    runningReason: reason,
    awayFor: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 400 })),
    plan: fc.option(
      fc.record({ after: fc.integer({ min: 0, max: 80 }), nights: fc.option(nights), reason: fc.option(reason) }),
    ),
    housing: fc.constantFrom('BW', 'BW', 'BW', 'BESCHUT', null),
    yearStep: fc.constantFrom(-1, 0, 0, 0, 1),
    seed: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  })
  .map((g) => {
    let at = g.start;
    const periods: Period[] = [];
    for (const absence of g.absences) {
      at += absence.gap;
      periods.push({ departure: day(at), return: day(at + absence.nights), reason: absence.reason });
      at += absence.nights;
    }
    const firstDeparture = periods[0]?.departure;
    let running: string | null = null;
    if (g.runs) {
      at += 3;
      running = day(at);
      periods.push({ departure: running, return: null, reason: g.runningReason });
    }
    at += g.runs ? g.awayFor : 0;
    const today = at;

    let plan: AbsenceCase['plan'] = null;
    if (g.plan) {
      const departure = running ?? day(today + g.plan.after);
      const back =
        g.plan.nights === null ? null : day((running === null ? calendar.indexOf(departure) : today) + g.plan.nights);
      plan = { departure, return: back, ...(g.plan.reason ? { reason: g.plan.reason } : {}) };
    }
    const arrival = calendar.indexOf(firstDeparture ?? day(g.start)) - (g.stay ?? 0);
    const shuffled = periods
      .map((period, i) => ({ period, key: g.seed[i] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ period }) => period);
    return {
      today: day(today),
      year: Math.max(2026, Number(day(today).slice(0, 4)) + g.yearStep),
      stayStart: g.stay === null ? null : day(arrival),
      housing: g.housing,
      periods: shuffled,
      plan,
    };
  });
