import { describe, expect, test } from 'vitest';
import { personIn } from '../../src/prescreen/person.ts';
import { readAge } from '../../src/prescreen/read-age.ts';

describe('whom a story is about', () => {
  test.each([
    ['ik heb een zoon van 24 met schizofrenie en hij kan niet alleen wonen', 'naaste', 24],
    ['ik heb een volwassen dochter, ze slaapt op straat', 'naaste', undefined],
    ['mijn broer van 27 kan niet alleen wonen', 'naaste', 27],
    ['ik heb een zoon van 4, hij slaapt bij mij, ik zoek opvang', 'zelf', undefined],
    ['ik heb een dochter van 12 en ik ben 34 jaar, wij moeten het huis uit', 'zelf', 34],
    ['ik ben een man van 45 en ik slaap in mijn auto', 'zelf', 45],
    ['cliënt van 33 kan niet zelfstandig wonen', 'professional', 33],
    ['wat kost beschermd wonen', undefined, undefined],
  ])('"%s": %s, %s', (text, perspectief, age) => {
    expect(personIn(text)?.perspectief).toBe(perspectief);
    expect(readAge(text)).toBe(age);
  });

  test('a relative is called as he was called', () => {
    expect(personIn('ik heb een zoon van 24, hij zit zonder huis')?.wie).toBe('uw zoon');
  });
});
