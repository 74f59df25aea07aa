import { isFact, regelingen, type Fact, type Regeling } from '../../src/criteria/facts.ts';
import { keuzesVan, vraagIds, factsOf, type VraagId } from '../../src/criteria/questions.ts';
import { readChoice } from '../../src/language/read-choice.ts';
import { readTruth } from '../../src/language/read-truth.ts';
import { personIn, type Person } from '../../src/prescreen/person.ts';
import type { FactReader, Told } from '../../src/prescreen/read-facts.ts';
import type { Question } from '../say.ts';

/** What a message says in the pre-screen. */
export type Heard =
  | { kind: 'told'; told: Told }
  /** Something else was told than was asked. */
  | { kind: 'aside'; told: Told }
  | { kind: 'person'; person: Person }
  | { kind: 'regelingen'; regelingen: Regeling[] }
  | { kind: 'choice'; value: string }
  | { kind: 'change'; fact?: Fact }
  | { kind: 'why' }
  /** How many questions there still are. */
  | { kind: 'howMany' }
  /** It was not understood, several times. */
  | { kind: 'lost' };

const WHY =
  /^\s*(?:en |maar |ehm? )?(?:waarom|hoezo|waar(?:voor| is dat (?:goed |nodig )?voor)|wat (?:maakt|gaat) (?:dat|jou|u) (?:uit|aan))(?=\P{L}|$)/iu;
const HOW_MANY =
  /(?:^|\P{L})(?:hoeveel|hoe veel) (?:vragen|nog)(?=\P{L}|$)|(?:nog|zijn er) (?:veel|meer) vragen|hoe ?lang (?:duurt|gaat) (?:het|dit|t) nog/iu;
const CHANGE =
  /(?:^|\P{L})(?:wijzig(?:en)?|verander(?:en)?|aanpassen|corrigeren|corrigeer|verbeteren)(?=\P{L}|$)|(?:antwoord|gezegd|ingevuld|vertelde?)\P{L}+(?:\p{L}+\P{L}+){0,3}(?:fout|verkeerd|klopt niet|klopte niet)|vergist|(?:klopt|klopte) (?:er )?iets niet/iu;
/** Whether somebody wants to change an answer, not only go one question back. */
export const wantsChange = (text: unknown): boolean => typeof text === 'string' && CHANGE.test(text);

const SCHEMES: Record<Regeling, RegExp> = {
  bw: /bescherm\p{L}*|(?:^|\P{L})bw(?=\P{L}|$)|dag en nacht/iu,
  beschut: /beschut\p{L}*|hulp (?:dichtbij|in de buurt)|overdag/iu,
  mo: /opvang|(?:^|\P{L})mo(?=\P{L}|$)|slaapplek|slaapplaats|dakloz|(?:^|\P{L})bed(?=\P{L}|$)|onderdak/iu,
  bb: /bemiddeling|(?:^|\P{L})bb(?=\P{L}|$)|(?:huis|woning) huren|eigen (?:huis|woning|plek)|huurhuis|huurwoning/iu,
};
const ALL =
  /(?:^|\P{L})(?:alles|alle|allemaal|alle ?vier|overal|maakt (?:me |mij )?niet uit|geen idee|kijk maar|zeg (?:jij|u) het maar)(?=\P{L}|$)/iu;

/** Hears what a message says in answer to a question of the pre-screen; undefined when it is no answer. */
export const hear =
  (reader: FactReader) =>
  (text: string, { vraag, message }: Question): Heard | undefined => {
    const button = message.buttons?.find(({ value, title }) => same(text, value) || same(text, title))?.value;
    if (button === undefined && WHY.test(text)) return { kind: 'why' };
    if (button === undefined && HOW_MANY.test(text)) return { kind: 'howMany' };
    switch (vraag) {
      case 'perspectief':
        return forWhom(text, button);
      case 'regelingen':
        return whichHelp(text, button);
      case 'wijzig':
        return whichChange(
          text,
          button,
          reader,
          message.buttons?.map(({ title }) => title) ?? [],
          message.buttons ?? [],
        );
      case 'confirm':
      case 'resume':
        return yesOrNo(text, button);
      case 'keuze':
        return next(text, button, message.buttons ?? [], reader);
      default:
        return isQuestion(vraag) ? fact(text, button, vraag, reader) : undefined;
    }
  };

function fact(text: string, button: string | undefined, vraag: VraagId, reader: FactReader): Heard | undefined {
  if (button === 'weet-niet' || button === 'zeg-niet') return { kind: 'told', told: unknown(vraag) };
  const choice = keuzesVan(vraag).find(({ value }) => value === button);
  if (choice) return { kind: 'told', told: { feiten: choice.feiten, unsure: [] } };
  const told = reader.answer(text, vraag);
  if (told) return { kind: 'told', told };
  if (CHANGE.test(text)) return { kind: 'change' };
  const aside = reader.story(text);
  return Object.keys(aside.feiten).length > 0 ? { kind: 'aside', told: aside } : undefined;
}

/** Asked, and not known or not told. */
export const unknown = (vraag: VraagId): Told => ({
  feiten: Object.fromEntries(factsOf(vraag).map((one) => [one, null])),
  unsure: [],
});

function forWhom(text: string, button: string | undefined): Heard | undefined {
  if (button === 'zelf' || button === 'naaste' || button === 'professional') {
    return { kind: 'person', person: { perspectief: button } };
  }
  const person = personIn(text, true) ?? (readTruth(text) === 'unknown' ? { perspectief: 'zelf' as const } : undefined);
  return person && { kind: 'person', person };
}

function whichHelp(text: string, button: string | undefined): Heard | undefined {
  if (button === 'alle' || button === 'weet-niet' || button === 'zeg-niet')
    return { kind: 'regelingen', regelingen: [...regelingen] };
  const chosen = regelingen.filter((one) => one === button);
  if (chosen.length > 0) return { kind: 'regelingen', regelingen: chosen };
  const ids = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const named = regelingen.filter((one) => ids.includes(one) || SCHEMES[one].test(text));
  if (named.length > 0) return { kind: 'regelingen', regelingen: named };
  if (ALL.test(text) || readTruth(text) === 'unknown') return { kind: 'regelingen', regelingen: [...regelingen] };
  return undefined;
}

function whichChange(
  text: string,
  button: string | undefined,
  reader: FactReader,
  titles: readonly string[],
  buttons: readonly { value: string }[],
): Heard | undefined {
  const chosen = button ?? buttons[(readChoice(text, titles) ?? 0) - 1]?.value;
  if (chosen === 'niets') return { kind: 'choice', value: 'niets' };
  if (chosen !== undefined && isFact(chosen)) return { kind: 'change', fact: chosen };
  const told = reader.story(text);
  if (Object.keys(told.feiten).length > 0) return { kind: 'aside', told };
  return readTruth(text) === 'no' || readTruth(text) === 'unknown' ? { kind: 'choice', value: 'niets' } : undefined;
}

function yesOrNo(text: string, button: string | undefined): Heard | undefined {
  if (button !== undefined) return { kind: 'choice', value: button };
  const truth = readTruth(text);
  return truth && { kind: 'choice', value: truth === 'yes' ? 'ja' : truth === 'no' ? 'nee' : 'weet-niet' };
}

/** What can be chosen here; the other buttons are for everybody who listens. */
const OWN = new Set(['vorm', 'lijst', 'waar', 'wijzig', 'klaar']);

const DONE = /(?:^|\P{L})(?:klaar|niets|niks|stop|genoeg|dank(?: u| je)?(?: wel)?|bedankt|doei|dag|nee)(?=\P{L}|$)/iu;

function next(
  text: string,
  button: string | undefined,
  buttons: readonly { title: string; value: string }[],
  reader: FactReader,
): Heard | undefined {
  const chosen =
    button ??
    buttons[
      (readChoice(
        text,
        buttons.map(({ title }) => title),
      ) ?? 0) - 1
    ]?.value;
  if (chosen !== undefined && !OWN.has(chosen)) return undefined;
  if (chosen !== undefined) return chosen === 'wijzig' ? { kind: 'change' } : { kind: 'choice', value: chosen };
  if (CHANGE.test(text)) return { kind: 'change' };
  const told = reader.story(text);
  if (Object.keys(told.feiten).length > 0) return { kind: 'aside', told };
  return DONE.test(text) || readTruth(text) === 'unknown' ? { kind: 'choice', value: 'klaar' } : undefined;
}

const isQuestion = (vraag: string): vraag is VraagId => (vraagIds as readonly string[]).includes(vraag);

const same = (a: string, b: string): boolean => plainText(a) === plainText(b);
const plainText = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
