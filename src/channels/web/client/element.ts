type Child = Node | string | undefined;

/** An element with attributes and children; attributes that are undefined are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something. */
export function button(words: string, className: string, pressed: () => void, name?: string): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className, 'aria-label': name }, words);
  made.addEventListener('click', pressed);
  return made;
}

/** An id that nobody else has, also in browsers and on addresses where `crypto.randomUUID` is not there. */
export const uniqueId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Words for a screen reader only. */
export const unseen = (words: string): HTMLElement => element('span', { class: 'unseen' }, words);
