import type { DeskPageData } from './page-data.ts';

/** What the server put into this page. */
export const pageData = JSON.parse(document.getElementById('page-data')?.textContent ?? '{}') as DeskPageData;

export const { words } = pageData;

/** A text with its open places filled. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));

/** So many milliseconds in words: "3 min", "1 uur en 5 min". */
export function lasting(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const { page } = words;
  if (minutes < 1) return page.under;
  return minutes < 60
    ? fill(page.minutes, { minutes })
    : fill(page.hours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** The hour and minute of a moment, such as 14:05. */
export const clockTime = (moment: string): string =>
  new Date(moment).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });
