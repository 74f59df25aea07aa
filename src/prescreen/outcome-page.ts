import { escapeHtml } from '../values/html.ts';
import type { Uitslag } from './outcome.ts';
import { sayList, schemeParts, type OutcomeTexts } from './say-outcome.ts';

const STYLE = `
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #767676 }
  section { break-inside: avoid } p { white-space: pre-line } @media print { body { margin: 0; font-size: 12pt } }`;

/** The outcome as one page of HTML that prints: a table of the schemes, then each with its reasons, and what to bring. */
export function outcomePage(uitslag: Uitslag, texts: OutcomeTexts): string {
  const { prescreen } = texts;
  const paragraph = (text: string): string => (text === '' ? '' : `<p>${escapeHtml(text)}</p>`);
  const title = prescreen.thanks().text.split('\n')[0] ?? '';
  const rows = uitslag.regelingen.map(
    ({ regeling, uitkomst }) =>
      `<tr><th scope="row">${escapeHtml(prescreen.schemes[regeling].name)}</th><td>${escapeHtml(prescreen.statusLabels[uitkomst])}</td></tr>`,
  );
  const sections = uitslag.regelingen.map((scheme) => {
    const { verdict, why, missing, goes } = schemeParts(scheme, uitslag, texts);
    const parts = [verdict, why, missing, goes].map((part) => paragraph(part?.text ?? '')).join('');
    return `<section><h2>${escapeHtml(prescreen.schemes[scheme.regeling].name)}</h2>${parts}</section>`;
  });
  return [
    '<!doctype html><html lang="nl"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(prescreen.schemes.bw.name)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escapeHtml(title)}</h1><table>${rows.join('')}</table>${sections.join('')}`,
    `<section>${paragraph(sayList(uitslag, texts).text)}</section>`,
    paragraph(prescreen.noDecision().text),
    paragraph(prescreen.everybody().text),
    '</body></html>',
  ].join('\n');
}
