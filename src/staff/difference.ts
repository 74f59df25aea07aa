import * as cards from '../cards/card.ts';
import type { StaffDifferenceTexts } from '../content/shapes/staff.ts';
import type { ArticleCard } from './article.ts';
import type { StaffReply } from './reply.ts';

type Aspect = keyof StaffDifferenceTexts['aspects'];

/** The four schemes side by side: aspect by aspect on the card, each with the place in the rules. */
export function difference(texts: StaffDifferenceTexts, article: ArticleCard): StaffReply {
  const schemes = Object.values(texts.schemes);
  const lines = (aspect: Aspect): string[] =>
    schemes.map(
      ({ name, aspects }) => `**${name}**: ${aspects[aspect].text} (${article.places(aspects[aspect].articles)})`,
    );
  const rows = (Object.keys(texts.aspects) as Aspect[]).map((aspect) => ({
    aspect,
    title: texts.aspects[aspect],
    list: lines(aspect),
  }));
  const core = lines('toezicht').map((line) => `- ${line}`);
  return {
    text: [`**${texts.title}**`, texts.intro(), core.join('\n'), texts.doubts()].join('\n\n'),
    card: cards.card(
      texts.title,
      [
        texts.title,
        ...rows.flatMap(({ title, list }) => [title, ...list.map((line) => line.replaceAll('**', ''))]),
      ].join('\n'),
      [
        ...rows.flatMap(({ aspect, title, list }) =>
          aspect === 'toezicht' ? [] : [cards.heading(title), cards.list(list)],
        ),
        cards.text(texts.doubts(), { isSubtle: true, separator: true }),
      ],
      schemes.map(({ name, topic }) => cards.say(name, topic)),
    ),
  };
}
