import { button, element, uniqueId } from './element.ts';
import { leave, minimise, framed } from './frame.ts';
import { Line, type Activity, type CardAction, type LineState, type Sent } from './line.ts';
import { pageData } from './given.ts';
import { stopReading } from './read-aloud.ts';
import { richText } from './rich-text.ts';
import { Transcript } from './transcript.ts';

/*
 * The chat of the municipal site: what the person types or taps goes over the line, what the assistant says is shown.
 */
const { texts, phones, neutralPage } = pageData();
const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const head = byId('head');
const log = byId('log');
const status = byId('status');
const form = byId('form') as HTMLFormElement;
const input = byId('input') as HTMLTextAreaElement;
/** On a telephone the focus would bring up the keyboard, over the answer. */
const byTouch = matchMedia('(pointer: coarse)').matches;

/** How long an answer may take before the typing sign is shown. */
const BUSY_AFTER_MS = 400;

let state: LineState = 'connecting';
let busy: ReturnType<typeof setTimeout> | undefined;
let isBusy = false;

const transcript = new Transcript(texts, richText(phones), log, byId('choices'), choose);
const line = new Line({
  activity(activity) {
    if (activity.type === 'typing' && activity.from?.role === 'bot') setBusy(true);
    if (activity.type === 'message' && activity.from?.role === 'bot') setBusy(false);
    transcript.show(activity);
  },
  state(now) {
    state = now;
    showStatus();
  },
  startedAnew() {
    transcript.clear();
    transcript.notice(texts.startedAnew);
  },
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (!text) return;
  input.value = '';
  say({ type: 'message', text }, text);
  input.focus();
});
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') minimise();
});
byId('erase').addEventListener('click', () => void eraseAndLeave());
if (framed) {
  byId('minimise').hidden = false;
  byId('minimise').addEventListener('click', minimise);
}
addEventListener('pagehide', stopReading);

const room = new ResizeObserver(() => {
  const taken = head.offsetHeight + form.offsetHeight;
  document.body.classList.toggle('whole', taken > innerHeight * 0.55);
  transcript.scroll();
});
for (const part of [document.documentElement, head, form]) room.observe(part);

if (!byTouch) input.focus();
void line.open();

/** Sends what a button stands for; people see their own words. */
function choose({ type, title, text, displayText, value }: CardAction): void {
  if (type === 'openUrl' || type === 'call') {
    open(String(value), '_blank', 'noopener,noreferrer');
    return;
  }
  const words = displayText ?? title;
  if (type === 'messageBack') {
    const sent = { type: 'message', text: text ?? '', value, channelData: { messageBack: { displayText: words } } };
    say(sent, words);
  } else say({ type: 'message', text: typeof value === 'string' ? value : title }, words);
  if (byTouch) log.focus();
  else input.focus();
}

function say(activity: Activity, words: string): void {
  stopReading();
  const clientActivityID = uniqueId();
  const message = { ...activity, channelData: { ...activity.channelData, clientActivityID } };
  transcript.showMine(clientActivityID, words);
  void send(message, clientActivityID);
}

/** Sends a message; one that fails can be sent again under the same id, so that it never counts twice. */
async function send(message: Activity, clientId: string): Promise<void> {
  transcript.setFailure(clientId, undefined, () => undefined);
  setBusy(true, BUSY_AFTER_MS);
  const sent = await line.post(message);
  setBusy(false);
  const reasons: Record<Exclude<Sent, 'sent'>, string> = {
    failed: texts.notSent,
    'too-fast': texts.tooFast,
    'too-long': texts.tooLong,
  };
  if (sent === 'sent') return;
  transcript.setFailure(clientId, reasons[sent], () => {
    input.focus();
    void send(message, clientId);
  });
}

function setBusy(now: boolean, after = 0): void {
  clearTimeout(busy);
  if (now && !isBusy) {
    busy = setTimeout(() => {
      isBusy = true;
      showStatus();
    }, after);
  } else if (!now) {
    isBusy = false;
    showStatus();
  }
}

function showStatus(): void {
  if (state === 'failed') {
    const retry = button(texts.tryAgain, 'small', () => void line.open());
    status.replaceChildren(element('span', {}, texts.cannotStart), retry);
  } else if (state === 'elsewhere') {
    const here = button(texts.continueHere, 'small', () => void line.takeBack());
    status.replaceChildren(element('span', {}, texts.elsewhere), here);
  } else {
    const words = { connecting: texts.connecting, offline: texts.offline, online: isBusy ? texts.busy : '' }[state];
    if (status.textContent !== words) status.textContent = words;
  }
  status.classList.toggle('busy', state === 'online' && isBusy);
}

/** Clears the screen at once, erases on the server, and goes to a page that tells nothing. */
async function eraseAndLeave(): Promise<void> {
  transcript.clear();
  form.hidden = true;
  status.textContent = texts.erasing;
  // The request goes on by itself; a slow line must not keep somebody here.
  await Promise.race([line.erase(), new Promise((resolve) => setTimeout(resolve, 1_500))]);
  leave(neutralPage);
}
