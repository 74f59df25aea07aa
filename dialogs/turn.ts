/** In the state of a turn: whether everything that is kept of this conversation is to be erased at its end. */
export const eraseKey = 'woonwegwijzer.erase';

/** In the state of a turn: what was said in the turn before it, for "herhaal". */
export const lastSaidKey = 'woonwegwijzer.lastSaid';

/** In the state of a turn: how people speak here, because staff in Teams use other words than a caller. */
export const wayKey = 'woonwegwijzer.way';
