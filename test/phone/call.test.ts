import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phoneLine, token } from '../channels/voice/phone-line.ts';
import { lacks } from '../support/needs.ts';
import { likeness } from './likeness.ts';
import { SipGateway } from './sip-gateway.ts';
import { Softphone } from './softphone.ts';
import { synthesise } from './synthesis.ts';

const missing = [lacks('baresip'), lacks('espeak-ng'), lacks('sox')].includes(true);

/**
 * A real telephone calls over SIP and RTP on loopback. It proves sound and keys both ways, cutting off, silence and
 * transfer; not that Dutch speech is recognised, nor a carrier, nor the gateway of a supplier.
 */
describe.skipIf(missing)('a real call on loopback', () => {
  test(
    'is greeted aloud, counts days away by keys, and is transferred after three silences',
    { timeout: 60_000 },
    async () => {
      const parts = { bot: '', token, hurry: 0.04 };
      const gateway = new SipGateway(parts);
      const address = await gateway.open();
      const line = await phoneLine({ env: { VOICE_TRANSFER_ALGEMEEN: address.agent } });
      parts.bot = line.url;
      const folder = mkdtempSync(join(tmpdir(), 'bel-'));
      const phone = new Softphone(folder);
      try {
        await phone.start();
        phone.dial(address.bot);
        await gateway.until('the greeting', () => gateway.said.length >= 3);
        expect(gateway.said[0]).toContain('Ik ben een computer, geen mens.');

        await gateway.until('the question, which may be cut off', () => gateway.asks);
        phone.press('2');
        await gateway.until(
          'the absence question',
          () => gateway.said.at(-1)?.includes('Op welke dagen was u weg?') === true,
        );
        expect(gateway.interrupted).toBe(1);

        const steps: [string, string][] = [
          ['0206', 'Op welke dag kwam u terug?'],
          ['1106', 'acht dagen'],
          ['1', 'Waarom was u weg?'],
          ['1', 'Was u nog een keer weg?'],
          ['2', 'Wilt u binnenkort nog weg?'],
          ['2', 'langer dan twee weken?'],
          ['1', 'Hoe woont u?'],
          ['1', 'U hebt nog vierendertig dagen over.'],
        ];
        for (const [keys, expected] of steps) {
          const before = gateway.said.length;
          for (const key of keys) {
            const pressed = gateway.keys.length;
            phone.press(key);
            await gateway.until(`key ${key}`, () => gateway.keys.length > pressed);
          }
          await gateway.until(expected, () => gateway.said.slice(before).some((said) => said.includes(expected)));
        }
        expect(gateway.interrupted).toBeGreaterThan(5);

        await gateway.until('the second silence', () => gateway.said.at(-1)?.includes('Bent u er nog?') === true);
        await gateway.until('the transfer', () => gateway.referred !== undefined);
        expect(gateway.said.at(-1)).toContain('Ik verbind u door met een medewerker.');
        expect(gateway.referred).toBe('202');
        await gateway.until('the caller at the worker', () => (gateway.agent?.received ?? 0) > 10);
        await gateway.until('the end of the transfer', () => gateway.notified.some((one) => one.includes('200')));

        const heard = await phone.stop();
        const greeting = await synthesise(gateway.said[0] ?? '');
        expect(likeness(greeting, heard)).toBeGreaterThan(0.9);
      } finally {
        await phone.stop();
        gateway.close();
        await line.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
