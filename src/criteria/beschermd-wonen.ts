import { policy } from '../policy/policy.ts';
import { all, atLeast, is, not, notEmpty, oneOf } from '../values/truth.ts';
import {
  claimed,
  criterion,
  ground,
  onderzoek,
  referral,
  referralFrom,
  where,
  type Toegangskader,
} from './framework.ts';
import { lighterHelp, shelterInstead, youth } from './referrals.ts';

/**
 * Toegangskader Beschermd Wonen: chapter 2 of the beleidsregels, in its own order.
 *
 * All of 2.2 must hold; one ground of 2.3 closes the door even then (2.2, opening words).
 */
export const beschermdWonen: Toegangskader = {
  regeling: 'bw',

  criteria: [
    // 2.2.1 Algemene kenmerken
    criterion('2.2.1.a', ({ leeftijd }) => atLeast(leeftijd, policy.minimumAge.value)),
    criterion('2.2.1.b', ({ verblijf }) => oneOf(verblijf, 'nederlands', 'legaal')),
    onderzoek('2.2.1.c'), // Handreiking Landelijke Toegankelijkheid

    // 2.2.2 Aard van de problematiek
    criterion('2.2.2.a', ({ problematiek }) => notEmpty(problematiek)),
    criterion('2.2.2.b', ({ anderHulpGenoeg }) => not(is(anderHulpGenoeg))),
    criterion('2.2.2.c', ({ zelfstandigWonenLukt }) => (zelfstandigWonenLukt === true ? 'no' : 'onderzoek')),

    // 2.2.3 Ondersteuningsbehoefte; who prefers to stay at home gets help there, and no beschermd wonen (2.8)
    criterion('2.2.3.a', ({ wilThuisBlijven, toezichtNodig, kanHulpInroepen, kanHulpUitstellen }) =>
      where(
        is(wilThuisBlijven),
        'no',
        where(
          all(oneOf(toezichtNodig, 'overdag-en-bereikbaar'), not(is(kanHulpInroepen)), not(is(kanHulpUitstellen))),
          'onderzoek',
          oneOf(toezichtNodig, '24-uur-aanwezig'),
        ),
      ),
    ),
    criterion('2.2.3.b', ({ behoefteBegeleiding }) => is(behoefteBegeleiding)),
    onderzoek('2.2.3.c'),
    criterion('2.2.3.d', ({ accepteertTraject }) => is(accepteertTraject)),
  ],

  uitsluitingen: [
    // 2.3.1 Behandeling
    ground('2.3.1.a', ({ verblijfVoorBehandeling }) => is(verblijfVoorBehandeling), 'zvw'),

    // 2.3.2 Aanspraak op andere verblijfsvoorziening; since 2026 the Wlz on either ground
    ground('2.3.2.a', ({ verblijfVoorBehandeling }) => is(verblijfVoorBehandeling), 'zvw'),
    ground(
      '2.3.2.b',
      ({ blijvendToezicht, wlzIndicatie }) =>
        claimed(is(blijvendToezicht), wlzIndicatie === 'geen' ? 'unknown' : oneOf(wlzIndicatie, 'ggz', 'anders')),
      'wlz',
    ),

    // 2.3.3 Bepaalde crisissituaties
    ground('2.3.3.a', ({ acuteCrisis }) => is(acuteCrisis), 'zvw-crisis'),
    ground('2.3.3.b', ({ dakloos, in24uursopvang }) => all(not(oneOf(dakloos, 'nee')), is(in24uursopvang)), 'mo'),
  ],

  verwijzingen: [
    youth,
    referral('beschut', 'toezichtNodig', ({ toezichtNodig }) => oneOf(toezichtNodig, 'overdag-en-bereikbaar')),
    ...lighterHelp,
    referralFrom('lokale-wmo', '2.2.3.b'),
  ],
  bijNee: [shelterInstead],
};
