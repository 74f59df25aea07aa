import type { Activity } from 'botbuilder';
import type { CrisisId } from '../../understanding/intents.ts';
import { sentencesIn } from './speech.ts';

/** What kind of answer a question takes. */
export type AnswerKind =
  | 'truth'
  /** A yes or no without an open question behind it: an offer to go on. */
  | 'offer'
  | 'choice'
  | 'day'
  /** A day or a span of days. */
  | 'days'
  | 'number'
  | 'phone'
  | 'open';

/** Something that can be chosen: how it is called aloud, and what the bot gets. */
export interface Option {
  title: string;
  value: string;
}

/** The question that waits for an answer, as the phone asks it. Plain JSON, because it is stored. */
export interface SpokenQuestion {
  /** The id of what is asked; left out when the bot has no open question. */
  vraag?: string;
  kind: AnswerKind;
  /** All that the bot says to ask it, to know it when it comes back. */
  whole?: string;
  /** The question alone, to ask it again. */
  short: string[];
  /** What can be chosen, without "weet ik niet". */
  options: Option[];
  /** "Weet ik niet", where it is one of the answers. */
  unknown?: Option;
  /** Whether a day may lie ahead; days of absence lie behind. */
  ahead?: boolean;
}

interface Data {
  vraag?: unknown;
  kort?: unknown;
  richting?: unknown;
  nietBegrepen?: unknown;
  crisis?: CrisisId;
}

/** What is asked by its id where the buttons do not tell: the ids that stand in the README. */
const kinds: Partial<Record<string, AnswerKind>> = {
  departure: 'day',
  return: 'day',
  from: 'day',
  plan: 'days',
  periods: 'days',
  leeftijd: 'number',
  begeleidingUrenPerWeek: 'number',
  contact: 'phone',
};

/** Questions whose answer the dialog reads back by itself before it counts. */
const readBackByDialog: ReadonlySet<string> = new Set(['departure', 'return', 'periods', 'plan', 'confirm']);

/** Whether the phone has to read a value back, because the dialog does not. */
export const needsReadBack = ({ vraag }: SpokenQuestion): boolean =>
  vraag !== undefined && !readBackByDialog.has(vraag);

const evasions: ReadonlySet<string> = new Set(['weet-niet', 'zeg-niet']);
const notAloud: ReadonlySet<string> = new Set([...evasions, 'makkelijker', 'help']);

/** The question at the end of what the bot said; undefined when it ended with a statement. */
export function questionIn(said: readonly Partial<Activity>[]): SpokenQuestion | undefined {
  const messages = said.filter(({ type, speak }) => type === 'message' && speak);
  const asked = messages.findLast(({ channelData }) => typeof dataOf(channelData).vraag === 'string');
  const last = asked ?? messages.at(-1);
  if (!last) return undefined;
  const { vraag, kort, richting, nietBegrepen } = dataOf(last.channelData);
  const buttons = buttonsOf(last);
  const sentences = sentencesIn(last.speak ?? '');
  const final = sentences.findLast((sentence) => sentence.endsWith('?')) ?? '';
  const offered = withoutPerson(buttons.filter(({ value }) => !notAloud.has(value)));
  const options = isYesNo(final) ? yesFirst(offered) : offered;
  const unknown = buttons.find(({ value }) => value === 'weet-niet');
  const choices = { options, ...(unknown && { unknown }), ...(richting === 'future' && { ahead: true }) };
  const short = typeof kort === 'string' ? sentencesIn(kort) : final === '' ? sentences : [final];
  if (typeof vraag === 'string') {
    return { vraag, kind: kindOf(vraag, buttons, options), whole: last.speak ?? '', short, ...choices };
  }
  // A sentence that nothing was understood asks for nothing new; a statement asks for nothing at all.
  if (nietBegrepen === true || final === '') return undefined;
  const kind = options.length > 0 && isYesNo(final) ? 'offer' : options.length > 0 ? 'choice' : 'open';
  return { kind, short, options };
}

/** A person can be had with the same key at every question. */
const withoutPerson = (options: Option[]): Option[] =>
  options.length > 1 ? options.filter(({ value }) => value !== 'do-human') : options;

/** At a question for yes or no with more answers than two: yes and no first, so that their keys stay the same. */
function yesFirst(options: readonly Option[]): Option[] {
  const no = options.find(({ value, title }) => value === 'nee' || /^nee(?!\p{L})/iu.test(title));
  const [yes, ...others] = options.filter((option) => option !== no);
  return [yes, no, ...others].filter((option) => option !== undefined);
}

/** What an activity says of itself, for machines. */
export const dataOf = (channelData: unknown): Data => channelData ?? {};

function kindOf(vraag: string, buttons: readonly Option[], options: readonly Option[]): AnswerKind {
  const values = new Set(buttons.map(({ value }) => value));
  if (values.has('ja') && values.has('nee') && options.length === 2) return 'truth';
  const kind = options.length > 1 ? undefined : kinds[vraag];
  if (kind) return kind;
  if (vraag === 'stayStart' && options.length === 0) return 'day';
  return options.length > 0 ? 'choice' : 'open';
}

const buttonsOf = ({ suggestedActions }: Partial<Activity>): Option[] =>
  (suggestedActions?.actions ?? []).map(({ title, value }) => ({ title, value: String(value as unknown) }));

const questionWord =
  /^(?:(?:en|maar|in|op|naar|voor|over|aan|bij|met|tot|vanaf|sinds) )?(?:wat|wie|waar\p{L}*|welke?|hoe\p{L}*|wanneer)(?!\p{L})/iu;

/** Whether a sentence asks for yes or no: a question that does not begin with a word that asks. */
export const isYesNo = (sentence: string): boolean => sentence.endsWith('?') && !questionWord.test(sentence);
