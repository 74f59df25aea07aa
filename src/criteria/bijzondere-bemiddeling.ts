import { is, oneOf } from '../values/truth.ts';
import { criterion, onderzoek, where, type Toegangskader } from './framework.ts';

/**
 * Toegangskader Bijzondere Bemiddeling: the page on bijzondere bemiddeling, in the order of its sentences.
 *
 * The page names no exclusion grounds. The plan, the consent, the talk and the evaluations are procedure.
 */
export const bijzondereBemiddeling: Toegangskader = {
  regeling: 'bb',

  criteria: [
    criterion('bb.inwoner', ({ woongemeente }) => oneOf(woongemeente, 'deventer')),
    // 'beschermde woonvorm' may include beschut wonen
    criterion('bb.herkomst', ({ komtUit }) =>
      where(
        oneOf(komtUit, 'beschut-wonen'),
        'onderzoek',
        oneOf(komtUit, 'beschermd-wonen', 'crisisopvang', 'detentie'),
      ),
    ),
    criterion('bb.wil', ({ wilZelfstandig }) => is(wilZelfstandig)),
    onderzoek('bb.kan'),
    // without an organisation that registers somebody, that is still to be arranged
    criterion('bb.organisatie', ({ organisatieMeldtAan }) => (organisatieMeldtAan === true ? 'yes' : 'onderzoek')),
    criterion('bb.begeleiding', ({ accepteertBegeleiding }) => is(accepteertBegeleiding)),
  ],

  uitsluitingen: [],

  verwijzingen: [],
  bijNee: [{ naar: 'bzt', waarom: 'bb', when: () => true }],
};
