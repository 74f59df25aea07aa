import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/content/meter/rules/index.ts';
import type { Kind } from '../../../src/content/meter/passage.ts';
import { meter, passage, rulesBroken } from './texts.ts';

/** One rule: a text that breaks it and no other rule that is named, and a text that stays just inside its limit. */
interface Case {
  rule: string;
  kind: Kind;
  bad: string[];
  good: string[];
}

const repeat = (sentence: string, times: number): string[] => Array.from({ length: times }, () => sentence);
const five = 'De gemeente helpt u graag.';
const eight = 'De gemeente praat met u over uw huis.';
const fourteen = 'U mag ook met uw moeder, uw vader of een vriend naar ons komen.';
const fifteen = 'U mag ook met uw moeder, uw vader of een goede vriend naar ons komen.';

const cases: Case[] = [
  { rule: 'words', kind: 'chat', bad: [...repeat(five, 12), 'Kom maar.'], good: repeat(five, 12) },
  { rule: 'words', kind: 'voice', bad: [...repeat(five, 10), 'Kom maar.'], good: repeat(five, 10) },
  { rule: 'sentence-length', kind: 'chat', bad: [fifteen, five, five], good: [fourteen, five, five] },
  { rule: 'sentence-length', kind: 'voice', bad: [`${fifteen.slice(0, -1)} kijken.`, five, five], good: [fifteen, five, five] },
  {
    rule: 'sentence-mean',
    kind: 'chat',
    bad: ['De gemeente praat met u over wat u nodig hebt.'],
    good: ['De gemeente praat met u over wat u wilt.'],
  },
  {
    rule: 'sentence-mean',
    kind: 'page',
    bad: ['De gemeente praat met u over uw eigen huis.'],
    good: [eight],
  },
  {
    rule: 'seconds',
    kind: 'voice',
    bad: repeat('De medewerker praat met u over alles.', 7),
    good: repeat('De man praat met u over het huis.', 6),
  },
  {
    rule: 'seconds',
    kind: 'prompt',
    bad: [...repeat('De medewerker praat met u.', 4), 'Wilt u dat?'],
    good: [...repeat('De man praat met u.', 3), 'Wilt u dat?'],
  },
  {
    rule: 'characters',
    kind: 'button',
    bad: ['Ik wil graag weten of ik hier ook mag wonen nu'],
    good: ['Ik wil graag weten of ik hier ook mag wonen'],
  },
  { rule: 'end-of-sentence', kind: 'chat', bad: ['De gemeente helpt u graag'], good: [five] },
  { rule: 'ease', kind: 'chat', bad: ['De organisatie geeft informatie over formulieren.'], good: [five] },
  { rule: 'hard-words', kind: 'chat', bad: ['De gemeente helpt u graag met uw pantoffel.'], good: [eight] },
  {
    rule: 'long-words',
    kind: 'chat',
    bad: ['De man praat over de verantwoordelijkheid.'],
    good: ['De man praat over de samenwerking.'],
  },
  { rule: 'passive', kind: 'chat', bad: ['U wordt door de gemeente gebeld.'], good: ['De gemeente belt u.'] },
  { rule: 'passive', kind: 'voice', bad: ['De hulp werd gisteren gestopt.'], good: ['De hulp werd minder.'] },
  {
    rule: 'tang',
    kind: 'chat',
    bad: ['U kunt met uw zus of uw moeder hier komen.'],
    good: ['U kunt met uw zus of moeder hier komen.'],
  },
  { rule: 'double-negative', kind: 'chat', bad: ['U mag niet zonder hulp weg.'], good: ['U mag niet alleen weg.'] },
  { rule: 'jargon-never', kind: 'chat', bad: ['U krijgt een beschikking.'], good: ['U krijgt een brief.'] },
  { rule: 'jargon-never', kind: 'chat', bad: ['Dit gaat over BW.'], good: ['Dit gaat over hulp.'] },
  {
    rule: 'jargon-explain',
    kind: 'chat',
    bad: ['U krijgt een pgb.', 'Daar kunt u blij mee zijn.'],
    good: ['U krijgt een pgb.', 'Dat is geld waarmee u zelf hulp koopt.'],
  },
  { rule: 'spelling', kind: 'chat', bad: ['De gemeente helpt u graach.'], good: [five] },
  { rule: 'familiar', kind: 'chat', bad: ['De gemeente helpt je graag.'], good: [five] },
  { rule: 'familiar', kind: 'button', bad: ['Wat is jouw vraag?'], good: ['Wat is uw vraag?'] },
  { rule: 'signs', kind: 'chat', bad: ['U belt en/of schrijft ons.'], good: ['U belt of schrijft ons.'] },
  { rule: 'signs', kind: 'chat', bad: ['Kom van 2 t/m 5 juni.'], good: ['Kom van 2 tot en met 5 juni.'] },
  { rule: 'signs', kind: 'chat', bad: ['U krijgt 4% meer.'], good: ['U krijgt wat meer.'] },
  { rule: 'figure-date', kind: 'chat', bad: ['Kom op 08-06-2026 terug.'], good: ['Kom op 8 juni 2026 terug.'] },
  { rule: 'tone', kind: 'chat', bad: ['Goed gedaan!'], good: ['Dank u wel.'] },
  { rule: 'tone', kind: 'chat', bad: ['Helaas kan dat niet.'], good: ['Dat kan niet.'] },
  {
    rule: 'questions',
    kind: 'chat',
    bad: ['Wilt u dat? Kan dat? Mag dat?'],
    good: ['Wilt u dat? Kan dat?'],
  },
  { rule: 'questions', kind: 'voice', bad: ['Wilt u dat? Kan dat?'], good: ['Wilt u dat?'] },
  {
    rule: 'question-last',
    kind: 'voice',
    bad: ['Wilt u dat?', five],
    good: [five, 'Wilt u dat?'],
  },
  {
    rule: 'numbers',
    kind: 'chat',
    bad: ['Kies 1 of 2 of 3.', 'Kies 4 of 5 of 6.'],
    good: ['Kies 1 of 2 of 3.', 'Kies 4 of 5.'],
  },
  {
    rule: 'numbers',
    kind: 'voice',
    bad: ['Kies twee of drie.', 'Kies vier of vijf.'],
    good: ['Kies twee of drie.', 'Kies een of vier.'],
  },
  { rule: 'unspeakable', kind: 'voice', bad: ['U mag 42 dagen weg.'], good: ['U mag tweeënveertig dagen weg.'] },
  { rule: 'unspeakable', kind: 'voice', bad: ['Kijk op www.deventer.nl vandaag.'], good: ['Kijk vandaag op de website.'] },
  {
    rule: 'abbreviation',
    kind: 'voice',
    bad: ['Het CIZ besluit.', 'Dat is een organisatie.'],
    good: ['Dit is een organisatie.', 'Zij besluit.'],
  },
  {
    rule: 'abbreviation',
    kind: 'voice',
    bad: ['De Wmo is er.', 'Dat is de wet over hulp.'],
    good: ['Een pgb kan ook.', 'Dat is geld voor hulp.'],
  },
  {
    rule: 'ssml',
    kind: 'voice',
    bad: ['Het nummer komt <break time="2s"/> nu.'],
    good: ['Het nummer komt <break time="300ms"/> nu.'],
  },
  { rule: 'ssml', kind: 'voice', bad: ['<s>Kom vandaag.'], good: ['<s>Kom vandaag.</s>'] },
  {
    rule: 'number-elsewhere',
    kind: 'chat',
    bad: ['Bel nu 0800 2000.'],
    good: ['Bel nu de gemeente.'],
  },
  { rule: 'number-elsewhere', kind: 'chat', bad: ['Bel nu 112.'], good: ['Tel tot 12.'] },
  {
    rule: 'open-place',
    kind: 'chat',
    bad: ['Bel nu {contact.nergens}.'],
    good: ['Bel nu de gemeente.'],
  },
  {
    rule: 'phones',
    kind: 'voice',
    bad: ['Bel een een drie.', 'Of bel nul zes vier.'],
    good: ['Bel een een drie.', 'Is er gevaar, bel een een twee.'],
  },
  {
    rule: 'bubble',
    kind: 'chat',
    bad: [`De ${'gemeente '.repeat(18)}helpt.`],
    good: [`De ${'gemeente '.repeat(16)}helpt.`],
  },
];

describe('each rule of the writing guide bites, and no sooner than its limit', () => {
  test.each(cases)('$rule ($kind): $bad', ({ rule, kind, bad, good }) => {
    expect(rulesBroken(kind, ...bad)).toContain(rule);
    expect(rulesBroken(kind, ...good)).not.toContain(rule);
  });

  test('every rule has a case', () => {
    const tried = new Set(cases.map(({ rule }) => rule.replace(/^jargon-.*/, 'jargon')));
    expect(rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  test('a finding names file, line, sentence and rule', () => {
    const [finding] = meter([passage('chat', five, 'U krijgt een beschikking.')]).findings;
    expect(finding).toMatchObject({
      file: 'test.yaml',
      line: 2,
      key: 'entry.text',
      rule: 'jargon-never',
      sentence: 'U krijgt een beschikking.',
      found: 'beschikking',
    });
  });
});

describe('what the writing guide allows', () => {
  test('a word may stand in its own entry of the glossary', () => {
    const own = { ...passage('chat', 'Een beschikking is een brief van de gemeente.'), explains: ['beschikking'] };
    expect(meter([own]).findings).toEqual([]);
  });

  test('a title may name a word that its answer explains', () => {
    expect(rulesBroken('button', 'Wat is een pgb?')).toEqual([]);
  });

  test('a short text may read a little harder than a long one', () => {
    const short = 'De medewerker praat met u.';
    expect(rulesBroken('chat', short)).toEqual([]);
    expect(rulesBroken('chat', ...repeat('De begeleider praat met de bewoner.', 6))).toContain('ease');
  });
});
