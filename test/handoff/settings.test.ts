import { describe, expect, test } from 'vitest';
import { ConfigError, readSettings } from '../../src/config/config.ts';

const faultsOf = (env: Record<string, string>): string => {
  try {
    readSettings(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  return '';
};
const mail = { SMTP_URL: 'smtp://mail.example.org:587', HANDOFF_MAIL_FROM: 'bot@example.org' };

describe('the settings of hand-offs', () => {
  test('nothing needs to be set: seven days, an audit trail of ninety, and nothing goes elsewhere', () => {
    expect(readSettings({}).handoff).toEqual({
      handoffDays: 7,
      auditDays: 90,
      mail: undefined,
      webhook: undefined,
      statusSecret: undefined,
    });
  });

  test('an address for all queues, but for those that have their own', () => {
    const { handoff } = readSettings({
      ...mail,
      HANDOFF_MAIL_TO: 'balie@example.org iriszorg=een@example.org, iriszorg=twee@example.org',
    });
    expect(handoff.mail?.to).toEqual({
      'regionale-toegang': ['balie@example.org'],
      iriszorg: ['een@example.org', 'twee@example.org'],
      bzt: ['balie@example.org'],
      algemeen: ['balie@example.org'],
    });
    expect(readSettings({ ...mail, HANDOFF_MAIL_TO: 'bzt=bzt@example.org' }).handoff.mail?.to).toEqual({
      bzt: ['bzt@example.org'],
    });
  });

  test.each<[string, Record<string, string>, string]>([
    ['no days', { HANDOFF_DAYS: '0' }, 'HANDOFF_DAYS: found "0", expected a whole number from 1 to 30'],
    ['more days than may be', { HANDOFF_DAYS: '31' }, 'HANDOFF_DAYS: found "31"'],
    ['half a day', { AUDIT_DAYS: '1.5' }, 'AUDIT_DAYS: found "1.5"'],
    ['mail to nobody', mail, 'HANDOFF_MAIL_TO: found nothing, expected what belongs to SMTP_URL'],
    ['mail without a server', { HANDOFF_MAIL_TO: 'a@example.org' }, 'SMTP_URL: found nothing'],
    [
      'an unknown queue',
      { ...mail, HANDOFF_MAIL_TO: 'wmo=a@example.org' },
      'HANDOFF_MAIL_TO: found "wmo=a@example.org"',
    ],
    ['no address', { ...mail, HANDOFF_MAIL_TO: 'bzt=balie' }, 'HANDOFF_MAIL_TO: found "bzt=balie"'],
    [
      'a webhook that is not signed',
      { HANDOFF_WEBHOOK_URL: 'https://x.example' },
      'HANDOFF_WEBHOOK_SECRET: found nothing',
    ],
    [
      'a webhook over the open net',
      { HANDOFF_WEBHOOK_URL: 'http://x.example', HANDOFF_WEBHOOK_SECRET: 'long enough to be one' },
      'HANDOFF_WEBHOOK_URL: found "http://x.example", expected https outside this machine',
    ],
  ])('%s is a fault', (_what, env, fault) => {
    expect(faultsOf(env)).toContain(fault);
  });

  test('secrets are never repeated', () => {
    const message = faultsOf({ SMTP_URL: 'user:geheim@mail', HANDOFF_WEBHOOK_SECRET: 'kort geheim' });
    expect(message).toContain('SMTP_URL: found 16 characters');
    expect(message).toContain('HANDOFF_WEBHOOK_SECRET: found 11 characters');
    expect(message).not.toContain('geheim');
  });
});
