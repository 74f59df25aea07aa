import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerKinds, readAnswer } from '../../src/language/read-answer.ts';
import { readPeriods } from '../../src/language/read-periods.ts';
import { readDays } from '../../src/language/read-results.ts';

const past = { today: '2026-06-15', direction: 'past' } as const;

function readEverything(text: string): void {
  readDays(text, past);
  readPeriods(text, past);
  for (const kind of answerKinds) readAnswer({ kind, text, ...past, options: ['opvang', 'uitleg over de regels'] });
}

describe('10 000 characters of anything are read in time', () => {
  // Alone a text takes a few milliseconds; the bound leaves room for a busy machine.
  const bound = 8 * 250;
  test.each([
    'a', '1 ', 'een ', '2 juni ', 'van 2 tot ', 'tot en met ', 'weet ik ', 'ja nee ', '1-', '1/', '1.', '😀', 'duizend',
    'de eerste ', 'over een week ', 'van de ', 'zeker niet ', 'de week van ', 'de week na ', 'volgende week ', '3 weken na ',
    'de dag na ', 'weekend van ', '1, ', 'kan ik iemand ', 'eerste maandag na ', '\u0000', 'e\u0301', 't/m ', 'vorige ',
    '1 en ', 'januarie ferbuari ', 'eind van de week van ', 'moet ik dat ', 'wil ik niet ', 'nee wacht ', '\u202e', ' ',
  ])('%j', (part) => {
    const text = part.repeat(Math.ceil(10_000 / part.length));
    const start = performance.now();
    readEverything(text);
    expect(performance.now() - start).toBeLessThan(bound);
  }); // prettier-ignore
});

test('no text is an error, and every day that is read exists', () => {
  const words = fc.constantFrom(
    ...'2 31 29 de van tot en met juni februari maandag week vorige over na eerste 2-6 1/13 t/m nee half jaar 2026 om dag , .'.split(
      ' ',
    ),
  );
  const phrases = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), phrases), (text) => {
      readEverything(text);
      for (const result of readDays(text, past)) {
        if (result.type !== 'date' && result.type !== 'range') continue;
        const end = result.type === 'range' ? result.end : null;
        for (const day of [result.start, end]) if (day) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
        if (result.start && end) expect(result.start <= end).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each(['I was away from June 2 to June 11', 'byłem poza domem', 'كنت غائبا', 'evden uzaktaydım', '我不在'])(
  'another language is no yes and no no: %s',
  (text) => {
    expect(readAnswer({ kind: 'yesno', text, ...past }).value).toBeNull();
  },
);
