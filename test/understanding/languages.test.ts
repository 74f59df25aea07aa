import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contactsShape, standingOf } from '../../src/content/contact.ts';
import { loadFile } from '../../src/content/load.ts';
import { languageTexts } from '../../src/content/shapes/languages.ts';
import { sayPhone } from '../../src/language/say-phone.ts';
import { languageCodes } from '../../src/understanding/languages.ts';
import { contentFolder, loaded } from './known-data.ts';

const { understand } = loaded();
const standing = standingOf(loadFile(join(contentFolder, 'contacts.yaml'), contactsShape), sayPhone);
const sentences = loadFile(join(contentFolder, 'languages.yaml'), languageTexts(standing));

describe('another language', () => {
  it.each([
    ['en', 'how long does it take to get a place'],
    ['de', 'guten tag, ich brauche eine wohnung'],
    ['fr', 'bonjour, je cherche un logement'],
    ['es', 'hola, necesito ayuda con mi casa'],
    ['pl', 'dzień dobry, szukam mieszkania i potrzebuję pomocy'],
    ['tr', 'merhaba, ev için yardıma ihtiyacım var'],
    ['ro', 'bună, am nevoie de ajutor pentru casa'],
    ['so', 'waxaan rabaa caawimo guri'],
    ['ar', 'مرحبا، أبحث عن مسكن'],
    ['fa', 'سلام، من به کمک نیاز دارم'],
    ['uk', 'привіт, мені потрібна допомога з житлом'],
    ['ru', 'здравствуйте, мы ищем жильё'],
    ['ti', 'ሰላም ሓገዝ የድልየኒ'],
    ['zh', '你好我需要帮助'],
  ] as const)('is noticed: %s', (language, text) => {
    expect(understand(text)).toMatchObject({ intent: 'taal', language });
  });

  it.each(['ik wil graag een huis', 'hoi hoe gaat het', 'mijn naam is Hans', 'help me please', 'wat is een pgb'])(
    'is not seen in Dutch: %s',
    (text) => {
      expect(understand(text).language).toBeUndefined();
    },
  );

  it.each(languageCodes)(
    '%s has sentences: for the eye with the alarm number, for a Dutch voice in plain letters',
    (code) => {
      const { text, speak } = sentences[code].say();
      expect(text).toContain('medewerker');
      expect(text).toContain('112');
      expect(speak).toMatch(/^[\p{Script=Latin}\p{M}\s.,:?!'-]+$/u);
      expect(speak).toContain('een een twee');
    },
  );
});
