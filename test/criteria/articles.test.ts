import { describe, expect, it } from 'vitest';
import { beoordeel } from '../../src/criteria/beoordeel.ts';
import type { Feiten, Regeling } from '../../src/criteria/facts.ts';

/** Row, facts, and the status they give: one line for each way in which the article can come out. */
type Row = readonly [id: string, feiten: Feiten, status: string];

const schemeOf = (id: string): Regeling =>
  id.startsWith('bb') ? 'bb' : id.startsWith('2') ? 'bw' : id.startsWith('3') ? 'beschut' : 'mo';

const statusOf = (id: string, feiten: Feiten): string | undefined => {
  const { criteria, uitsluitingen } = beoordeel(schemeOf(id), feiten);
  return [...criteria, ...uitsluitingen].find((row) => row.id === id)?.status;
};

const V = 'voldaan';
const N = 'niet-voldaan';
const O = 'onbekend';
const W = 'wordt-onderzocht';
const VT = 'van-toepassing';
const NVT = 'niet-van-toepassing';

const same = (ids: readonly string[], rows: readonly (readonly [Feiten, string])[]): Row[] =>
  ids.flatMap((id) => rows.map(([feiten, status]): Row => [id, feiten, status]));

const day = { toezichtNodig: 'overdag-en-bereikbaar' } as const;
const day24 = { toezichtNodig: '24-uur-aanwezig' } as const;
const beschutA: Feiten = { ...day, blijvendToezicht: false, wilThuisBlijven: false };

const rows: Row[] = [
  ...same(
    ['2.2.1.a', '3.2.1.a'],
    [
      [{ leeftijd: 17 }, N],
      [{ leeftijd: 18 }, V],
      [{ leeftijd: 19 }, V],
      [{ leeftijd: null }, O],
      [{}, O],
    ],
  ),
  ...same(
    ['2.2.1.b', '3.2.1.b'],
    [
      [{ verblijf: 'nederlands' }, V],
      [{ verblijf: 'legaal' }, V],
      [{ verblijf: 'geen' }, N],
      [{}, O],
    ],
  ),
  ...same(['2.2.1.c', '2.2.3.c', '3.2.3.d', '4.3.c', '4.3.2.c', 'bb.kan'], [[{}, W]]),
  ...same(
    ['2.2.2.a', '3.2.2.a'],
    [
      [{ problematiek: ['lvb'] }, V],
      [{ problematiek: [] }, N],
      [{}, O],
    ],
  ),
  ...same(
    ['2.2.2.b', '3.2.2.b'],
    [
      [{ anderHulpGenoeg: false }, V],
      [{ anderHulpGenoeg: true }, N],
      [{}, O],
    ],
  ),
  ...same(
    ['2.2.2.c', '3.2.2.c'],
    [
      [{ zelfstandigWonenLukt: true }, N],
      [{ zelfstandigWonenLukt: false }, W],
      [{}, W],
    ],
  ),
  ...same(
    ['2.2.3.b'],
    [
      [{ behoefteBegeleiding: true }, V],
      [{ behoefteBegeleiding: false }, N],
      [{}, O],
    ],
  ),
  ...same(
    ['2.2.3.d', '3.2.3.e'],
    [
      [{ accepteertTraject: true }, V],
      [{ accepteertTraject: false }, N],
      [{ accepteertTraject: null }, O],
    ],
  ),

  ['2.2.3.a', { wilThuisBlijven: false, ...day24 }, V],
  ['2.2.3.a', { wilThuisBlijven: true, ...day24 }, N],
  ['2.2.3.a', { wilThuisBlijven: true }, N],
  ['2.2.3.a', { ...day24 }, O],
  ['2.2.3.a', { wilThuisBlijven: false }, O],
  ['2.2.3.a', { toezichtNodig: 'minder' }, N],
  ['2.2.3.a', { wilThuisBlijven: false, ...day }, O],
  ['2.2.3.a', { wilThuisBlijven: false, ...day, kanHulpInroepen: true }, N],
  ['2.2.3.a', { ...day, kanHulpUitstellen: true }, N],
  ['2.2.3.a', { wilThuisBlijven: false, ...day, kanHulpInroepen: false }, O],
  ['2.2.3.a', { wilThuisBlijven: false, ...day, kanHulpInroepen: false, kanHulpUitstellen: false }, W],
  ['2.2.3.a', { ...day, kanHulpInroepen: false, kanHulpUitstellen: false }, O],
  ['2.2.3.a', { wilThuisBlijven: true, ...day, kanHulpInroepen: false, kanHulpUitstellen: false }, N],

  ['3.2.3.a', { ...beschutA, kanHulpInroepen: true, kanHulpUitstellen: true }, V],
  ['3.2.3.a', { ...beschutA, kanHulpInroepen: true }, W],
  ['3.2.3.a', { ...beschutA, kanHulpUitstellen: true, kanHulpInroepen: false }, W],
  ['3.2.3.a', { ...beschutA, kanHulpInroepen: false, kanHulpUitstellen: false }, N],
  ['3.2.3.a', { ...beschutA, kanHulpInroepen: false }, O],
  ['3.2.3.a', { ...beschutA, blijvendToezicht: true }, N],
  ['3.2.3.a', { ...beschutA, wilThuisBlijven: true }, N],
  ['3.2.3.a', { ...day24 }, N],
  ['3.2.3.a', {}, O],
  ...same(
    ['3.2.3.b'],
    [
      [{ geclusterdWonen: true }, V],
      [{ geclusterdWonen: false }, N],
      [{}, O],
    ],
  ),
  ['3.2.3.c', { begeleidingUrenPerWeek: 9.99, dagelijksContact: true }, N],
  ['3.2.3.c', { begeleidingUrenPerWeek: 10, dagelijksContact: true }, V],
  ['3.2.3.c', { begeleidingUrenPerWeek: 10.5, dagelijksContact: true }, V],
  ['3.2.3.c', { dagelijksContact: false }, N],
  ['3.2.3.c', { begeleidingUrenPerWeek: 12 }, O],
  ['3.2.3.c', { dagelijksContact: true }, O],

  ['4.3.a', { leeftijd: 18 }, V],
  ['4.3.a', { leeftijd: 17, metOuder: true }, V],
  ['4.3.a', { leeftijd: 17, metOuder: false }, N],
  ['4.3.a', { leeftijd: 17 }, O],
  ['4.3.a', { metOuder: true }, V],
  ['4.3.b', { verblijf: 'legaal' }, V],
  ['4.3.b', { verblijf: 'geen' }, O],
  ['4.3.b', { verblijf: 'geen', bedBadBrood: true }, V],
  ['4.3.b', { verblijf: 'geen', bedBadBrood: false }, N],
  ['4.3.b', { bedBadBrood: true }, V],
  ['4.3.1.a', { thuisVerlaten: true, zelfstandigWonenLukt: false }, V],
  ['4.3.1.a', { thuisVerlaten: true, zelfstandigWonenLukt: true }, W],
  ['4.3.1.a', { thuisVerlaten: true }, W],
  ['4.3.1.a', {}, O],
  ...same(
    ['4.3.1.a', '4.3.1.b', '4.3.2.a', '4.3.2.d'],
    [
      [
        {
          thuisVerlaten: false,
          dakloos: 'nee',
          opvangNodig: false,
          accepteertTraject: false,
          verlaatOpvang: false,
          nogNietToelaatbaar: false,
          langdurigZwervend: false,
        },
        N,
      ],
      [{ thuisVerlaten: false, dakloos: 'nee', opvangNodig: false, accepteertTraject: false }, O],
      [{ thuisVerlaten: false, dakloos: 'nee', opvangNodig: false, accepteertTraject: false, verlaatOpvang: true }, W],
      [
        {
          thuisVerlaten: false,
          dakloos: 'nee',
          opvangNodig: false,
          accepteertTraject: false,
          nogNietToelaatbaar: true,
        },
        W,
      ],
      [{ verlaatOpvang: true }, W],
    ],
  ),
  ['4.3.1.b', { dakloos: 'dakloos' }, V],
  ['4.3.1.b', { dakloos: 'thuisloos' }, V],
  ['4.3.2.a', { opvangNodig: true }, V],
  ['4.3.2.b', { zoektWoonplek: true }, V],
  ['4.3.2.b', { behoefteBegeleiding: true, zoektWoonplek: false }, V],
  ['4.3.2.b', { behoefteBegeleiding: false, zoektWoonplek: false }, N],
  ['4.3.2.b', { zoektWoonplek: false }, O],
  ['4.3.2.d', { accepteertTraject: true }, V],
  [
    '4.3.2.d',
    { accepteertTraject: false, verlaatOpvang: false, nogNietToelaatbaar: false, langdurigZwervend: true },
    W,
  ],

  ...same(
    ['bb.inwoner'],
    [
      [{ woongemeente: 'deventer' }, V],
      [{ woongemeente: 'zutphen' }, N],
      [{}, O],
    ],
  ),
  ...same(
    ['bb.herkomst'],
    [
      [{ komtUit: 'detentie' }, V],
      [{ komtUit: 'crisisopvang' }, V],
      [{ komtUit: 'beschermd-wonen' }, V],
      [{ komtUit: 'beschut-wonen' }, W],
      [{ komtUit: 'anders' }, N],
      [{}, O],
    ],
  ),
  ...same(
    ['bb.wil'],
    [
      [{ wilZelfstandig: true }, V],
      [{ wilZelfstandig: false }, N],
      [{}, O],
    ],
  ),
  ...same(
    ['bb.organisatie'],
    [
      [{ organisatieMeldtAan: true }, V],
      [{ organisatieMeldtAan: false }, W],
      [{}, W],
    ],
  ),
  ...same(
    ['bb.begeleiding'],
    [
      [{ accepteertBegeleiding: true }, V],
      [{ accepteertBegeleiding: false }, N],
      [{}, O],
    ],
  ),

  ...same(
    ['2.3.1.a', '2.3.2.a', '3.3.1.a', '3.3.2.a', '4.4.1.a', '4.4.2.a'],
    [
      [{ verblijfVoorBehandeling: true }, VT],
      [{ verblijfVoorBehandeling: false }, NVT],
      [{}, O],
    ],
  ),
  ...same(
    ['2.3.3.a', '3.3.3.a', '4.4.3.a'],
    [
      [{ acuteCrisis: true }, VT],
      [{ acuteCrisis: false }, NVT],
      [{ acuteCrisis: null }, O],
    ],
  ),
  ...same(
    ['2.3.2.b', '3.3.2.b', '4.4.2.b'],
    [
      [{}, O],
      [{ blijvendToezicht: false, wlzIndicatie: 'anders' }, NVT],
      [{ blijvendToezicht: true }, W],
      [{ blijvendToezicht: true, wlzIndicatie: 'geen' }, W],
      [{ blijvendToezicht: true, wlzIndicatie: 'afgewezen' }, NVT],
      [{ blijvendToezicht: true, wlzIndicatie: 'anders' }, VT],
    ],
  ),
  ['2.3.2.b', { blijvendToezicht: true, wlzIndicatie: 'ggz' }, VT],
  ...same(['3.3.2.b', '4.4.2.b'], [[{ blijvendToezicht: true, wlzIndicatie: 'ggz' }, NVT]]),
  ['2.3.3.b', { dakloos: 'dakloos', in24uursopvang: true }, VT],
  ['2.3.3.b', { dakloos: 'thuisloos', in24uursopvang: true }, VT],
  ['2.3.3.b', { dakloos: 'nee', in24uursopvang: true }, NVT],
  ['2.3.3.b', { in24uursopvang: false }, NVT],
  ['2.3.3.b', { in24uursopvang: true }, O],
  ['3.3.2.c', { ...day24, problematiek: ['psychisch'] }, VT],
  ['3.3.2.c', { ...day24, problematiek: [] }, NVT],
  ['3.3.2.c', { ...day }, NVT],
  ['3.3.2.c', { ...day24 }, O],
  ['3.3.2.d', { begeleidingUrenPerWeek: 9, toezichtNodig: 'minder' }, VT],
  ['3.3.2.d', { begeleidingUrenPerWeek: 10, toezichtNodig: 'minder' }, NVT],
  ['3.3.2.d', { begeleidingUrenPerWeek: 9, ...day }, NVT],
  ['3.3.2.d', { begeleidingUrenPerWeek: 9 }, O],
  ['4.4.3.b', { huiselijkGeweld: false }, NVT],
  ['4.4.3.b', {}, O],
  ['4.4.3.b', { huiselijkGeweld: true }, W],
  ['4.4.3.b', { huiselijkGeweld: true, opvangViaVeiligThuis: true }, VT],
  ['4.4.3.b', { huiselijkGeweld: true, opvangViaVeiligThuis: false }, NVT],
];

describe('each article: yes, no and unknown', () => {
  it.each(rows)('%s: %j is %s', (id, feiten, status) => {
    expect(statusOf(id, feiten)).toBe(status);
  });
});

describe('4.7: the form of shelter', () => {
  it.each<[Feiten, string | null]>([
    [{ opvangNodig: false, verlaatOpvang: true, plotselingDakloos: true, ...day24 }, 'ambulante-begeleiding'],
    [{ plotselingDakloos: true, ...day24 }, 'crisisopvang'],
    [{ plotselingDakloos: true, toezichtNodig: 'minder' }, 'tijdelijk-onderdak'],
    [{ plotselingDakloos: true }, null],
    [{ plotselingDakloos: true, langdurigZwervend: true }, '24-uursopvang'],
    [{ langdurigZwervend: true }, '24-uursopvang'],
    [{ dakloos: 'dakloos', plotselingDakloos: false }, '24-uursopvang'],
    [{ dakloos: 'thuisloos', plotselingDakloos: false }, null],
    [{ nogNietToelaatbaar: true }, 'ambulante-begeleiding'],
    [{}, null],
  ])('%j is %s', (feiten, vorm) => {
    expect(beoordeel('mo', feiten).vorm).toBe(vorm);
  });
});

describe('3.2.4: beschut wonen with or without stay', () => {
  it.each<[Feiten, string | null]>([
    [{ kanFinancien: true, kanHuishouden: true, kanWonen: true }, 'zonder-verblijf'],
    [{ kanFinancien: false }, 'met-verblijf'],
    [{ kanHuishouden: false, kanFinancien: true }, 'met-verblijf'],
    [{ kanFinancien: true, kanHuishouden: true }, null],
    [{}, null],
  ])('%j is %s', (feiten, variant) => {
    expect(beoordeel('beschut', feiten).variant).toBe(variant);
  });

  it('there is no variant for who is refused', () => {
    expect(beoordeel('beschut', { leeftijd: 17, kanFinancien: false }).variant).toBeNull();
  });
});

describe('where else to go', () => {
  const places = (regeling: Regeling, feiten: Feiten): string[] =>
    beoordeel(regeling, feiten).verwijzingen.map(({ naar }) => naar);

  it('2.2.1.a: a minor is pointed to help under the Jeugdwet', () => {
    expect(places('bw', { leeftijd: 17 })).toEqual(['jeugdwet']);
    expect(places('mo', { leeftijd: 17 })).toEqual([]);
    expect(places('mo', { leeftijd: 17, metOuder: false })).toEqual(['jeugdwet', 'alternatieve-opvang']);
  });

  it('nobody is sent round in a circle', () => {
    const feiten: Feiten = { dakloos: 'dakloos', verblijf: 'geen', bedBadBrood: false };
    expect(places('bw', feiten)).not.toContain('mo');
    expect(places('bw', { dakloos: 'dakloos', verblijf: 'geen' })).toContain('mo');
  });

  it('who is refused and has no other place can ask the regionale toegang', () => {
    expect(places('bw', { accepteertTraject: false })).toEqual(['regionale-toegang']);
    expect(places('bb', { woongemeente: 'anders' })).toEqual(['bzt']);
  });

  it('1.1: where a ground applies the municipality hands over warmly', () => {
    expect(beoordeel('bw', { acuteCrisis: true }).afstemming).toEqual(['warme-overdracht']);
    expect(beoordeel('bw', { blijvendToezicht: true }).afstemming).toEqual(['ander-kader']);
    expect(beoordeel('mo', { wlzIndicatie: 'ggz' }).afstemming).toEqual(['ander-kader']);
    expect(beoordeel('bw', { woongemeente: 'anders' }).afstemming).toEqual(['andere-regio']);
    expect(beoordeel('bb', { woongemeente: 'anders' }).afstemming).toEqual([]);
  });
});
