import { hash } from 'node:crypto';
import { sectionsOf, type SummaryWords } from '../../handoff/summary-lines.ts';
import { summaryPage } from '../../handoff/summary-page.ts';
import type { Summary } from '../../handoff/summary.ts';
import type { SummaryView } from './client/page-data.ts';

/** The summary beside the conversation, in the order a worker needs. */
export const summaryView = (summary: Summary, words: SummaryWords): SummaryView => ({
  parts: sectionsOf(summary, words, 'worker').map(({ title, lines }) => ({
    title,
    lines: lines.map(({ says, details }) => ({ text: says.text, details })),
  })),
});

/** The summary on a sheet of its own that prints itself, and the policy under which it may. */
export function summarySheet(summary: Summary, words: SummaryWords, nonce: string): { page: string; policy: string } {
  const page = summaryPage(summary, words);
  const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
  const prints = `<script nonce="${nonce}">addEventListener('load', () => print())</script>`;
  return {
    page: page.replace('</body>', `${prints}</body>`),
    policy: [
      `default-src 'none'`,
      `script-src 'nonce-${nonce}'`,
      `style-src 'sha256-${hash('sha256', style, 'base64')}'`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors 'none'`,
    ].join('; '),
  };
}
