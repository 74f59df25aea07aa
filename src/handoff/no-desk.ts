import { DeskError, type Desk } from './desk.ts';

const none = (): Promise<never> => Promise.reject(new DeskError('no desk: found none to hand over to'));

/** Where there is no desk, such as in a terminal: whoever asks for a person gets a telephone number. */
export const noDesk: Desk = {
  outlook: none,
  take: none,
  ticket: async () => undefined,
  hear: none,
  raise: none,
  callBack: none,
  leave: none,
  erase: async () => false,
};
