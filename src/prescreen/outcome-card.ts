import type { Uitslag } from './outcome.ts';
import { sayOutcome, schemeParts, type OutcomeTexts } from './say-outcome.ts';

const colours = {
  mogelijk: 'good',
  'waarschijnlijk-niet': 'attention',
  'onvoldoende-informatie': 'warning',
} as const;

/** The outcome as an Adaptive Card 1.5: each scheme with its outcome in words, its reasons and where to go. */
export function outcomeCard(uitslag: Uitslag, texts: OutcomeTexts): Record<string, unknown> {
  const { prescreen } = texts;
  const block = (text: string, more: Record<string, unknown> = {}) => ({
    type: 'TextBlock',
    text,
    wrap: true,
    ...more,
  });
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    fallbackText: sayOutcome(uitslag, texts)
      .map(({ text }) => text)
      .join('\n\n'),
    body: [
      ...uitslag.regelingen.map((scheme) => {
        const { verdict: _, why, missing, goes } = schemeParts(scheme, uitslag, texts);
        return {
          type: 'Container',
          separator: true,
          items: [
            block(prescreen.schemes[scheme.regeling].name, { weight: 'bolder', size: 'medium', style: 'heading' }),
            block(prescreen.statusLabels[scheme.uitkomst], { color: colours[scheme.uitkomst], spacing: 'none' }),
            ...[why, missing, goes].flatMap((part) => (part && part.text !== '' ? [block(part.text)] : [])),
          ],
        };
      }),
      block(prescreen.noDecision().text, { separator: true }),
      block(prescreen.everybody().text),
    ],
  };
}
