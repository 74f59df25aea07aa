import type { PageData } from './page-data.ts';

/** What the server put into this page. */
export const pageData = (): PageData =>
  JSON.parse(document.getElementById('page-data')?.textContent ?? '{}') as PageData;
