import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { addressOf, RateLimit } from '../../src/channels/rate-limit.ts';

describe('so many a minute', () => {
  test('the limit itself passes, one more does not, and time gives it back evenly', () => {
    let now = 0;
    const limit = new RateLimit(10, () => now);
    expect(Array.from({ length: 11 }, () => limit.take('a'))).toEqual([...Array<number>(10).fill(0), 6]);
    now += 5_999;
    expect(limit.take('a')).toBe(1);
    now += 1;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(6);
    now += 3_600_000;
    expect(Array.from({ length: 11 }, () => limit.take('a')).filter((wait) => wait === 0)).toHaveLength(10);
  });

  test('each key has its own, and the emptiest decides without costing the others', () => {
    const limit = new RateLimit(2, () => 0);
    limit.take('address', 'one');
    limit.take('address', 'two');
    expect(limit.take('address', 'three')).toBeGreaterThan(0);
    expect(limit.take('three')).toBe(0);
    expect(limit.take('three')).toBe(0);
  });

  test('off allows everything', () => {
    const limit = new RateLimit('off');
    expect(Array.from({ length: 1_000 }, () => limit.take('a')).every((wait) => wait === 0)).toBe(true);
  });

  test('a flood of new conversations is forgotten, the address that is heard of is not', () => {
    const limit = new RateLimit(50_000, () => 0);
    for (let i = 0; i < 50_000; i++) limit.take('address', `conversation ${i}`);
    expect(limit.take('address')).toBeGreaterThan(0);
    expect(limit.take('conversation 0')).toBe(0);
  });
});

describe('the address of a request', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

  test.each([
    ['nobody in front: what the sender says is not read', from('10.0.0.1', '1.1.1.1'), 0, '10.0.0.1'],
    ['one proxy: what it added', from('10.0.0.1', '6.6.6.6, 1.1.1.1'), 1, '1.1.1.1'],
    ['two proxies: what the first of them added', from('10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2'), 2, '1.1.1.1'],
    ['a proxy that added nothing', from('10.0.0.1'), 1, '10.0.0.1'],
    ['IPv4 in IPv6 is itself', from('::ffff:10.0.0.1'), 0, '::ffff:10.0.0.1'],
    ['IPv6 is the network of the household', from('2001:db8:1:2:3:4:5:6'), 0, '2001:db8:1:2::/64'],
    ['IPv6, shortened', from('2001:db8::5'), 0, '2001:db8:0:0::/64'],
  ])('%s', (_name, request, proxies, expected) => {
    expect(addressOf(request, proxies)).toBe(expected);
  });
});
