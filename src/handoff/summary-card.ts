import { sectionsOf, type Reader, type SummaryWords } from './summary-lines.ts';
import type { Summary } from './summary.ts';

const colours = { nu: 'attention', vandaag: 'warning', gewoon: 'default' } as const;

/** The summary as an Adaptive Card 1.5. What the person typed stands there as plain text: signs of markup are taken out of effect. */
export function summaryCard(summary: Summary, words: SummaryWords, reader: Reader = 'worker'): Record<string, unknown> {
  const block = (text: string, more: Record<string, unknown> = {}) => ({
    type: 'TextBlock',
    text,
    wrap: true,
    ...more,
  });
  const sections = sectionsOf(summary, words, reader);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'nl',
    speak: undefined,
    body: [
      block(words.handoff.summary.title, { weight: 'bolder', size: 'large', style: 'heading' }),
      ...sections.map(({ id, title, lines }) => ({
        type: 'Container',
        separator: true,
        items: [
          block(title, { weight: 'bolder', style: 'heading' }),
          ...lines.flatMap(({ says, details }, at) => [
            block(unmarked(says.text), {
              spacing: 'none',
              ...(id === 'haast' && at === 0 && { color: colours[summary.urgentie.niveau], weight: 'bolder' }),
            }),
            ...details.map((one) => block(unmarked(one), { spacing: 'none', isSubtle: true, size: 'small' })),
          ]),
        ],
      })),
    ],
  };
}

/** A card reads a little Markdown: links, bold, lists. A person's own words are none of these. */
const unmarked = (text: string): string => text.replace(/[\\`*_[\]<>#~|]/g, '\\$&');
