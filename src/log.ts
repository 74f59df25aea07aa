import { hash } from 'node:crypto';
import { pino, stdTimeFunctions, type DestinationStream } from 'pino';
import type { LogLevel } from './config/config.ts';

/**
 * The log of the program, one JSON object a line. What a person said or who a person is cannot get in: an entry takes
 * the fields of `About` only, text must look like a name of our own, and errors of others lose their message.
 */
export interface Log {
  debug(what: string, about?: About): void;
  info(what: string, about?: About): void;
  warn(what: string, about?: About): void;
  error(what: string, about?: About): void;
}

/** What an entry may tell. */
export interface About {
  /** Shortened to eight characters of its hash, enough to follow one conversation through a log. */
  conversation?: string | undefined;
  /** Of an error: its name, its code, where it happened; its message only when it is one of ours or of Node itself. */
  error?: unknown;
  channel?: string | undefined;
  activity?: string | undefined;
  dialog?: string | undefined;
  step?: string | undefined;
  topic?: string | undefined;
  article?: string | undefined;
  intent?: string | undefined;
  queue?: string | undefined;
  store?: string | undefined;
  setting?: string | undefined;
  method?: string | undefined;
  route?: string | undefined;
  reason?: string | undefined;
  url?: string | undefined;
  status?: number | undefined;
  count?: number | undefined;
  milliseconds?: number | undefined;
  seconds?: number | undefined;
}

/** A name of our own: an id, a path, an address; no sentence. */
const nameLike = /^[\w.:/[\]-]{1,80}$/;

/** Errors whose message is written by us or by Node, and never repeats what came in. */
const speakingErrors =
  /^(ConfigError|ContentError|StorageError|ConflictError|DeskError|AuthenticationError|TypeError|ReferenceError)$/;
const systemCodes = /^(E[A-Z]+|ERR_[A-Z_]+)$/;

/** The log at a level; it goes to standard output unless another destination is given. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const logger = pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, destination ?? pino.destination(1));
  return {
    debug: (what, about) => {
      if (logger.isLevelEnabled('debug')) logger.debug(told(about), what);
    },
    info: (what, about) => {
      if (logger.isLevelEnabled('info')) logger.info(told(about), what);
    },
    warn: (what, about) => {
      logger.warn(told(about), what);
    },
    error: (what, about) => {
      logger.error(told(about), what);
    },
  };
}

/** The name by which a conversation goes in the log. */
export const shortened = (conversationId: string): string => hash('sha256', conversationId).slice(0, 8);

/** A log that keeps nothing. */
export const noLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const fields: ReadonlySet<string> = new Set<keyof About>([
  'channel',
  'activity',
  'dialog',
  'step',
  'topic',
  'article',
  'intent',
  'queue',
  'store',
  'setting',
  'method',
  'route',
  'reason',
  'url',
  'status',
  'count',
  'milliseconds',
  'seconds',
]);

function told(about: About = {}): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(about)) {
    if (field === 'conversation' && typeof value === 'string') kept.conversation = shortened(value);
    else if (field === 'error') kept.error = withoutPeople(value);
    else if (!fields.has(field) || value === undefined) continue;
    else if (typeof value === 'number') kept[field] = Math.round(value * 10) / 10;
    else kept[field] = typeof value === 'string' && nameLike.test(value) ? value : '(left out)';
  }
  return kept;
}

/** An error without what a person may have said: `JSON.parse`, for one, repeats its input in its message. */
function withoutPeople(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const systemCode = typeof code === 'string' && systemCodes.test(code) ? code : undefined;
  return {
    name: nameLike.test(error.name) ? error.name : 'Error',
    code: systemCode,
    message: speakingErrors.test(error.name) || systemCode ? withoutReceived(error.message) : undefined,
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6)
      .map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : withoutPeople(error.cause),
  };
}

/** Node ends the message of a wrong argument with that argument. */
const withoutReceived = (message: string): string => message.replace(/ Received [^]*/, '');
