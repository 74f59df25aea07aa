import type { Truth } from '../values/truth.ts';
import { fold } from './fold.ts';

/** The words of a text in a row, without signs and hesitations. */
export function wordsOf(text: string): string {
  return fold(text)
    .replace(/\b(?:uh[ -]?hu+h?|uhu+h?|hu+h[ -]hu+h|mm[ -]?hm+|mhm+)\b/g, 'ja')
    .replace(/[^\p{L}\d' ]+/gu, ' ')
    .replace(
      /(?<=^| )(?:eh+m?|uhm?|uhh|euh|hm+|eeh|nou|tja|nou ja|zeg maar|even kijken|weet je|snap je|he|hoor|joh)(?= |$)/g,
      ' ',
    )
    .replace(/ +/g, ' ')
    .trim();
}

const p = (...parts: string[]): RegExp => new RegExp(`(?:^| )(?:${parts.join('|')})(?= |$)`);

/** Doubt comes first: "weet ik niet" has a "niet" in it and is no no. */
const doubt = p(
  'weet (?:ik|het|dat|k)(?: \\S+){0,4} niet',
  'weet (?:niet|nie)',
  '(?:weet|wist) (?:\\S+ ){0,3}(?:niet|nie)(?: (?:meer|zeker|precies|zo|goed|echt))*$',
  'geen (?:flauw |enkel )?(?:idee|benul)',
  'gee+n idee',
  '(?:niet|nie)(?: \\S+)? (?:heel |zo |helemaal )?zeker(?: (?:van|of))?',
  'soms',
  'de ene keer wel',
  '(?:dat )?(?:ligt|hangt) (?:eraan|er aan|ervan af|er van af|er een beetje aan|daaraan|daar aan|daarvan af|er maar net aan)',
  "(?:moet|zou|moeten|ga|zal) (?:ik |'k |dat |het |eerst |even |moeten )*(?:navragen|nakijken|uitzoeken|opzoeken|nagaan|overleggen|vragen)",
  '(?:zeg|vertel) (?:ik |dat |het )*liever niet',
  'liever niet (?:zeggen|vertellen)',
  '(?:wil|kan|durf|mag) (?:ik |dat |het |daar |er |eigenlijk |nu |liever )*(?:niet|niks|niets)(?: over| op| te)* (?:zeggen|vertellen|kwijt|antwoorden|beantwoorden)',
  '(?:wil|kan) (?:ik |dat |je |u )*liever niet (?:zeggen|vertellen)',
  'gaat (?:u|jou|je|jullie) (?:niks|niets) aan',
  'misschien',
  'wellicht',
  'twijfel(?: ik)?',
  'ja en nee',
  'nee en ja',
  'zowel ja als nee',
  'half om half',
  'moeilijk te zeggen',
  'lastig te zeggen',
  'weet niet',
  'geen antwoord',
  'niet dat ik weet',
  'onbekend',
  'niet bekend',
  "(?:'?k ?)?wee+t?(?:et)? ?n(?:ie|ee)t?",
  '(?:zou|kan|kon) (?:ik |dat |het |u |je |zo |even |echt |eigenlijk )*(?:niet|nie) (?:zo |meer |precies |echt )*(?:weten|zeggen)',
  'weet ik (?:veel|het fijne)',
  'hoe (?:moet|kan|zou) ik (?:dat |het )?(?:nou |nu )?weten',
  '(?:dat|het) weet (?:mijn|me|de|die|een|alleen) \\S+',
  'geen verstand van',
  'nooit (?:over |bij )?(?:nagedacht|bij stilgestaan|stil bij gestaan)',
  '(?:kom|kwam) (?:\\S+ ){0,2}niet uit',
  'vergeet (?:ik|het|dat)',
  '(?:ergens|deels|half|vandaag|de ene \\S+) wel(?: en| maar)? (?:ergens|deels|half|morgen|de andere \\S+)(?: \\S+)? (?:niet|nie)',
  '^(?:ja |nee )?(?:deels|een beetje|min of meer|half|wisselt|wisselend|moeilijk|lastig|pas|volgende(?: vraag)?)(?: (?:hoor|denk ik|ja))?$',
  '(?:wordt|word|moet|is) (?:dat |het |nu |nog |eerst )*(?:uitgezocht|onderzocht|bekeken|uitzoeken)',
  '^(?:even|ff|effe|eerst) (?:vragen|navragen|overleggen|kijken)',
  'joost mag (?:het|t) weten',
  '(?:moet|moeten|kun|kunt|kan) (?:u|je|jij|jullie) (?:dat |het |beter |maar |eigenlijk |even )*(?:aan|bij|met|vragen)(?: \\S+){0,6}',
  'kan zijn',
  'zou kunnen',
  'zou best kunnen',
  'kan ik (?:niet|nie) zeggen',
  'herinner (?:ik )?(?:me |mij )?(?:dat |het )?niet',
  'vergeten',
  'sla(?:an)? (?:deze |die )?(?:maar )?over',
);

/** Who does not understand the question answers nothing, whatever "niet" is in it. */
const lost = p(
  '(?:snap|begrijp|snapte|begreep) (?:ik |er |het |dat |de |vraag |u |je )*(?:niks|niets|niet|nie|geen bal|geen hout)',
);

const noStart = p('nee', 'neen', 'neuh?', 'neh', 'nee+h?', 'nee+', 'neej', 'nope', 'nah', 'nein', 'no');
const yesStart = p(
  'ja+', 'jawel', 'jazekers?', 'jaa?h', 'joa', 'jo', 'jep', 'yep', 'yes', 'jup', 'jaja', 'oh?ja+h?', 'jahoor', 'tuurlijk', 'natuurlijk', 'uiteraard', 'inderdaad',
  'zeker', 'zekers', 'zeker weten', 'absoluut', 'precies', 'exact', 'klopt', 'correct', 'juist', 'oke', 'oké', 'ok', 'okee', 'okay', 'prima', 'akkoord', 'graag',
  'mm hm', 'uh huh', 'aha', 'huh huh', 'm+ja+', 'mwja',
); // prettier-ignore

/** Short sayings that mean no without the word. */
const noSaying = p(
  '(?:zeker|helemaal|absoluut|echt|totaal|nog|eigenlijk|liever|ook|juist|toch|beslist|vast|gewoon|natuurlijk|tuurlijk|uiteraard|waarschijnlijk) (?:niet|nie|nooit)',
  '(?:klopt|is|klop) (?:\\S+ )?(?:niet|nie)(?: (?:zo|waar|juist|goed))?',
  '(?:denk|dacht|geloof|vrees|vermoed) (?:\\S+ ){0,2}(?:niet|nie|nee)',
  'van niet',
  'niet (?:echt|zo|waar|nodig|bij mij|meer|helemaal|van toepassing|dus|nee)',
  'nooit',
  'geen(?: (?:van|enkele|een|enkel).*)?',
  'hoeft niet',
  'onjuist',
  'fout',
  'niks',
  'niets',
  'niemand',
  'zonder',
);

const yesSaying = p(
  '(?:dat|het|die|t) (?:klopt|is (?:waar|zo|juist|goed|correct))',
  'is (?:goed|zo|waar|juist|correct)',
  '(?:denk|dacht|geloof|vermoed|ja|best|meestal|helaas|toch|eigenlijk|ik|jij|zeker|ook|soms|vaak|altijd|dat|wil|heb|kan|ben|doe) (?:\\S+ ){0,2}wel(?: (?:ja|hoor|zo|eens))?',
  'van wel',
  'wel',
  'zo (?:is|zit|ligt) (?:het|dat|t)(?: (?:wel|precies|inderdaad))?',
  'doe maar',
  'mag(?: wel)?',
  'vind ik (?:goed|prima|best|oke)',
  'reken maar',
  '(?:dat|het) (?:kan|zal|moet) (?:wel )?(?:kloppen|best)',
  'altijd',
  'meestal',
  'goed(?: hoor)?',
  'lijkt me (?:goed|prima)',
  'daar heeft u gelijk in',
);

const verbs = 'heb|ben|wil|kan|doe|woon|mag|zit|slaap|krijg|ga|moet|lukt|snap|durf|gebruik|sta|was|had|hoef|wou|zou';
/** "dat heb ik", "heb ik wel", "ben ik": the verb of the question given back. */
const echoed = new RegExp(
  `^(?:(?:dat|die|daar|er|het) )?(?:${verbs})(?: ik| me| mij| dat| het| er| daar)*(?: (?:wel|zeker|ook|inderdaad|nu|al|mee|nog|gewoon|echt))*$`,
);
/** The same with a no in it: "dat heb ik niet", "ik heb dat nog nooit", "ik ben dat niet". */
const denied = new RegExp(
  `^(?:(?:dat|die|daar|er|het|ik|ze|hij|zij|wij|we|nog|hier|maar|en|volgens mij|momenteel|op dit moment|nu) )*(?:(?:${verbs}|is|heeft|zijn|gaat|woont|hebben|komt) )?(?:\\S+ ){0,5}(?:niet|nie|geen|nooit|niks|niets)(?: \\S+){0,4}$`,
);

const switches =
  /(?:^| )(?:wacht(?: even| eens)?|sorry|ik bedoel|bedoel ik|oh? nee|of nee|of wacht|bij nader inzien|correctie|toch|herstel)(?= |$)/g;

/**
 * Whether a text answers a question with yes, no or "weet ik niet" (`unknown`); undefined when it does neither. Of a
 * correction the last counts, and doubt goes before no, no before yes.
 *
 * @example
 * readTruth('nee wacht ja toch wel') // 'yes'
 * readTruth('dat weet ik eigenlijk niet') // 'unknown'
 */
export function readTruth(text: string): Truth | undefined {
  const words = wordsOf(text);
  if (!words || words.length > 400) return undefined;
  const tail = afterSwitch(words);
  return (tail === undefined ? undefined : truthOf(tail)) ?? truthOf(words);
}

/** What comes after the last word that takes something back. */
function afterSwitch(words: string): string | undefined {
  const last = [...words.matchAll(switches)].at(-1);
  if (!last) return undefined;
  const word = last[0].trim();
  const rest = words.slice(last.index + last[0].length).trim();
  if (word === 'toch') return /^(?:wel|niet|ja|nee)/.test(rest) ? rest : undefined;
  return rest.length > 1 ? rest : undefined;
}

function truthOf(words: string): Truth | undefined {
  // "niet dat ik weet nee" is a no, though "niet dat ik weet" by itself leaves it open.
  if (/(?:^| )niet dat ik weet(?: \S+)? (?:nee|neen)$|^(?:nee|neen) niet dat ik weet$/.test(words)) return 'no';
  if (lost.test(words)) return undefined;
  if (doubt.test(words)) return 'unknown';
  const no = lastOf(noStart, words);
  const yes = lastOf(yesStart, words);
  const negated = /(?:^| )(?:niet|nie|geen|nooit|niks|niets)(?= |$)/.test(words);

  if (no >= 0 && yes >= 0) return mixed(words, no, yes);
  if (no >= 0) {
    if (/(?:klopt|wel)(?: \S+)?$/.test(words) && !negated) return / wel(?: \S+)?$/.test(words) ? 'yes' : undefined;
    return no < 30 ? 'no' : undefined;
  }
  if (negated) return yes >= 0 ? yesWithNegation(words, yes) : negation(words);
  if (yes >= 0) return yes < 30 || words.length < 60 ? 'yes' : undefined;
  if (words.split(' ').length <= 8 && (yesSaying.test(words) || echoed.test(words))) return 'yes';
  return words.split(' ').length <= 5 && noSaying.test(words) ? 'no' : undefined;
}

/** "ja nee eigenlijk niet" is no, "nee ja toch wel" is yes: the last one, and what is said after it. */
function mixed(words: string, no: number, yes: number): Truth {
  const after = words.slice(Math.max(no, yes)).trim();
  const rest = after.split(' ').slice(1).join(' ');
  if (/(?:^| )(?:niet|nie|geen|nooit)(?= |$)/.test(rest)) return 'no';
  return no > yes ? 'no' : 'yes';
}

/** "ja dat klopt niet" and "zeker niet" are no; "ja ik heb geen huis" is yes. */
function yesWithNegation(words: string, yes: number): Truth {
  const after = words.slice(yes).trim().split(' ').slice(1).join(' ');
  const firstWord = words.slice(yes).trim().split(' ')[0] ?? '';
  if (!/^ja|^jo|^jep|^yes|^ok/.test(firstWord)) return 'no';
  if (after.startsWith('maar')) return 'yes';
  return /^(?:dat |het |die |er |eigenlijk |toch |helemaal |zeker |echt |nog )*(?:(?:klopt|is|heb|ben|kan|wil|doe|hoef) (?:ik |dat |het |zo )*)?(?:\S+ )?(?:niet|nie|nooit)(?: (?:zo|waar|meer|echt|nodig|hoor|nee))*$/.test(
    after,
  )
    ? 'no'
    : 'yes';
}

function negation(words: string): Truth | undefined {
  const length = words.split(' ').length;
  return (length <= 6 && noSaying.test(words)) || (length <= 9 && denied.test(words)) ? 'no' : undefined;
}

function lastOf(pattern: RegExp, words: string): number {
  let last = -1;
  for (const match of words.matchAll(new RegExp(pattern, 'g'))) last = match.index + (match[0].startsWith(' ') ? 1 : 0);
  return last;
}
