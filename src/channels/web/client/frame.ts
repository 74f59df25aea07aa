/** Whether the chat stands in a frame of another page, which then opens and closes it. */
export const framed = parent !== window;

/** What the chat asks of the launcher around it. */
export type FrameMessage = { woonwegwijzer: 'minimise' } | { woonwegwijzer: 'leave'; to: string };

/** Lets the launcher put the chat away; the conversation stays. */
export function minimise(): void {
  if (framed) tellLauncher({ woonwegwijzer: 'minimise' });
}

/** Leaves the whole page for another, so that 'back' does not lead here. */
export function leave(to: string): void {
  if (!framed) location.replace(to);
  else tellLauncher({ woonwegwijzer: 'leave', to });
}

/** Nothing in these messages is private, so whichever page stands around the chat may read them. */
const tellLauncher = (message: FrameMessage): void => {
  parent.postMessage(message, '*');
};
