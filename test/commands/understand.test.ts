import { describe, expect, it } from 'vitest';
import { understand } from '../../src/commands/understand.ts';

describe('the command understand', () => {
  it('gives intent and score, and choices only when unsure', () => {
    expect(understand({ text: 'Wat is beschermd wonen?', channel: 'web' })).toEqual({
      intent: 'bw-wat-is',
      score: expect.closeTo(0.9, 0) as number,
      values: { regelingen: ['bw'] },
    });
    expect(understand({ text: 'de opvang' })).toMatchObject({
      intent: 'onbegrepen',
      choices: expect.any(Array) as string[],
    });
  });

  it('counts an unknown channel as web', () => {
    const text = 'hoe hoog is de eigen bijdrage';
    expect(understand({ text, channel: 'telex' })).toEqual(understand({ text, channel: 'web' }));
  });

  it('explains when asked', () => {
    expect(understand({ text: 'ik wil dood', explain: true })).toMatchObject({
      intent: 'crisis-zelfdoding',
      explain: { decidedBy: 'crisis' },
    });
  });

  it('names what is wrong with a line', () => {
    expect(understand({})).toEqual({ error: 'text: found nothing, expected what was said' });
    expect(understand({ text: 7 })).toEqual({ error: 'text: found 7, expected what was said' });
  });
});
