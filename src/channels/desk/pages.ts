import { queueIds } from '../../handoff/summary.ts';
import { dataElement, html, Html } from '../web/html.ts';
import type { DeskPageData } from './client/page-data.ts';
import type { DeskTexts } from './words.ts';

/** What every page of the desk gets: its own nonce, its style and its words. */
interface PageParts {
  nonce: string;
  style: string;
  texts: DeskTexts;
}

/** What is said over the sign-in when something went wrong. */
export type SignInNotice = 'noRole' | 'tooLate' | 'failed' | 'unreachable' | 'badForm';

/** The page where staff work; its script builds what is in it. */
export function deskPage(parts: PageParts & { script: string; data: DeskPageData }): Html {
  const { nonce, texts, script, data } = parts;
  return document(
    parts,
    html`<script nonce="${nonce}" src="${script}" type="module"></script>
      ${dataElement('page-data', nonce, data)}`,
    html`<noscript><p>${texts.staff.page.failed}</p></noscript>
      <div id="desk"></div>`,
    'desk',
  );
}

/** The sign-in: by the provider, or with a name of one's own on this machine; or that neither is set up. */
export function signInPage(
  parts: PageParts & { how: 'oidc' | 'dev' | 'none'; notice?: SignInNotice | undefined },
): Html {
  const { texts, how, notice } = parts;
  const { signIn } = texts.staff;
  const again = notice === 'failed' || notice === 'tooLate' || notice === 'unreachable';
  return document(
    parts,
    undefined,
    html`<main class="sign-in">
      <h1>${how === 'dev' ? signIn.devTitle : signIn.title}</h1>
      ${notice ? html`<p class="warning" role="alert">${signIn[notice]}</p>` : ''}
      ${
        how === 'none'
          ? html`<p>${signIn.notSetUp}</p>`
          : how === 'oidc'
            ? html`<p>${signIn.intro}</p>
                <p><a class="button primary" href="/balie/inloggen">${again ? signIn.again : signIn.start}</a></p>`
            : devForm(texts)
      }
    </main>`,
  );
}

const devForm = ({ staff }: DeskTexts): Html =>
  html`<p>${staff.signIn.devIntro}</p>
    <form method="post" action="/balie/inloggen">
      <label for="name">${staff.signIn.devName}</label>
      <input id="name" name="name" required maxlength="30" autocomplete="given-name" />
      <fieldset>
        <legend>${staff.signIn.devQueues}</legend>
        ${joined(
          queueIds.map(
            (id) =>
              html`<label><input type="checkbox" name="queue" value="${id}" checked /> ${staff.queues[id]}</label>`,
          ),
        )}
      </fieldset>
      <button class="primary">${staff.signIn.start}</button>
    </form>`;

function document({ nonce, style, texts }: PageParts, inHead: Html | undefined, body: Html, kind = 'plain'): Html {
  return html`<!doctype html>
    <html lang="nl" class="${kind}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${texts.staff.title}</title>
        <style nonce="${nonce}">
          ${new Html(style)}
        </style>
        ${inHead ?? ''}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
}

const joined = (parts: readonly Html[]): Html => new Html(parts.map(({ text }) => text).join(''));
