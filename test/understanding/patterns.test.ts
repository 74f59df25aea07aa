import { describe, expect, it } from 'vitest';
import { Matcher, NearMatcher, type Reading } from '../../src/understanding/matcher.ts';
import { PatternError, Shapes } from '../../src/understanding/patterns.ts';

/** The words that a pattern takes of a sentence, or undefined. */
function taken(pattern: string, sentence: string, groups: Record<string, string[]> = {}, skip: number[] = []) {
  const shapes = new Shapes();
  const matcher = new Matcher(shapes, [['name', [pattern]]], new Map(Object.entries(groups)));
  const keys = new Set(matcher.index(() => 1));
  const reading = readingOf(shapes, sentence, keys);
  const [hit] = matcher.find(reading, { skip: reading.words.map((_, at) => skip.includes(at)) });
  return hit && reading.words.slice(hit.start, hit.end).join(' ');
}

function readingOf(shapes: Shapes, sentence: string, keys: ReadonlySet<number>): Reading {
  const words = sentence.split(' ');
  const rows = words.map((word) => shapes.fitting(word));
  return { words, rows, keys: new Set(rows.flatMap((row) => [...row].filter((shape) => keys.has(shape)))) };
}

describe('a pattern', () => {
  it.each([
    ['dood', 'ik wil dood', 'dood'],
    ['dood*', 'doodgaan wil ik', 'doodgaan'],
    ['*moord', 'dat is zelfmoord', 'zelfmoord'],
    ['*moord*', 'zelfmoordgedachten', 'zelfmoordgedachten'],
    ['wil (dood|niet leven)', 'ik wil niet leven', 'wil niet leven'],
    ['wil [echt|heel graag] dood', 'ik wil heel graag dood', 'wil heel graag dood'],
    ['wil [echt] dood', 'ik wil dood', 'wil dood'],
    ['wil .. dood', 'ik wil nu meteen dood', 'wil nu meteen dood'],
    ['^ ja $', 'ja', 'ja'],
    ['ïk', 'ik', 'ik'],
  ])('%s fits in "%s"', (pattern, sentence, words) => {
    expect(taken(pattern, sentence)).toBe(words);
  });

  it.each([
    ['dood', 'doodgaan'],
    ['wil .. dood', 'wil een twee drie dood'],
    ['^ ja $', 'ja hoor'],
    ['wil dood', 'dood wil'],
  ])('%s does not fit in "%s"', (pattern, sentence) => {
    expect(taken(pattern, sentence)).toBeUndefined();
  });

  it('does not step over a denial', () => {
    expect(taken('wil .. dood', 'ik wil niet dood')).toBeUndefined();
  });

  it('names groups, which may name groups', () => {
    const groups = { wie: ['mijn <man>', 'hij'], man: ['man', 'vader'] };
    expect(taken('<wie> slaat', 'mijn vader slaat', groups)).toBe('mijn vader slaat');
  });

  it('does not use or step over words that are cancelled', () => {
    expect(taken('ik .. dood', 'ik wil dood', {}, [2])).toBeUndefined();
    expect(taken('ik .. dood', 'ik wil dood', {}, [1])).toBeUndefined();
  });

  it.each([
    ['(dood', 'expected ")"'],
    ['dood)', 'expected a word'],
    ['<niets>', 'no group or concept "niets"'],
    ['[dood]', 'can be empty'],
    ['..', 'can be empty'],
    ['do-od', 'expected a word without signs'],
    ['', 'empty'],
  ])('"%s" is refused: %s', (pattern, problem) => {
    expect(() => taken(pattern, 'x')).toThrow(PatternError);
    expect(() => taken(pattern, 'x')).toThrow(problem);
  });

  it('that holds itself is refused', () => {
    expect(() => taken('<a>', 'x', { a: ['ja <b>'], b: ['nee <a>'] })).toThrow('holds itself');
  });
});

describe('signs near each other', () => {
  const near = (sentence: string) => {
    const shapes = new Shapes();
    const matcher = new NearMatcher(shapes, [['geweld', [['slaat', 'hij', 'mij']]]], new Map(), 6);
    return matcher.find(readingOf(shapes, sentence, new Set(matcher.index(() => 1)))).length > 0;
  };

  it('count in any order', () => {
    expect(near('mij slaat hij')).toBe(true);
    expect(near('als hij boos is slaat mij')).toBe(true);
  });

  it('do not count far apart, or when one is missing', () => {
    expect(near('hij een twee drie vier vijf slaat mij')).toBe(false);
    expect(near('hij slaat')).toBe(false);
  });
});
