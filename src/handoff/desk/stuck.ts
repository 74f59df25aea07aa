import type { Board, Due } from './board.ts';

/** Work that is not taken where it has to go: how much, and since when. */
export interface Stuck {
  /** `person`: what happened at the desk; else the way by which arrivals are told elsewhere, such as `mail`. */
  what: string;
  count: number;
  /** The age of the oldest, in whole seconds. */
  oldestSeconds: number;
}

/** What is under way for less than this, in ms, is on time. */
const onTimeMs = 15_000;

/** What could not be told yet, and should have been. */
export function stuckOn({ entries }: Board, now: number): Stuck[] {
  const due = entries.flatMap(({ telling, sending }): { what: string; due: Due }[] => [
    ...(telling ? [{ what: 'person', due: telling }] : []),
    ...Object.entries(sending).map(([what, due]) => ({ what, due })),
  ]);
  const late = due.filter(({ due: { since, tries } }) => tries > 1 || now - since > onTimeMs);
  return [...Map.groupBy(late, ({ what }) => what)].map(([what, all]) => ({
    what,
    count: all.length,
    oldestSeconds: Math.max(...all.map(({ due }) => Math.round((now - due.since) / 1_000))),
  }));
}
