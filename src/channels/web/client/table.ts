import type { Attachment } from './line.ts';
import { link } from './rich-text.ts';

/** An outcome in rows: the first cell of each row names it. */
export interface Table {
  caption: string;
  columns: string[];
  rows: string[][];
}

/** The content type of a table; what cannot show it has the text of the same message. */
export const TABLE = 'application/vnd.woonwegwijzer.table+json';

/** A picture that a table beside it says in words. */
const PICTURE = 'image/svg+xml';

/** An attachment as an element; undefined when the page shows it in no other way than by the text of the message. */
export function attachmentElement(
  { contentType, content, contentUrl, name }: Attachment,
  save: string,
): HTMLElement | undefined {
  if (contentType === TABLE) return tableElement(content as Table);
  if (contentType === PICTURE && contentUrl) return picture(contentUrl);
  if (!contentUrl || !name) return undefined;
  const bubble = document.createElement('p');
  bubble.className = 'bubble';
  bubble.append(contentUrl.startsWith('data:') ? download(contentUrl, name, save) : link(contentUrl, name));
  return bubble;
}

/** It is hidden from screen readers: the table says the same. */
function picture(address: string): HTMLElement {
  const image = document.createElement('img');
  image.src = address;
  image.alt = '';
  image.className = 'picture';
  return image;
}

/** A file that came with the message itself: it is saved, and never opened in the page. */
function download(address: string, name: string, save: string): HTMLElement {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.textContent = `${save} ${name.replace(/\.\w+$/, '').replace(/-/g, ' ')}`;
  return anchor;
}

function tableElement({ caption, columns, rows }: Table): HTMLElement {
  const table = document.createElement('table');
  table.createCaption().textContent = caption;
  const head = table.createTHead().insertRow();
  for (const column of columns) head.append(header(column, 'col'));
  const body = table.createTBody();
  for (const [first = '', ...others] of rows) {
    const row = body.insertRow();
    row.append(header(first, 'row'));
    for (const cell of others) row.insertCell().textContent = cell;
  }
  // Wider than the screen it is scrolled by itself, also with the keyboard.
  const frame = document.createElement('div');
  frame.className = 'table';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', caption);
  frame.append(table);
  return frame;
}

function header(words: string, scope: 'col' | 'row'): HTMLElement {
  const element = document.createElement('th');
  element.scope = scope;
  element.textContent = words;
  return element;
}
