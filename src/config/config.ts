import { z } from 'zod';
import {
  handoffEnvironment,
  handoffFaults,
  handoffSecrets,
  handoffSettings,
  type HandoffSettings,
} from './handoff-settings.ts';
import { queueIds, type QueueId } from '../handoff/summary.ts';
import { calendarDay, type CalendarDay } from '../values/calendar-day.ts';
import { fixedClock } from '../values/clock.ts';
import { voiceEnvironment, voiceSecrets, voiceSettings, type VoiceSettings } from './voice-settings.ts';

/** The settings of the program, read once at start-up. Each is explained in `deployment/env.example`. */
export interface Settings {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Whether only this machine can reach the server: what loosens safety is allowed there alone. */
  loopback: boolean;
  /** How many proxies of our own stand in front, and add to `X-Forwarded-For`. */
  trustedProxies: number;
  dataDir: string;
  redisUrl: string | undefined;
  logLevel: LogLevel;
  /** The moment at which the clock stands still, for tests. */
  today: string | undefined;
  /** Turns a minute per conversation and per address. */
  rateLimit: number | 'off';
  retentionHours: number;
  allowAnonymous: boolean;
  /** The bot's registration with the Bot Framework; undefined: none, so no channel can prove who it is. */
  microsoftApp: MicrosoftApp | undefined;
  directLine: {
    /** Signs our own tokens; undefined: a random one at each start. */
    secret: string | undefined;
    tokenSeconds: number;
    /** Azure serves the web chat instead of ourselves. */
    azure: { secret: string; url: string } | undefined;
  };
  /** The sites whose pages may call us, as origins. */
  allowedOrigins: string[];
  /** The sites that may show the chat in a frame, as sources of `frame-ancestors`. */
  frameAncestors: string[];
  /** Where 'wis en sluit' leads to: a page that tells nothing about the visit. */
  neutralPage: string;
  /** The first day on which article 3.8.4 of these beleidsregels applies. */
  absenceRuleFrom: CalendarDay;
  desk: DeskSettings;
  handoff: HandoffSettings;
  voice: VoiceSettings;
  teams: TeamsSettings;
}

/** Who may use the app in Microsoft Teams. */
export interface TeamsSettings {
  /** The tenants of the organisations whose staff may use it, in small letters. */
  tenants: readonly string[];
}

/** How staff reach the desk and sign in there. */
export interface DeskSettings {
  /** The origin under which staff reach us; undefined: this machine, under whatever port. */
  url: string | undefined;
  /** The provider of the sign-in; undefined with `devLogin: false`: the desk is not set up. */
  oidc: { issuer: string; clientId: string; clientSecret: string | undefined; rolesClaim: string } | undefined;
  /** The queues that each role opens. */
  roles: Readonly<Record<string, readonly QueueId[]>>;
  /** Whoever sits at this machine chooses a name and queues: for development and tests. */
  devLogin: boolean;
  /** How long a sign-in lasts, and how long it lasts when nobody touches the page. */
  sessionHours: number;
  idleMinutes: number;
}

export interface MicrosoftApp {
  id: string;
  password: string | undefined;
  type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string | undefined;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Settings are missing or wrong; the message lists every fault: where, what was found, what was expected. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const text = z.string();
const whole = (min: number, max: number) =>
  text
    .transform((value) => (/^\d+$/.test(value) ? Number(value) : Number.NaN))
    .refine((value) => value >= min && value <= max, `a whole number from ${min} to ${max}`);
const url = (...protocols: string[]) =>
  text.refine(
    (value) => protocols.includes(URL.parse(value)?.protocol ?? ''),
    `an address with ${protocols.join(' or ')}`,
  );
const listOf = (fits: (item: string) => boolean, expected: string) =>
  text.transform((value) => value.split(/[\s,]+/).filter(Boolean)).refine((items) => items.every(fits), expected);
const isOrigin = (item: string) =>
  /^https?:$/.test(URL.parse(item)?.protocol ?? '') && URL.parse(item)?.origin === item;
const origins = 'origins such as https://www.deventer.nl, without a path, separated by spaces or commas';

const tenantId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const environment = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3978),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  DATA_DIR: text.default('./data'),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(', ')}`).default('info'),
  TODAY: text.refine(isMoment, 'a moment, yyyy-mm-dd or yyyy-mm-ddThh:mm').optional(),
  RATE_LIMIT: text
    .refine(
      (value) => value === 'off' || whole(1, 100_000).safeParse(value).success,
      'a whole number from 1 to 100000, or off',
    )
    .transform((value): number | 'off' => (value === 'off' ? 'off' : Number(value)))
    .default(120),
  RETENTION_HOURS: whole(1, 8_760).default(24),
  ALLOW_ANONYMOUS: z.enum(['yes', 'no'], 'yes or no').default('no'),
  MicrosoftAppId: text.optional(),
  MicrosoftAppPassword: text.optional(),
  MicrosoftAppType: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'MultiTenant, SingleTenant or UserAssignedMSI')
    .default('MultiTenant'),
  MicrosoftAppTenantId: text.optional(),
  DIRECT_LINE_SECRET: text.min(8, 'at least 8 characters, and 32 outside loopback').optional(),
  DIRECT_LINE_TOKEN_SECONDS: whole(1, 3_600).default(1_800),
  AZURE_DIRECT_LINE_SECRET: text.optional(),
  AZURE_DIRECT_LINE_URL: url('https:', 'http:').default('https://europe.directline.botframework.com'),
  ALLOWED_ORIGINS: listOf(isOrigin, origins).default([]),
  FRAME_ANCESTORS: listOf((item) => item === 'self' || isOrigin(item), `self, or ${origins}`).default(['self']),
  NEUTRAL_PAGE: url('https:', 'http:').default('https://www.knmi.nl'),
  TEAMS_TENANTS: listOf((item) => tenantId.test(item), 'ids of tenants, separated by spaces or commas').default([]),
  ABSENCE_RULE_FROM: text
    .transform((value) => calendarDay(value))
    .refine((day) => day !== undefined, 'a day, yyyy-mm-dd')
    .default('2026-02-11'),
  DESK_URL: text.refine(isOrigin, 'an origin such as https://balie.deventer.nl, without a path').optional(),
  DESK_OIDC_ISSUER: url('https:', 'http:').optional(),
  DESK_OIDC_CLIENT_ID: text.optional(),
  DESK_OIDC_CLIENT_SECRET: text.optional(),
  DESK_ROLES_CLAIM: text.default('roles'),
  DESK_ROLES: listOf((item) => queuesOf(item) !== undefined, `role=queue pairs; queues: ${queueIds.join(', ')}, alle`)
    .transform((pairs) => rolesOf(pairs))
    .default(rolesOf([...queueIds, 'alle'].map((queue) => `balie-${queue}=${queue}`))),
  DESK_DEV_LOGIN: z.enum(['yes', 'no'], 'yes or no').default('no'),
  DESK_SESSION_HOURS: whole(1, 24).default(8),
  DESK_IDLE_MINUTES: whole(5, 480).default(60),
  ...handoffEnvironment,
  ...voiceEnvironment,
});

/** The names of all settings, as they stand in the environment. */
export const settingNames = Object.keys(environment.shape);

/** Settings whose value is never repeated in a message. */
const secrets = new Set([
  'REDIS_URL',
  'MicrosoftAppPassword',
  'DIRECT_LINE_SECRET',
  'AZURE_DIRECT_LINE_SECRET',
  'DESK_OIDC_CLIENT_SECRET',
  ...handoffSecrets,
  ...voiceSecrets,
]);

/**
 * The settings of an environment. An empty value counts as not set.
 *
 * @throws ConfigError that lists every fault
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  ) as Record<string, string>;
  const loopback = isLoopback(given.HOST ?? '127.0.0.1');
  const parsed = environment.safeParse(given);
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => fault(String(path[0]), given, message)),
    ...faultsBetween(given, loopback),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(`The settings are not right:\n${faults.map((line) => `- ${line}`).join('\n')}`);
  }
  const set = parsed.data;
  return {
    host: set.HOST,
    port: set.PORT,
    loopback,
    trustedProxies: set.TRUSTED_PROXIES,
    dataDir: set.DATA_DIR,
    redisUrl: set.REDIS_URL,
    logLevel: set.LOG_LEVEL,
    today: set.TODAY,
    rateLimit: set.RATE_LIMIT,
    retentionHours: set.RETENTION_HOURS,
    allowAnonymous: set.ALLOW_ANONYMOUS === 'yes',
    microsoftApp: set.MicrosoftAppId
      ? {
          id: set.MicrosoftAppId,
          password: set.MicrosoftAppPassword,
          type: set.MicrosoftAppType,
          tenantId: set.MicrosoftAppTenantId,
        }
      : undefined,
    directLine: {
      secret: set.DIRECT_LINE_SECRET,
      tokenSeconds: set.DIRECT_LINE_TOKEN_SECONDS,
      azure: set.AZURE_DIRECT_LINE_SECRET
        ? { secret: set.AZURE_DIRECT_LINE_SECRET, url: set.AZURE_DIRECT_LINE_URL }
        : undefined,
    },
    allowedOrigins: set.ALLOWED_ORIGINS,
    frameAncestors: set.FRAME_ANCESTORS.map((source) => (source === 'self' ? "'self'" : source)),
    neutralPage: set.NEUTRAL_PAGE,
    absenceRuleFrom: set.ABSENCE_RULE_FROM,
    desk: {
      url: set.DESK_URL,
      oidc:
        set.DESK_OIDC_ISSUER && set.DESK_OIDC_CLIENT_ID
          ? {
              issuer: set.DESK_OIDC_ISSUER,
              clientId: set.DESK_OIDC_CLIENT_ID,
              clientSecret: set.DESK_OIDC_CLIENT_SECRET,
              rolesClaim: set.DESK_ROLES_CLAIM,
            }
          : undefined,
      roles: set.DESK_ROLES,
      devLogin: set.DESK_DEV_LOGIN === 'yes',
      sessionHours: set.DESK_SESSION_HOURS,
      idleMinutes: set.DESK_IDLE_MINUTES,
    },
    handoff: handoffSettings(set),
    voice: voiceSettings(set),
    teams: { tenants: teamsTenants(set.TEAMS_TENANTS, set.MicrosoftAppTenantId) },
  };
}

/** The tenants that may use Teams: those that are named, or else that of the registration itself. */
const teamsTenants = (named: readonly string[], own: string | undefined): string[] =>
  (named.length > 0 ? named : own === undefined ? [] : [own]).map((tenant) => tenant.toLowerCase());

/** Whether a host name or address is this machine alone. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);

/** What is wrong between settings that are right by themselves. */
function faultsBetween(given: Record<string, string>, loopback: boolean): string[] {
  const faults: string[] = [];
  if (given.TODAY && !loopback) {
    faults.push(fault('TODAY', given, `no fixed clock unless HOST is loopback (HOST is "${given.HOST ?? ''}")`));
  }
  if (given.RATE_LIMIT === 'off' && !loopback) {
    faults.push(fault('RATE_LIMIT', given, `a limit unless HOST is loopback (HOST is "${given.HOST ?? ''}")`));
  }
  if (given.DIRECT_LINE_SECRET && given.DIRECT_LINE_SECRET.length < 32 && !loopback) {
    faults.push(fault('DIRECT_LINE_SECRET', given, 'at least 32 characters'));
  }
  faults.push(...deskFaults(given, loopback));
  for (const [name, expected] of handoffFaults(given, isLoopback)) faults.push(fault(name, given, expected));
  if (!given.MicrosoftAppId) {
    for (const name of ['MicrosoftAppPassword', 'MicrosoftAppTenantId']) {
      if (given[name]) faults.push(fault('MicrosoftAppId', given, `the id that belongs to ${name}`));
    }
    return faults;
  }
  if (!given.MicrosoftAppPassword && given.MicrosoftAppType !== 'UserAssignedMSI') {
    faults.push(fault('MicrosoftAppPassword', given, 'the password that belongs to MicrosoftAppId'));
  }
  if (given.MicrosoftAppPassword && given.MicrosoftAppType === 'UserAssignedMSI') {
    faults.push(fault('MicrosoftAppPassword', given, 'no password with MicrosoftAppType=UserAssignedMSI'));
  }
  if (!given.MicrosoftAppTenantId && (given.MicrosoftAppType ?? 'MultiTenant') !== 'MultiTenant') {
    faults.push(
      fault('MicrosoftAppTenantId', given, `the tenant that MicrosoftAppType=${given.MicrosoftAppType} needs`),
    );
  }
  return faults;
}

/** What would let strangers in at the desk, or nobody. */
function deskFaults(given: Record<string, string>, loopback: boolean): string[] {
  const faults: string[] = [];
  const { DESK_OIDC_ISSUER: issuer, DESK_URL: address } = given;
  if (given.DESK_DEV_LOGIN === 'yes') {
    if (!loopback) {
      faults.push(fault('DESK_DEV_LOGIN', given, `no unless HOST is loopback (HOST is "${given.HOST ?? ''}")`));
    }
    if (Number(given.TRUSTED_PROXIES ?? 0) > 0 || address) {
      faults.push(fault('DESK_DEV_LOGIN', given, 'no where a proxy or DESK_URL lets others in'));
    }
    if (issuer) faults.push(fault('DESK_DEV_LOGIN', given, 'no beside DESK_OIDC_ISSUER'));
  }
  if (issuer && !given.DESK_OIDC_CLIENT_ID) {
    faults.push(fault('DESK_OIDC_CLIENT_ID', given, 'the client that belongs to DESK_OIDC_ISSUER'));
  }
  if (!issuer && given.DESK_OIDC_CLIENT_ID) {
    faults.push(fault('DESK_OIDC_ISSUER', given, 'the issuer that belongs to DESK_OIDC_CLIENT_ID'));
  }
  for (const name of ['DESK_OIDC_ISSUER', 'DESK_URL']) {
    const { protocol, hostname = '' } = URL.parse(given[name] ?? '') ?? {};
    if (protocol === 'http:' && !isLoopback(hostname)) faults.push(fault(name, given, 'https outside this machine'));
  }
  if (issuer && !address && !loopback) {
    faults.push(
      fault('DESK_URL', given, 'the address under which staff reach the desk, for the way back from the sign-in'),
    );
  }
  return faults;
}

/** The queues that a pair such as `balie-bzt=bzt` opens; undefined when it is no such pair. */
function queuesOf(pair: string): readonly QueueId[] | undefined {
  const queue = /^[^=]{1,100}=(.+)$/.exec(pair)?.[1];
  return queue === 'alle' ? queueIds : queueIds.some((id) => id === queue) ? [queue as QueueId] : undefined;
}

function rolesOf(pairs: readonly string[]): Record<string, readonly QueueId[]> {
  const roles: Record<string, readonly QueueId[]> = {};
  for (const pair of pairs) {
    const role = pair.slice(0, pair.indexOf('='));
    roles[role] = [...new Set([...(Object.hasOwn(roles, role) ? (roles[role] ?? []) : []), ...(queuesOf(pair) ?? [])])];
  }
  return roles;
}

function fault(name: string, given: Record<string, string>, expected: string): string {
  const value = given[name];
  const found =
    value === undefined ? 'nothing' : secrets.has(name) ? `${value.length} characters` : JSON.stringify(value);
  return `${name}: found ${found}, expected ${expected}`;
}

function isMoment(value: string): boolean {
  try {
    fixedClock(value);
    return true;
  } catch {
    return false;
  }
}
