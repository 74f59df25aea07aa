import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Request, Response, Server } from 'restify';
import type { Settings } from '../../config/config.ts';
import type { DeskFloor } from '../../handoff/floor.ts';
import { queueIds } from '../../handoff/summary.ts';
import type { SummaryWords } from '../../handoff/summary-lines.ts';
import type { Log } from '../../log.ts';
import type { Keeper } from '../../storage/keeper.ts';
import { HttpError } from '../http-error.ts';
import { addressOf, RateLimit } from '../rate-limit.ts';
import { handler } from '../server.ts';
import { scriptAsset, Shelf, styleAsset } from '../web/bundles.ts';
import { Html } from '../web/html.ts';
import { FOR_EVER, sendAsset, sendPage } from '../web/send.ts';
import { apiRoutes } from './api.ts';
import type { StuckView } from './client/page-data.ts';
import { cookieJar } from './cookies.ts';
import { gateOf } from './gate.ts';
import { LiveLines } from './live.ts';
import { deskPage, signInPage, type SignInNotice } from './pages.ts';
import { gone, notSignedIn } from './refusals.ts';
import { Sessions } from './sessions.ts';
import { firstName, returnPath, SignIn } from './sign-in.ts';
import { summarySheet, summaryView } from './summary-view.ts';
import type { DeskTexts } from './words.ts';

/** What the page of the desk is built from. */
export interface DeskParts {
  settings: Pick<Settings, 'desk' | 'rateLimit' | 'trustedProxies'>;
  keeper: Keeper;
  floor: DeskFloor;
  texts: DeskTexts;
  phones: readonly string[];
  report: Log;
  summaryWords: SummaryWords;
  /** What could not be delivered yet, by where it has to go. */
  stuck: () => Promise<readonly StuckView[]>;
  now?: () => number;
}

/** The desk as the server takes it. */
export interface DeskPages {
  routes(server: Server): void;
  /** Takes the upgrade of a line of the desk; false when the path is another. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): void;
}

const client = join(import.meta.dirname, 'client');
const TICKET = 'balie-inloggen';
/** Tries to sign in, from one address in a minute. */
const SIGN_INS_A_MINUTE = 30;

/** The desk of staff at `/balie`: signing in, the page, its calls and its live line. */
export function desk(parts: DeskParts): DeskPages {
  const { keeper, floor, texts, phones, report, summaryWords, stuck } = parts;
  const { desk: settings, rateLimit, trustedProxies } = parts.settings;
  const how = settings.oidc ? 'oidc' : settings.devLogin ? 'dev' : 'none';
  const cookies = cookieJar(settings.url?.startsWith('https:') ?? false);
  const gate = gateOf(settings);
  const sessions = new Sessions(keeper, cookies, settings, parts.now);
  const signIn =
    settings.oidc && new SignIn({ ...settings, oidc: settings.oidc, nameless: texts.staff.worker }, keeper);
  const live = new LiveLines({ sessions, gate, floor, report });
  const limit = new RateLimit(rateLimit === 'off' ? 'off' : SIGN_INS_A_MINUTE);
  const shelf = new Shelf();
  const script = () => shelf.once('script', () => scriptAsset(join(client, 'desk.ts'), 'esm'));
  const style = async () => (await shelf.once('style', () => styleAsset(join(client, 'desk.css')))).plain.toString();

  /** What a page gets; it may load only what bears its nonce, and call only us. */
  const pageParts = async (request: Request, response: Response) => {
    const nonce = randomBytes(16).toString('base64');
    const host = request.headers.host ?? 'localhost';
    response.setHeader(
      'Content-Security-Policy',
      [
        `default-src 'none'`,
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        `img-src data:`,
        `connect-src 'self' ws://${host} wss://${host}`,
        `base-uri 'none'`,
        `form-action 'self'`,
        `frame-ancestors 'none'`,
      ].join('; '),
    );
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    // With `no-referrer` a browser would send its own form with the origin "null".
    response.setHeader('Referrer-Policy', 'same-origin');
    return { nonce, style: await style(), texts };
  };

  const sendSignIn = async (
    request: Request,
    response: Response,
    status: number,
    notice?: SignInNotice,
  ): Promise<void> =>
    sendPage(request, response, signInPage({ ...(await pageParts(request, response)), how, notice }), status);

  const page = async (request: Request, response: Response): Promise<void> => {
    if (how === 'none') return sendSignIn(request, response, 503);
    const session = await sessions.of(request);
    if (!session) return sendSignIn(request, response, 200);
    const { signIn: _, worker: __, ...staff } = texts.staff;
    const { worker, token, secondsLeft } = session;
    const words = { ...staff, answers: texts.answers };
    const data = { worker: { name: worker.name, queues: worker.queues }, token, secondsLeft, words, phones };
    const file = `/balie/desk-${(await script()).hash}.js`;
    return sendPage(request, response, deskPage({ ...(await pageParts(request, response)), script: file, data }));
  };

  const scriptFile = async (request: Request, response: Response): Promise<void> => {
    if (!/^desk-\w+\.js$/.test((request.params as { file: string }).file)) throw nothingHere();
    const asset = await script();
    sendAsset(request, response, asset, request.getPath().includes(asset.hash) ? FOR_EVER : 'no-cache');
  };

  const sheet = async (request: Request, response: Response): Promise<void> => {
    const session = await sessions.of(request);
    if (!session) throw notSignedIn();
    const opened = await floor.open(session.worker, (request.params as { id: string }).id);
    if (typeof opened === 'string' || opened.handoff.summary === null) throw gone();
    const nonce = randomBytes(16).toString('base64');
    const { page, policy } = summarySheet(opened.handoff.summary, summaryWords, nonce);
    response.setHeader('Content-Security-Policy', policy);
    await sendPage(request, response, new Html(page));
  };

  const goTo = (response: Response, to: string, ...setCookies: string[]): void => {
    if (setCookies.length > 0) response.setHeader('Set-Cookie', setCookies);
    response.sendRaw(303, '', { Location: to });
  };

  /** To the provider. */
  const begin = async (request: Request, response: Response): Promise<void> => {
    if (!signIn) {
      goTo(response, '/balie');
      return;
    }
    limit.check(addressOf(request, trustedProxies));
    try {
      const { to, ticket, seconds } = await signIn.begin(gate.base(request));
      goTo(response, to, cookies.set(TICKET, ticket, seconds));
    } catch (error) {
      if (error instanceof HttpError) throw error;
      report.error('the provider of the sign-in cannot be reached', { error });
      await sendSignIn(request, response, 502, 'unreachable');
    }
  };

  /** Back from the provider. */
  const finish = async (request: Request, response: Response): Promise<void> => {
    if (!signIn) {
      goTo(response, '/balie');
      return;
    }
    limit.check(addressOf(request, trustedProxies));
    const worker = await signIn.finish(cookies.read(request, TICKET), `?${request.getQuery()}`);
    if (!('reason' in worker)) {
      goTo(response, '/balie', cookies.set(TICKET, '', 0), await sessions.begin(worker));
      return;
    }
    if (worker.reason === 'failed') report.warn('a sign-in failed', { error: worker.error });
    response.setHeader('Set-Cookie', cookies.set(TICKET, '', 0));
    const notice = ({ 'no-role': 'noRole', 'too-late': 'tooLate', failed: 'failed' } as const)[worker.reason];
    await sendSignIn(request, response, worker.reason === 'no-role' ? 403 : 400, notice);
  };

  /** Somebody on this machine says who they are. */
  const signInHere = async (request: Request, response: Response): Promise<void> => {
    if (how !== 'dev') throw nothingHere();
    if (!gate.onThisMachine(request)) {
      throw new HttpError(403, 'NotThisMachine', 'This sign-in is for the machine that the program runs on.');
    }
    gate.ownPage(request, true);
    limit.check(addressOf(request, trustedProxies));
    const form = new URLSearchParams(request.bytes?.toString() ?? '');
    const name = firstName(form.get('name') ?? '');
    const queues = queueIds.filter((id) => form.getAll('queue').includes(id));
    if (name === '' || queues.length === 0) return sendSignIn(request, response, 400, 'badForm');
    goTo(response, '/balie', await sessions.begin({ id: `dev-${name.toLowerCase()}`, name, queues }));
  };

  return {
    routes(server) {
      server.get('/balie', handler(page));
      server.get('/balie/:file', handler(scriptFile));
      server.get('/balie/gesprek/:id', handler(sheet));
      server.get('/balie/inloggen', handler(begin));
      server.post('/balie/inloggen', handler(signInHere));
      server.get(returnPath, handler(finish));
      if (how === 'none') return;
      apiRoutes(server, {
        ...{ sessions, gate, floor, rateLimit },
        stuck: async () => together(await stuck()),
        summaryView: (summary) => summaryView(summary, summaryWords),
        async signOut(request, session) {
          const cookie = await sessions.end(session);
          const to = await signIn?.signOutUrl(gate.base(request)).catch(() => undefined);
          return { cookie, to: to ?? '/balie' };
        },
      });
    },
    upgrade: (request, socket, head) => live.upgrade(request, socket, head),
    close() {
      live.close();
    },
  };
}

const nothingHere = (): HttpError => new HttpError(404, 'NotFound', 'There is nothing at this address.');

/** All that is stuck as one: how much, and how old the oldest is. */
function together(stuck: readonly StuckView[]): StuckView | null {
  if (stuck.length === 0) return null;
  return {
    count: stuck.reduce((sum, { count }) => sum + count, 0),
    oldestSeconds: Math.max(...stuck.map(({ oldestSeconds }) => oldestSeconds)),
  };
}
