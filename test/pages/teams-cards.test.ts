import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardFaults } from '../channels/teams/card-schema.ts';
import { everyCard } from '../channels/teams/every-card.ts';
import { lacks } from '../support/needs.ts';
import { openBrowser } from './browser.ts';

const resolve = createRequire(import.meta.url).resolve;
const renderer = readFileSync(resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** A telephone, a chat, and a channel. */
const widths = [320, 480, 640];

/** The colours of Teams, by day and by night. */
const themes = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    line: '#e0e0e0',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#8a3707',
    attention: '#b10e1c',
  },
  dark: {
    page: '#141414',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    line: '#5c5c5c',
    accent: '#9ea2ff',
    good: '#92c353',
    warning: '#faa06b',
    attention: '#f1707b',
  },
} as const;
type Theme = keyof typeof themes;

function hostConfig(theme: Theme) {
  const { text, subtle, accent, good, warning, attention } = themes[theme];
  const colour = (own: string) => ({ default: own, subtle: own === text ? subtle : own });
  const foregroundColors = {
    ...{
      default: colour(text),
      accent: colour(accent),
      good: colour(good),
      warning: colour(warning),
      attention: colour(attention),
    },
    ...{ dark: colour(text), light: colour(text) },
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: 'Segoe UI, system-ui, sans-serif',
    supportsInteractivity: true,
    textBlock: { headingLevel: 2 },
    actions: {
      maxActions: 6,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', style: 'default' },
    },
    containerStyles: {
      default: style('transparent'),
      emphasis: style(theme === 'light' ? '#f0f0f0' : '#3d3d3d'),
      attention: style(theme === 'light' ? '#fdf3f4' : '#3b1519'),
      warning: style(theme === 'light' ? '#fdf6f3' : '#4a2b1c'),
    },
  };
}

/** Draws one card in the page; gives what the renderer has to say of it. */
async function draw(
  page: Page,
  card: unknown,
  theme: Theme,
): Promise<{ events: string[]; words: string; cut: string[] }> {
  const input = JSON.stringify({ card, config: hostConfig(theme) });
  return page.evaluate(`(() => {
    const { card, config } = ${input};
    const { AdaptiveCard, HostConfig, SerializationContext, Versions } = globalThis.AdaptiveCards;
    const escaped = (text) => text.replace(/[&<>]/g, (sign) => '&#' + sign.charCodeAt(0) + ';');
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      const line = (words) => escaped(words).replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>');
      const html = text.split('\\n').map((row) => /^- /.test(row) ? '<li>' + line(row.slice(2)) + '</li>'
        : /^\\d+\\. /.test(row) ? '<li value="' + parseInt(row) + '" style="list-style:decimal">' + line(row.replace(/^\\d+\\. /, '')) + '</li>' : '<p>' + line(row) + '</p>').join('');
      result.outputHtml = html.replace(/(<li>.*?<\\/li>)+/g, (list) => '<ul>' + list + '</ul>').replace(/(<li value.*?<\\/li>)+/g, (list) => '<ol>' + list + '</ol>');
      result.didProcess = true;
    };
    const context = new SerializationContext(Versions.v1_5);
    const shown = new AdaptiveCard();
    shown.hostConfig = new HostConfig(config);
    shown.parse(card, context);
    const validation = shown.validateProperties();
    const events = [...Array(context.eventCount).keys()].map((i) => context.getEventAt(i).message)
      .concat(validation.validationEvents.map(({ message }) => message));
    // the renderer keeps the place in its pattern for languages from card to card, and so refuses every second one
    const place = document.getElementById('card');
    place.replaceChildren(shown.render());
    return { events: events.filter((event) => !event.includes('property "lang"')), words: place.innerText, cut: [place, ...place.querySelectorAll('*')].filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText.slice(0, 60)) };
  })()`);
}

describe('every card of staff', () => {
  test.each([...everyCard])('%s keeps to the schema, says the same as text, and is under 28 kB', (_name, card) => {
    expect(cardFaults(card)).toEqual([]);
    expect(card.fallbackText.length).toBeGreaterThan(0);
  });
});

describe.skipIf(lacks('chromium'))('every card of staff, drawn', { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each((['light', 'dark'] as const).flatMap((theme) => widths.map((width) => ({ theme, width }))))(
    '$theme, $width px wide: the renderer finds nothing wrong, all is shown, and nothing runs off the side',
    async ({ theme, width }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'nl-NL' });
      const page = await context.newPage();
      const { page: under, card: paper, text, line, accent } = themes[theme];
      await page.setContent(`<!doctype html><html lang="nl"><head><title>Kaart</title><style>
        body { margin: 0; background: ${under}; color: ${text}; font: 14px Segoe UI, system-ui, sans-serif; color-scheme: ${theme} }
        #card { background: ${paper}; border: 1px solid ${line}; margin: 8px; padding: 4px; overflow: auto }
        #card * { box-sizing: border-box } /* as Teams does: buttons go on in the next row */
        .ac-actionSet { flex-wrap: wrap } .ac-actionSet > div { width: 4px !important } .ac-pushButton > div { white-space: normal !important }
        ul, ol { margin: 0; padding-left: 26px } p { margin: 0 } th, td { text-align: left }
        button { font: inherit; color: ${text}; background: ${paper}; border: 1px solid ${theme === 'light' ? '#616161' : '#adadad'}; border-radius: 4px; padding: 4px 12px; margin: 2px; white-space: normal !important }
        button[aria-expanded=true] { border-color: ${accent} } input, select, textarea { font: inherit; width: 100%; box-sizing: border-box }
        </style></head><body><main id="card"></main></body></html>`);
      await page.evaluate(renderer);
      if (width === 480) await page.evaluate(axe);
      // the cards under topics are all alike: buttons that open articles
      const drawn = [...everyCard].filter(
        ([name]) => !name.startsWith('onderwerp-') || (width === 320 && theme === 'light'),
      );
      for (const [name, card] of drawn) {
        const { events, words, cut } = await draw(page, card, theme);
        expect(events, name).toEqual([]);
        expect(words.trim().length, name).toBeGreaterThan(0);
        expect(cut, `${name} runs off the side`).toEqual([]);
        if (name.startsWith('onderwerp-')) continue;
        await picture(page, `${name}-${width}-${theme}`);
        if (width === 480) {
          const { violations } = await page.evaluate<AxeResults>(
            `axe.run('#card', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })`,
          );
          expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
        }
      }
      await context.close();
    },
  );

  test('what opens on a card is shown in it, also on a telephone', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
    await page.setContent(
      '<!doctype html><html lang="nl"><body style="margin:0"><main id="card"></main></body></html>',
    );
    await page.evaluate(renderer);
    await draw(page, everyCard.get('afwezigheid'), 'light');
    await page.getByRole('button', { name: 'Verbeter de gegevens' }).click();
    await page.getByLabel('Dag van vertrek').waitFor();
    expect(await page.getByLabel('Dag van vertrek').inputValue()).toBe('2026-11-20');
    await page.getByRole('button', { name: 'Artikel 3.8.4' }).click();
    await page.getByText('42 dagen per jaar weg').waitFor();
    await picture(page, 'afwezigheid-open-320');
    await page.close();
  });
});

/** Keeps a picture to look at in the folder that `CARD_PICTURES` names. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.CARD_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
