/** In the state of a turn: whether everything that is kept of this conversation is to be erased at its end. */
export const eraseKey = 'woonwegwijzer.erase';

/** In the state of a turn: what was said in the turn before it, for "herhaal". */
export const lastSaidKey = 'woonwegwijzer.lastSaid';

/**
 * In the state of a turn: gives a short number by which a worker finds what is handed over; only where one is spoken. A
 * hand-off that takes it carries it as its `reference`.
 */
export const referenceKey = 'woonwegwijzer.reference';

/** In the state of a turn: how people speak here, because staff in Teams use other words than a caller. */
export const wayKey = 'woonwegwijzer.way';

/**
 * In the state of a turn: the `DeskEvent` that this turn is for. Only our own desk sets it, so that an event from outside
 * that says it is one is not believed.
 */
export const deskEventKey = 'woonwegwijzer.deskEvent';

/** In the state of a turn: the channel knows by itself what it has already, so that it may be sent again. */
export const sentOnceKey = 'woonwegwijzer.sentOnce';

/**
 * In the state of a turn: what was said in it is not kept. `answer`: nor what was answered, so that a repeated activity is
 * answered anew.
 */
export const offRecordKey = 'woonwegwijzer.offRecord';
export type OffRecord = 'said' | 'answer';
