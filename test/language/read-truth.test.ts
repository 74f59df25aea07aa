import { describe, expect, test } from 'vitest';
import { readTruth } from '../../src/language/read-truth.ts';
import { readWish } from '../../src/language/read-wish.ts';

describe('doubt first, then no, then yes', () => {
  test.each([
    'weet ik niet', 'dat weet ik eigenlijk niet', 'ik weet het niet zeker', 'geen flauw idee', 'niet zeker', 'ja en nee',
    'soms wel soms niet', 'dat ligt eraan', 'dat zou ik moeten navragen', 'zeg ik liever niet', 'misschien wel',
    'ja weet je dat weet ik niet', 'nee dat weet ik niet',
  ])('"%s" is unknown', (text) => {
    expect(readTruth(text)).toBe('unknown');
  }); // prettier-ignore

  test.each([
    'nee', 'Nee.', 'neen', 'nee hoor', 'dat klopt niet', 'zeker niet', 'nooit', 'dat heb ik niet', 'ik denk het niet',
    'ja nee eigenlijk niet', 'nee dank u', 'helemaal niet', 'nog nooit gehad', 'nee ik woon alleen', 'neeee',
    'ja dat klopt niet',
  ])('"%s" is no', (text) => {
    expect(readTruth(text)).toBe('no');
  }); // prettier-ignore

  test.each([
    'ja', 'Ja!', 'jawel', 'jazeker', 'klopt', 'dat klopt', 'inderdaad', 'ja hoor', 'joa', 'oké', 'dat denk ik wel',
    'zeker weten', 'nee wacht ja', 'nee toch wel', 'dat heb ik', 'heb ik wel', 'ja ik heb geen huis', 'is goed', 'jaaa',
    'mm-hm', 'uh huh',
  ])('"%s" is yes', (text) => {
    expect(readTruth(text)).toBe('yes');
  }); // prettier-ignore

  test.each([
    '',
    '...',
    'hm',
    'de boom is groen',
    'twee juni',
    'ik zit in de schuldsanering',
    '😀',
    'hello how are you',
  ])('"%s" is no answer', (text) => {
    expect(readTruth(text)).toBeUndefined();
  });
});

describe('wishes that may answer any question', () => {
  test.each(['wat zei u', 'kunt u dat herhalen', 'nog een keer', 'ik versta u niet', 'wat bedoelt u', 'pardon'])(
    '"%s" asks to hear it again',
    (text) => {
      expect(readWish(text)).toBe('repeat');
    },
  );

  test.each(['medewerker', 'ik wil een mens spreken', 'verbind me door', 'mag ik iemand aan de lijn', 'geen computer'])(
    '"%s" asks for a person',
    (text) => {
      expect(readWish(text)).toBe('human');
    },
  );

  test.each(['er woont iemand bij mij', 'ik ben een mens', 'dat weet ik niet', 'nee', 'drie keer', 'ik hoor stemmen'])(
    '"%s" is no such wish',
    (text) => {
      expect(readWish(text)).toBeUndefined();
    },
  );
});
