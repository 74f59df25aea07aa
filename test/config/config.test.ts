import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, isLoopback, readSettings, settingNames } from '../../src/config/config.ts';

function faults(env: Record<string, string>): string {
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  return '';
}

describe('settings', () => {
  test('nothing needs to be set', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      loopback: true,
      dataDir: './data',
      redisUrl: undefined,
      logLevel: 'info',
      today: undefined,
      retentionHours: 24,
      allowAnonymous: false,
      microsoftApp: undefined,
      directLine: { secret: undefined, tokenSeconds: 1800, azure: undefined },
      allowedOrigins: [],
      frameAncestors: ["'self'"],
      absenceRuleFrom: '2026-02-11',
    });
  });

  test('an empty value counts as not set, and space around a value is nothing', () => {
    expect(readSettings({ PORT: '', REDIS_URL: '  ', HOST: ' ::1 ' })).toMatchObject({
      port: 3978,
      redisUrl: undefined,
      host: '::1',
      loopback: true,
    });
  });

  test('every fault is told at once: where, what was found, what is expected', () => {
    const message = faults({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      TODAY: '2026-02-30',
      RATE_LIMIT: '0',
      RETENTION_HOURS: '1.5',
      ALLOW_ANONYMOUS: 'true',
      DIRECT_LINE_TOKEN_SECONDS: '3601',
      ALLOWED_ORIGINS: 'https://www.deventer.nl/zorg',
      ABSENCE_RULE_FROM: '11-02-2026',
      REDIS_URL: 'http://localhost',
      MicrosoftAppId: 'app',
    });
    expect(message.split('\n').slice(1)).toHaveLength(11);
    expect(message).toContain('PORT: found "70000", expected a whole number from 0 to 65535');
    expect(message).toContain('LOG_LEVEL: found "loud", expected one of fatal');
    expect(message).toContain('TODAY: found "2026-02-30", expected a moment, yyyy-mm-dd or yyyy-mm-ddThh:mm');
    expect(message).toContain('RATE_LIMIT: found "0", expected a whole number from 1 to 100000, or off');
    expect(message).toContain('ABSENCE_RULE_FROM: found "11-02-2026", expected a day, yyyy-mm-dd');
    expect(message).toContain('MicrosoftAppPassword: found nothing, expected the password that belongs to');
  });

  test.each([
    ['DIRECT_LINE_TOKEN_SECONDS', '0'],
    ['DIRECT_LINE_TOKEN_SECONDS', '-1'],
    ['PORT', '3978x'],
    ['PORT', '1e3'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'www.deventer.nl'],
    ['FRAME_ANCESTORS', "'self'; script-src *"],
    ['DIRECT_LINE_SECRET', 'short'],
    ['AZURE_DIRECT_LINE_URL', 'directline'],
    ['MicrosoftAppType', 'Other'],
    ['VOICE_DIRECT_LINE_USER', 'dl_'],
    ['VOICE_DIRECT_LINE_USER', 'dl_4f'],
  ])('%s refuses "%s"', (name, value) => {
    expect(faults({ [name]: value })).toContain(`${name}: found`);
  });

  test('the value of a secret is never repeated', () => {
    const message = faults({ REDIS_URL: 'http://user:hunter2@host', DIRECT_LINE_SECRET: 'hunter2' });
    expect(message).toContain('DIRECT_LINE_SECRET: found 7 characters');
    expect(message).not.toContain('hunter2');
  });

  test('what loosens safety is refused outside loopback', () => {
    expect(faults({ HOST: '0.0.0.0', TODAY: '2026-06-01', RATE_LIMIT: 'off' }).split('\n')).toEqual([
      'The settings are not right:',
      '- TODAY: found "2026-06-01", expected no fixed clock unless HOST is loopback (HOST is "0.0.0.0")',
      '- RATE_LIMIT: found "off", expected a limit unless HOST is loopback (HOST is "0.0.0.0")',
    ]);
    expect(readSettings({ HOST: 'localhost', TODAY: '2026-06-01T23:30', RATE_LIMIT: 'off' })).toMatchObject({
      today: '2026-06-01T23:30',
      rateLimit: 'off',
    });
  });

  test.each(['0.0.0.0', '::', '192.168.1.10', 'localhost.example.nl', '127.example.nl', '1270.0.0.1', ''])(
    '"%s" is no loopback',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  test('a registration with the Bot Framework is whole, or the start stops', () => {
    expect(faults({ MicrosoftAppPassword: 'p' })).toContain('MicrosoftAppId: found nothing');
    expect(faults({ MicrosoftAppId: 'a', MicrosoftAppPassword: 'p', MicrosoftAppType: 'SingleTenant' })).toContain(
      'MicrosoftAppTenantId: found nothing',
    );
    expect(
      faults({
        MicrosoftAppId: 'a',
        MicrosoftAppPassword: 'p',
        MicrosoftAppType: 'UserAssignedMSI',
        MicrosoftAppTenantId: 't',
      }),
    ).toContain('no password');
    expect(readSettings({ MicrosoftAppId: 'a', MicrosoftAppPassword: 'p' }).microsoftApp).toEqual({
      id: 'a',
      password: 'p',
      type: 'MultiTenant',
      tenantId: undefined,
    });
  });

  test('the sign-in of the desk is whole, over https, and the one for development stays on this machine', () => {
    const provider = { DESK_OIDC_ISSUER: 'https://login.example/t', DESK_OIDC_CLIENT_ID: 'desk' };
    expect(readSettings(provider).desk.oidc?.rolesClaim).toBe('roles');
    expect(readSettings({ DESK_DEV_LOGIN: 'yes' }).desk.devLogin).toBe(true);
    const url = { DESK_URL: 'https://desk.example' };
    expect(readSettings({ ...provider, ...url, HOST: '0.0.0.0' }).desk.url).toBe(url.DESK_URL);
    expect(faults({ ...provider, HOST: '0.0.0.0' })).toContain('DESK_URL: found nothing');
    expect(faults({ ...provider, DESK_URL: 'http://desk.example' })).toContain('https outside this machine');
    expect(faults({ ...provider, DESK_OIDC_ISSUER: 'http://login.example' })).toContain('https outside this machine');
    expect(faults({ DESK_OIDC_ISSUER: provider.DESK_OIDC_ISSUER })).toContain('DESK_OIDC_CLIENT_ID: found nothing');
    expect(faults({ DESK_OIDC_CLIENT_ID: 'desk' })).toContain('DESK_OIDC_ISSUER: found nothing');
    for (const open of [{ HOST: '0.0.0.0' }, { TRUSTED_PROXIES: '1' }, url, provider]) {
      expect(faults({ DESK_DEV_LOGIN: 'yes', ...open })).toContain('DESK_DEV_LOGIN: found "yes"');
    }
  });

  test('DESK_ROLES says which role opens which queue, and a queue that is not there stops the start', () => {
    const { roles } = readSettings({ DESK_ROLES: 'zorg=bzt, zorg=iriszorg hoofd=alle' }).desk;
    expect(roles).toEqual({ zorg: ['bzt', 'iriszorg'], hoofd: ['regionale-toegang', 'iriszorg', 'bzt', 'algemeen'] });
    expect(Object.keys(readSettings({}).desk.roles)).toContain('balie-alle');
    expect(faults({ DESK_ROLES: 'zorg=elders' })).toContain('DESK_ROLES: found "zorg=elders"');
    expect(faults({ DESK_ROLES: 'zorg' })).toContain('DESK_ROLES');
  });

  test('deployment/env.example explains exactly the settings there are, each with its default', () => {
    const example = readFileSync(new URL('../../deployment/env.example', import.meta.url), 'utf8');
    const named = [...example.matchAll(/^#? ?([A-Za-z_]+)=/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...settingNames].sort());
    const values: Record<string, string> = {};
    for (const [, name = '', value = ''] of example.matchAll(/^([A-Za-z_]+)=(.*)$/gm)) values[name] = value;
    expect(readSettings(values)).toEqual(readSettings({}));
  });
});
