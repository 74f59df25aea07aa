/** What the broker gives: how to reach the conversation, and how to ask for a new token. */
export interface Grant {
  token: string;
  conversationId: string;
  userId: string;
  domain: string;
  renewal?: string;
}

const KEY = 'woonwegwijzer';

/** Remembers the grant for as long as the tab is open, where the browser allows it. */
export const session = {
  get(): Grant | undefined {
    try {
      const kept = sessionStorage.getItem(KEY);
      return kept ? (JSON.parse(kept) as Grant) : undefined;
    } catch {
      return undefined;
    }
  },
  keep(grant: Grant): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(grant));
    } catch {
      // A browser that keeps nothing for a framed page: a reload then begins anew.
    }
  },
  forget(): void {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Then nothing was kept either.
    }
  },
};

declare global {
  interface Window {
    /** A new token, asked for by the page before this script had come: on a slow line that is one wait less. */
    firstToken?: Promise<Response> | undefined;
  }
}

/** Asks the broker for a token: for the conversation of this grant when it is still there, else for a new one. */
export async function askGrant(before?: Grant): Promise<Grant> {
  const asked = before ? undefined : window.firstToken;
  window.firstToken = undefined;
  const answer = await (asked ??
    fetch('/chat/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(before ? { token: before.renewal ?? before.token } : {}),
    }));
  if (!answer.ok) throw new Error(`broker ${answer.status}`);
  const grant = (await answer.json()) as Grant;
  session.keep(grant);
  return grant;
}

/** Erases a conversation on the server; the request goes on when the page is left. False when it was not confirmed. */
export async function erase({ domain, conversationId, token }: Grant): Promise<boolean> {
  session.forget();
  const erased = fetch(`${domain}/conversations/${conversationId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
    keepalive: true,
  });
  return erased.then(
    ({ ok, status }) => ok || status === 404,
    () => false,
  );
}
