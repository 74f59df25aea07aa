import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Browsing, startDesk, type DeskService } from '../channels/desk/desk-service.ts';
import { callbackOf, summaryOf } from '../support/fake-floor.ts';
import { lacks } from '../support/needs.ts';
import { startOidcProvider } from '../support/oidc-provider.ts';
import { fine, focused } from './axe.ts';
import { DESK, openBrowser } from './browser.ts';
import { DeskWorker } from './worker.ts';

const NARROW = { viewport: { width: 320, height: 640 } };
const HOSTILE = `</script><script>alert(1)</script><img src=x onerror="alert(2)"> [klik](javascript:alert(3))`;

describe.skipIf(lacks('chromium'))('the page of the desk', { timeout: 60_000 }, () => {
  let desk: DeskService;
  let browser: Browser;
  let context: BrowserContext;
  const complaints: string[] = [];

  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk({ DESK_DEV_LOGIN: 'yes' }), openBrowser()]);
  }, 90_000);
  beforeEach(() => {
    desk.floor.held.clear();
    desk.floor.acts.length = 0;
    complaints.length = 0;
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await desk.end();
  });

  const open = async (options = {}): Promise<DeskWorker> => {
    context = await browser.newContext({ ...DESK, ...options });
    return new DeskWorker(await newPage());
  };
  const newPage = async (): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('dialog', () => complaints.push('a dialog'));
    page.on('console', (entry) => {
      if (entry.type() === 'error' && !/status of 4\d\d/.test(entry.text())) complaints.push(entry.text());
    });
    return page;
  };
  const people = (): void => {
    const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
    const wensen = { wil: 'Ik zoek een plek om te wonen.', toevoeging: 'Ik heb een hond.' };
    desk.floor.arrive({
      id: 'h1',
      urgency: 'nu',
      queueId: 'iriszorg',
      summary: summaryOf(wensen),
      transcript: [
        { id: 'a', by: 'person', text: 'ik slaap vannacht buiten', at: ago(9), danger: 'crisis-vannacht' },
        { id: 'b', by: 'assistant', text: 'Ga vandaag naar de opvang.\n\nBel 14 0570.', at: ago(9) },
      ],
    });
    desk.floor.arrive({ id: 'h2', urgency: 'vandaag' });
    desk.floor.arrive({ id: 'h3', callback: callbackOf('blauwe fiets'), queueId: 'regionale-toegang' });
  };

  test.each([
    ['at a desk', DESK, ['queues', 'talk']],
    ['at 320 px', NARROW, ['sign-in', 'queues', 'talk', 'answers', 'close', 'callback']],
  ])('WCAG 2.2 AA %s: nothing is found, with letters twice as large too', async (_name, size, looked) => {
    const worker = await open({ ...size, bypassCSP: true });
    const { page } = worker;
    const look = async (name: string): Promise<void> =>
      looked.includes(name) ? fine(page, `balie-${name}`) : undefined;
    people();
    await page.goto(`${desk.url}/balie`);
    await look('sign-in');
    await worker.arrive(desk.url);
    await worker
      .button(/^Neem:/)
      .first()
      .waitFor();
    await look('queues');
    await worker.takeNext();
    await worker.say('Goedendag, ik lees eerst wat u hebt verteld.');
    await page.getByText('wordt verstuurd').waitFor({ state: 'detached' });
    await look('talk');
    await worker.button('Vast antwoord').click();
    await look('answers');
    await page.keyboard.press('Escape');
    await worker.button('Sluit af').click();
    await look('close');
    await worker.confirm('Geholpen');
    await worker.button(/^Neem:.*terugbellen/).click();
    await worker.button('Controleer').waitFor();
    await look('callback');
  });

  test('a provider on another site lets a worker in and out again, and a page of that site cannot act here', async () => {
    const provider = await startOidcProvider();
    onTestFinished(() => provider.end());
    const { issuer, clientId, clientSecret } = provider;
    const other = await startDesk({
      DESK_OIDC_ISSUER: issuer,
      DESK_OIDC_CLIENT_ID: clientId,
      DESK_OIDC_CLIENT_SECRET: clientSecret,
    });
    onTestFinished(() => other.end());
    const worker = await open();
    const { page } = worker;
    await page.goto(`${other.url}/balie`);
    await page.getByRole('link', { name: 'Log in' }).click();
    await page.getByText('Anna', { exact: true }).waitFor();
    other.floor.arrive({ id: 'h1' });
    await worker.button(/^Neem:/).waitFor();

    const foreign = await newPage();
    await foreign.goto(`${issuer}/.well-known/openid-configuration`);
    const sent = await foreign.evaluate(`(async () => {
      const options = { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}' };
      await fetch('${other.url}/balie/api/talks/h1/claim', options).catch(() => undefined);
      const socket = new WebSocket('${other.url.replace('http', 'ws')}/balie/live');
      return new Promise((resolve) => {
        socket.onopen = () => resolve('opened');
        socket.onerror = () => resolve('refused');
      });
    })()`);
    expect(sent).toBe('refused');
    expect(other.floor.held.get('h1')?.worker).toBeNull();

    await worker.button('Uitloggen').click();
    await page.getByRole('link', { name: 'Log in' }).waitFor();
    expect(page.url()).toBe(`${other.url}/balie`);
    expect(await context.cookies(other.url)).toEqual([]);
  });

  test('the keyboard alone does everything, and the focus is never lost', async () => {
    const worker = await open();
    const { page } = worker;
    const { keyboard } = page;
    people();
    await page.goto(`${desk.url}/balie`);
    for (let tabs = 0; tabs < 5 && !(await focused(page.getByLabel('Voornaam'))); tabs++) await keyboard.press('Tab');
    await keyboard.type('Anna');
    await keyboard.press('Enter');
    await worker.button('Neem de volgende').waitFor();
    await keyboard.press('Alt+KeyN');
    await expect.poll(() => focused(worker.input)).toBe(true);
    await keyboard.type('Goedendag');
    await keyboard.press('Shift+Enter');
    await keyboard.type('en welkom');
    await keyboard.press('Enter');
    await expect.poll(() => desk.floor.held.get('h1')?.said.at(-1)?.text).toBe('Goedendag\nen welkom');

    await keyboard.press('Alt+KeyA');
    await keyboard.press('Enter');
    await expect.poll(() => worker.input.inputValue()).toContain('Goedendag, ik ben een medewerker.');
    expect(await focused(worker.input)).toBe(true);

    await keyboard.press('Alt+KeyN');
    await page.getByRole('heading', { name: 'Gesprek in de rij Algemeen' }).waitFor();
    await keyboard.press('Alt+ArrowUp');
    await page.getByRole('heading', { name: 'Gesprek in de rij IrisZorg' }).waitFor();
    expect(await worker.input.inputValue()).toContain('Goedendag, ik ben een medewerker.');
    await keyboard.press('Alt+KeyO');
    await expect.poll(() => focused(worker.summary)).toBe(true);
    await keyboard.press('Alt+KeyR');
    await expect.poll(() => focused(page.getByRole('heading', { name: 'Rijen' }))).toBe(true);

    // To the button that closes, with Tab alone; a window that is put away gives the focus back.
    await keyboard.press('Alt+KeyG');
    for (let tabs = 0; tabs < 9 && !(await focused(worker.button('Sluit af'))); tabs++)
      await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await keyboard.press('Escape');
    await expect.poll(() => focused(worker.button('Sluit af'))).toBe(true);
    await keyboard.press('Enter');
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect.poll(() => desk.floor.acts).toContain('close geholpen h1');
    await expect.poll(() => focused(page.getByRole('heading', { name: 'Rijen' }))).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('script in a message and in a summary is shown as text, and nothing of it runs', async () => {
    const worker = await open();
    desk.floor.arrive({
      id: 'h1',
      queueId: 'algemeen',
      summary: summaryOf({ wil: HOSTILE, urgentie: { niveau: 'nu', waarom: HOSTILE } }),
      transcript: [{ id: 'a', by: 'assistant', text: HOSTILE, at: new Date().toISOString() }],
    });
    await worker.arrive(desk.url);
    await worker.takeNext();
    desk.floor.hear('h1', { id: 'b', by: 'person', text: HOSTILE, at: new Date().toISOString() });
    await expect.poll(async () => (await worker.log.innerText()).split('onerror="alert').length - 1).toBe(2);
    expect(await worker.summary.innerText()).toContain('<img src=x');
    expect(await worker.page.locator('img').count()).toBe(0);
    expect(await worker.page.getByRole('link', { name: 'klik' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('of two who take the same, one gets it, and the other is told', async () => {
    const worker = await open();
    const { page } = worker;
    await worker.arrive(desk.url);
    desk.floor.arrive({ id: 'h1' });
    await worker.button(/^Neem:/).waitFor();
    // The list on the screen is one behind.
    await page.route(/\/list$/, (route) => route.abort());
    const colleague = new Browsing(desk.url);
    await colleague.signInHere('Bo');
    await colleague.call('/talks/h1/claim', {});
    await worker.button(/^Neem:/).click();
    await page.getByText('Een collega was u voor.').waitFor();
    await page.unroute(/\/list$/);
    await page.getByText('bij Bo').waitFor();
    expect(await page.getByRole('heading', { name: /^Gesprek in de rij/ }).count()).toBe(0);
  });

  test('a message whose answer is lost on the way is said once', async () => {
    const worker = await open();
    desk.floor.arrive({ id: 'h1' });
    await worker.arrive(desk.url);
    await worker.takeNext();
    let lost = 0;
    await worker.page.route(/\/say$/, async (route) => {
      if (++lost > 2) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await worker.say('Komt dit één keer aan?');
    await expect.poll(() => lost, { timeout: 15_000 }).toBeGreaterThan(0);
    await worker.page.getByText('wordt verstuurd').waitFor({ state: 'detached' });
    expect(desk.floor.held.get('h1')?.said.map(({ text }) => text)).toEqual(['Komt dit één keer aan?']);
    expect((await worker.log.innerText()).split('Komt dit').length - 1).toBe(1);
  });

  test('where no line gets through, the page asks by itself', async () => {
    const worker = await open();
    await worker.page.routeWebSocket(/\/balie\/live/, (socket) => socket.close());
    await worker.arrive(desk.url);
    await worker.page.getByText('Geen verbinding.').waitFor();
    desk.floor.arrive({ id: 'h1' });
    await worker.button(/^Neem:/).waitFor();
  });

  test('what the person erased is gone from the screen at once', async () => {
    const worker = await open();
    desk.floor.arrive({ id: 'h1', summary: summaryOf({ wil: 'Mijn geheim.' }) });
    await worker.arrive(desk.url);
    await worker.takeNext();
    desk.floor.hear('h1', { id: 'b', by: 'person', text: 'Nog een geheim.', at: new Date().toISOString() });
    await worker.page.getByText('Nog een geheim.').waitFor();
    desk.floor.erase('h1');
    await worker.page.getByText('Dit gesprek is niet meer bij u.').waitFor();
    expect(await worker.page.innerText('body')).not.toContain('geheim');
    await worker.button('Haal weg').click();
    await worker.page.getByText('Kies links een gesprek').waitFor();
  });

  test('signing out clears the screen and what the tab kept; a page that is left open says so', async () => {
    const worker = await open();
    desk.floor.arrive({ id: 'h1', summary: summaryOf({ wil: 'Mijn geheim.' }) });
    await worker.arrive(desk.url);
    await worker.takeNext();
    await worker.input.fill('half af');
    const other = new DeskWorker(await newPage());
    await other.page.goto(`${desk.url}/balie`);
    await other.button('Uitloggen').click();
    await other.button('Log in').waitFor();
    expect(await other.page.evaluate('Object.keys(sessionStorage).length')).toBe(0);
    await worker.button('Neem de volgende').click();
    await worker.say('Bent u daar?');
    await worker.page.getByText('U bent uitgelogd.').waitFor();
    expect(await worker.page.innerText('body')).not.toContain('geheim');
  });

  test('pause is not taken while somebody talks, and sound that is off stays off', async () => {
    const worker = await open();
    const { page } = worker;
    desk.floor.arrive({ id: 'h1' });
    await worker.arrive(desk.url);
    await page.getByLabel('Geluid').uncheck();
    await worker.takeNext();
    await page.getByLabel('Pauze').click();
    await page.getByText('U hebt nog een gesprek.').waitFor();
    expect(await page.getByLabel('Aanwezig').isChecked()).toBe(true);
    await page.reload();
    await page.getByRole('heading', { name: /^Gesprek in de rij/ }).waitFor();
    expect(await page.getByLabel('Aanwezig').isChecked()).toBe(true);
    expect(await page.getByLabel('Geluid').isChecked()).toBe(false);
    expect(desk.floor.acts.filter((act) => act.startsWith('away'))).toEqual([]);
  });

  test('the summary prints on one sheet', async () => {
    const worker = await open();
    desk.floor.arrive({ id: 'h1', summary: summaryOf() });
    await worker.arrive(desk.url);
    await worker.takeNext();
    // Without the window of the printer, which nobody would close here.
    await context.addInitScript('window.print = () => undefined');
    const [sheet] = await Promise.all([
      context.waitForEvent('page'),
      worker.page.getByRole('link', { name: 'Druk af' }).click(),
    ]);
    await sheet.getByText('Ik zoek een plek om te wonen.').waitFor();
    const pdf = (await sheet.pdf({ format: 'A4' })).toString('latin1');
    expect([...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length).toBe(1);
    expect(complaints).toEqual([]);
  });
});
