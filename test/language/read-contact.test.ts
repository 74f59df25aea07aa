import { describe, expect, test } from 'vitest';
import { readEmail, readPhone } from '../../src/language/read-contact.ts';

describe('telephone numbers', () => {
  test.each([
    ['06-12345678', '+31612345678'],
    ['mijn nummer is 06 12 34 56 78', '+31612345678'],
    ['+31 6 12345678', '+31612345678'],
    ['0570 123456', '+31570123456'],
    ['0049 30 1234567', '+49301234567'],
    ['nul zes twaalf vierendertig zesenvijftig achtenzeventig', '+31612345678'],
    ['nul zes een twee drie vier vijf zes zeven acht', '+31612345678'],
    ['nul zes dubbel nul twaalf drie en twintig vijf en veertig', '+31600122345'],
  ])('"%s"', (text, number) => {
    expect(readPhone(text)).toBe(number);
  });

  test.each(['ik ben 34', 'bsn 123456782', '0612', 'van 2 tot 11 juni', '', '06-12345678 of 06-87654321'])(
    'no one number in "%s"',
    (text) => {
      expect(readPhone(text)).toBeUndefined();
    },
  );
});

test('e-mail addresses, typed and said', () => {
  expect(readEmail('mail naar jan@voorbeeld.nl graag')).toBe('jan@voorbeeld.nl');
  expect(readEmail('jan punt jansen apenstaartje voorbeeld punt nl')).toBe('jan.jansen@voorbeeld.nl');
  expect(readEmail('ik heb geen mail')).toBeUndefined();
});
