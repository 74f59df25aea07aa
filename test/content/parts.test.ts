import { performance } from 'node:perf_hooks';
import { describe, expect, test } from 'vitest';
import { contradictionsOf, missingOf, standingOf, type Contact } from '../../src/content/contact.ts';
import { glossaryShape, meaningIn, termsIn } from '../../src/content/glossary.ts';
import { loadFile } from '../../src/content/load.ts';
import { passagesIn } from '../../src/content/meter/collect.ts';
import { buttonFindings } from '../../src/content/meter/buttons.ts';
import { secondsAloud, syllablesIn } from '../../src/content/meter/syllables.ts';
import { referenceFaults } from '../../src/content/references.ts';
import { readYaml } from '../../src/content/yaml.ts';
import { content } from './meter/texts.ts';

const glossary = loadFile(`${content}/glossary.yaml`, glossaryShape);
const place: Contact = { name: 'Het loket', help: 'Zij helpen u.', source: 'artikel', checked: '2026-02-10', toFillIn: [] };

describe('contacts', () => {
  test('a number has a form for the eye and one for the ear', () => {
    const standing = standingOf({ loket: { ...place, phone: '0800 2000' } }, () => 'nul achthonderd');
    expect(standing['contact.loket']).toEqual({ text: '0800 2000', speak: 'nul achthonderd' });
    expect(standing['contact.loket.name']).toEqual({ text: 'Het loket', speak: 'Het loket' });
  });

  test('what is unknown is listed, and no text can use it', () => {
    const contacts = { loket: { ...place, toFillIn: ['phone' as const, 'hours' as const] } };
    expect(missingOf(contacts)).toEqual(['loket.phone', 'loket.hours']);
    expect(standingOf(contacts, String)['contact.loket']).toBeUndefined();
  });

  test('a contact that cannot be reached, or is marked unknown though it is known, is wrong', () => {
    expect(contradictionsOf({ loket: place })).toHaveLength(1);
    expect(contradictionsOf({ loket: { ...place, phone: '14 0570', toFillIn: ['phone'] } })).toHaveLength(1);
    expect(contradictionsOf({ loket: { ...place, phone: '14 0570' } })).toEqual([]);
  });
});

describe('words of the glossary in a text', () => {
  test('the longer word wins, and each entry comes once', () => {
    const found = termsIn('Een ambulante begeleiding is begeleiding, zegt de beschikking. De beschikking!', glossary);
    expect(found.map(({ key, word }) => [key, word])).toEqual([
      ['ambulanteBegeleiding', 'ambulante begeleiding'],
      ['begeleiding', 'begeleiding'],
      ['beschikking', 'beschikking'],
    ]);
  });

  test('a word inside another word is none', () => {
    expect(termsIn('De opvangplek en de meldingsplicht.', glossary)).toEqual([]);
  });

  test('a long hostile text is read in a moment', () => {
    const meaning = meaningIn(glossary);
    meaning('warm');
    const begin = performance.now();
    for (const text of ['beschikking '.repeat(900), '\u0000💥'.repeat(5_000), 'a'.repeat(10_000), '(((('.repeat(2_500)]) {
      meaning(text);
    }
    expect(performance.now() - begin).toBeLessThan(200);
  });
});

describe('what is measured in a file', () => {
  const yaml = readYaml(
    'dialogs/x.yaml',
    [
      'askDay:',
      '  text:',
      '    - Op welke dag ging u weg?',
      '  buttons:',
      '    ja: Ja',
      'balance:',
      '  text: ["U was {used} weg."]',
      '  speak: ["U was {used} weg."]',
      'person: Medewerker',
      'hint: Dat snap ik nog niet.',
    ].join('\n'),
  );
  const passages = passagesIn(yaml, {});
  const kinds = passages.map(({ key, kind, lines }) => [key, kind, lines[0]?.text]);

  test('a question is measured as seen and as heard; a button, a label and a plain sentence as what they are', () => {
    expect(kinds).toEqual([
      ['askDay.text', 'prompt', 'Op welke dag ging u weg?'],
      ['askDay.text', 'chat', 'Op welke dag ging u weg?'],
      ['askDay.buttons.ja', 'button', 'Ja'],
      ['balance.text', 'chat', 'U was 12 dagen weg.'],
      ['balance.speak', 'voice', 'U was twaalf dagen weg.'],
      ['person', 'label', 'Medewerker'],
      ['hint', 'chat', 'Dat snap ik nog niet.'],
      ['hint', 'voice', 'Dat snap ik nog niet.'],
    ]);
  });

  test('a line keeps its place in the file', () => {
    expect(passages[1]?.lines[0]?.line).toBe(3);
  });

  test('more than three choices under a question are too many, beside not knowing and a person', () => {
    const asked = (...choices: string[]): number =>
      buttonFindings(readYaml('q.yaml', `ask:\n  buttons:\n${choices.map((one) => `    ${one}: X`).join('\n')}`)).length;
    expect(asked('a', 'b', 'c', 'weet-niet', 'do-human')).toBe(0);
    expect(asked('a', 'b', 'c', 'd')).toBe(1);
  });

  test('what leads nowhere is named with its line', () => {
    const faults = referenceFaults(readYaml('t.yaml', 'followUps:\n  - regio\n  - reggio\n'), {
      topics: new Set(),
      followUps: new Set(['regio']),
      contacts: new Set(),
      articles: new Set(),
    });
    expect(faults).toMatchObject([{ line: 3, key: 'followUps.1' }]);
  });
});

describe('syllables', () => {
  test.each([
    ['huis', 1],
    ['gemeente', 3],
    ['beëindiging', 4],
    ['tweeënveertig', 4],
    ['cliënt', 2],
    ['42', 4],
    ['0800', 4],
    ['zorgverzekering', 5],
    ['ggz', 1],
    ['CBS', 3],
  ])('%s has %i', (word, count) => {
    expect(syllablesIn(word)).toBe(count);
  });

  test('a sentence of eleven syllables takes three and a half seconds', () => {
    expect(secondsAloud('De gemeente praat met u over uw huis.')).toBeCloseTo(3.5, 1);
  });
});
