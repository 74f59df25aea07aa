import { CardFactory, type Attachment } from 'botbuilder';
import { outcomeCard } from '../../src/prescreen/outcome-card.ts';
import { outcomePage } from '../../src/prescreen/outcome-page.ts';
import type { Uitslag } from '../../src/prescreen/outcome.ts';
import { outcomeTable } from '../../src/prescreen/outcome-table.ts';
import type { OutcomeTexts } from '../../src/prescreen/say-outcome.ts';
import { tableType } from '../absence/attachments.ts';

/**
 * The outcome as a table for our own page, as a card, and as a page that prints; the page stands in itself: nothing is
 * kept on the server.
 */
export const outcomeAttachments = (outcome: Uitslag, texts: OutcomeTexts): Attachment[] => [
  { contentType: tableType, content: outcomeTable(outcome, texts) },
  CardFactory.adaptiveCard(outcomeCard(outcome, texts)),
  {
    contentType: 'text/html',
    name: 'uitkomst.html',
    contentUrl: `data:text/html;charset=utf-8;base64,${Buffer.from(outcomePage(outcome, texts)).toString('base64')}`,
  },
];
