import { escapeHtml } from '../values/html.ts';
import { sayDay } from '../language/say-day.ts';
import { sayTime } from '../language/say-time.ts';
import { calendarDay } from '../values/calendar-day.ts';
import { sectionsOf, type Reader, type SummaryWords } from './summary-lines.ts';
import type { Summary } from './summary.ts';

/** Two columns where there is room, so that it prints on one sheet. */
const STYLE = `
  body { font: 1rem/1.4 system-ui, sans-serif; max-width: 48rem; margin: 1.5rem auto; padding: 0 1rem; color: #111; background: #fff }
  h1 { font-size: 1.4rem; margin: 0 0 .25rem } h2 { font-size: 1rem; margin: .75rem 0 .15rem } ul { margin: 0; padding-left: 1.1rem }
  section { break-inside: avoid } .haast-nu li:first-child { font-weight: bold; color: #a00000 } small { color: #444; display: block }
  @page { size: A4; margin: 12mm }
  @media print { body { margin: 0; padding: 0; font-size: 9.5pt; max-width: none } main { columns: 2; column-gap: 8mm } h2 { margin-top: .4rem } }`;

/** The summary as one page of HTML, which prints on one sheet; whatever was typed is shown as text. */
export function summaryPage(summary: Summary, words: SummaryWords, reader: Reader = 'worker'): string {
  const texts = words.handoff.summary;
  const title = escapeHtml(texts.title);
  const sections = sectionsOf(summary, words, reader).map(({ id, title: heading, lines }) => {
    const items = lines.map(({ says, details }) => {
      const more = details.map((one) => `<small>${escapeHtml(one)}</small>`).join('');
      return `<li>${escapeHtml(says.text)}${more}</li>`;
    });
    const mark = id === 'haast' ? ` class="haast-${summary.urgentie.niveau}"` : '';
    return `<section${mark}><h2>${escapeHtml(heading)}</h2><ul>${items.join('')}</ul></section>`;
  });
  return [
    '<!doctype html><html lang="nl"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    `<h1>${title}</h1><p>${escapeHtml(`${texts.made}: ${momentOf(summary.gemaakt)}`)}</p><main>`,
    ...sections,
    '</main></body></html>',
  ].join('\n');
}

function momentOf(made: string): string {
  const day = calendarDay(made.slice(0, 10));
  return day ? `${sayDay(day, day).text}, ${sayTime(made.slice(11, 16)).text}` : made;
}
