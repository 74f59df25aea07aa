const ADDRESS =
  /\[([^\]]{1,200})\]\(([^\s)]{1,500})\)|\*\*([^*]{1,300})\*\*|(https?:\/\/[^\s<>"]{1,500}[^\s<>".,!?;:)])/;
/** Numbers that are also numbers of something else are only links where no unit follows. */
const NO_UNIT = '(?!\\d|[ \\u00a0]?(?:euro|dag|week|weken|maand|jaar|uur|nacht|keer|minuten))';

/** Makes elements of a text: bubbles, lists, links, and telephone numbers that can be tapped. Nothing in it is HTML. */
export function richText(phones: readonly string[]): (text: string) => HTMLElement[] {
  const longestFirst = [...phones].sort((a, b) => b.length - a.length);
  const phone = new RegExp(
    `(^|\\D)((?:${longestFirst.map(spaced).join('|') || '(?!)'}|0\\d{3}[ -]\\d{4}|0\\d{2,3}[ -]\\d{6,7}|06[ -]?\\d{8})${NO_UNIT})`,
  );

  const inline = (text: string): Node[] => {
    const nodes: Node[] = [];
    let rest = text;
    while (rest) {
      const address = ADDRESS.exec(rest);
      const number = phone.exec(rest);
      // Before a number stands a sign that is no digit, and no part of it.
      const start = number ? number.index + (number[1] ?? '').length : Number.POSITIVE_INFINITY;
      if (address && address.index <= start) {
        nodes.push(document.createTextNode(rest.slice(0, address.index)), addressNode(address));
        rest = rest.slice(address.index + address[0].length);
      } else if (number) {
        const digits = number[2] ?? '';
        nodes.push(document.createTextNode(rest.slice(0, start)), link(`tel:${digits.replace(/[^\d+]/g, '')}`, digits));
        rest = rest.slice(start + digits.length);
      } else break;
    }
    if (rest) nodes.push(document.createTextNode(rest));
    return nodes;
  };

  const lines = (text: string): Node[] =>
    text.split('\n').flatMap((line, i) => [...(i > 0 ? [document.createElement('br')] : []), ...inline(line)]);

  const block = (text: string): HTMLElement => {
    const items = text.split('\n');
    const listed = items.filter((line) => line.startsWith('- '));
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    const before = items.slice(0, items.length - listed.length);
    if (listed.length > 0 && items.slice(before.length).every((line) => line.startsWith('- '))) {
      if (before.length > 0) bubble.append(...lines(before.join('\n')));
      const list = document.createElement('ul');
      for (const item of listed) {
        const element = document.createElement('li');
        element.append(...inline(item.slice(2)));
        list.append(element);
      }
      bubble.append(list);
    } else bubble.append(...lines(text));
    return bubble;
  };

  return (text) =>
    text
      .split(/\n{2,}/)
      .filter((part) => part.trim())
      .map((part) => block(part.trim()));
}

/** A link; to another site it opens beside the conversation. */
export function link(href: string, words: string): Node {
  const url = safeUrl(href);
  if (!url) return document.createTextNode(words);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = words;
  if (/^https?:/.test(url)) {
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  }
  return anchor;
}

/** The address when it is one a conversation may lead to: the web, a telephone, a mailbox, or our own server. */
function safeUrl(href: string): string | undefined {
  if (/^(?:tel:[\d+]+|mailto:[^\s]+@[^\s]+)$/i.test(href)) return href;
  try {
    const url = new URL(href, location.origin);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function addressNode([whole, words, target, strong, bare]: RegExpExecArray): Node {
  if (strong !== undefined) {
    const element = document.createElement('strong');
    element.textContent = strong;
    return element;
  }
  return link(target ?? bare ?? '', words ?? bare ?? whole);
}

/** A number as a pattern that takes the spaces and dashes people put in it. */
const spaced = (phone: string): string =>
  phone
    .replace(/[^\d+ -]/g, '')
    .replace(/\+/g, '\\+')
    .replace(/[ -]+/g, '[ \\u00a0-]?');
