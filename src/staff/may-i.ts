import * as cards from '../cards/card.ts';
import type { StaffMayITexts } from '../content/shapes/staff.ts';
import { fold } from '../language/fold.ts';
import { readReason } from '../language/read-reason.ts';
import type { ArticleCard } from './article.ts';
import type { StaffTurn } from './reply.ts';

/** What the task about warnings and endings is made of. */
export interface MayIParts {
  texts: StaffMayITexts;
  article: ArticleCard;
}

export type Scenario = keyof StaffMayITexts['scenarios'];
type Duties = StaffMayITexts['scenarios'][Scenario]['steps'];

export const isScenario = (name: string | undefined, { scenarios }: StaffMayITexts): name is Scenario =>
  name !== undefined && Object.hasOwn(scenarios, name);

/** The situation that a text is about, or undefined; the third warning before any warning. */
export function scenarioIn(text: string, { scenarios }: StaffMayITexts): Scenario | undefined {
  const order: Scenario[] = ['zwaarwegend', 'derde-waarschuwing', 'beeindiging-aanbieder', 'waarschuwing'];
  const words = order.map((name) => [name, scenarios[name].match.map(fold)] as const);
  return readReason(text, Object.fromEntries(words) as Record<Scenario, string[]>);
}

/**
 * The steps of article 3.8.5 before a warning or an ending, in their order, with what must be on record, whom to inform
 * and what rights the client has. It explains and judges nothing.
 */
export function mayI(scenario: Scenario | undefined, parts: MayIParts): StaffTurn {
  const { texts } = parts;
  const choices = Object.entries(texts.scenarios).map(([name, { short }]) =>
    cards.submit(short, 'mag-dit', { situatie: name }),
  );
  if (!scenario) {
    const card = cards.card(
      texts.title,
      [texts.ask(), ...Object.values(texts.scenarios).map(({ title }) => title)].join('\n'),
      [cards.text(texts.ask()), ...cards.actionRows(choices)],
    );
    return {
      replies: [{ text: `**${texts.title}**\n\n${texts.ask()}`, card }],
      pending: { task: 'mag-dit', given: {} },
    };
  }
  const { title, steps, record, inform, rights, doubts } = texts.scenarios[scenario];
  const { headings } = texts;
  const lines = (duties: Duties): string[] =>
    duties.map(({ text, articles }) => `${text} (${parts.article.places(articles)})`);
  const parted: [heading: string, lines: string[]][] = [
    [headings.record, lines(record)],
    [headings.inform, lines(inform)],
    [headings.rights, lines(rights)],
    ...(doubts.length > 0 ? [[headings.doubts, lines(doubts)] as [string, string[]]] : []),
  ];
  const whole = `${texts.title}: ${title}`;
  const said = [`**${whole}**`, texts.notDecision()].join('\n\n');
  const card = cards.card(
    whole,
    [
      whole,
      headings.steps,
      ...lines(steps),
      ...parted.flatMap(([name, list]) => [name, ...list]),
      texts.notDecision(),
    ].join('\n'),
    [
      cards.heading(headings.steps),
      cards.numbered(lines(steps)),
      ...parted.flatMap(([name, list]) => [cards.heading(name), cards.list(list)]),
      cards.text(texts.notDecision(), { isSubtle: true, separator: true }),
    ],
    [
      parts.article.action('3.8.5'),
      cards.submit(texts.plain, 'tekst', {
        onderwerp: scenario.startsWith('b') || scenario === 'zwaarwegend' ? 'beeindiging' : 'waarschuwingen',
      }),
      ...choices.filter((choice) => 'data' in choice && (choice.data as { situatie?: unknown }).situatie !== scenario),
    ],
  );
  return { replies: [{ text: said, card }] };
}
