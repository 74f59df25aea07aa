import type { Log } from './log.ts';

/** So many promises that fail unheard within a minute are no accident of one conversation any more. */
const MOST_A_MINUTE = 20;

/** What the watch needs. */
export interface WatchParts {
  /** The process, or for tests something that tells the same. */
  events: Pick<NodeJS.Process, 'on'>;
  log: Log;
  /** Ends the program in order, so that whoever watches over it starts it again. */
  stop: (reason: string) => void;
  now?: () => number;
}

/**
 * Watches for faults that nobody caught; they are logged without what people said.
 *
 * A promise that fails unheard goes on: one conversation may have missed something, and to end here would cut off all
 * others too. When it happens again and again, and after an exception that may have left anything half done, the
 * program ends in order: every conversation is in the store and goes on after the next start.
 */
export function watchForUnforeseen({ events, log, stop, now = Date.now }: WatchParts): void {
  let recent: number[] = [];
  events.on('unhandledRejection', (error) => {
    log.error('a promise failed and nobody heard it', { error });
    recent = [...recent.filter((at) => at > now() - 60_000), now()];
    if (recent.length > MOST_A_MINUTE) stop('unhandledRejection');
  });
  events.on('uncaughtException', (error) => {
    log.error('an exception that nobody caught', { error });
    stop('uncaughtException');
  });
}
