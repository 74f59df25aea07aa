import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prescreen } from '../../src/commands/prescreen.ts';
import type { Beoordeling } from '../../src/criteria/beoordeel.ts';

interface Case {
  id: string;
  feiten: Record<string, unknown>;
  uitkomsten: (Omit<Beoordeling, 'verwijzingen'> & { verwijzingen: { naar: string }[] })[];
}

const cases = readFileSync(join(import.meta.dirname, 'data', 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** Referrals and coordination are sets, and of a referral only the place is compared. */
const comparable = ({ verwijzingen, afstemming, ...rest }: Case['uitkomsten'][number]) => ({
  ...rest,
  verwijzingen: verwijzingen.map(({ naar }) => naar).sort(),
  afstemming: [...afstemming].sort(),
});

describe('the examples of the contract', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { feiten, uitkomsten }) => {
    const answer = prescreen({ feiten }) as { uitkomsten: Case['uitkomsten'] };
    expect(answer.uitkomsten.map(comparable)).toEqual(uitkomsten.map(comparable));
  });
});

describe('prescreen: what does not fit', () => {
  it.each([
    [{ feiten: { leeftijd: 200 } }, 'feiten.leeftijd: 200, expected 0..120'],
    [{ feiten: { leeftijd: -1 } }, 'feiten.leeftijd: -1, expected 0..120'],
    [{ feiten: { leeftijd: 17.5 } }, 'feiten.leeftijd: 17.5, expected 0..120'],
    [{ feiten: { begeleidingUrenPerWeek: 168.5 } }, 'feiten.begeleidingUrenPerWeek: 168.5, expected 0..168'],
    [{ feiten: { verblijf: 'ja' } }, 'feiten.verblijf: "ja", expected one of nederlands, legaal, geen'],
    [
      { feiten: { problematiek: ['x'] } },
      'feiten.problematiek: ["x"], expected a list of psychisch, psychosociaal, lvb',
    ],
    [{ feiten: { kanWonen: 'ja' } }, 'feiten.kanWonen: "ja", expected true or false'],
    [{ feiten: [] }, 'feiten: [], expected an object with facts'],
    [{}, 'feiten: nothing, expected an object with facts'],
    [{ feiten: {}, regelingen: [] }, 'regelingen: [], expected a list of one or more of bw, beschut, mo, bb'],
    [{ feiten: {}, regelingen: ['wlz'] }, 'regelingen: ["wlz"], expected a list of one or more of bw, beschut, mo, bb'],
  ])('%j', (line, error) => {
    expect(prescreen(line)).toEqual({ error });
  });

  it('an unknown fact is named', () => {
    expect(prescreen({ feiten: { naam: 'x' } }).error).toMatch(
      /^feiten\.naam: no such fact, expected one of leeftijd, /,
    );
  });

  it('the edges of what is allowed fit', () => {
    for (const feiten of [
      { leeftijd: 0 },
      { leeftijd: 120 },
      { begeleidingUrenPerWeek: 0 },
      { begeleidingUrenPerWeek: 168 },
      { begeleidingUrenPerWeek: 9.5 },
      { problematiek: [] },
      { leeftijd: null },
    ]) {
      expect(prescreen({ feiten }).error).toBeUndefined();
    }
  });

  it('outcomes come in the order asked', () => {
    const { uitkomsten } = prescreen({ regelingen: ['mo', 'bw'], feiten: {} }) as { uitkomsten: Beoordeling[] };
    expect(uitkomsten.map(({ regeling }) => regeling)).toEqual(['mo', 'bw']);
  });
});
