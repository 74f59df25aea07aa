import { leave, minimise, framed } from './frame.ts';
import { pageData } from './given.ts';
import { askGrant, erase, session, type Grant } from './session.ts';
import { attachmentElement, TABLE } from './table.ts';

/*
 * The switch `?client=webchat`: Microsoft's Web Chat as it is, loaded after the page itself, with its Dutch mended.
 */
interface DirectLine {
  connectionStatus$: { subscribe(next: (status: number) => void): void };
  reconnect(conversation: { token: string; conversationId: string; streamUrl: string }): void;
  end(): void;
}
interface Attached {
  attachment: { contentType: string; content: unknown };
}
type Middleware<T, R> = () => (next: (card: T) => R) => (card: T) => R;
interface WebChat {
  createDirectLine(options: object): DirectLine;
  renderWebChat(options: object, element: HTMLElement): void;
}
interface React {
  createElement(type: string, properties: object): unknown;
}
declare global {
  interface Window {
    WebChat?: WebChat;
    React?: React;
  }
}

const EXPIRED = 3;
const ENDED = 5;

const { texts, neutralPage, webChat } = pageData();
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
const place = document.getElementById('web-chat') ?? document.body;
const status = document.getElementById('status') ?? document.body;

let grant: Grant | undefined;
let line: DirectLine | undefined;

document.getElementById('erase')?.addEventListener('click', () => void eraseAndLeave());
const minimiser = document.getElementById('minimise');
if (framed && minimiser) {
  minimiser.hidden = false;
  minimiser.addEventListener('click', minimise);
}

status.textContent = texts.connecting;
try {
  await begin();
  status.textContent = '';
} catch {
  status.textContent = texts.cannotStart;
}

async function begin(): Promise<void> {
  const before = session.get();
  const [given] = await Promise.all([askGrant(before), load(webChat?.script ?? '')]);
  const { WebChat } = window;
  if (!WebChat) throw new Error('Web Chat did not load');
  grant = given;
  const goesOn = before?.conversationId === given.conversationId;
  if (before && !goesOn) status.textContent = texts.startedAnew;
  line = WebChat.createDirectLine({
    token: given.token,
    domain: given.domain,
    conversationStartProperties: { locale: 'nl-NL' },
    enableVoiceMode: false,
    ...(goesOn && { conversationId: given.conversationId, watermark: '0' }),
  });
  line.connectionStatus$.subscribe((now) => {
    if (now === EXPIRED) void renew();
    if (now === ENDED) status.textContent = texts.startedAnew;
  });
  WebChat.renderWebChat(
    {
      directLine: line,
      userID: given.userId,
      locale: 'nl-NL',
      nonce,
      overrideLocalizedStrings: (strings: Record<string, string>) => ({ ...strings, ...webChat?.texts }),
      attachmentMiddleware: showTables,
      styleOptions: { suggestedActionLayout: 'flow', hideUploadButton: true, suggestedActionsStackedHeight: 'auto' },
    },
    place,
  );
}

/** A token that expired while the computer slept: Web Chat stays silent until it gets a new one. */
async function renew(): Promise<void> {
  if (!grant || !line) return;
  grant = await askGrant(grant);
  const answer = await fetch(`${grant.domain}/conversations/${grant.conversationId}?watermark=0`, {
    headers: { authorization: `Bearer ${grant.token}` },
  });
  if (!answer.ok) {
    session.forget();
    status.textContent = texts.startedAnew;
    location.reload();
    return;
  }
  const { streamUrl } = (await answer.json()) as { streamUrl: string };
  line.reconnect({ token: grant.token, conversationId: grant.conversationId, streamUrl });
}

/** Our tables as they are in our own client; everything else as Web Chat does it. */
function showTables(): ReturnType<Middleware<Attached, unknown>> {
  return (next) => (card) => {
    const { React } = window;
    if (card.attachment.contentType !== TABLE || !React) return next(card);
    const shown = attachmentElement(card.attachment, texts.save);
    return React.createElement('div', { ref: (at: HTMLElement | null) => shown && at?.replaceChildren(shown) });
  };
}

function load(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    if (nonce) script.nonce = nonce;
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      reject(new Error('Web Chat cannot be loaded'));
    };
    document.head.append(script);
  });
}

async function eraseAndLeave(): Promise<void> {
  place.hidden = true;
  status.textContent = texts.erasing;
  const erased = grant ? erase(grant) : Promise.resolve(true);
  session.forget();
  await Promise.race([erased, new Promise((resolve) => setTimeout(resolve, 1_500))]);
  leave(neutralPage);
}
