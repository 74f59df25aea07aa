/** The topics that are explained from content; ids as in the contract with other systems. */
export const topics = [
  'bw-wat-is',
  'bw-voorwaarden',
  'bw-uitsluiting',
  'beschut-wat-is',
  'beschut-voorwaarden',
  'beschut-woonkosten',
  'beschut-uitsluiting',
  'mo-wat-is',
  'mo-voorwaarden',
  'mo-uitsluiting',
  'mo-vormen',
  'crisisopvang-proces',
  '24uursopvang-proces',
  'opvang-verlengen',
  'bb-wat-is',
  'bb-voorwaarden',
  'bb-werkwijze',
  'bb-woning',
  'bb-evaluatie',
  'melding-doen',
  'proces-termijnen',
  'keukentafelgesprek',
  'ondersteuningsplan',
  'verslag-corrigeren',
  'clientondersteuning',
  'besluit-bezwaar',
  'zin-of-pgb',
  'pgb-voorwaarden',
  'pgb-besteden',
  'clientprofielen',
  'ondersteuningspakketten',
  'afwezigheid-regels',
  'afwezigheid-verlengen',
  'afwezigheid-opname',
  'waarschuwingen',
  'beeindiging',
  'andere-wetten',
  'lvb',
  'jongeren',
  'eigen-bijdrage',
  'regio',
  'nieuw-in-2026',
  'begrip',
  'contact',
  'privacy',
  'wat-kun-je',
] as const;

/** The tasks that can be started. */
export const tasks = [
  'do-prescreen',
  'do-absence',
  'do-deadline',
  'do-human',
  'do-callback',
  'do-resume-status',
] as const;

/** The commands about the conversation itself. */
export const commands = [
  'ja',
  'nee',
  'weet-niet',
  'help',
  'herhaal',
  'makkelijker',
  'terug',
  'opnieuw',
  'stop',
  'groet',
  'bedankt',
  'wis-gegevens',
  'taal',
] as const;

/** The signs of danger, most urgent first: of two in one message the first counts. */
export const crises = [
  'crisis-112',
  'crisis-zelfdoding',
  'crisis-geweld',
  'crisis-psychisch',
  'crisis-vannacht',
] as const;

export const outOfScope = 'buiten-bereik';
export const notUnderstood = 'onbegrepen';

export type TopicId = (typeof topics)[number];
export type TaskId = (typeof tasks)[number];
export type CommandId = (typeof commands)[number];
export type CrisisId = (typeof crises)[number];

/** Everything a message can be understood as. */
export const intents = [...topics, ...tasks, ...commands, ...crises, outOfScope, notUnderstood] as const;
export type Intent = (typeof intents)[number];

export type IntentKind = 'topic' | 'task' | 'command' | 'crisis' | 'outOfScope' | 'notUnderstood';

const kinds = new Map<string, IntentKind>([
  ...topics.map((id) => [id, 'topic'] as const),
  ...tasks.map((id) => [id, 'task'] as const),
  ...commands.map((id) => [id, 'command'] as const),
  ...crises.map((id) => [id, 'crisis'] as const),
  [outOfScope, 'outOfScope'],
  [notUnderstood, 'notUnderstood'],
]);

/** What kind of thing an intent is. */
export const kindOf = (intent: Intent): IntentKind => kinds.get(intent) ?? 'notUnderstood';

/** Whether a text is the id of an intent. */
export const isIntent = (text: string): text is Intent => kinds.has(text);

export const isCrisis = (intent: Intent): intent is CrisisId => kindOf(intent) === 'crisis';
export const isCommand = (intent: Intent): intent is CommandId => kindOf(intent) === 'command';
export const isTopic = (intent: Intent): intent is TopicId => kindOf(intent) === 'topic';
export const isTask = (intent: Intent): intent is TaskId => kindOf(intent) === 'task';
