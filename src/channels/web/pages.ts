import type { PageData } from './client/page-data.ts';
import { dataElement, html, Html } from './html.ts';
import type { WebTexts } from './texts.ts';

/** What every page gets: its own nonce, and its words. */
interface PageParts {
  nonce: string;
  texts: WebTexts;
}

/** Asks for a token while the script of the page is still on its way, unless this tab has a conversation already. */
const FIRST_TOKEN = `try{sessionStorage.woonwegwijzer||(firstToken=fetch('/chat/token',{method:'POST'}))}catch{}`;

/** The page in the frame: head, conversation, and the line to type on; its script does the rest. */
export function chatPage(parts: PageParts & { style: string; script: string; data: PageData }): Html {
  const { nonce, texts, style, script, data } = parts;
  const { page } = texts;
  return document(
    parts,
    page.title,
    html`<style nonce="${nonce}">
        ${new Html(style)}
      </style>
      <script nonce="${nonce}" src="${script}" defer></script>
      <script nonce="${nonce}">
        ${new Html(FIRST_TOKEN)};
      </script>
      ${dataElement('page-data', nonce, data)}`,
    html`${head(texts)}
      <main>
        <div id="log" role="log" aria-live="polite" aria-label="${page.conversation}" tabindex="-1"></div>
        <div id="choices" role="group" aria-label="${page.choices}" hidden></div>
        <div id="status" role="status">${page.connecting}</div>
        ${withoutScript(texts)}
      </main>
      <form id="form">
        <label for="input">${page.input}</label>
        <textarea id="input" rows="1" autocomplete="off" enterkeyhint="send"></textarea>
        <button class="primary">${page.send}</button>
      </form>`,
  );
}

/** The same page around Microsoft's Web Chat. */
export function webChatPage(parts: PageParts & { style: string; script: string; data: PageData }): Html {
  const { nonce, texts, style, script, data } = parts;
  return document(
    parts,
    texts.page.title,
    html`<style nonce="${nonce}">
        ${new Html(style)} main {
          display: grid;
          padding: 0;
        }
        #web-chat {
          min-block-size: 0;
        }
      </style>
      <script nonce="${nonce}" src="${script}" type="module"></script>
      ${dataElement('page-data', nonce, data)}`,
    html`${head(texts)}
      <main>
        <div id="status" role="status"></div>
        <div id="web-chat"></div>
        ${withoutScript(texts)}
      </main>`,
  );
}

/** A page that stands in for the municipal site, with the launcher on it. */
export function demoPage(parts: PageParts & { client: string | undefined }): Html {
  const { nonce, texts, client } = parts;
  const { demo } = texts;
  return document(
    parts,
    demo.title,
    html`<style nonce="${nonce}">
        body {
          max-width: 40rem;
          margin: 0 auto;
          padding: 1rem 1rem 6rem;
          font:
            1.0625rem/1.5 system-ui,
            sans-serif;
          color: #1a1a1a;
          overflow-wrap: anywhere;
        }
        pre {
          white-space: pre-wrap;
        }
      </style>
      <script src="/widget.js" defer${client === undefined ? '' : html` data-client="${client}"`}></script>`,
    html`<main>
      <h1>${demo.title}</h1>
      <p>${demo.intro}</p>
      <p><a href="/uitleg">${demo.explained}</a></p>
      <p><a href="/regels">${demo.rules}</a></p>
      <p>${demo.example}</p>
      <pre><code>${`<script src="…/widget.js" defer></script>`}</code></pre>
    </main>`,
  );
}

function document(_parts: PageParts, title: string, inHead: Html, body: Html): Html {
  return html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        ${inHead}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
}

const head = ({ page }: WebTexts): Html =>
  html`<header id="head">
    <h1>${page.title}</h1>
    <button type="button" id="erase">${page.erase}</button>
    <button type="button" id="minimise" hidden>${page.minimise}</button>
  </header>`;

const withoutScript = ({ withoutScript: words }: WebTexts): Html => html`<noscript><p>${words().text}</p></noscript>`;
