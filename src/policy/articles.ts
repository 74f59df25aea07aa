/**
 * How a place in the rules is named: an article of the beleidsregels (`3.8.4`, `2.2.1.a`), a section (`2.3`), a
 * footnote (`voetnoot 3`), a page of the Bijzondere Bemiddeling (`bb`, `bb.4` for step 4 of 17), the list of concepts
 * (`begrippenlijst`), the collegenota, the letters, or an article of an Act (`Awb 6:7`).
 */
export type Article = string;

/** The version of the rules that this code follows, and the day from which it holds. */
export const rulesVersion = {
  title: 'Beleidsregels toegang tot Beschermd Wonen, Beschut Wonen en maatschappelijke opvang 2026',
  adopted: '2026-02-10',
} as const;
