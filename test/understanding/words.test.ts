import { describe, expect, it } from 'vitest';
import { soundOf, Spelling } from '../../src/understanding/spelling.ts';
import { sentencesOf, wordsOf } from '../../src/understanding/words.ts';

describe('the words of a message', () => {
  it.each([
    ["M'n cliënt – 24-uursopvang?!", ['mn', 'client', '24', 'uursopvang']],
    ['jaaaa neeee', ['ja', 'nee']],
    ['👍', ['ja']],
    ['Kalacak yerim yok, İstanbul ışık', ['kalacak', 'yerim', 'yok', 'istanbul', 'isik']],
    ['أريد', ['اريد']],
    ['', []],
    ['\u0000\u0007 ', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('of a very long message are the first and the last', () => {
    const words = wordsOf(`begin ${'x '.repeat(5000)} eind`);
    expect(words.length).toBe(1000);
    expect([words[0], words.at(-1)]).toEqual(['begin', 'eind']);
  });
});

describe('the sentences of a message', () => {
  it('are parted by signs and by a second question', () => {
    expect(sentencesOf('Wat is BW? En wat kost het')).toEqual(['Wat is BW', 'En wat kost het']);
    expect(sentencesOf('wat is bw en wat kost het')).toEqual(['wat is bw', 'wat kost het']);
  });

  it('are not parted by an abbreviation', () => {
    expect(sentencesOf('Cl. voldoet aan vw. BW')).toHaveLength(1);
  });
});

describe('spelling', () => {
  const spelling = new Spelling(['beschermd', 'zelfmoord', 'opvang', 'wonen'], new Map([['wrm', ['waarom']]]));

  it.each([
    ['beschermt', 'beschermd'],
    ['bescherrmd', 'beschermd'],
    ['bescehrmd', 'beschermd'],
    ['zelvmoort', 'zelfmoord'],
    ['opvank', 'opvang'],
    ['wrm', 'waarom'],
    ['wonen', 'wonen'],
    ['fiets', 'fiets'],
    ['op', 'op'],
  ])('%s is %s', (typed, meant) => {
    expect(spelling.mend(typed)).toEqual([meant]);
  });

  it('goes by sound', () => {
    expect(soundOf('zelvmoort')).toBe(soundOf('zelfmoord'));
    expect(soundOf('begelijding')).toBe(soundOf('begeleiding'));
  });
});
