import { describe, expect, it } from 'vitest';
import { contentFolder } from '../../src/assistant.ts';
import { loadPublicRules } from '../../src/channels/web/pages/regels-routes.ts';
import { kaders } from '../../src/criteria/beoordeel.ts';
import { regelingen } from '../../src/criteria/facts.ts';
import { rulesDiagram } from '../../src/prescreen/rules-diagram.ts';
import { rulesPage } from '../../src/prescreen/rules-page.ts';

const { rules, words } = loadPublicRules(contentFolder);
const page = rulesPage(rules, words, '/regels.json');

describe('the rules made public', () => {
  it('show every row of every scheme, in the order of its chapter', () => {
    for (const { regeling, criteria, uitsluitingen } of rules.regelingen) {
      expect(criteria.map(({ id }) => id)).toEqual(kaders[regeling].criteria.map(({ id }) => id));
      expect(uitsluitingen.map(({ id }) => id)).toEqual(kaders[regeling].uitsluitingen.map(({ id }) => id));
    }
    expect(rules.regelingen.map(({ regeling }) => regeling)).toEqual(regelingen);
  });

  it('give each row its meaning in plain Dutch, and the facts it looks at', () => {
    for (const { criteria, uitsluitingen } of rules.regelingen) {
      for (const { id, betekenis, feiten, onderzoek } of [...criteria, ...uitsluitingen]) {
        expect(betekenis, id).not.toEqual([]);
        expect(feiten.length > 0 || onderzoek, id).toBe(true);
      }
    }
  });

  it('are a page that names every row and fact', () => {
    for (const { criteria, uitsluitingen } of rules.regelingen) {
      for (const { id } of [...criteria, ...uitsluitingen]) expect(page.body).toContain(`id="${id}"`);
    }
    for (const { feit } of rules.feiten) expect(page.body).toContain(`<code>${feit}</code>`);
  });

  it('are drawn: a box for each fact and row, a line for each time that a row looks at a fact', () => {
    for (const scheme of rules.regelingen) {
      const svg = rulesDiagram(scheme, rules.feiten, { facts: 'a', rows: 'b', outcome: 'c' });
      const rows = [...scheme.criteria, ...scheme.uitsluitingen];
      const facts = new Set(rows.flatMap(({ feiten }) => feiten));
      const lines = rows.reduce((sum, { feiten }) => sum + feiten.length, 0) + rows.length;
      expect(svg.match(/<rect/g)?.length).toBe(facts.size + rows.length + 1);
      expect(svg.match(/<path/g)?.length).toBe(lines);
    }
  });

  it('hold no style that the page may not use', () => {
    expect(page.body).not.toMatch(/ style=/);
  });
});
