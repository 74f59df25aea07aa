/** A conversation of the stock bot: through its waterfall and into the next. */
export const stockScript = ['hello', 'pizza', '2', 'hello', 'bread', '7'];

/** A conversation of ours, as a resident has it: questions, a calculation with dates, an interruption, a hand on the brake. */
export const ourScript = [
  'hallo',
  'wat is beschermd wonen?',
  'hoeveel afwezigheidsdagen heb ik nog?',
  '2 juni',
  'wie kan mij helpen bij het gesprek?',
  '11 juni',
  'nee',
  'hoe lang duurt het voordat ik een besluit krijg?',
  'ik ben het niet eens met het besluit',
  'stop',
];
