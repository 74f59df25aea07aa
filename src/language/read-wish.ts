import { fold } from './fold.ts';
import { wordsOf } from './read-truth.ts';

const repeat = [
  /(?:^| )(?:herhaal|herhalen|nogmaals|wablief|watte|pardon|opnieuw zeggen)(?= |$)/,
  /(?:^| )nog (?:een |eens )?(?:keer|s|eens)(?= |$)/,
  /(?:^| )wat (?:zei|zegt|zeg|vroeg|vraagt|was de vraag|waren de (?:keuzes|antwoorden|opties|mogelijkheden)|zijn de (?:keuzes|opties|mogelijkheden)|kan ik kiezen|bedoel|bedoelt|bedoelde|is de vraag|wilt u weten|moet ik zeggen)(?= |$)/,
  /(?:^| )(?:hoe|wat) bedoel(?:t|de)?(?: u| je| jij)?(?= |$)/,
  /(?:^| )(?:versta|verstond|hoor|hoorde|snap|begrijp|begreep|snapte)(?: \S+){0,4} (?:niet|nie|niks|niets)(?= |$)/,
  /(?:^| )(?:anders|makkelijker|langzamer|duidelijker|harder) (?:zeggen|vragen|uitleggen|praten)(?= |$)/,
  /^(?:nog eens|opnieuw)$/,
  /(?:^| )niet (?:\S+ )?(?:verstaan|gehoord|begrepen|gesnapt)(?= |$)/,
  /^(?:wat|he|sorry|huh)$/,
];

const human = [
  /(?:^| )(?:medewerker|medewerkster|doorverbind\w*|telefonist\w*|baliemedewerker|collega|mensen? van vlees en bloed)(?= |$)/,
  /(?:^| )verbind(?: \S+){0,4} (?:door|met)(?= |$)/,
  /(?:^| )(?:iemand|mens|persoon|mensen|consulent|hulpverlener)(?: \S+){0,6} (?:spreken|praten|bellen|aan de lijn|aan de telefoon|hebben|krijgen|terugbellen|contact)(?= |$)/,
  /(?:^| )(?:is er|zit er|hebben jullie|heeft u)(?: \S+){0,3} (?:mens|persoon)(?= |$)/,
  /(?:^| )(?:spreken|praten|praat|spreek|bellen|contact)(?: \S+){0,4} (?:iemand|mens|persoon|mensen)(?= |$)/,
  /(?:^| )(?:echte?|levende?|gewoon een) (?:mens|persoon|iemand)(?= |$)/,
  /(?:^| )geen (?:computer|robot|machine|apparaat)(?= |$)/,
  /^(?:een |graag een |liever een )?(?:mens|persoon|iemand)(?: graag| alstublieft| aub)?$/,
];

/** Whether a text asks to hear the question again, or to speak to a person; either may answer any question. */
export function readWish(text: string): 'repeat' | 'human' | undefined {
  const words =
    wordsOf(text).slice(0, 300) ||
    fold(text)
      .replace(/[^a-z]/g, '')
      .slice(0, 10);
  if (human.some((pattern) => pattern.test(words))) return 'human';
  return repeat.some((pattern) => pattern.test(words)) ? 'repeat' : undefined;
}
