import { button, element } from '../../web/client/element.ts';
import { Alerts } from './alerts.ts';
import { kept } from './kept.ts';
import { LiveLine, type Heard } from './live-line.ts';
import type { ListView, TalkView } from './page-data.ts';
import { Presence } from './presence.ts';
import { nextOf, Queues } from './queues.ts';
import { refusal, Service } from './service.ts';
import { onShortcut, shortcutList } from './shortcuts.ts';
import { summaryElements } from './summary.ts';
import type { Talk } from './talk.ts';
import { pathOf, Talks } from './talks.ts';
import { openWindow } from './window.ts';
import { fill, lasting, pageData, words } from './words.ts';

/*
 * The desk: the queues, the worker's conversations and their summaries. The server is right: after each piece of news
 * the page reads anew what changed, so that nothing is lost when the line was.
 */
const { page } = words;
const ROUND_MS = 5_000;
/** After so many rounds everything is read anew, also when no news came: news can be lost where the store was down. */
const ROUNDS = 6;
/** What could not be read is read again after this long. */
const AGAIN_MS = 1_000;
/** Many changes at once are one look at the list. */
const TOGETHER_MS = 120;
/** A line that is back sooner than this was hardly lost. */
const LOST_MS = 1_500;
/** How many colleagues may be sooner before it is left to the worker. */
const TRIES = 5;

let list: ListView = { waiting: [], secondsLeft: pageData.secondsLeft, stuck: null };
/** Who waited at the last look; undefined: this is the first. */
let known: Set<string> | undefined;
let soon: ReturnType<typeof setTimeout> | undefined;
let reading: Promise<void> | undefined;
let isStale = false;
let rounds = 0;
let isOver = false;

const root = document.getElementById('desk') ?? document.body;
const notice = element('p', { id: 'notice', role: 'status' });
const offline = element('p', { class: 'warning', role: 'alert', hidden: '' }, page.offline);
const stuck = element('p', { class: 'warning', role: 'status', hidden: '' });
const nav = element('nav', { 'aria-labelledby': 'queues-title', id: 'queues' });
const talkPlace = element('section', { 'aria-label': page.talkTitle, id: 'talk', tabindex: '0' });
const summaryPlace = element('section', { 'aria-labelledby': 'summary-title', id: 'summary', tabindex: '0' });

const alerts = new Alerts((count) => (count > 0 ? fill(page.titleAlert, { count }) : page.title));
const service = new Service(pageData.token, signedOut);
const talks = new Talks({ service, alerts, say, back: backToQueues, shown, changed: showList, stale: readList });
const queues = new Queues({
  take: (id) => void take(id),
  show: (id) => {
    talks.show(id);
  },
});
const presence = new Presence({ service, say, isBusy: () => talks.isBusy, changed: showList });
const line = new LiveLine(hear);

build();
shown(undefined);
onShortcut({
  next: () => void takeNext(),
  queues: backToQueues,
  talk: () => {
    setView('talk');
    talks.current?.focus();
  },
  answers: () => {
    talks.chooseAnswer();
  },
  summary: () => {
    setView('talk');
    summaryPlace.focus();
  },
  move: (by) => {
    talks.move(by);
  },
});
setInterval(() => void round(), ROUND_MS);
void readAll();
line.open();
void presence.beat();

/* ---- what comes in ---- */

function hear(heard: Heard): void {
  if (isOver) return;
  if (heard.kind === 'signed-out') {
    signedOut();
    return;
  }
  if (heard.kind === 'lost') {
    setTimeout(() => (offline.hidden = line.ready), LOST_MS);
    return;
  }
  offline.hidden = true;
  if (heard.kind === 'ready') void readAll();
  else if (heard.kind === 'changed') {
    void talks.refresh(heard.id);
    readListSoon(TOGETHER_MS);
  } else {
    presence.lasts(heard.secondsLeft);
    // By the tick of the server and not by our own clock, which a browser slows down behind another tab.
    void presence.beat();
  }
}

/** Renews the times on the screen; where no line gets through, the page asks by itself. */
async function round(): Promise<void> {
  if (isOver) return;
  rounds = (rounds + 1) % ROUNDS;
  if (line.ready && rounds > 0) {
    showList();
    return;
  }
  if (!line.ready) await presence.beat();
  await readAll();
}

async function readAll(): Promise<void> {
  await readList();
  await talks.refreshAll();
}

function readListSoon(after: number): void {
  soon ??= setTimeout(() => {
    soon = undefined;
    void readList();
  }, after);
}

/** Reads the list; while it is being read, once more after that, however often it is asked for. */
function readList(): Promise<void> {
  isStale = true;
  reading ??= readWhileStale().finally(() => (reading = undefined));
  return reading;
}

async function readWhileStale(): Promise<void> {
  while (isStale) {
    isStale = false;
    await readListOnce();
  }
}

async function readListOnce(): Promise<void> {
  const answer = await service.get<ListView>('/list');
  if (isOver) return;
  if (!answer.ok) {
    readListSoon(AGAIN_MS);
    return;
  }
  list = answer.body;
  presence.lasts(list.secondsLeft);
  showStuck();
  alertNew();
  const mine = list.waiting.filter((one) => one.mine);
  // What we had before a reload comes back.
  await Promise.all(mine.filter(({ id }) => !talks.has(id)).map(({ id }) => talks.restore(id)));
  talks.settle();
  if (mine.length > 0 && !presence.present) presence.set(true);
  showList();
}

/** Says that somebody new waits, once. */
function alertNew(): void {
  const waiting = list.waiting.filter(({ worker }) => worker === null);
  const [first] = waiting.filter(({ id }) => known !== undefined && !known.has(id));
  known = new Set(waiting.map(({ id }) => id));
  if (!first || !presence.present) return;
  say(fill(page.newWaiting, { queue: words.queues[first.queue] }));
  alerts.play('waiting');
}

/* ---- what the worker does ---- */

async function takeNext(): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const next = nextOf(list.waiting);
    if (!next) {
      say(page.noneWaiting);
      return;
    }
    if ((await take(next.id)) !== 'taken') return;
  }
}

async function take(id: string): Promise<'taken' | 'done'> {
  const answer = await service.post<TalkView>(`${pathOf(id)}/claim`);
  if (answer.ok) {
    say('');
    if (!presence.present) presence.set(true);
    talks.begin(answer.body);
  } else say(answer.status === 409 ? page.taken : answer.status === 404 ? page.gone : refusal(answer.status));
  await readList();
  return !answer.ok && answer.status === 409 ? 'taken' : 'done';
}

async function signOut(): Promise<void> {
  const answer = await service.post<{ to: string }>('/sign-out');
  if (!answer.ok) {
    say(refusal(answer.status));
    return;
  }
  over();
  kept.clear();
  location.assign(answer.body.to);
}

/* ---- what is seen ---- */

function build(): void {
  const sound = element('input', { type: 'checkbox', role: 'switch' });
  sound.checked = alerts.on;
  sound.addEventListener('change', () => {
    alerts.setOn(sound.checked);
  });
  const skip = element('a', { class: 'skip', href: '#talk' }, page.skip);
  skip.addEventListener('click', () => {
    setView('talk');
  });
  nav.append(
    element('h2', { id: 'queues-title', tabindex: '-1' }, page.queuesTitle),
    button(page.next, 'primary', () => void takeNext()),
    queues.element,
  );
  root.append(
    skip,
    element(
      'header',
      { id: 'head' },
      element('h1', {}, page.title),
      element('span', { class: 'name' }, pageData.worker.name),
      presence.element,
      element('label', { class: 'switch' }, sound, page.sound),
      button(page.shortcuts, '', () => {
        openWindow(page.shortcuts, (close) => [
          shortcutList(words.shortcuts),
          button(page.closeDialog, 'primary', close),
        ]);
      }),
      button(page.signOut, '', () => void signOut()),
    ),
    element('div', { class: 'banners' }, offline, presence.ending, stuck, notice),
    element('main', { class: 'columns' }, nav, talkPlace, summaryPlace),
  );
}

function shown(talk: Talk | undefined): void {
  talkPlace.replaceChildren(talk?.element ?? element('p', { class: 'none' }, page.noTalk));
  talk?.scrollDown();
  const isOpen = talk !== undefined && !talk.ended;
  summaryPlace.hidden = !isOpen;
  summaryPlace.replaceChildren(
    element('h2', { id: 'summary-title' }, page.summaryTitle),
    ...(isOpen ? summaryElements(talk.view, service) : []),
  );
  setView(talk ? 'talk' : 'queues');
}

function showList(): void {
  queues.show(list.waiting, talks.current?.id, (id) => talks.unread(id));
  const waiting = list.waiting.filter(({ worker, state }) => worker === null && state === 'waiting').length;
  alerts.count((presence.present ? waiting : 0) + talks.allUnread);
}

function showStuck(): void {
  const { stuck: late } = list;
  stuck.hidden = late === null;
  const text = late === null ? '' : fill(page.stuck, { count: late.count, time: lasting(late.oldestSeconds * 1000) });
  if (stuck.textContent !== text) stuck.textContent = text;
}

/** On a narrow screen only one of both is seen. */
function setView(view: 'queues' | 'talk'): void {
  root.dataset.view = view;
}

function backToQueues(): void {
  setView('queues');
  document.getElementById('queues-title')?.focus();
}

function say(text: string): void {
  notice.textContent = text;
}

/** The session is over: nothing of a conversation stays on the screen. */
function signedOut(): void {
  if (isOver) return;
  over();
  root.replaceChildren(
    element(
      'main',
      { class: 'sign-in' },
      element('h1', {}, page.title),
      element('p', { role: 'alert' }, page.signedOut),
      element('p', {}, element('a', { class: 'button primary', href: '/balie' }, page.signInAgain)),
    ),
  );
}

function over(): void {
  isOver = true;
  line.end();
  talks.clear();
  document.querySelector('dialog')?.remove();
  alerts.count(0);
}
