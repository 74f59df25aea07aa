import { describe, expect, test } from 'vitest';
import { asksPlace } from '../../src/handoff/asks-place.ts';
import {
  holdsCitizenNumber,
  oneLine,
  ownWords,
  saysWhatAbout,
  withoutCitizenNumber,
} from '../../src/handoff/own-words.ts';
import { readConsent, readStrike } from '../../src/handoff/read-consent.ts';
import { readWindow } from '../../src/handoff/read-window.ts';
import { continued } from '../../src/handoff/transcript.ts';
import { hashWords, pickWords, wordsFit } from '../../src/handoff/words.ts';
import { speakable } from '../../src/language/speakable.ts';
import { cpuTime } from '../support/cpu-time.ts';

describe('the two words of a callback', () => {
  test('are two different words of the list', () => {
    const words = pickWords(['appel', 'fiets', 'molen']);
    expect(new Set(words).size).toBe(2);
    expect(['appel', 'fiets', 'molen']).toEqual(expect.arrayContaining([...words]));
  });

  test('are kept as a salted hash in which they do not stand', async () => {
    const [one, other] = [await hashWords(['appel', 'fiets']), await hashWords(['appel', 'fiets'])];
    expect(one).not.toBe(other);
    expect(one).not.toMatch(/appel|fiets/);
  });

  test.each(['appel fiets', 'Appel en Fiets', 'fiets, appel'])('"%s" fits, in whatever order', async (said) => {
    expect(await wordsFit(said, await hashWords(['appel', 'fiets']))).toBe(true);
  });

  test.each(['appel', 'appel molen', '', 'appel fiets molen'])('"%s" does not fit', async (said) => {
    expect(await wordsFit(said, await hashWords(['appel', 'fiets']))).toBe(false);
  });

  test('a hash of another form fits nothing', async () => {
    expect(await wordsFit('appel fiets', 'appel fiets')).toBe(false);
    expect(await wordsFit('', 'scrypt..')).toBe(false);
  });
});

describe('the words of the person', () => {
  test.each(['mijn bsn is 123456782', '1234.56.782', '123 456 782', '12345678', 'BSN:123456782.'])(
    'a citizen service number is heard in "%s"',
    (text) => {
      expect(holdsCitizenNumber(text)).toBe(true);
      expect(oneLine(text)).not.toMatch(/\d{3}.*782/);
    },
  );

  test.each(['bel mij op 0612345678', '06 12 34 56 78', '+31 6 12345678', 'ik ben 34', 'op 22-11-2026', 'sinds 2019'])(
    '"%s" is no citizen service number',
    (text) => {
      expect(holdsCitizenNumber(text)).toBe(false);
    },
  );

  test.each([
    ['mijn bsn is 111222333', ''],
    ['mijn bsn is 111222333 en ik wil hulp', 'ik wil hulp'],
    ['111222333', ''],
    ['ik was weg van 01062026 tot 10062026', undefined],
    ['bel mij op 0612345678', undefined],
    ['123456789', undefined],
  ])('without a citizen service number "%s" says "%s"', (text, rest) => {
    expect(withoutCitizenNumber(text)).toBe(rest);
  });

  test('what somebody wants is two sentences, on one line, and not too long', () => {
    expect(ownWords('Ik slaap buiten.\nHet is koud.\u0000 Help mij.')).toBe('Ik slaap buiten. Het is koud.');
    expect(ownWords('?!')).toBeNull();
    expect(ownWords('woord '.repeat(500))?.length).toBeLessThan(285);
  });

  test.each([
    ['ik wil een medewerker', false],
    ['kan ik iemand spreken?', false],
    ['bel mij terug', false],
    ['ik wil een echt mens, geen computer', false],
    ['iemand spreken over mijn opname bij de kliniek', true],
    ['verbind me door want ik word uit mijn huis gezet', true],
  ])('"%s" says what about: %s', (text, expected) => {
    expect(saysWhatAbout(text)).toBe(expected);
  });

  test('for the ear without figures and signs', () => {
    expect(speakable('Ik ben 34 & zoek <b>hulp</b>: https://x.nl 0612')).toBe(
      'Ik ben vierendertig zoek b hulp b: nul zes een twee',
    );
  });
});

describe('what is answered', () => {
  test.each([
    ['ja', 'ja'],
    ['ja, ik wil een medewerker', 'ja'],
    ['liever niet', 'nee'],
    ['nee', 'nee'],
    ['weet ik niet', 'weet-niet'],
    ['Wat staat er in?', 'inzien'],
    ['laat eerst eens zien', 'inzien'],
    ['mag ik het lezen', 'inzien'],
    ['doe maar', 'ja'],
    ['geef maar door', 'ja'],
    ['geen probleem', 'ja'],
    ['dat mag niet', 'nee'],
    ['ik vertel het zelf wel', 'nee'],
    ['liever zelf vertellen', 'nee'],
    ['ik wil niet dat u iets doorgeeft', 'nee'],
    ['ja maar niet mijn leeftijd', 'inzien'],
    ['alleen mijn vraag', 'inzien'],
    ['ja, maar eerst kijken', 'inzien'],
    ['wat geeft u dan door?', 'inzien'],
    ['wat precies?', 'inzien'],
    ['ik weet niet of dat slim is', 'weet-niet'],
    ['is dat veilig?', undefined],
    ['groen', undefined],
  ])('consent: "%s" is %s', (text, expected) => {
    expect(readConsent(text)).toBe(expected);
  });

  test.each([
    ['2', [2]],
    ['2 en 5', [2, 5]],
    ['regel drie mag weg', [3]],
    ['2 tot en met 4', [2, 3, 4]],
    ['haal nummer 12 weg', [12]],
  ])('lines to strike: "%s" is %s', (text, numbers) => {
    expect(readStrike(text)).toMatchObject({ is: 'lines', numbers });
  });

  test.each([
    ['klaar', 'done'],
    ['nee', 'done'],
    ['zo is het goed', 'done'],
    ['haal alles weg', 'all'],
    ['alles weg', 'all'],
    ['alles mag mee', 'done'],
    ['alles is goed', 'done'],
    ['er hoeft niks weg', 'done'],
    ['dat mag u doorgeven', 'done'],
    ['ik wil er iets bij zetten', 'addition'],
    ['mijn leeftijd weg', 'words'],
  ])('lines to strike: "%s" is %s', (text, is) => {
    expect(readStrike(text)?.is).toBe(is);
  });

  test.each([
    'wis mijn gegevens',
    'wis alles',
    'alles wissen',
    'stop',
    'waarom',
    'dat is niet goed',
    'er klopt iets niet',
  ])('"%s" is about more than a line, or about none', (text) => {
    expect(readStrike(text)).toBeUndefined();
  });

  test.each([
    ['In de ochtend', 'ochtend'],
    ["'s middags", 'middag'],
    ['maakt mij niet uit', 'altijd'],
    ['maandag 9-12', 'maandag 9-12'],
    ['  ', undefined],
  ])('when it suits: "%s" is %s', (text, expected) => {
    expect(readWindow(text)).toBe(expected);
  });
});

describe('who waits and asks how it stands', () => {
  test.each([
    'waar sta ik?',
    'waar sta ik nu in de rij',
    'hoeveelste ben ik',
    'hoeveel mensen zijn er voor mij?',
    'hoe lang moet ik nog wachten?',
    'Hoe lang duurt het nog?',
    'duurt het nog lang?',
    'ben ik bijna aan de beurt',
    'komt er nog iemand?',
    'is er al iemand',
    'wanneer komt er iemand?',
    'staan er veel mensen in de wachtrij',
  ])('"%s" asks for the place', (text) => {
    expect(asksPlace(text)).toBe(true);
  });

  test.each([
    'verlies ik mijn plek als ik weg ben?',
    'hoe lang duurt een besluit?',
    'hoeveel mensen wonen er in een huis?',
    'komt er iemand bij mij thuis?',
    'wanneer komt er iemand voor het gesprek aan de keukentafel?',
    'hoe lang mag ik in de opvang blijven?',
    'welk nummer moet ik bellen?',
    'waar kan ik slapen?',
  ])('"%s" is a question for the assistant', (text) => {
    expect(asksPlace(text)).toBe(false);
  });
});

test('of a long conversation the last forty things are kept', () => {
  const said = Array.from({ length: 60 }, (_, i) => ({ id: `${i}`, by: 'person' as const, text: `${i}`, at: '' }));
  const kept = continued(said.slice(0, 30), said.slice(30));
  expect(kept).toHaveLength(40);
  expect(kept.at(-1)?.text).toBe('59');
});

describe('hostile words', () => {
  const hostile = [
    '1'.repeat(10_000),
    '1 '.repeat(5_000),
    'tot en met '.repeat(900),
    'a'.repeat(10_000),
    '😀\u202e\u0000'.repeat(2_000),
  ];
  const readers = {
    ownWords,
    oneLine,
    holdsCitizenNumber,
    saysWhatAbout,
    readConsent,
    readStrike,
    readWindow,
    speakable,
  };
  test.each(Object.entries(readers))('%s stays quick and does not fail', async (_name, read) => {
    read('eerste keer');
    for (const text of hostile) expect(await cpuTime(() => read(text))).toBeLessThan(50);
  });
});
