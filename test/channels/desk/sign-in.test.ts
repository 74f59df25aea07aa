import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { startOidcProvider, type OidcProvider } from '../../support/oidc-provider.ts';
import { Browsing, startDesk, type DeskService } from './desk-service.ts';

describe('signing in with OpenID Connect', () => {
  let provider: OidcProvider;
  let desk: DeskService;
  let browser: Browsing;
  let now: number;

  beforeAll(async () => {
    provider = await startOidcProvider();
    const { issuer, clientId, clientSecret } = provider;
    desk = await startDesk(
      { DESK_OIDC_ISSUER: issuer, DESK_OIDC_CLIENT_ID: clientId, DESK_OIDC_CLIENT_SECRET: clientSecret },
      { now: () => now },
    );
  });
  beforeEach(() => {
    now = Date.now();
    provider.wrong = {};
    provider.claims = { name: 'Anna de Vries', roles: ['balie-alle'] };
    browser = new Browsing(desk.url);
  });
  afterAll(async () => {
    await desk.end();
    await provider.end();
  });

  /** Signs in, and gives what the page then says about who is in; undefined: nobody. */
  const signIn = async (): Promise<{ name: string; queues: string[] } | undefined> => {
    await browser.follow('/balie/inloggen');
    const page = await (await browser.go('/balie')).text();
    const data = /type="application\/json"[^>]*>(.*?)<\/script>/s.exec(page)?.[1];
    return data === undefined ? undefined : (JSON.parse(data) as { worker: { name: string; queues: string[] } }).worker;
  };

  test('the code flow with PKCE, state and nonce lets a worker in, with the first name and the queues of the roles', async () => {
    provider.claims = { name: 'Anna de Vries', roles: ['balie-bzt', 'balie-iriszorg', 'iets-anders'] };
    expect(await signIn()).toEqual({ name: 'Anna', queues: ['bzt', 'iriszorg'] });
    expect(provider.exchanges.at(-1)?.get('code_verifier')).toMatch(/^[\w-]{43,}$/);
  });

  test('the cookie is out of reach of scripts and other sites, and is no session key of the store', async () => {
    await browser.go('/balie/inloggen').then(async (to) => browser.go(to.headers.get('location') ?? ''));
    const answer = await browser.follow('/balie/inloggen');
    expect(answer.status).toBe(200);
    const [id = ''] = [...browser.cookies.values()];
    expect((await desk.keeper.keys('desk-sessions/')).join()).not.toContain(id);
    const again = await browser.go((await browser.go('/balie/inloggen')).headers.get('location') ?? '');
    const back = await browser.go(again.headers.get('location') ?? '');
    expect(back.headers.getSetCookie().join('\n')).toMatch(
      /balie=[\w-]{43}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax/,
    );
  });

  test('the name of a worker is never more than a first name', async () => {
    for (const [claims, name] of [
      [{ given_name: 'Jan-Willem', name: 'Jansen, J.W.' }, 'Jan-Willem'],
      [{ name: 'Vries, Fatima de' }, 'Fatima'],
      [{ name: '<b>Bob</b> 1' }, 'b'],
      [{}, 'medewerker'],
    ] as const) {
      browser.cookies.clear();
      provider.claims = { ...claims, roles: ['balie-alle'] };
      expect((await signIn())?.name).toBe(name);
    }
  });

  test('roles may be one text, or lie deeper, as with other providers', async () => {
    provider.claims = { roles: 'balie-bzt overig' };
    expect((await signIn())?.queues).toEqual(['bzt']);
    const { issuer, clientId, clientSecret } = provider;
    const other = await startDesk({
      DESK_OIDC_ISSUER: issuer,
      DESK_OIDC_CLIENT_ID: clientId,
      DESK_OIDC_CLIENT_SECRET: clientSecret,
      DESK_ROLES_CLAIM: 'realm_access.roles',
    });
    provider.claims = { realm_access: { roles: ['balie-algemeen'] } };
    browser = new Browsing(other.url);
    expect((await signIn())?.queues).toEqual(['algemeen']);
    await other.end();
  });

  test.each<[string, () => void]>([
    ['a wrong nonce', () => (provider.wrong = { nonce: 'of another sign-in' })],
    ['a wrong issuer', () => (provider.wrong = { issuer: 'https://other.example' })],
    ['a wrong audience', () => (provider.wrong = { audience: 'another client' })],
    ['a token that is over', () => (provider.wrong = { expires: -300 })],
    ['a forged signature', () => (provider.wrong = { forged: true })],
    ['no role', () => (provider.claims = { name: 'Anna' })],
    ['only roles of others', () => (provider.claims = { name: 'Anna', roles: ['__proto__', 'toString', 'beheer'] })],
  ])('%s lets nobody in', async (_name, spoil) => {
    spoil();
    expect(await signIn()).toBeUndefined();
    expect(browser.cookies.size).toBe(0);
  });

  test('a wrong state, a second use and another browser are refused', async () => {
    const before = await desk.keeper.keys('desk-sessions/');
    const toProvider = await browser.go('/balie/inloggen');
    const back = (await browser.go(toProvider.headers.get('location') ?? '')).headers.get('location') ?? '';
    const stranger = new Browsing(desk.url);
    expect((await stranger.go(back)).status).toBe(400);
    const forged = new URL(back);
    forged.searchParams.set('state', 'of somebody else');
    const ticket = new Map(browser.cookies);
    expect((await browser.go(forged.href)).status).toBe(400);
    for (const [name, value] of ticket) browser.cookies.set(name, value);
    expect((await browser.go(back)).status).toBe(400);
    expect(await desk.keeper.keys('desk-sessions/')).toEqual(before);
  });

  test('a provider that is down is said plainly, and is tried again', async () => {
    const settings = { DESK_OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`, DESK_OIDC_CLIENT_ID: 'desk' };
    const alone = await startDesk(settings);
    for (let twice = 0; twice < 2; twice++) {
      const answer = await new Browsing(alone.url).go('/balie/inloggen');
      expect(answer.status).toBe(502);
      expect(await answer.text()).toContain('De inlogdienst is nu niet bereikbaar.');
    }
    await alone.end();
  });

  test('a session ends after its hours, however much the page is touched', async () => {
    await signIn();
    await browser.readToken();
    for (let minutes = 0; minutes < 8 * 60; minutes += 45) {
      expect((await browser.call('/presence', { state: 'here', touched: true })).status).toBe(200);
      now += 45 * 60_000;
    }
    expect((await browser.call('/list')).status).toBe(401);
  });

  test('a session ends an hour after the page was last touched, though the page itself goes on calling', async () => {
    await signIn();
    await browser.readToken();
    now += 50 * 60_000;
    expect((await browser.call('/presence', { state: 'here', touched: false })).body).toEqual({ secondsLeft: 600 });
    now += 11 * 60_000;
    expect((await browser.call('/list')).status).toBe(401);
  });

  test('signing out ends the session for every copy of the cookie, and leads to the provider', async () => {
    await signIn();
    await browser.readToken();
    const copy = new Browsing(desk.url);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    copy.token = browser.token;
    const { body } = await browser.call('/sign-out', {});
    const { to } = body as { to: string };
    expect(to).toContain(`${provider.issuer}/end?`);
    expect(new URL(to).searchParams.get('post_logout_redirect_uri')).toBe(`${desk.url}/balie`);
    expect(browser.cookies.size).toBe(0);
    expect((await copy.call('/list')).status).toBe(401);
  });

  test('a session that somebody made up, or of which one sign was changed, is none', async () => {
    await signIn();
    await browser.readToken();
    const [[name, id] = ['', '']] = [...browser.cookies];
    for (const forged of [
      'a'.repeat(43),
      `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`,
      '../desk',
      '',
      id.toUpperCase(),
    ]) {
      browser.cookies.set(name, forged);
      expect((await browser.call('/list')).status).toBe(401);
    }
  });

  test('the sign-in of this machine does not exist beside it', async () => {
    const form = new URLSearchParams({ name: 'Anna', queue: 'bzt' });
    const answer = await browser.go('/balie/inloggen', { method: 'POST', body: form, headers: { origin: desk.url } });
    expect(answer.status).toBe(404);
  });
});

describe('over https', () => {
  test('the cookies bear the prefix __Host- and Secure', async () => {
    const provider = await startOidcProvider();
    const { issuer, clientId, clientSecret } = provider;
    const desk = await startDesk({
      DESK_OIDC_ISSUER: issuer,
      DESK_OIDC_CLIENT_ID: clientId,
      DESK_OIDC_CLIENT_SECRET: clientSecret,
      DESK_URL: 'https://balie.example',
    });
    const answer = await new Browsing(desk.url).go('/balie/inloggen');
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-balie-inloggen=.*; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/,
    );
    const { searchParams } = new URL(answer.headers.get('location') ?? '');
    expect(searchParams.get('redirect_uri')).toBe('https://balie.example/balie/inloggen/terug');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    await desk.end();
    await provider.end();
  });
});

describe('without a provider', () => {
  test('/balie says plainly that the desk is not set up, and takes no calls', async () => {
    const desk = await startDesk({});
    const browser = new Browsing(desk.url);
    const answer = await browser.go('/balie');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('De balie is nog niet ingesteld.');
    expect((await browser.go('/balie/inloggen')).headers.get('location')).toBe('/balie');
    expect((await browser.call('/list')).status).toBe(404);
    const form = new URLSearchParams({ name: 'Anna', queue: 'bzt' });
    const signIn = await browser.go('/balie/inloggen', { method: 'POST', body: form, headers: { origin: desk.url } });
    expect(signIn.status).toBe(404);
    await desk.end();
  });

  test('the sign-in of this machine takes a name and queues, from this machine and our own form only', async () => {
    const desk = await startDesk({ DESK_DEV_LOGIN: 'yes' });
    const browser = new Browsing(desk.url);
    const form = () => new URLSearchParams({ name: 'Anna', queue: 'bzt' });
    const post = async (headers: Record<string, string>, body = form()) =>
      (await new Browsing(desk.url).go('/balie/inloggen', { method: 'POST', body, headers })).status;
    expect(await post({})).toBe(403);
    expect(await post({ origin: 'https://elders.example' })).toBe(403);
    expect(await post({ origin: desk.url, 'x-forwarded-for': '203.0.113.9' })).toBe(403);
    expect(await post({ origin: desk.url }, new URLSearchParams({ name: 'Anna' }))).toBe(400);
    expect(await post({ origin: desk.url }, new URLSearchParams({ name: '1234', queue: 'bzt' }))).toBe(400);
    expect(await post({ origin: desk.url })).toBe(303);
    await browser.signInHere('Bo', ['bzt']);
    expect((await browser.call('/list')).status).toBe(200);
    await desk.end();
  });
});
