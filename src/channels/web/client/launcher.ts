import type { FrameMessage } from './frame.ts';

/** Put in by the bundler: the words of the launcher, from `content/dialogs/web.yaml`. */
declare const LAUNCHER_TEXTS: { open: string; close: string; title: string };
/** Put in by the bundler: `launcher.css`. */
declare const LAUNCHER_STYLE: string;

/*
 * /widget.js: a button on any page, which loads the chat in a frame only after a tap.
 */
const OPEN = 'woonwegwijzer-open';
const script = document.currentScript as HTMLScriptElement | null;
const home = new URL(script?.src ?? location.href).origin;
/** `data-client="webchat"` on the script takes Microsoft's Web Chat instead of our own small client. */
const client = script?.dataset.client;

const host = document.createElement('div');
const root = host.attachShadow({ mode: 'open' });
try {
  // Not stopped by a Content-Security-Policy of the site, as a style element would be.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LAUNCHER_STYLE);
  root.adoptedStyleSheets = [sheet];
} catch {
  const style = document.createElement('style');
  style.textContent = LAUNCHER_STYLE;
  root.append(style);
}

const opener = document.createElement('button');
opener.type = 'button';
opener.textContent = LAUNCHER_TEXTS.open;
opener.setAttribute('aria-expanded', 'false');
const region = document.createElement('section');
region.setAttribute('aria-label', LAUNCHER_TEXTS.title);
region.append(opener);
root.append(region);

let frame: HTMLIFrameElement | undefined;
const fullScreen = matchMedia('(max-width: 40em), (max-height: 30em)');

opener.addEventListener('click', () => {
  show(frame === undefined || frame.hidden === true);
});
fullScreen.addEventListener('change', coverPage);
addEventListener('message', ({ source, origin, data }: MessageEvent<Partial<FrameMessage> | undefined>) => {
  if (source !== frame?.contentWindow || origin !== home) return;
  if (data?.woonwegwijzer === 'minimise') {
    show(false);
    opener.focus();
  }
  if (data?.woonwegwijzer === 'leave') {
    remember(false);
    location.replace((data as { to: string }).to);
  }
});

document.body.append(host);
if (wasOpen()) show(true);

function show(open: boolean): void {
  if (open && !frame) {
    frame = document.createElement('iframe');
    frame.title = LAUNCHER_TEXTS.title;
    frame.src = `${home}/chat${client ? `?client=${encodeURIComponent(client)}` : ''}`;
    region.prepend(frame);
  }
  if (frame) frame.hidden = !open;
  opener.setAttribute('aria-expanded', String(open));
  opener.textContent = open ? LAUNCHER_TEXTS.close : LAUNCHER_TEXTS.open;
  remember(open);
  coverPage();
  if (open) frame?.focus();
}

/** On a telephone the chat covers the page, which must then not be reached behind it. */
function coverPage(): void {
  const covered = fullScreen.matches && frame?.hidden === false;
  opener.hidden = covered;
  document.documentElement.style.overflow = covered ? 'hidden' : '';
  for (const other of document.body.children) {
    if (other !== host && other instanceof HTMLElement && other.tagName !== 'SCRIPT') other.inert = covered;
  }
}

function remember(open: boolean): void {
  try {
    if (open) sessionStorage.setItem(OPEN, '1');
    else sessionStorage.removeItem(OPEN);
  } catch {
    // A browser that keeps nothing: after a reload the chat is closed.
  }
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(OPEN) === '1';
  } catch {
    return false;
  }
}
