import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absenceBalance } from '../../src/absence/balance.ts';
import { deadline } from '../../src/deadlines/deadline.ts';
import { regelingen, type Fact, type Feiten } from '../../src/criteria/facts.ts';
import type { Course } from '../../src/handoff/course.ts';
import { numberedLines, summaryText } from '../../src/handoff/summary-text.ts';
import { summarySchema, summaryShape } from '../../src/handoff/summary.ts';
import { anyFeiten } from '../criteria/feiten.ts';
import { summaryFor, summaryWords } from '../support/handoff.ts';

const absence = absenceBalance({
  today: '2026-11-22',
  year: 2026,
  stayStart: '2025-01-01',
  housing: 'BW',
  periods: [{ departure: '2026-06-02', return: '2026-06-11', reason: 'vakantie' }],
  plan: null,
});
const term = {
  procedure: 'bezwaar',
  from: '2026-11-13',
  answer: deadline({ procedure: 'bezwaar', from: '2026-11-13' }),
};

/** A conversation in which everything was told that can be. */
const everything: Partial<Course> = {
  wil: 'Ik wil weten of ik terug kan naar mijn kamer.',
  regelingen,
  feiten: {
    leeftijd: 34,
    woongemeente: 'deventer',
    verblijf: 'nederlands',
    problematiek: ['psychisch'],
    toezichtNodig: '24-uur-aanwezig',
    dakloos: 'nee',
    zelfstandigWonenLukt: false,
    huiselijkGeweld: null,
  },
  absence,
  terms: [term],
};
const contact = { telefoon: '+31612345678', email: null, tijdvak: 'maandag 9-12' };

test('what only follows from having no home is not passed on as said', () => {
  const feiten: Feiten = { dakloos: 'thuisloos', thuisVerlaten: true, wilThuisBlijven: false };
  const said = (of: Feiten) =>
    summaryFor({ feiten: of, regelingen: ['beschut'] }).regelingen[0]?.gezegd.map(({ feit }) => feit);
  expect(said(feiten)).not.toContain('wilThuisBlijven');
  expect(said({ ...feiten, dakloos: 'nee', thuisVerlaten: false })).toContain('wilThuisBlijven');
});

describe('the summary is the document of the contract', () => {
  const validate = addFormats.default(new Ajv2020.default({ strict: false })).compile(summarySchema());

  test('whatever was told, it keeps to the shape and to the published JSON Schema', () => {
    fc.assert(
      fc.property(
        anyFeiten,
        fc.option(fc.subarray([...regelingen]), { nil: null }),
        fc.option(fc.string(), { nil: null }),
        (feiten, chosen, wil) => {
          const summary = summaryFor({ feiten, regelingen: chosen, wil, absence, terms: [term] }, { contact });
          expect(summaryShape.parse(summary)).toEqual(summary);
          expect(validate(JSON.parse(JSON.stringify(summary))), JSON.stringify(validate.errors)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('with nothing told every optional part is null or empty, and none is left out', () => {
    expect(summaryFor({})).toEqual({
      versie: '1',
      regels: '2026-02-10',
      gemaakt: '2026-11-23T10:04:00+01:00',
      taal: 'nl',
      kanaal: 'web',
      urgentie: { niveau: 'gewoon', waarom: 'geen haast gehoord' },
      wil: null,
      perspectief: 'zelf',
      regelingen: [],
      afwezigheid: null,
      termijnen: [],
      nietGevraagd: ['veiligheid thuis', 'slaapplek', 'gezondheid', 'papieren', 'geld', 'woonplaats'],
      contact: null,
      toevoeging: null,
      geschrapt: [],
      rij: { id: 'algemeen', waarom: 'nog niet duidelijk waar het over gaat' },
    });
  });

  test('in summer the moment has the offset of summer', () => {
    expect(summaryFor({}, {}, '2026-07-01T09:30').gemaakt).toBe('2026-07-01T09:30:00+02:00');
  });

  test('facts without a chosen scheme are told of all four, so that nobody tells a story twice', () => {
    const { regelingen: schemes } = summaryFor({ feiten: { leeftijd: 34 } });
    expect(schemes.map(({ regeling }) => regeling)).toEqual(['bw', 'beschut', 'mo', 'bb']);
    expect(schemes[0]?.gezegd).toEqual([{ feit: 'leeftijd', waarde: 34 }]);
  });

  test('a fact that no chosen scheme looks at is not lost', () => {
    const { regelingen: schemes } = summaryFor({ regelingen: ['bb'], feiten: { begeleidingUrenPerWeek: 12 } });
    expect(schemes[0]?.gezegd).toContainEqual({ feit: 'begeleidingUrenPerWeek', waarde: 12 });
  });

  test('each scheme tells what follows, what is open, what is looked into and where else to go', () => {
    const { regelingen: schemes } = summaryFor({ regelingen: ['bw'], feiten: { leeftijd: 17, verblijf: 'legaal' } });
    const [bw] = schemes;
    expect(bw?.uitkomst).toBe('waarschijnlijk-niet');
    expect(bw?.afgeleid).toContainEqual({ id: '2.2.1.a', status: 'niet-voldaan' });
    expect(bw?.afgeleid).toContainEqual({ id: '2.2.1.b', status: 'voldaan' });
    expect(bw?.onbekend).toContain('toezichtNodig');
    expect(bw?.onderzoek).toContain('2.2.1.c');
    expect(bw?.verwijzingen).toContain('jeugdwet');
  });

  test('absence and terms are the outputs of their commands', () => {
    const { afwezigheid, termijnen } = summaryFor(everything);
    expect(afwezigheid).toEqual(absence);
    expect(termijnen).toEqual([{ procedure: 'bezwaar', from: '2026-11-13', ...term.answer }]);
  });
});

describe('a worker reads it in two minutes', () => {
  const text = summaryText(summaryFor(everything, { contact, addition: 'Ik bel liever niet.' }), summaryWords);

  test('in the order in which it is needed', () => {
    const headings = [...text.matchAll(/^([^\n-].*):$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'Hoe snel',
      'Naar wie',
      'De vraag',
      'Voor wie',
      'Contact',
      'Welke hulp past misschien',
      'Wat er verteld is',
      'Dagen weg',
      'Data',
      'Niet besproken',
    ]);
  });

  /** More than a pre-screen asks. */
  const MANY = 20;

  test('also after a long pre-screen: at most 440 words, which a calm reader reads in two minutes', () => {
    fc.assert(
      fc.property(anyFeiten, (told) => {
        const feiten: Feiten = Object.fromEntries(Object.entries(told).slice(0, MANY));
        const summary = summaryFor({ ...everything, feiten }, { contact, addition: 'Ik bel liever niet.' });
        const words = summaryText(summary, summaryWords).match(/\p{L}[\p{L}'-]*/gu)?.length;
        expect(words).toBeLessThanOrEqual(440);
      }),
      { numRuns: 40 },
    );
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(300);
  });

  test('each fact once, however many schemes look at it', () => {
    expect(text.match(/34 jaar/g)).toHaveLength(1);
  });

  test('days away and dates stand there in words', () => {
    expect(text).toContain('Geteld: 8 dagen.');
    expect(text).toContain('Bezwaar maken: 25 december 2026');
  });
});

describe('the person is in charge of the lines', () => {
  const told = { contact, addition: 'Ik bel liever niet.' };
  const lines = numberedLines(summaryFor(everything, told), summaryWords);

  test.each(lines.map((line) => [line.says.text, line.paths]))('"%s" can be struck, and is gone', (text, paths) => {
    const left = summaryFor(everything, { ...told, struck: paths });
    const rest = numberedLines(left, summaryWords).map(({ says }) => says.text);
    expect(rest).not.toContain(text);
    expect(rest.length).toBeGreaterThanOrEqual(lines.length - 2);
    expect(left.geschrapt).toEqual(paths);
  });

  test('all lines struck: nothing of what was told is left', () => {
    const left = summaryFor(everything, { ...told, struck: lines.flatMap(({ paths }) => paths) });
    expect(numberedLines(left, summaryWords)).toEqual([]);
    const { geschrapt: _, ...document } = left;
    expect(JSON.stringify(document)).not.toMatch(/34|kamer|deventer|psychisch|bezwaar|0612345678|liever|opvang/);
  });

  test('a struck fact leaves no outcome, row or reason that follows from it', () => {
    const feiten: Feiten = { leeftijd: 34, huiselijkGeweld: true, verblijf: 'geen' };
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(feiten) as Fact[])),
        fc.constantFrom(...regelingen),
        (fact, regeling) => {
          const struck = summaryFor(
            { regelingen: [regeling], feiten },
            { struck: [`regelingen.${regeling}.gezegd.${fact}`] },
          );
          const never = summaryFor({ regelingen: [regeling], feiten: { ...feiten, [fact]: undefined } });
          expect(struck.regelingen).toEqual(never.regelingen);
        },
      ),
    );
    const quiet = summaryFor({ regelingen: ['mo'], feiten }, { struck: ['regelingen.mo.gezegd.huiselijkGeweld'] });
    expect(quiet.urgentie).toEqual({ niveau: 'vandaag', waarom: 'weggehaald' });
    expect(JSON.stringify({ ...quiet, geschrapt: [] })).not.toContain('geweld');
  });
});
