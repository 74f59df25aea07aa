import { z } from 'zod';
import { escapeHtml as safe } from '../values/html.ts';
import { rulesDiagram } from './rules-diagram.ts';
import type { RowRules, RulesDocument, SchemeRules } from './rules.ts';

const words = z.string().trim().min(1);

/** `content/pages/regels.yaml`: the words around the rules. */
export const rulesWordsShape = z.strictObject({
  staff: z.strictObject({
    title: words,
    intro: z.array(words).min(1),
    version: words,
    json: words,
    outcomesTitle: words,
    outcomes: z.array(words).min(1),
    criteria: words,
    grounds: words,
    article: words,
    meaning: words,
    looksAt: words,
    refers: words,
    research: words,
    none: words,
    drawing: words,
    factsColumn: words,
    rowsColumn: words,
    outcomeColumn: words,
    factsTitle: words,
    fact: words,
    values: words,
    countsIn: words,
    numbersTitle: words,
    number: words,
  }),
});
export type RulesWords = z.output<typeof rulesWordsShape>['staff'];

/** The rules as a page to read and print: each scheme with its rows and a drawing, then the facts and the numbers. */
export function rulesPage(rules: RulesDocument, text: RulesWords, jsonPath: string): { title: string; body: string } {
  const nameOf = new Map(rules.feiten.map(({ feit, naam }) => [feit, naam]));
  const looksAt = ({ feiten, onderzoek }: RowRules): string =>
    onderzoek
      ? safe(text.research)
      : feiten.map((fact) => `${safe(nameOf.get(fact) ?? fact)} <code>${fact}</code>`).join('<br>');

  const table = (caption: string, rows: readonly RowRules[], grounds: boolean): string => {
    if (rows.length === 0) return `<p>${safe(caption)}: ${safe(text.none)}.</p>`;
    const heads = [text.article, text.meaning, text.looksAt, ...(grounds ? [text.refers] : [])];
    const lines = rows.map(
      (row) =>
        `<tr id="${safe(row.id)}"><th scope="row">${safe(row.id)}</th><td>${safe(row.betekenis.join(' '))}</td>` +
        `<td>${looksAt(row)}</td>${grounds ? `<td><code>${safe(row.naar ?? '')}</code></td>` : ''}</tr>`,
    );
    return `<div class="scroll"><table><caption>${safe(caption)}</caption><thead><tr>${heads.map(head).join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`;
  };
  const words = { facts: text.factsColumn, rows: text.rowsColumn, outcome: text.outcomeColumn };
  const section = (scheme: SchemeRules): string =>
    `<section><h2 id="${scheme.regeling}">${safe(scheme.naam)}</h2><p>${safe(scheme.uitleg)}</p>` +
    table(text.criteria, scheme.criteria, false) +
    table(text.grounds, scheme.uitsluitingen, true) +
    `<h3>${safe(text.drawing)}</h3><div class="scroll" tabindex="0" role="region" aria-label="${safe(`${text.drawing}: ${scheme.naam}`)}">${rulesDiagram(scheme, rules.feiten, words)}</div></section>`;

  const facts = rules.feiten.map(
    ({ feit, naam, gaatOver, waarden, rijen }) =>
      `<tr><th scope="row">${safe(naam)} <code>${feit}</code></th><td>${safe(gaatOver)}</td><td>${safe(waarden.join(', '))}</td><td>${safe(rijen.join(', ') || text.none)}</td></tr>`,
  );
  const numbers = Object.values(rules.getallen).map(
    ({ value, unit, article }) => `<tr><th scope="row">${value} ${safe(unit)}</th><td>${safe(article)}</td></tr>`,
  );
  const version = text.version.replace('{title}', rules.titel).replace('{adopted}', rules.vastgesteld);
  return {
    title: text.title,
    body: [
      `<h1>${safe(text.title)}</h1>`,
      ...text.intro.map((line) => `<p>${safe(line)}</p>`),
      `<p>${safe(version)} <a href="${jsonPath}">${safe(text.json)}</a></p>`,
      `<h2>${safe(text.outcomesTitle)}</h2><ol>${text.outcomes.map((line) => `<li>${safe(line)}</li>`).join('')}</ol>`,
      ...rules.regelingen.map(section),
      `<h2>${safe(text.factsTitle)}</h2><div class="scroll"><table><thead><tr>${[text.fact, text.meaning, text.values, text.countsIn].map(head).join('')}</tr></thead><tbody>${facts.join('')}</tbody></table></div>`,
      `<h2>${safe(text.numbersTitle)}</h2><table><thead><tr>${[text.number, text.article].map(head).join('')}</tr></thead><tbody>${numbers.join('')}</tbody></table>`,
    ].join('\n'),
  };
}

const head = (text: string): string => `<th scope="col">${safe(text)}</th>`;
