import { AdaptiveCard } from 'adaptivecards';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { regelingen } from '../../src/criteria/facts.ts';
import { summaryCard } from '../../src/handoff/summary-card.ts';
import { summaryPage } from '../../src/handoff/summary-page.ts';
import { openBrowser } from '../pages/browser.ts';
import { lacks } from '../support/needs.ts';
import { summaryFor, summaryWords } from '../support/handoff.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(1)> [klik](https://kwaad.example) **vet**';
const summary = summaryFor(
  {
    wil: script,
    regelingen,
    feiten: {
      leeftijd: 34,
      woongemeente: 'deventer',
      verblijf: 'nederlands',
      problematiek: ['psychisch', 'lvb'],
      toezichtNodig: '24-uur-aanwezig',
      zelfstandigWonenLukt: false,
      anderHulpGenoeg: false,
      dakloos: 'dakloos',
      in24uursopvang: false,
      opvangNodig: true,
      thuisVerlaten: true,
      wilThuisBlijven: false,
      behoefteBegeleiding: true,
      komtUit: 'anders',
      accepteertTraject: true,
      wilZelfstandig: true,
      huiselijkGeweld: false,
      kanFinancien: false,
      kanHuishouden: true,
    },
    danger: ['crisis-vannacht'],
  },
  { addition: script, contact: { telefoon: '+31612345678', email: null, tijdvak: script } },
);

describe('the card of the summary', () => {
  const card = summaryCard(summary, summaryWords);

  test('is an Adaptive Card 1.5 in which nothing is wrong', () => {
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'nl' });
    const read = new AdaptiveCard();
    read.parse(JSON.parse(JSON.stringify(card)));
    expect(read.validateProperties().validationEvents).toEqual([]);
    expect(read.getItemCount()).toBeGreaterThan(5);
  });

  test('takes the signs of markup in what was typed out of effect', () => {
    const texts = JSON.stringify(card);
    expect(texts).not.toContain('[klik](');
    expect(texts).not.toContain(' **vet**');
    expect(texts).not.toContain('<script>');
  });
});

describe('the page of the summary', () => {
  const page = summaryPage(summary, summaryWords);

  test('shows script and HTML in what was typed as text', () => {
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&#60;script&#62;alert(1)');
  });

  describe.skipIf(lacks('chromium'))('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    test('prints on one sheet, and runs nothing', async () => {
      const sheet = await browser.newPage();
      let ran = false;
      sheet.on('dialog', () => (ran = true));
      await sheet.setContent(page);
      const pdf = (await sheet.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      expect(ran).toBe(false);
      expect(await sheet.getByRole('heading', { level: 1 }).textContent()).toBe('Overzicht van het gesprek');
    });
  });
});
