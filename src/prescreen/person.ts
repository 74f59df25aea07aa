import { plain, type Spoken } from '../content/message.ts';

/** For whom help is sought: for oneself, by somebody close, or by a professional. */
export type Perspectief = 'zelf' | 'naaste' | 'professional';

/** Whom the questions are about. */
export interface Person {
  perspectief: Perspectief;
  /** How the person is called in the third person: "uw broer"; left out: "de persoon die u helpt". */
  wie?: string;
}

/** The open places of a text that fit the person spoken of. */
export const personPlaces = ['u', 'U', 'bent', 'Bent', 'hebt', 'Hebt', 'kunt', 'Kunt', 'wilt', 'Wilt'] as const;
type Place = (typeof personPlaces)[number];

/** The words that fit in the open places of a text for this person. */
export function wordsFor({ perspectief, wie = 'de persoon die u helpt' }: Person): Record<Place, Spoken> {
  const self = perspectief === 'zelf';
  const words = {
    u: self ? 'u' : wie,
    bent: self ? 'bent' : 'is',
    hebt: self ? 'hebt' : 'heeft',
    kunt: self ? 'kunt' : 'kan',
    wilt: self ? 'wilt' : 'wil',
  };
  const both = Object.entries(words).flatMap(([name, word]) => [
    [name, plain(word)],
    [capital(name), plain(capital(word))],
  ]);
  return Object.fromEntries(both) as Record<Place, Spoken>;
}

/** With a capital, for the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const RELATIVES =
  'broer broertje zus zusje zoon dochter vader moeder man vrouw partner vriend vriendin kind neef nicht oom tante opa oma buurman buurvrouw ex stiefzoon stiefdochter kleinzoon kleindochter schoonzoon schoondochter zwager schoonzus'.split(
    ' ',
  );
const KIN = new RegExp(
  `(?:^|\\P{L})(?:voor|over|met|om) (?:mijn|m'n|mn|me|onze|ons) (?:eigen |oudste |jongste |oudere |jongere )?(${RELATIVES.join('|')})(?=\\P{L}|$)` +
    `|(?:^|\\P{L})(?:mijn|m'n|mn|me|onze|ons) (?:eigen |oudste |jongste |oudere |jongere )?(${RELATIVES.join('|')})(?: van \\d+)?,? (?:\\d+ jaar,? )?(?:is|heeft|kan|woont|slaapt|wil|zoekt|moet|zit|komt|redt|krijgt|loopt|leeft|zwerft|verblijft|gaat|staat|mag|hoort|vraagt|lukt)(?=\\P{L}|$)`,
  'iu',
);
/** "ik heb een zoon van 24, hij kan niet alleen wonen": a story about a grown relative, with what he or she needs. */
const OF_RELATIVE =
  /(?:^|\P{L})ik heb (?:nog |ook )?een (?:eigen |oudste |jongste |oudere |jongere |volwassen )?((?:stief|klein|schoon)?(?:zoon|dochter)|broer|zus|vader|moeder|neef|nicht|oom|tante|opa|oma)(?: van (\d{1,3}))?(?=\P{L}).{0,120}?(?:^|\P{L})(?:hij|zij|ze|die)(?: \p{L}+)? (?:is|heeft|kan|woont|slaapt|wil|zoekt|moet|zit|komt|redt|krijgt|loopt|leeft|zwerft|verblijft|gaat|staat|mag|wordt)(?=\P{L}|$)/isu;
/** A relative younger than this lives with who asks. */
const OWN_HOUSEHOLD = 16;
const PROFESSIONAL =
  /(?:^|\P{L})(?:cli[eë]nt(?:e|en)?|mijn (?:bewoner|bewoonster|pupil|pati[eë]nt)|begeleid (?:hem|haar|iemand)|ik ben (?:\p{L}+ ){0,3}(?:begeleider|hulpverlener|casemanager|consulent|maatschappelijk werk\p{L}*|verpleegkundige|zorgverlener|wijkcoach|mentor|bewindvoerder|huisarts|reclassering\p{L}*)|als (?:hulpverlener|begeleider|professional))(?=\P{L}|$)/iu;
const SELF =
  /(?:^|\P{L})(?:voor (?:mij|mijzelf|mezelf|me zelf)|over mij(?:zelf)?|ik zelf|mijzelf|mezelf|ikzelf)(?=\P{L}|$)|^\s*(?:mij|ik|zelf)\s*[.!]?\s*$/iu;
const OTHER =
  /(?:^|\P{L})(?:iemand (?:anders|die ik ken)|een ander|familie|naaste|vriend(?:in)?|buur(?:man|vrouw))(?=\P{L}|$)/iu;
const OWN_STORY =
  /(?:^|\P{L})(?:ik (?:ben|slaap|woon|heb|kom|kan|zit|zoek|wil|sta|moet|red|word)|heb ik|ben ik|kan ik|kom ik|mag ik)(?=\P{L}|$)/iu;

/**
 * Whom a text is about; undefined when it does not say.
 *
 * @param asked whether it was asked: then "mijn broer" alone is enough
 */
export function personIn(text: string, asked = false): Person | undefined {
  const said = text.slice(0, 2000);
  const kin = KIN.exec(said);
  const [, relative, age] = OF_RELATIVE.exec(said) ?? [];
  const wie =
    (Number(age ?? OWN_HOUSEHOLD) >= OWN_HOUSEHOLD ? relative : undefined) ??
    kin?.[1] ??
    kin?.[2] ??
    (asked ? RELATIVES.find((one) => new RegExp(`(?:^|\\P{L})${one}(?=\\P{L}|$)`, 'iu').test(said)) : undefined);
  if (PROFESSIONAL.test(said)) return { perspectief: 'professional' };
  if (wie) return { perspectief: 'naaste', wie: `uw ${wie.toLowerCase()}` };
  if (asked && OTHER.test(said)) return { perspectief: 'naaste' };
  if (SELF.test(said) || (!asked && OWN_STORY.test(said))) return { perspectief: 'zelf' };
  return undefined;
}
