import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentFolder } from '../../src/assistant.ts';
import { loadFile } from '../../src/content/load.ts';
import type { Feiten } from '../../src/criteria/facts.ts';
import type { VraagId } from '../../src/criteria/questions.ts';
import { factPatternsShape } from '../../src/prescreen/fact-patterns.ts';
import { factReader } from '../../src/prescreen/read-facts.ts';
import { lexiconShape } from '../../src/understanding/content.ts';

const reader = factReader(
  loadFile(join(contentFolder, 'understanding', 'facts.yaml'), factPatternsShape),
  loadFile(join(contentFolder, 'lexicon.yaml'), lexiconShape),
);

describe('an opening story', () => {
  it.each<[string, Feiten]>([
    [
      'Ik ben 34 jaar en slaap al drie weken op straat.',
      { leeftijd: 34, dakloos: 'dakloos', in24uursopvang: false, thuisVerlaten: true },
    ],
    [
      'Mijn broer van 27 woont nog bij onze ouders en hij heeft autisme.',
      { leeftijd: 27, dakloos: 'nee', thuisVerlaten: false, problematiek: ['psychisch'] },
    ],
    [
      'Ik kom net uit de gevangenis en slaap nu steeds bij vrienden op de bank.',
      { komtUit: 'detentie', dakloos: 'thuisloos' },
    ],
    [
      'Cliënt is 45, verblijft in de 24-uursopvang en heeft dag en nacht begeleiding nodig.',
      { leeftijd: 45, in24uursopvang: true, toezichtNodig: '24-uur-aanwezig' },
    ],
    ['Ik ben uit mijn eigen huis gezet.', { thuisVerlaten: true }],
    ['Ik heb geen verblijfsvergunning.', { verblijf: 'geen' }],
    ['Ik heb 12 uur begeleiding per week nodig.', { begeleidingUrenPerWeek: 12 }],
    ['Ik woon in Colmschate, niet in Raalte.', { woongemeente: 'deventer' }],
  ])('%s', (text, feiten) => {
    expect(reader.story(text).feiten).toMatchObject(feiten);
  });

  it.each([
    'Kom ik in aanmerking voor beschermd wonen?',
    'Ik zoek beschermd wonen voor mijn zoon.',
    'Ik wil graag weer in een eigen huis wonen.',
    'Misschien slaap ik straks op straat.',
    'Mag ik ook weg zijn op zondag?',
    'Dit is een zin over niets.',
  ])('tells nothing about where somebody is now: %s', (text) => {
    const { dakloos, in24uursopvang, komtUit } = reader.story(text).feiten;
    expect([dakloos, in24uursopvang, komtUit]).toEqual([undefined, undefined, undefined]);
  });
});

describe('an answer', () => {
  it.each<[VraagId, string, Feiten]>([
    ['slaapplek', 'bij mn zus', { dakloos: 'thuisloos' }],
    ['slaapplek', 'gewoon thuis', { dakloos: 'nee', thuisVerlaten: false }],
    ['slaapplek', 'In de auto', { dakloos: 'dakloos', in24uursopvang: false }],
    ['wonenLukt', 'nee', { zelfstandigWonenLukt: false }],
    ['wonenLukt', 'ja hoor prima', { zelfstandigWonenLukt: true }],
    ['leeftijd', 'vierendertig', { leeftijd: 34 }],
    ['leeftijd', 'ik word 18', { leeftijd: 17 }],
    ['begeleidingUrenPerWeek', 'een uur of 12', { begeleidingUrenPerWeek: 12 }],
    ['problematiek', 'ik ben verslaafd en heb schulden', { problematiek: ['psychisch', 'psychosociaal'] }],
    ['problematiek', 'niks van dat alles', { problematiek: [] }],
    ['toezichtNodig', 'af en toe is genoeg', { toezichtNodig: 'minder' }],
    ['verblijf', 'ik heb helemaal geen papieren', { verblijf: 'geen' }],
    ['woongemeente', 'zutfen', { woongemeente: 'zutphen' }],
    ['opvangNodig', 'ja anders slaap ik op straat', { opvangNodig: true }],
    ['wilThuisBlijven', 'ik wil hier niet weg', { wilThuisBlijven: true }],
    ['kanHulpInroepen', 'dat durf ik niet', { kanHulpInroepen: false }],
    ['accepteertTraject', 'zeg ik liever niet', { accepteertTraject: null }],
    ['gewoonHuis', 'ja maar zonder begeleiding', { wilZelfstandig: true, accepteertBegeleiding: false }],
    ['zorgOfGeweld', 'nee niks', { acuteCrisis: false, blijvendToezicht: false, huiselijkGeweld: false }],
    ['zorgOfGeweld', 'mijn ex slaat mij', { huiselijkGeweld: true }],
    ['dakloos', 'heb geen adress', { dakloos: 'dakloos' }],
    ['komtUit', 'uit de gevangenes', { komtUit: 'detentie' }],
    ['wlzIndicatie', 'aangevraagd maar helaas afgewezen', { wlzIndicatie: 'afgewezen' }],
    ['metOuder', 'Nee mijn ouders weten hier niks van.', { metOuder: false }],
  ])('%s: %s', (vraag, text, feiten) => {
    expect(reader.answer(text, vraag)?.feiten).toMatchObject(feiten);
  });

  it('says more than was asked: it is all taken', () => {
    const told = reader.answer('ik ben 34 en ik slaap op straat en ik heb een nederlands paspoort', 'leeftijd');
    expect(told?.feiten).toMatchObject({ leeftijd: 34, dakloos: 'dakloos', verblijf: 'nederlands' });
  });

  it('"weet ik niet" is never no', () => {
    for (const vraag of ['anderHulpGenoeg', 'slaapplek', 'leeftijd', 'toezichtNodig'] as const) {
      const values = Object.values(reader.answer('dat weet ik niet', vraag)?.feiten ?? { none: false });
      expect(values.every((value) => value === null)).toBe(true);
    }
  });

  it('yes to one thing and no to another settles only what is said in so many words', () => {
    expect(reader.answer('nee, nee, ja', 'wonenLukt')?.feiten).toEqual({});
  });

  it('is not made of what has nothing to do with it', () => {
    expect(reader.answer('bananen', 'toezichtNodig')).toBeUndefined();
    expect(reader.answer('😀', 'leeftijd')).toBeUndefined();
  });
});

describe('hostile texts', () => {
  it.each([
    ['the same words 10,000 times', 'ik slaap niet op straat maar bij vrienden '.repeat(250)],
    ['one long word', 'a'.repeat(10_000)],
    ['signs', '((((,,,,;;;;'.repeat(800)],
    ['emoji and control characters', '😀\u0000\u202e'.repeat(3000)],
  ])('%s are read in a moment', (_, text) => {
    reader.story(text);
    const start = process.cpuUsage();
    reader.answer(text, 'slaapplek');
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(80);
  });
});
