import type { Uitslag } from './outcome.ts';
import type { OutcomeTexts } from './say-outcome.ts';

/** The outcome as a table: each scheme in a row, with the outcome in words. */
export function outcomeTable(uitslag: Uitslag, { prescreen }: OutcomeTexts) {
  const { caption, scheme, outcome } = prescreen.table;
  return {
    caption,
    columns: [scheme, outcome],
    rows: uitslag.regelingen.map(({ regeling, uitkomst }) => [
      prescreen.schemes[regeling].name,
      prescreen.statusLabels[uitkomst],
    ]),
  };
}
