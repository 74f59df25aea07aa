import { describe, expect, test } from 'vitest';
import { isSigned, signatureOf } from '../../../src/handoff/delivery/signature.ts';

const now = Date.parse('2026-11-25T10:00:00Z');
const body = Buffer.from('{"id":"h1","status":"completed"}');
const signature = signatureOf(body, 'a secret of ours', now);
const judged = (given: string, at = now, bytes = body) => isSigned(bytes, given, 'a secret of ours', at);

describe('a signature', () => {
  test('is an HMAC-SHA256 over the moment, a dot and the bytes', () => {
    // From: printf '1796083200.{"a":1}' | openssl dgst -sha256 -hmac geheim
    expect(signatureOf(Buffer.from('{"a":1}'), 'geheim', 1_796_083_200_000)).toBe(
      't=1796083200,v1=f829a71835fd25c04c7e58cb394ce13b8f2417edbfbfa5aeedd160a12b6761a2',
    );
  });

  test('holds for 300 seconds, before and after', () => {
    expect([0, 300, -300].map((seconds) => judged(signature, now + seconds * 1_000))).toEqual([true, true, true]);
    expect([301, -301, 86_400].map((seconds) => judged(signature, now + seconds * 1_000))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('does not hold for other bytes, another secret, or another moment', () => {
    expect(judged(signature, now, Buffer.from('{"id":"h2","status":"completed"}'))).toBe(false);
    expect(isSigned(body, signature, 'another secret', now)).toBe(false);
    expect(judged(signature.replace(/t=\d+/, `t=${now / 1_000 + 1}`))).toBe(false);
  });

  test('one of several that is right is enough, while a secret is renewed', () => {
    const [moment, right] = signature.split(',');
    expect(judged([moment, `v1=${'0'.repeat(64)}`, right].join(','))).toBe(true);
  });

  test.each([
    '',
    't=',
    'v1=',
    't=1,v1=',
    't=x,v1=y',
    `t=${now / 1_000}`,
    `t=${now / 1_000},v1=00`,
    't=1,'.repeat(100_000),
  ])('what is none is refused: %#', (given) => {
    expect(judged(given)).toBe(false);
  });
});
