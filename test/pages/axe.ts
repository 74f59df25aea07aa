import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { keepPicture } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Looks at the page as it is now, with letters as they are and twice as large; keeps a picture of both.
 *
 * @param name of the picture and of what is seen; the width of the page is put behind it
 */
export async function fine(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  for (const size of ['100%', '200%']) {
    await setTextSize(page, size);
    await page.waitForTimeout(100);
    await keepPicture(page, `${name}-${width}-${size.replace('%', '')}`);
    expect(await findings(page), `${name} at ${size}`).toEqual([]);
    for (const frame of page.frames()) {
      const { scrollWidth, clientWidth } = await frame.evaluate<Record<string, number>>(
        '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)',
      );
      expect(scrollWidth, `${name} at ${size} scrolls sideways`).toBe(clientWidth);
    }
  }
  await setTextSize(page, '');
}

/** Whether the focus is on this element, also when it stands in a shadow tree. */
export const focused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((found) => {
    const element = found as unknown as { getRootNode(): { activeElement: unknown } };
    return element === element.getRootNode().activeElement;
  });

async function setTextSize(page: Page, size: string): Promise<void> {
  for (const frame of page.frames()) await frame.evaluate(`document.documentElement.style.fontSize = '${size}'`);
}

/** What axe finds on the page and in its frame, against WCAG 2.0 to 2.2 A and AA, and its best practices. */
async function findings(page: Page): Promise<string[]> {
  for (const frame of page.frames()) await frame.evaluate(axe);
  const { violations } = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return run.run({ runOnly: { type: 'tag', values } });
  });
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .join(' | ')
        .slice(0, 300)}`,
  );
}
