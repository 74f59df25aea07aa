import { expect, test, describe } from 'vitest';
import { contentFolder } from '../../../../src/assistant.ts';
import type { Page } from '../../../../src/channels/web/pages/page.ts';
import { uitlegPath } from '../../../../src/channels/web/pages/uitleg/uitleg-content.ts';
import {
  overviewPage,
  rulesPage,
  topicPage,
  wholePage,
  wordsPage,
} from '../../../../src/channels/web/pages/uitleg/uitleg-pages.ts';
import { loadUitleg } from '../../../../src/content/load-uitleg.ts';

const content = loadUitleg(contentFolder, '2026-06-01');
const pages = new Map<string, Page>([
  [uitlegPath, overviewPage(content)],
  [`${uitlegPath}/alles`, wholePage(content)],
  [`${uitlegPath}/regels`, rulesPage(content)],
  [`${uitlegPath}/woorden`, wordsPage(content)],
  ...[...content.topics.values()].map((topic): [string, Page] => [
    `${uitlegPath}/${topic.id}`,
    topicPage(topic, content),
  ]),
]);
const allPages = [...pages].map(([path, page]) => ({ path, page }));
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, value = '']) => value);

describe.each(allPages)('$path', ({ page }) => {
  test('has a title and one main heading, and skips no level', () => {
    const levels = found(page.body, /<h([1-6])>/g).map(Number);
    expect(page.title).not.toBe('');
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.every((level, i) => i === 0 || level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
  });

  test('every link leads to a page and a place that are there', () => {
    const inside = found(page.body, /href="(\/[^"]*)"/g);
    const lost = inside.filter((link) => {
      const [path = '', place] = link.split('#');
      const target = pages.get(path);
      return !target || (place !== undefined && !target.body.includes(`id="${place}"`));
    });
    expect(lost).toEqual([]);
  });

  test('no place is named twice, no open place is left, nothing runs', () => {
    const ids = found(page.body, /\bid="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page.body).not.toMatch(/\{[\w.]+\}|<script|\son\w+=|javascript:/);
  });
});

test('every subject can be found by browsing, in one group', () => {
  const inGroups = content.texts.groups.flatMap(({ topics }) => topics);
  expect([...inGroups].sort()).toEqual([...content.topics.keys()].sort());
});

test('the whole has every subject', () => {
  const whole = wholePage(content).body;
  expect([...content.topics.keys()].filter((id) => !whole.includes(`<article id="${id}">`))).toEqual([]);
});

test('an article leads to its own summary in plain Dutch, and a number can be tapped', () => {
  const topic = content.topics.get('afwezigheid-regels');
  const contact = content.topics.get('contact');
  expect(topic && topicPage(topic, content).body).toContain('href="/uitleg/regels#p-3-8-4"');
  expect(contact && topicPage(contact, content).body).toContain('<a href="tel:140570">14 0570</a>');
});

test('steps are a numbered list, and a difficult word is linked once', () => {
  const topic = content.topics.get('bb-werkwijze');
  const body = topic ? topicPage(topic, content).body : '';
  const links = found(body, /class="word" href="([^"]*)"/g);
  expect(links.length).toBeGreaterThan(0);
  expect(new Set(links).size).toBe(links.length);
});
