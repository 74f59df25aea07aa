import { button, element } from '../../web/client/element.ts';
import { Alerts } from './alerts.ts';
import { kept } from './kept.ts';
import { LiveLine, type Heard } from './live-line.ts';
import { Outbox } from './outbox.ts';
import type { ListView, PresenceState, QueueId, TalkView } from './page-data.ts';
import { nextOf, Queues } from './queues.ts';
import { Service, type Answer } from './service.ts';
import { onShortcut, shortcutList } from './shortcuts.ts';
import { answerButtons, summaryElements } from './summary.ts';
import { Talk } from './talk.ts';
import { askChoice, openWindow } from './window.ts';
import { fill, lasting, pageData, words } from './words.ts';

/*
 * The desk: the queues, the worker's conversations and their summaries. The server is right: after each piece of news
 * the page reads anew what changed, so that nothing is lost when the line was.
 */
const { page } = words;
/** So many seconds before the end of the session the page says so. */
const ENDING_SECONDS = 300;
const ROUND_MS = 5_000;
/** What could not be read is read again after this long. */
const AGAIN_MS = 1_000;

const root = document.getElementById('desk') ?? document.body;
const alerts = new Alerts((count) => (count > 0 ? fill(page.titleAlert, { count }) : page.title));
const service = new Service(pageData.token, signedOut);
const talks = new Map<string, Talk>();
/** Conversations that this worker is ending: news of them says nothing new. */
const leaving = new Set<string>();
const outbox = new Outbox(service, (id) => {
  talks.get(id)?.showOutbox();
});
const queues = new Queues({ take: (id) => void take(id), show });
const line = new LiveLine(hear);

let list: ListView = { waiting: [], secondsLeft: pageData.secondsLeft, stuck: null };
let current = kept.get<string | undefined>('current', undefined);
let present = kept.get<boolean>('present', false);
let touched = true;
let isOver = false;
let known: Set<string> | undefined;
let soon: ReturnType<typeof setTimeout> | undefined;

const notice = element('p', { id: 'notice', role: 'status' });
const offline = element('p', { class: 'warning', role: 'alert', hidden: '' }, page.offline);
const ending = element('div', { class: 'warning', role: 'alert', hidden: '' });
const stuck = element('p', { class: 'warning', role: 'status', hidden: '' });
const nav = element('nav', { 'aria-labelledby': 'queues-title', id: 'queues' });
const talkPlace = element('section', { 'aria-label': page.talkTitle, id: 'talk', tabindex: '0' });
const summaryPlace = element('section', { 'aria-labelledby': 'summary-title', id: 'summary', tabindex: '0' });
const presence = presenceFields();

nav.append(
  element('h2', { id: 'queues-title', tabindex: '-1' }, page.queuesTitle),
  button(page.next, 'primary', () => void takeNext()),
  queues.element,
);
const skip = element('a', { class: 'skip', href: '#talk' }, page.skip);
skip.addEventListener('click', () => {
  setView('talk');
});
root.append(
  skip,
  header(),
  element('div', { class: 'banners' }, offline, ending, stuck, notice),
  element('main', { class: 'columns' }, nav, talkPlace, summaryPlace),
);

for (const gesture of ['pointerdown', 'keydown']) {
  addEventListener(gesture, () => (touched = true), { capture: true });
}
addEventListener('focus', seen);
document.addEventListener('visibilitychange', seen);
onShortcut({
  next: () => void takeNext(),
  queues: () => {
    backToQueues();
  },
  talk: () => {
    setView('talk');
    currentTalk()?.focus();
  },
  answers: chooseAnswer,
  summary: () => {
    setView('talk');
    summaryPlace.focus();
  },
  move,
});
setInterval(() => void round(), ROUND_MS);
showTalk();
void refresh();
line.open();
void beat();

/* ---- what comes in ---- */

function hear(heard: Heard): void {
  if (isOver) return;
  if (heard.kind === 'signed-out') {
    signedOut();
    return;
  }
  if (heard.kind === 'lost') {
    setTimeout(() => (offline.hidden = line.ready || isOver), 1_500);
    return;
  }
  offline.hidden = true;
  if (heard.kind === 'ready') void refresh();
  else if (heard.kind === 'changed') {
    if (talks.has(heard.id)) void refreshTalk(heard.id);
    refreshListSoon();
  } else {
    setSecondsLeft(heard.secondsLeft);
    // By the tick of the server and not by our own clock, which a browser slows down behind another tab.
    void beat();
  }
}

/** Where no line gets through, the page asks by itself. */
async function round(): Promise<void> {
  if (isOver) return;
  if (!line.ready) {
    await beat();
    await refresh();
  } else showList();
}

async function refresh(): Promise<void> {
  await refreshList();
  await Promise.all([...talks.keys()].map((id) => refreshTalk(id)));
}

/** Many changes at once are one look at the list. */
function refreshListSoon(): void {
  soon ??= setTimeout(() => {
    soon = undefined;
    void refreshList();
  }, 120);
}

async function refreshList(): Promise<void> {
  const answer = await service.get<ListView>('/list');
  if (isOver) return;
  if (!answer.ok) {
    setTimeout(refreshListSoon, AGAIN_MS);
    return;
  }
  list = answer.body;
  setSecondsLeft(list.secondsLeft);
  const { stuck: late } = list;
  stuck.hidden = late === null;
  const said = late === null ? '' : fill(page.stuck, { count: late.count, time: lasting(late.oldestSeconds * 1000) });
  if (stuck.textContent !== said) stuck.textContent = said;
  alertNew();
  const mine = list.waiting.filter((one) => one.mine);
  // What we had before a reload comes back.
  await Promise.all(mine.filter(({ id }) => !talks.has(id)).map(({ id }) => openTalk(id)));
  if (mine.length > 0 && !present) setPresent(true);
  showList();
}

/** Says that somebody new waits, once. */
function alertNew(): void {
  const waiting = list.waiting.filter(({ worker }) => worker === null);
  const fresh = waiting.filter(({ id }) => known !== undefined && !known.has(id));
  known = new Set(waiting.map(({ id }) => id));
  const [first] = fresh;
  if (!first || !present) return;
  say(fill(page.newWaiting, { queue: words.queues[first.queue] }));
  alerts.play('waiting');
}

async function refreshTalk(id: string): Promise<void> {
  const talk = talks.get(id);
  if (isOver || !talk || talk.ended || leaving.has(id)) return;
  const answer = await service.get<TalkView>(pathOf(id));
  if (talks.get(id) !== talk || leaving.has(id)) return;
  if (!answer.ok) {
    if (answer.status === 404 || answer.status === 409) endTalk(talk);
    else setTimeout(() => void refreshTalk(id), AGAIN_MS);
    return;
  }
  if (answer.body.state === 'closed') {
    endTalk(talk);
    return;
  }
  const fresh = talk.update(answer.body);
  if (fresh.length === 0) return;
  if (!isSeen(id)) {
    talk.unread += fresh.length;
    say(page.newMessage);
  }
  alerts.play(fresh.some(({ danger }) => danger !== undefined) ? 'danger' : 'message');
  showList();
}

/* ---- what the worker does ---- */

async function takeNext(): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const next = nextOf(list.waiting);
    if (!next) {
      say(page.noneWaiting);
      return;
    }
    if ((await take(next.id)) !== 409) return;
  }
}

/** Takes a hand-off; gives the status of the answer. */
async function take(id: string): Promise<number> {
  const answer = await service.post<TalkView>(`${pathOf(id)}/claim`);
  if (answer.ok) {
    if (!present) setPresent(true);
    if (!talks.has(id)) addTalk(answer.body);
    say('');
    show(id);
  } else say(answer.status === 409 ? page.taken : answer.status === 404 ? page.gone : refusedWords(answer));
  await refreshList();
  return answer.ok ? 200 : answer.status;
}

async function openTalk(id: string): Promise<void> {
  const answer = await service.get<TalkView>(pathOf(id));
  if (!answer.ok || talks.has(id)) return;
  addTalk(answer.body);
  void outbox.flush(id);
  if (current === undefined || current === id) {
    current = id;
    showTalk();
  }
}

function addTalk(view: TalkView): void {
  const act = (work: () => Promise<Answer<object>>) => async (): Promise<void> => {
    leaving.add(view.id);
    const answer = await work();
    leaving.delete(view.id);
    if (answer.ok || answer.status === 404 || answer.status === 409) {
      removeTalk(view.id);
      if (!answer.ok) say(page.gone);
      await refreshList();
    } else say(refusedWords(answer));
  };
  const path = pathOf(view.id);
  talks.set(
    view.id,
    new Talk(view, outbox, {
      back: backToQueues,
      giveBack() {
        const done = act(() => service.post(`${path}/give-back`));
        askChoice({ title: page.giveBackTitle, text: page.giveBackText, chosen: () => void done() });
      },
      transfer() {
        const options = (Object.keys(words.queues) as QueueId[])
          .filter((queue) => queue !== talks.get(view.id)?.view.queue.id)
          .map((value) => ({ value, title: words.queues[value] }));
        askChoice({
          title: page.transferTitle,
          text: page.transferText,
          choices: { label: page.transferTo, options },
          chosen: (queue) => void act(() => service.post(`${path}/transfer`, { queue }))(),
        });
      },
      close() {
        const options = Object.entries(words.codes).map(([value, title]) => ({ value, title }));
        askChoice({
          title: page.closeTitle,
          text: page.closeText,
          choices: { label: page.closeCode, options },
          chosen: (code) => void act(() => service.post(`${path}/close`, { code }))(),
        });
      },
      answers: chooseAnswer,
      dismiss() {
        removeTalk(view.id);
      },
    }),
  );
}

function chooseAnswer(): void {
  const talk = currentTalk();
  if (!talk || talk.ended || document.querySelector('dialog[open]')) return;
  openWindow(page.answersTitle, (close) => [
    ...answerButtons((text) => {
      close();
      talk.write(text);
    }),
    button(page.closeDialog, '', close),
  ]);
}

function endTalk(talk: Talk): void {
  talk.end();
  if (talk.id === current) showTalk();
  showList();
}

function removeTalk(id: string): void {
  talks.get(id)?.forget();
  talks.delete(id);
  if (current === id) {
    current = [...talks.keys()].at(-1);
    kept.set('current', current);
    showTalk();
    backToQueues();
  }
  showList();
}

/** Goes to the next or the previous conversation of this worker. */
function move(by: 1 | -1): void {
  const ids = [...talks.keys()];
  if (ids.length === 0) return;
  const place = ids.indexOf(current ?? '');
  show(ids[(place + by + ids.length) % ids.length] ?? '');
}

function show(id: string): void {
  if (!talks.has(id)) return;
  current = id;
  kept.set('current', id);
  setView('talk');
  showTalk();
  seen();
  currentTalk()?.focus();
}

/* ---- what is seen ---- */

function currentTalk(): Talk | undefined {
  return current === undefined ? undefined : talks.get(current);
}

function isSeen(id: string): boolean {
  return id === current && document.visibilityState === 'visible' && document.hasFocus();
}

function seen(): void {
  const talk = currentTalk();
  if (!talk || !isSeen(talk.id) || talk.unread === 0) return;
  talk.unread = 0;
  showList();
}

function showTalk(): void {
  const talk = currentTalk();
  talkPlace.replaceChildren(talk?.element ?? element('p', { class: 'none' }, page.noTalk));
  talk?.scrollDown();
  const heading = element('h2', { id: 'summary-title' }, page.summaryTitle);
  const known = talk && !talk.ended;
  summaryPlace.hidden = !known;
  summaryPlace.replaceChildren(heading, ...(known ? summaryElements(talk.view, service) : []));
  if (!talk) setView('queues');
}

function showList(): void {
  queues.show(list.waiting, current, (id) => talks.get(id)?.unread ?? 0);
  const waiting = present
    ? list.waiting.filter(({ worker, state }) => worker === null && state === 'waiting').length
    : 0;
  alerts.count(waiting + [...talks.values()].reduce((sum, { unread }) => sum + unread, 0));
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

function refusedWords(answer: Answer<unknown>): string {
  return !answer.ok && answer.status === 429 ? page.tooFast : page.failed;
}

/* ---- who is there ---- */

function header(): HTMLElement {
  const sound = element('input', { type: 'checkbox', role: 'switch' });
  sound.checked = alerts.on;
  sound.addEventListener('change', () => {
    alerts.setOn(sound.checked);
  });
  return element(
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
  );
}

function presenceFields(): { element: HTMLElement; show(): void } {
  const choice = (value: boolean, title: string): [HTMLInputElement, HTMLLabelElement] => {
    const input = element('input', { type: 'radio', name: 'presence' });
    input.addEventListener('change', () => {
      setPresent(value);
    });
    return [input, element('label', {}, input, title)];
  };
  const [there, thereLabel] = choice(true, page.present);
  const [away, awayLabel] = choice(false, page.paused);
  const show = (): void => {
    there.checked = present;
    away.checked = !present;
  };
  show();
  const legend = element('legend', { class: 'unseen' }, page.presence);
  return { element: element('fieldset', { class: 'presence' }, legend, thereLabel, awayLabel), show };
}

function setPresent(now: boolean): void {
  if (!now && [...talks.values()].some(({ ended }) => !ended)) {
    presence.show();
    say(page.finishFirst);
    return;
  }
  present = now;
  kept.set('present', now);
  presence.show();
  say(now ? '' : page.pausedHint);
  void beat(now ? 'here' : 'away');
  showList();
}

/** Says whether the worker is there, and whether the page was touched. A page on pause only looks: another tab may work. */
async function beat(state: PresenceState = present ? 'here' : 'looking'): Promise<void> {
  if (isOver || (state === 'looking' && !touched)) return;
  const body = { state, touched };
  touched = false;
  const answer = await service.post<{ secondsLeft: number }>('/presence', body);
  if (answer.ok) setSecondsLeft(answer.body.secondsLeft);
  else touched ||= body.touched;
}

function setSecondsLeft(seconds: number): void {
  const isNear = seconds < ENDING_SECONDS && !isOver;
  if (isNear) {
    const words = element('span', {}, fill(page.ending, { minutes: lasting(seconds * 1000) }), ' ');
    const stay = button(page.stay, '', () => {
      touched = true;
      void beat();
    });
    if (ending.hidden) ending.replaceChildren(words, stay);
    else ending.firstElementChild?.replaceWith(words);
  }
  ending.hidden = !isNear;
}

async function signOut(): Promise<void> {
  const answer = await service.post<{ to: string }>('/sign-out');
  if (answer.ok) {
    over();
    kept.clear();
    location.assign(answer.body.to);
  } else say(refusedWords(answer));
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

function pathOf(id: string): string {
  return `/talks/${encodeURIComponent(id)}`;
}
