import { wordsOf } from './sentences.ts';

/** Past participles that have no regular form. */
const STRONG =
  'gegeven|afgegeven|opgegeven|aangegeven|doorgegeven|genomen|opgenomen|meegenomen|gekregen|gevonden|gehouden|' +
  'gelopen|doorlopen|geschreven|beschreven|voorgeschreven|gesproken|besproken|besloten|afgesloten|verloren|vergeten|' +
  'gebleven|gegaan|gedaan|gezien|bekeken|gekeken|onderzocht|gekozen|verbonden|gebruikt|gedragen|overgedragen|' +
  'ontvangen|opgevangen|vervangen|aangevangen|verdwenen|begrepen|ingegrepen|geboden|aangeboden|verboden|gesloten|' +
  'uitgesloten|gewezen|gewijzigd|afgewezen|aangewezen|verwezen|doorverwezen|toegewezen|ontnomen|overgenomen|' +
  'ondernomen|vastgesteld|ingetrokken|betrokken|verleend|gelezen|geweten|gezocht|gebracht|gekocht|ingekocht|' +
  'verkocht|gedacht|bewezen|geworven|verworven|gestolen|bevolen|gevraagd|verstaan|gestaan|gezet|omgezet|ingezet|' +
  'voortgezet|gelegd|uitgelegd|gebeld|gesteld|opgesteld|geholpen|gebroken|aangesloten|overwogen|afgewogen|' +
  'ingeroepen|opgeroepen|uitgegeven|verkregen|gegund|ingediend|uitgevoerd|toegelaten|gelaten|gehangen|' +
  'doorverwesen|geroepen|geslapen|gesneden|getroffen|verwijderd|teruggegeven|teruggenomen|teruggevonden|weggestuurd';
const PREFIX = 'aan|af|op|in|uit|door|mee|na|om|over|voor|toe|terug|bij|tegen|weg|vast|samen|open|klaar|bijeen|voort|her';
const PARTICIPLE = new RegExp(
  `^(?:${STRONG}|(?:(?:${PREFIX})?ge\\p{L}{2,}|(?:be|ver|ont|her|er|onder|over|voor|door)\\p{L}{2,})[dt])$`,
  'u',
);
/** Words that look like a participle and are none. */
const NO_PARTICIPLE =
  /^(gebied|geduld|geluid|gezond|gemiddeld|bepaald|bekend|gewoond|verstand|verband|bestand|geweld|beschermd|beschut|gebeurt|bent|gaat|overlast|toezicht|verplicht|ongeveer|herkomst|voorraad|overleg|onderdak|voorrecht|verdriet|bericht|gericht|gezicht|gewicht|gedicht|verschilt|geschikt|verwacht)$/u;
const BECOME = /^(word|wordt|worden|werd|werden|geworden)$/;
const FINITE =
  /^(kan|kunt|kunnen|kon|konden|moet|moeten|moest|mag|mogen|wil|wilt|willen|zal|zult|zullen|zou|zouden|heeft|hebt|heb|hebben|had|is|zijn|was|waren|wordt|worden|werd|werden|hoeft|hoeven)$/;
const VERB_AT_END = /^(?:\p{L}{3,}(?:en|aan|ien|gaan|staan|doen|zijn))$/u;
const CLAUSE = /[,;:()–—]| omdat | als | wanneer | die | dat /;
const NEGATION =
  /(?<!\p{L})(niet|geen|nooit|niemand|niets|nergens|zonder|noch|on(?:mogelijk|bekend|voldoende))(?!\p{L})/giu;

/** Whether a sentence is passive: a form of *worden* with a past participle near it. */
export function isPassive(words: readonly string[]): boolean {
  const lower = words.map((word) => word.toLowerCase());
  return lower.some(
    (word, i) => BECOME.test(word) && lower.some((other, j) => j !== i && j >= i - 4 && j < i + 16 && isParticiple(other)),
  );
}

/** The most words that stand between a finite verb and the verb at the end of its clause (a "tangconstructie"). */
export function widestTang(sentence: string): number {
  let widest = 0;
  for (const clause of sentence.split(CLAUSE)) {
    const words = wordsOf(clause).map((word) => word.toLowerCase());
    const first = words.findIndex((word) => FINITE.test(word));
    const last = words.at(-1) ?? '';
    if (words.length < 4 || first < 0 || !(VERB_AT_END.test(last) || isParticiple(last))) continue;
    let end = words.length - 1;
    while (end > first + 1 && (words[end - 1] === 'te' || FINITE.test(words[end - 1] ?? ''))) end--;
    widest = Math.max(widest, end - first - 1);
  }
  return widest;
}

/** The words in a sentence that deny. */
export const negationsIn = (sentence: string): string[] => sentence.match(NEGATION) ?? [];

const isParticiple = (word: string): boolean => PARTICIPLE.test(word) && !NO_PARTICIPLE.test(word);
