import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beoordeel, beoordeelAlles, kaders, uitkomst } from '../../src/criteria/beoordeel.ts';
import { uitleg } from '../../src/criteria/explain.ts';
import { factNames, regelingen, type Fact, type Feiten } from '../../src/criteria/facts.ts';
import { keuzesVan, volgendeVraag } from '../../src/criteria/questions.ts';
import { samplesOf } from '../../src/criteria/relevance.ts';
import { chance } from './residents.ts';
import { allFeiten, anyFeiten } from './feiten.ts';

const some = { numRuns: 400 };
const defined = (feiten: Feiten): Feiten =>
  Object.fromEntries(Object.entries(feiten).filter(([, value]) => value != null));

describe('what is known and what is not', () => {
  it('more knowledge never makes a clear outcome unclear, nor opens what was closed', () => {
    fc.assert(
      fc.property(anyFeiten, allFeiten, fc.subarray(factNames), (less, more, told) => {
        const known = { ...Object.fromEntries(told.map((fact) => [fact, more[fact]])), ...defined(less) };
        for (const regeling of regelingen) {
          const [before, after] = [uitkomst(regeling, less), uitkomst(regeling, known)];
          if (before === 'waarschijnlijk-niet') expect(after).toBe('waarschijnlijk-niet');
          if (before === 'mogelijk') expect(after).not.toBe('onvoldoende-informatie');
        }
      }),
      some,
    );
  });

  it('an unknown never decides: null and left out are the same', () => {
    fc.assert(
      fc.property(anyFeiten, (feiten) => {
        expect(beoordeelAlles(feiten)).toEqual(beoordeelAlles(defined(feiten)));
      }),
      some,
    );
  });

  it('nothing known refuses nobody', () => {
    expect(beoordeelAlles({}).map(({ uitkomst }) => uitkomst)).toEqual(regelingen.map(() => 'onvoldoende-informatie'));
  });

  it('one scheme alone comes out as among all four', () => {
    fc.assert(
      fc.property(anyFeiten, (feiten) => {
        expect(regelingen.map((regeling) => beoordeel(regeling, feiten))).toEqual(beoordeelAlles(feiten));
      }),
      some,
    );
  });

  it('the order in which facts are told makes no difference', () => {
    fc.assert(
      fc.property(anyFeiten, fc.integer(), (feiten, seed) => {
        const dice = chance(seed);
        const shuffled = Object.fromEntries(
          Object.entries(feiten)
            .map((entry) => [dice.next(), entry] as const)
            .sort(([a], [b]) => a - b)
            .map(([, entry]) => entry),
        );
        expect(beoordeelAlles(shuffled)).toEqual(beoordeelAlles(feiten));
      }),
      some,
    );
  });
});

describe('which facts a row looks at', () => {
  it('a fact that a row does not name cannot change it', () => {
    fc.assert(
      fc.property(anyFeiten, allFeiten, (feiten, other) => {
        for (const { criteria, uitsluitingen } of Object.values(kaders)) {
          for (const { rule, facts } of [...criteria, ...uitsluitingen]) {
            const changed = { ...other, ...Object.fromEntries(facts.map((fact) => [fact, feiten[fact]])) };
            expect(rule(changed)).toBe(rule(feiten));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the facts that decided decide alone', () => {
    fc.assert(
      fc.property(anyFeiten, (feiten) => {
        for (const regeling of regelingen) {
          const rows = [...kaders[regeling].criteria, ...kaders[regeling].uitsluitingen];
          uitleg(regeling, feiten).forEach(({ uitkomst: finding, doorslag, ontbreekt }, at) => {
            const alone = Object.fromEntries(doorslag.map((fact) => [fact, feiten[fact]]));
            if (finding !== 'unknown') expect(rows[at]?.rule(alone)).toBe(finding);
            else expect(ontbreekt.length).toBeGreaterThan(0);
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the next question', () => {
  const open = (feiten: Feiten): Fact[] => factNames.filter((fact) => feiten[fact] === undefined);

  /** Whether some way of filling in the rest makes the outcome hang on one of these facts; found by trying at random. */
  const canMatter = (facts: readonly Fact[], feiten: Feiten, seed: number): boolean => {
    const dice = chance(seed);
    for (let turn = 0; turn < 20_000; turn += 1) {
      const guess: Record<string, unknown> = { ...feiten };
      for (const fact of open(feiten)) {
        const samples = samplesOf(fact);
        guess[fact] = samples[Math.floor(dice.next() * samples.length)];
      }
      // most people are not refused for anything else, so that a difference shows
      Object.assign(guess, helpful(feiten, dice.maybe(0.5)), dice.maybe(0.7) ? {} : guess);
      for (const fact of facts) {
        // an answer also matters where every value ends alike, but not knowing leaves the outcome open
        const ends = [...samplesOf(fact), null].map((value) =>
          regelingen.map((one) => uitkomst(one, { ...guess, [fact]: value })).join(),
        );
        if (new Set(ends).size > 1) return true;
      }
    }
    return false;
  };

  /** Facts under which little stands in the way, where they are open. */
  const helpful = (feiten: Feiten, day: boolean): Feiten => {
    const wish: Feiten = {
      leeftijd: 30, verblijf: 'nederlands', problematiek: ['lvb'], anderHulpGenoeg: false, zelfstandigWonenLukt: false,
      toezichtNodig: day ? 'overdag-en-bereikbaar' : '24-uur-aanwezig', wilThuisBlijven: false, behoefteBegeleiding: true,
      accepteertTraject: true, verblijfVoorBehandeling: false, acuteCrisis: false, huiselijkGeweld: false,
      geclusterdWonen: true, begeleidingUrenPerWeek: 12, dagelijksContact: true, blijvendToezicht: false,
      woongemeente: 'deventer', komtUit: 'detentie', wilZelfstandig: true, accepteertBegeleiding: true,
    }; // prettier-ignore
    return Object.fromEntries(Object.entries(wish).filter(([fact]) => feiten[fact as Fact] === undefined));
  };

  it('is about something that can still change an outcome', () => {
    fc.assert(
      fc.property(anyFeiten, fc.integer(), (feiten, seed) => {
        const vraag = volgendeVraag(regelingen, feiten, { doel: 'uitkomst' });
        if (vraag) expect(canMatter(vraag.bepaalt, feiten, seed)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('there is none when nothing can change any more', () => {
    fc.assert(
      fc.property(anyFeiten, allFeiten, (feiten, rest) => {
        if (volgendeVraag(regelingen, feiten, { doel: 'uitkomst' })) return;
        const told = { ...feiten, ...Object.fromEntries(open(feiten).map((fact) => [fact, rest[fact]])) };
        expect(regelingen.map((one) => uitkomst(one, told))).toEqual(regelingen.map((one) => uitkomst(one, feiten)));
      }),
      some,
    );
  });

  it('4.4.3.b: is about violence at home also when nobody knows whether Veilig Thuis has a place', () => {
    const feiten: Feiten = {
      opvangViaVeiligThuis: null,
      metOuder: true,
      verblijf: 'nederlands',
      behoefteBegeleiding: true,
      verblijfVoorBehandeling: false,
      blijvendToezicht: false,
      acuteCrisis: false,
      nogNietToelaatbaar: true,
      dakloos: 'dakloos',
      thuisVerlaten: true,
      zelfstandigWonenLukt: false,
      opvangNodig: true,
      accepteertTraject: true,
    };
    expect(uitkomst('mo', feiten)).toBe('onvoldoende-informatie');
    expect(volgendeVraag(['mo'], feiten, { doel: 'uitkomst' })?.bepaalt).toContain('huiselijkGeweld');
  });

  it('asks until everything is settled, never twice, whatever is answered', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const dice = chance(seed);
        const gevraagd: string[] = [];
        let feiten: Feiten = {};
        for (;;) {
          const vraag = volgendeVraag(regelingen, feiten, { gevraagd });
          if (!vraag) break;
          expect(gevraagd).not.toContain(vraag.vraag);
          gevraagd.push(vraag.vraag);
          const choices = keuzesVan(vraag.vraag);
          const unknown = Object.fromEntries(vraag.bepaalt.map((fact) => [fact, null]));
          const told = choices[Math.floor(dice.next() * choices.length)]?.feiten ?? {
            [vraag.vraag]: dice.between(5, 40),
          };
          feiten = { ...(dice.maybe(0.2) ? unknown : told), ...feiten };
        }
        expect(gevraagd.length).toBeLessThan(50);
        const left = volgendeVraag(regelingen, feiten, {});
        if (left) expect(gevraagd).toContain(left.vraag);
      }),
      { numRuns: 200 },
    );
  });
});
