import { join } from 'node:path';
import type { Card } from '../../../src/cards/card.ts';
import { contentFolder } from '../../../src/assistant.ts';
import { forTeams } from '../../../src/channels/teams/outgoing.ts';
import type { Waiting } from '../../../src/handoff/floor.ts';
import { contactsShape, standingOf } from '../../../src/content/contact.ts';
import { loadFile } from '../../../src/content/load.ts';
import { loadTopics } from '../../../src/content/topics.ts';
import { beoordeelAlles } from '../../../src/criteria/beoordeel.ts';
import { regelingen } from '../../../src/criteria/facts.ts';
import { sayPhone } from '../../../src/language/say-phone.ts';
import { outcomeCard } from '../../../src/prescreen/outcome-card.ts';
import { uitslag } from '../../../src/prescreen/outcome.ts';
import { factTexts, prescreenTexts } from '../../../src/prescreen/texts.ts';
import { loadStaffTexts, staffTasks } from '../../../src/staff/load.ts';
import { keptCard, settledCard, waitingCard, weekDigest } from '../../../src/staff/notice-cards.ts';
import { outcomeRows } from '../../../src/staff/outcome-rows.ts';
import type { StaffReply } from '../../../src/staff/reply.ts';
import { articlesCard } from '../../../src/staff/topic.ts';
import { fixedClock } from '../../../src/values/clock.ts';

const clock = fixedClock('2026-11-25');
const standing = standingOf(loadFile(join(contentFolder, 'contacts.yaml'), contactsShape), sayPhone);
const topics = loadTopics(join(contentFolder, 'topics'), standing, clock.today());
const texts = loadStaffTexts(contentFolder, standing);
const tasks = staffTasks(texts, { content: contentFolder, topics, clock, inForce: '2026-02-11' });

const house = (residents: number): string =>
  [
    'Bewoner;Vertrek;Terugkomst;Reden;Woont hier sinds',
    ...Array.from({ length: residents }, (_, i) => [
      `${i + 1};1-3-2026;10-4-2026;vakantie;1-3-2024`,
      ...(i % 2 === 0 ? [`${i + 1};10-11-2026;;ziekenhuis;1-3-2024`] : []),
      ...(i % 7 === 0 ? [`${i + 1};31-6-2026;;verlof;`] : []),
    ]).flat(),
    'QA;2-6-2026;31-7-2026;vakantie;',
  ].join('\n');

const said: Readonly<Record<string, string>> = {
  menu: 'taken',
  afwezigheid: 'cl. vrijdag opgenomen, was al 30 dgn weg, wat nu?',
  'afwezigheid-erboven': 'cliënt A van 2 februari tot 11 april weg, mantelzorg, en sinds 1 november weg',
  'afwezigheid-plan': 'bewoner X wil van 20 december tot 5 januari weg, 35 dagen gebruikt',
  'afwezigheid-formulier': 'afwezigheid',
  verlenging: 'verlenging cliënt A weg sinds 2 november, ziekenhuis',
  'verlenging-te-laat': 'verlenging cliënt A weg sinds 2 november, ziekenhuis, al 30 dagen gebruikt',
  'verlenging-formulier': 'verlenging',
  huisblad: house(4),
  'huisblad-groot': house(400),
  'huisblad-formulier': 'huisblad',
  'mag-dit': 'mag dit?',
  'bb-plan': 'sleuteloverdracht 1 december',
  'bb-plan-formulier': 'bb plan',
  verschil: 'verschil',
  wlz: 'wlz of wmo',
  artikel: 'artikel 3.8.4',
};

const cardIn = (replies: readonly StaffReply[]): Card[] => replies.flatMap(({ card }) => card ?? []);

const prescreen = {
  prescreen: loadFile(join(contentFolder, 'dialogs', 'prescreen.yaml'), prescreenTexts(standing)),
  facts: loadFile(join(contentFolder, 'facts.yaml'), factTexts(standing)),
};

/** An outcome as staff get it: every scheme, with its rows. */
function outcome(): Card {
  const feiten = {
    leeftijd: 34,
    verblijf: 'nederlands',
    dakloos: 'dakloos',
    toezichtNodig: '24-uur-aanwezig',
  } as const;
  const made = outcomeCard(uitslag(regelingen, feiten, { perspectief: 'professional', wie: 'de cliënt' }), prescreen);
  return { ...made, actions: outcomeRows(beoordeelAlles(feiten), texts.talk) } as unknown as Card;
}

const window = { reference: 'cliënt A', safe: '2026-12-02' } as const;
const waiting: Waiting = {
  ...{ id: 'abc', queue: 'bzt', state: 'waiting', urgency: 'vandaag', channel: 'web', since: '2026-11-25T10:00:00Z' },
  ...{ worker: null, mine: false, returned: false, reference: '4711' },
};
const desk = 'https://woonhulp.example.nl/balie';

/** Every card that staff can get, by name: of each task, of each topic, of each notice. */
export const everyCard: ReadonlyMap<string, Card> = new Map<string, Card>([
  ...Object.entries(said).flatMap(([name, text]): [string, Card][] => {
    const turn = tasks.hear(text, undefined, false);
    const [card] = turn && 'replies' in turn ? cardIn(turn.replies) : [];
    if (!card) throw new Error(`${name}: found no card`);
    return [[name, card]];
  }),
  ...Object.keys(texts.mayI.scenarios).flatMap((name): [string, Card][] =>
    cardIn(tasks.act('mag-dit', { situatie: name })?.replies ?? []).map((card) => [`mag-dit-${name}`, card]),
  ),
  ...[...topics].flatMap(([id, { articles }]): [string, Card][] => {
    const card = articlesCard(articles, { texts: texts.talk, article: tasks.articles });
    return card ? [[`onderwerp-${id}`, card]] : [];
  }),
  ['uitkomst', outcome()],
  ...[
    [
      'maandagbericht',
      weekDigest([window, { reference: 'C', safe: '2026-11-20' }], '2026-11-30', texts.notices),
    ] as const,
    [
      'maandagbericht-niets',
      weekDigest([{ reference: 'C', safe: '2026-12-20' }], '2026-11-30', texts.notices),
    ] as const,
    ['bijgehouden', keptCard([window], '2026-11-25', texts.notices)] as const,
    ['melding', waitingCard(waiting, desk, texts.notices)] as const,
    ['melding-overgenomen', settledCard(texts.notices.claimed({ worker: 'Sam' }), desk, texts.notices)] as const,
  ].flatMap(([name, reply]) => cardIn(reply ? [reply] : []).map((card): [string, Card] => [name, card])),
  ...[
    forTeams(
      {
        type: 'message',
        text: 'Waar slaapt de cliënt nu?',
        suggestedActions: {
          to: [],
          actions: [
            'Op straat',
            'Steeds bij anderen',
            'In de crisisopvang',
            'In beschermd wonen',
            'In de gevangenis',
            'In een kliniek',
            'Ik weet het niet',
          ].map((title) => ({ type: 'messageBack', title, value: title })),
        },
      },
      { personal: false, texts: texts.sheet },
    ),
  ].flatMap(([activity]) =>
    (activity?.attachments ?? []).map(({ content }): [string, Card] => ['knoppen', content as unknown as Card]),
  ),
]);
