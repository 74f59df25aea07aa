import { policy } from '../policy/policy.ts';
import { below, is, not, notEmpty, oneOf } from '../values/truth.ts';
import { referral, type Referral } from './framework.ts';

/** Who is not yet 18 gets help under the Jeugdwet (2.2.1.a, 3.2.1.a). */
export const youth = referral('jeugdwet', 'leeftijd', ({ leeftijd }) => below(leeftijd, policy.minimumAge.value));

/** Reasons why help of one's own municipality fits better than a place to live with help (2.2.2, 2.8, 3.2.2, 3.7). */
export const lighterHelp: readonly Referral[] = [
  referral('lokale-wmo', 'toezichtNodig', ({ toezichtNodig }) => oneOf(toezichtNodig, 'minder')),
  referral('lokale-wmo', 'anderHulpGenoeg', ({ anderHulpGenoeg }) => is(anderHulpGenoeg)),
  referral('lokale-wmo', 'zelfstandigWonenLukt', ({ zelfstandigWonenLukt }) => is(zelfstandigWonenLukt)),
  referral('lokale-wmo', 'wilThuisBlijven', ({ wilThuisBlijven }) => is(wilThuisBlijven)),
  referral('lokale-wmo', 'problematiek', ({ problematiek }) => not(notEmpty(problematiek))),
];

/** Who has no home and cannot go to this scheme can ask for shelter (4.1: 'een vangnet voor dak- en thuislozen'). */
export const shelterInstead = referral('mo', 'dakloos', ({ dakloos }) => oneOf(dakloos, 'dakloos', 'thuisloos'));
