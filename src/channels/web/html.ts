/** Text that may stand in HTML as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A piece of HTML; what is put in is shown as text, unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...values: (string | Html)[]): Html {
  return new Html(parts.reduce((made, part, i) => made + shown(values[i - 1] ?? '') + part));
}

/** Data for a script of the page, in a script element that is not run. */
export const dataElement = (id: string, nonce: string, data: unknown): Html =>
  new Html(
    `<script id="${id}" type="application/json" nonce="${nonce}">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
  );

const shown = (value: string | Html): string =>
  value instanceof Html ? value.text : value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
