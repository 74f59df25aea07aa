import * as cards from '../cards/card.ts';
import type { StaffTalkTexts } from '../content/shapes/staff.ts';
import type { Beoordeling } from '../criteria/beoordeel.ts';

/** How each row of the rules came out, scheme by scheme: what opens on the card of an outcome. */
export const outcomeRows = (outcomes: readonly Beoordeling[], { perArticle: texts }: StaffTalkTexts): cards.Action[] =>
  outcomes.map(({ regeling, criteria, uitsluitingen }) => {
    const list = (rows: readonly { id: string; status: keyof typeof texts.statuses }[]): cards.TextBlock =>
      cards.list(rows.map(({ id, status }) => `${id}: ${texts.statuses[status]}`));
    return cards.show(texts.title({ scheme: texts.schemes[regeling] }), [
      cards.text(texts.criteria, { weight: 'bolder' }),
      list(criteria),
      ...(uitsluitingen.length > 0 ? [cards.text(texts.grounds, { weight: 'bolder' }), list(uitsluitingen)] : []),
    ]);
  });
