import type { HouseSheet, ResidentBalance, RowFault } from '../../../absence/house-sheet/house-sheet.ts';
import type { HouseSheetTexts } from '../../../content/shapes/house-sheet.ts';
import {
  asCsv,
  balanceCells,
  balanceColumns,
  faultCells,
  sheetDate,
  stateOf,
} from '../../../staff/house-sheet/sheet-words.ts';
import { escapeHtml as safe } from '../../../values/html.ts';
import type { Page } from './page.ts';

/** Why no sheet could be reckoned. */
export type FormFault = keyof HouseSheetTexts['unreadable'];

/** The form, empty or with what went wrong and what was pasted. */
export function formPage(texts: HouseSheetTexts, year: number, fault?: FormFault, pasted = ''): Page {
  const wrong = fault && `<p class="error" role="alert">${safe(texts.unreadable[fault])}</p>`;
  return {
    title: texts.title,
    body: [
      `<h1>${safe(texts.title)}</h1>`,
      wrong ?? '',
      paragraphs(texts.intro),
      `<form method="post" action="/huisblad" enctype="multipart/form-data">`,
      field('blad', texts.pasteLabel, `<textarea id="blad" name="blad" spellcheck="false">${safe(pasted)}</textarea>`),
      field('bestand', texts.fileLabel, `<input id="bestand" name="bestand" type="file" accept=".csv,.txt,text/csv">`),
      field(
        'jaar',
        texts.yearLabel,
        `<input id="jaar" name="jaar" type="number" min="2026" max="2100" value="${year}">`,
      ),
      `<button>${safe(texts.submit)}</button></form>`,
      `<h2>${safe(texts.columnsTitle)}</h2>${paragraphs(texts.columnsText)}<pre>${safe(texts.example)}</pre>`,
    ].join(''),
  };
}

/** The sheet as tables, with the same as CSV. */
export function sheetPage(texts: HouseSheetTexts, sheet: HouseSheet): Page {
  const csv = Buffer.from(asCsv(texts, sheet)).toString('base64');
  const name = `huisblad-${sheet.year}.csv`;
  return {
    title: texts.title,
    body: [
      `<h1>${safe(texts.title)}</h1><p>${safe(texts.notDecision)}</p>`,
      `<h2>${safe(texts.nearTitle)}</h2>`,
      list(
        sheet.balances.filter(({ nearLimit }) => nearLimit).map((found) => near(texts, found)),
        texts.nearNone,
      ),
      `<h2>${safe(texts.windowsTitle)}</h2>`,
      windows(texts, sheet),
      balanceTable(texts, sheet),
      sheet.faults.length > 0 ? faultTable(texts, sheet.faults) : '',
      `<p><a class="button" download="${name}" href="data:text/csv;charset=utf-8;base64,${csv}">${safe(texts.download)}</a></p>`,
      `<p><a href="/huisblad">${safe(texts.again)}</a></p>`,
    ].join(''),
  };
}

const field = (id: string, title: string, input: string): string => `<label for="${id}">${safe(title)}</label>${input}`;
const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${safe(line)}</p>`).join('');
const list = (items: readonly string[], none: string): string =>
  items.length > 0 ? `<ul>${items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>` : `<p>${safe(none)}</p>`;

const filled = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

const near = (texts: HouseSheetTexts, found: ResidentBalance): string =>
  `${found.resident}: ${found.used} / ${found.used + found.left - found.over} (${stateOf(texts, found)})`;

function windows(texts: HouseSheetTexts, { balances, today }: HouseSheet): string {
  const open = balances
    .flatMap(({ resident, extension }) => (extension ? [{ resident, safe: extension.safe }] : []))
    .sort((a, b) => (a.safe < b.safe ? -1 : a.safe > b.safe ? 1 : 0));
  const lines = open.map((window) =>
    filled(window.safe < today ? texts.windowPassed : texts.windowLine, { ...window, safe: sheetDate(window.safe) }),
  );
  return (lines.length > 0 ? `<p>${safe(texts.windowsText)}</p>` : '') + list(lines, texts.windowsNone);
}

function balanceTable(texts: HouseSheetTexts, { year, today, balances }: HouseSheet): string {
  if (balances.length === 0) return `<p>${safe(texts.noBalances)}</p>`;
  const caption = filled(texts.balanceCaption, { year, today: sheetDate(today), count: balances.length });
  return table(
    caption,
    balanceColumns.map((column) => texts.headings[column]),
    balances.map((found) => balanceCells(texts, found)),
  );
}

const faultTable = (texts: HouseSheetTexts, faults: readonly RowFault[]): string =>
  `<p>${safe(texts.faultsText)}</p>` +
  table(
    filled(texts.faultsCaption, { count: faults.length }),
    [texts.headings.line, texts.headings.resident, texts.headings.fault],
    faults.map((fault) => faultCells(texts, fault)),
  );

const table = (caption: string, headings: readonly string[], rows: readonly (string | number)[][]): string =>
  [
    `<div class="scroll" role="region" tabindex="0" aria-label="${safe(caption)}"><table><caption>${safe(caption)}</caption><thead><tr>`,
    ...headings.map((heading) => `<th scope="col">${safe(heading)}</th>`),
    '</tr></thead><tbody>',
    ...rows.map(
      ([first = '', ...rest]) => `<tr><th scope="row">${safe(String(first))}</th>${rest.map(cell).join('')}</tr>`,
    ),
    '</tbody></table></div>',
  ].join('');

const cell = (value: string | number): string =>
  typeof value === 'number' ? `<td class="number">${value}</td>` : `<td>${safe(value)}</td>`;
