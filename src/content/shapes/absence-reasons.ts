import { z } from 'zod';

const words = z.array(z.string().min(1)).min(1);

/** `content/absence-reasons.yaml`: the words by which a reason for an absence is known; a star stands for any ending. */
export const absenceReasons = z.strictObject({
  match: z.strictObject({
    verlof: words,
    vakantie: words,
    detentie: words,
    ziekenhuisopname: words,
    opname_ggz: words,
    opname_verslavingskliniek: words,
    mantelzorg: words,
    familie: words,
    weggelopen: words,
  }),
});

/** The words of each reason. */
export type AbsenceReasons = z.output<typeof absenceReasons>['match'];
