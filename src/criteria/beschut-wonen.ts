import { policy } from '../policy/policy.ts';
import { all, any, atLeast, below, is, not, notEmpty, oneOf } from '../values/truth.ts';
import type { Feiten } from './facts.ts';
import { claimed, criterion, ground, onderzoek, referral, referralFrom, type Toegangskader } from './framework.ts';
import { lighterHelp, shelterInstead, youth } from './referrals.ts';

/**
 * Toegangskader Beschut Wonen: chapter 3 of the beleidsregels, in its own order.
 *
 * All of 3.2 must hold; one ground of 3.3 closes the door even then (3.2, opening words).
 */
export const beschutWonen: Toegangskader = {
  regeling: 'beschut',

  criteria: [
    // 3.2.1 Algemene kenmerken
    criterion('3.2.1.a', ({ leeftijd }) => atLeast(leeftijd, policy.minimumAge.value)),
    criterion('3.2.1.b', ({ verblijf }) => oneOf(verblijf, 'nederlands', 'legaal')),

    // 3.2.2 Aard van de problematiek
    criterion('3.2.2.a', ({ problematiek }) => notEmpty(problematiek)),
    criterion('3.2.2.b', ({ anderHulpGenoeg }) => not(is(anderHulpGenoeg))),
    criterion('3.2.2.c', ({ zelfstandigWonenLukt }) => (zelfstandigWonenLukt === true ? 'no' : 'onderzoek')),

    // 3.2.3 Ondersteuningsbehoefte; 'in beginsel' and 'meestal' leave room where only one of the two abilities is sure
    criterion('3.2.3.a', ({ toezichtNodig, blijvendToezicht, wilThuisBlijven, kanHulpInroepen, kanHulpUitstellen }) => {
      const holds = all(
        oneOf(toezichtNodig, 'overdag-en-bereikbaar'),
        not(is(blijvendToezicht)),
        not(is(wilThuisBlijven)),
        any(is(kanHulpInroepen), is(kanHulpUitstellen)),
      );
      const sure = kanHulpInroepen === true && kanHulpUitstellen === true;
      return holds === 'yes' && !sure ? 'onderzoek' : holds;
    }),
    criterion('3.2.3.b', ({ geclusterdWonen }) => is(geclusterdWonen)),
    criterion('3.2.3.c', ({ begeleidingUrenPerWeek, dagelijksContact }) =>
      all(atLeast(begeleidingUrenPerWeek, policy.minimumGuidance.value), is(dagelijksContact)),
    ),
    onderzoek('3.2.3.d'),
    criterion('3.2.3.e', ({ accepteertTraject }) => is(accepteertTraject)),
  ],

  uitsluitingen: [
    // 3.3.1 Behandeling
    ground('3.3.1.a', ({ verblijfVoorBehandeling }) => is(verblijfVoorBehandeling), 'zvw'),

    // 3.3.2 Aanspraak op andere voorziening; the Wlz on another ground than ggz
    ground('3.3.2.a', ({ verblijfVoorBehandeling }) => is(verblijfVoorBehandeling), 'zvw'),
    ground(
      '3.3.2.b',
      ({ blijvendToezicht, wlzIndicatie }) =>
        claimed(is(blijvendToezicht), wlzIndicatie === 'geen' ? 'unknown' : oneOf(wlzIndicatie, 'anders')),
      'wlz',
    ),
    ground(
      '3.3.2.c',
      ({ toezichtNodig, problematiek }) => all(oneOf(toezichtNodig, '24-uur-aanwezig'), notEmpty(problematiek)),
      'bw',
    ),
    ground(
      '3.3.2.d',
      ({ begeleidingUrenPerWeek, toezichtNodig }) =>
        all(below(begeleidingUrenPerWeek, policy.minimumGuidance.value), oneOf(toezichtNodig, 'minder')),
      'lokale-wmo',
    ),

    // 3.3.3 Bepaalde crisissituaties
    ground('3.3.3.a', ({ acuteCrisis }) => is(acuteCrisis), 'zvw-crisis'),
  ],

  verwijzingen: [
    youth,
    referralFrom('bw', '3.2.3.a', ({ toezichtNodig }) => toezichtNodig !== 'minder'),
    referral('wlz', 'blijvendToezicht', ({ blijvendToezicht }) => is(blijvendToezicht)),
    ...lighterHelp,
    referralFrom('lokale-wmo', '3.2.3.b'),
    referralFrom('lokale-wmo', '3.2.3.c'),
  ],
  bijNee: [shelterInstead],
};

/** Who pays rent and living: the person (without stay), or the organisation (with stay). */
export type Variant = 'zonder-verblijf' | 'met-verblijf';

/** The variant of Beschut Wonen: with stay where one of the three abilities is missing (3.2.4), or null while unknown. */
export function beschutVariant({ kanFinancien, kanHuishouden, kanWonen }: Feiten): Variant | null {
  const able = all(is(kanFinancien), is(kanHuishouden), is(kanWonen));
  return able === 'unknown' ? null : able === 'yes' ? 'zonder-verblijf' : 'met-verblijf';
}
