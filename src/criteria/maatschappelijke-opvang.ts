import { policy } from '../policy/policy.ts';
import { all, any, atLeast, is, not, oneOf, type Truth } from '../values/truth.ts';
import type { Feiten } from './facts.ts';
import { claimed, criterion, ground, onderzoek, type Finding, type Toegangskader } from './framework.ts';
import { youth } from './referrals.ts';

/**
 * Ambulant MO is for people before or after the shelter (4.1, 4.7.4): for them a row that speaks of being in the
 * shelter cannot refuse, and while it is not known whether somebody is one of them, neither can it.
 */
const unlessAround = (around: Truth, finding: Finding): Finding => {
  if (finding === 'yes' || around === 'no') return finding;
  if (around === 'yes') return 'onderzoek';
  return finding === 'no' ? 'unknown' : finding;
};

/**
 * Toegangskader maatschappelijke opvang: chapter 4 of the beleidsregels, in its own order.
 *
 * All of 4.3 must hold; one ground of 4.4 closes the door even then (4.2).
 */
export const maatschappelijkeOpvang: Toegangskader = {
  regeling: 'mo',

  criteria: [
    // 4.3 Algemene cliëntkenmerken
    criterion('4.3.a', ({ leeftijd, metOuder }) => any(atLeast(leeftijd, policy.minimumAge.value), is(metOuder))),
    criterion('4.3.b', ({ verblijf, bedBadBrood }) => any(oneOf(verblijf, 'nederlands', 'legaal'), is(bedBadBrood))),
    onderzoek('4.3.c'), // Convenant Landelijke Toegankelijkheid

    // 4.3.1 Aard van de problematiek; 'zonder opvang' leaves room for who manages well but was evicted (4.7.2)
    criterion('4.3.1.a', ({ thuisVerlaten, zelfstandigWonenLukt, verlaatOpvang, nogNietToelaatbaar }) =>
      unlessAround(
        any(is(verlaatOpvang), is(nogNietToelaatbaar)),
        thuisVerlaten === true && zelfstandigWonenLukt !== false ? 'onderzoek' : is(thuisVerlaten),
      ),
    ),
    // 'dakloos en thuisloos' is read as 'of': by the begrippenlijst nobody is both
    criterion('4.3.1.b', ({ dakloos, verlaatOpvang, nogNietToelaatbaar }) =>
      unlessAround(any(is(verlaatOpvang), is(nogNietToelaatbaar)), oneOf(dakloos, 'dakloos', 'thuisloos')),
    ),

    // 4.3.2 Ondersteuningsbehoefte
    criterion('4.3.2.a', ({ opvangNodig, verlaatOpvang, nogNietToelaatbaar }) =>
      unlessAround(any(is(verlaatOpvang), is(nogNietToelaatbaar)), is(opvangNodig)),
    ),
    criterion('4.3.2.b', ({ zoektWoonplek, behoefteBegeleiding }) => any(is(zoektWoonplek), is(behoefteBegeleiding))),
    onderzoek('4.3.2.c'),
    // to motivate who has roamed for long is the aim of the 24-uursopvang (4.7.1)
    criterion('4.3.2.d', ({ accepteertTraject, verlaatOpvang, nogNietToelaatbaar, langdurigZwervend }) =>
      unlessAround(any(is(verlaatOpvang), is(nogNietToelaatbaar), is(langdurigZwervend)), is(accepteertTraject)),
    ),
  ],

  uitsluitingen: [
    // 4.4.1 Behandeling
    ground('4.4.1.a', ({ verblijfVoorBehandeling }) => is(verblijfVoorBehandeling), 'zvw'),

    // 4.4.2 Aanspraak op andere verblijfsvoorziening; the Wlz on another ground than psychiatry
    ground('4.4.2.a', ({ verblijfVoorBehandeling }) => is(verblijfVoorBehandeling), 'zvw'),
    ground(
      '4.4.2.b',
      ({ blijvendToezicht, wlzIndicatie }) =>
        claimed(is(blijvendToezicht), wlzIndicatie === 'geen' ? 'unknown' : oneOf(wlzIndicatie, 'anders')),
      'wlz',
    ),

    // 4.4.3 Bepaalde crisissituaties
    ground('4.4.3.a', ({ acuteCrisis }) => is(acuteCrisis), 'zvw-crisis'),
    ground(
      '4.4.3.b',
      ({ huiselijkGeweld, opvangViaVeiligThuis }) => claimed(is(huiselijkGeweld), is(opvangViaVeiligThuis)),
      'veilig-thuis',
    ),
  ],

  verwijzingen: [{ ...youth, when: (feiten, finding) => youth.when(feiten, finding) && feiten.metOuder === false }],
  bijNee: [{ naar: 'alternatieve-opvang', waarom: 'voetnoot 2', when: () => true }],
};

/** The forms of shelter, each with its own profile (4.7). */
export type Vorm = 'ambulante-begeleiding' | 'crisisopvang' | 'tijdelijk-onderdak' | '24-uursopvang';

/** The form of shelter that these facts point to (4.7.1-4.7.4), or null while none is sure. */
export function opvangVorm(feiten: Feiten): Vorm | null {
  const { opvangNodig, plotselingDakloos, toezichtNodig, langdurigZwervend, dakloos } = feiten;
  const around = any(is(feiten.verlaatOpvang), is(feiten.nogNietToelaatbaar)) === 'yes';
  const allDay = oneOf(toezichtNodig, '24-uur-aanwezig');

  if (around && opvangNodig === false) return 'ambulante-begeleiding';
  if (all(is(plotselingDakloos), allDay) === 'yes') return 'crisisopvang';
  if (all(is(plotselingDakloos), not(allDay)) === 'yes') return 'tijdelijk-onderdak';
  if (langdurigZwervend === true || (dakloos === 'dakloos' && plotselingDakloos === false)) return '24-uursopvang';
  return around ? 'ambulante-begeleiding' : null;
}
