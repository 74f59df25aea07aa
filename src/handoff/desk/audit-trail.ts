import type { Keeper } from '../../storage/keeper.ts';
import type { CalendarDay } from '../../values/calendar-day.ts';
import type { Act } from './board.ts';

const daySeconds = 86_400;

/** Who did what at the desk, a list for each day (in UTC), which is gone after a term of its own. */
export class AuditTrail {
  readonly #keeper: Keeper;
  readonly #seconds: number;

  /** @param days how long a day is kept after it ended */
  constructor(keeper: Keeper, days: number) {
    this.#keeper = keeper;
    this.#seconds = (days + 1) * daySeconds;
  }

  /** Adds acts; one that is there already is not added again. */
  async add(acts: readonly Act[]): Promise<void> {
    for (const [day, ofDay] of Map.groupBy(acts, ({ at }) => at.slice(0, 10))) {
      const entries = ofDay.map((act) => ({ id: act.id, value: act }));
      await this.#keeper.append(nameOf(day), entries, { seconds: this.#seconds });
    }
  }

  /** All acts of a day, in the order in which they were written down. */
  async of(day: CalendarDay): Promise<Act[]> {
    const acts: Act[] = [];
    for (;;) {
      const page = await this.#keeper.read(nameOf(day), acts.length);
      if (page.length === 0) return acts;
      acts.push(...page.map(({ value }) => value as Act));
    }
  }
}

const nameOf = (day: string): string => `desk/audit/${day}`;
