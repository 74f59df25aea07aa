import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Settings } from '../../config/config.ts';
import { HttpError } from '../http-error.ts';
import { handler } from '../server.ts';
import { Bundles, type Asset } from './bundles.ts';
import type { PageData } from './client/page-data.ts';
import { chatPage, demoPage, webChatPage } from './pages.ts';
import { FOR_EVER, sendAsset, sendPage } from './send.ts';
import { pageTexts, type WebTexts } from './texts.ts';

/** What the pages are built from. */
export interface WebParts {
  settings: Pick<Settings, 'frameAncestors' | 'directLine' | 'neutralPage'>;
  texts: WebTexts;
  /** Telephone numbers as they stand in texts. */
  phones: string[];
}

/** A site asks once an hour whether its launcher is still the same. */
const AN_HOUR = 'public, max-age=3600';

/**
 * The chat on a page: `/widget.js` to put on any site, `/chat` in its frame (`?client=webchat`: Microsoft's Web Chat),
 * and `/`, a page that stands in for the municipal site.
 */
export function webPages({ settings, texts, phones }: WebParts): { routes(server: Server): void } {
  const bundles = new Bundles();
  const { frameAncestors, neutralPage, directLine } = settings;
  const data: PageData = { texts: pageTexts(texts), phones, neutralPage };
  const azure = directLine.azure && new URL(directLine.azure.url);

  /** Only what the page itself brings, and the lines to the service. */
  const policy = (request: Request, nonce: string, scripts = ''): string => {
    const host = request.headers.host ?? 'localhost';
    const lines = [`'self'`, `ws://${host}`, `wss://${host}`];
    if (azure) lines.push(azure.origin, `wss://${azure.host}`);
    return [
      `default-src 'none'`,
      `script-src 'nonce-${nonce}'${scripts}`,
      `style-src 'nonce-${nonce}'`,
      `img-src 'self' data: blob:`,
      `connect-src ${lines.join(' ')}`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors ${frameAncestors.join(' ')}`,
    ].join('; ');
  };

  const chat = async (request: Request, response: Response): Promise<void> => {
    const nonce = randomBytes(16).toString('base64');
    const style = await bundles.style();
    response.removeHeader('X-Frame-Options'); // frame-ancestors says it, and can name sites.
    if (clientOf(request) === 'webchat') {
      const [script, webChat] = await Promise.all([bundles.script('web-chat'), bundles.webChat()]);
      if (!webChat)
        throw new HttpError(404, 'NoWebChat', 'Web Chat is not installed here: npm install botframework-webchat.');
      const asked = { script: nameOf('webchat', webChat), texts: texts.webChat };
      response.setHeader('Content-Security-Policy', policy(request, nonce, ` 'strict-dynamic'`));
      const page = { nonce, texts, style, script: nameOf('web-chat', script), data: { ...data, webChat: asked } };
      return sendPage(request, response, webChatPage(page));
    }
    const script = nameOf('chat', await bundles.script('chat'));
    response.setHeader('Content-Security-Policy', policy(request, nonce));
    return sendPage(request, response, chatPage({ nonce, texts, style, script, data }));
  };

  const demo = async (request: Request, response: Response): Promise<void> => {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; script-src 'self'; style-src 'nonce-${nonce}'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    await sendPage(request, response, demoPage({ nonce, texts, client: clientOf(request) }));
  };

  /** An asset by its name with hash; a name of another version gets what is here now, and is not kept. */
  const script = async (request: Request, response: Response): Promise<void> => {
    const [, name = '', hash = ''] =
      /^(chat|web-chat|webchat)-(\w+)\.js$/.exec((request.params as { file: string }).file) ?? [];
    const asset =
      name === 'webchat' ? await bundles.webChat() : name === '' ? undefined : await bundles.script(name as 'chat');
    if (!asset) throw new HttpError(404, 'NotFound', 'There is nothing at this address.');
    sendAsset(request, response, asset, asset.hash === hash ? FOR_EVER : 'no-cache');
  };

  const launcher = async (request: Request, response: Response): Promise<void> => {
    // For any site: the launcher is made to be loaded from elsewhere.
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    sendAsset(request, response, await bundles.launcher(texts.launcher), AN_HOUR);
  };

  return {
    routes(server) {
      server.get('/', handler(demo));
      server.get('/chat', handler(chat));
      server.get('/chat/:file', handler(script));
      server.get('/widget.js', handler(launcher));
    },
  };
}

const nameOf = (name: string, { hash }: Asset): string => `/chat/${name}-${hash}.js`;

const clientOf = (request: Request): string | undefined =>
  new URLSearchParams(request.getQuery()).get('client') === 'webchat' ? 'webchat' : undefined;
